"""文号 in the spellings that people type and sources print: what they are, where they begin, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.gazette.model import DocumentNumber
from search.gazette.numbers import find, means, parse, registration, reread
from search.gazette.simplified import simplified
from tests.gazette.spellings import spellings

NUMBERS = [
    DocumentNumber("济政发", 2022, 17),
    DocumentNumber("济政办发", 2019, 18),
    DocumentNumber("济政字", 2019, 55),
    DocumentNumber("济营转办发", 2023, 1),
    DocumentNumber("济人才办发", 2018, 11),
    DocumentNumber("济发", 2017, 18),
    DocumentNumber("鲁政办发", 2021, 3),
    DocumentNumber("鲁财金", 2018, 55),
    DocumentNumber("国发", 2021, 9),
    DocumentNumber("国知发保字", 2022, 27),
    DocumentNumber("工信部联企业", 2011, 300),
    DocumentNumber("国科发政", 2017, 115),
    DocumentNumber("交运规", 2019, 12),
    DocumentNumber("银企", 2018, 162),
    DocumentNumber("鲁政办明电", 2020, 12),
    DocumentNumber("国办发明电", 2022, 3),
    DocumentNumber("发改价格", 2021, 689),
    DocumentNumber("沪府办规", 2023, 5),
    DocumentNumber("穗府办函", 2020, 101),
    DocumentNumber("烟政发", 2020, 8),
    DocumentNumber("国务院令", None, 713),
    DocumentNumber("省政府令", None, 336),
    DocumentNumber("中华人民共和国主席令", None, 80),
    DocumentNumber("济南市人民政府令", None, 285),
    DocumentNumber("国家发展和改革委员会令", None, 16),
    DocumentNumber("国家税务总局公告", 2025, 77),
    DocumentNumber("公告", 2025, 77),
]

ALSO = [
    ("济政发字〔2022〕第17号", "济政发〔2022〕17号"),
    ("济政发202217号", "济政发〔2022〕17号"),
    ("济政发2022 17", "济政发〔2022〕17号"),
    ("济政发2022/17", "济政发〔2022〕17号"),
    ("濟政辦發【２０１９】第０１８號", "济政办发〔2019〕18号"),
    ("公告2025年第77号", "公告2025年第77号"),
    ("国家税务总局公告〔2025〕77号", "国家税务总局公告2025年第77号"),
    ("中华人民共和国国务院令第713号", "国务院令第713号"),
    ("主席令第八十号", "中华人民共和国主席令第80号"),
    ("国务院第713号令", "国务院令第713号"),
    # what people call it
    ("济政办发2019 18", "济政办发〔2019〕18号"),
    ("济政办发〔2019〕第018号", "济政办发〔2019〕18号"),
    ("济政办发[2019]18 号文", "济政办发〔2019〕18号"),
    ("济政发２０２２－１７号", "济政发〔2022〕17号"),
    ("济政字〔2021〕36号文件", "济政字〔2021〕36号"),
    ("济政字〔2021〕36号文件的通知", "济政字〔2021〕36号"),
    ("国办发2023年15号文", "国办发〔2023〕15号"),
    ("国办发〔2023〕十五号", "国办发〔2023〕15号"),
    ("国办发第15号", None),
    # decrees and announcements, in one form each
    ("国令第713号", "国务院令第713号"),
    ("中华人民共和国公安部令第123号", "公安部令第123号"),
    ("山东省政府令第336号", "山东省人民政府令第336号"),
    ("省人民政府令第336号", "省政府令第336号"),
    ("济南市政府令第285号", "济南市人民政府令第285号"),
    ("证监会公告〔2021〕5号", "证监会公告2021年第5号"),
    ("财政部 税务总局公告2022年第14号", "财政部税务总局公告2022年第14号"),
    ("财政部税务总局公告2022年第14号", "财政部税务总局公告2022年第14号"),
    ("济南市人民代表大会常务委员会公告第12号", "济南市人民代表大会常务委员会公告第12号"),
    ("第十三届全国人民代表大会常务委员会公告第3号", "第十三届全国人民代表大会常务委员会公告第3号"),
]

ELSEWHERE = """
国办发〔2023〕15号|国发明电〔2020〕2号|国函〔2021〕5号|中发〔2019〕49号|中办发〔2021〕12号|厅字〔2020〕3号|法释〔2020〕17号|安委办〔2021〕3号
发改价格规〔2021〕1455号|人社部发〔2022〕33号|财税〔2019〕13号|建办质函〔2020〕334号|银发〔2022〕74号|教体艺〔2021〕2号|市监注〔2020〕8号
国市监注发〔2021〕45号|国卫办医函〔2022〕1号|交办运〔2021〕5号|国土资规〔2017〕5号|环办大气函〔2019〕648号|银保监办发〔2020〕5号
沪府规〔2021〕3号|粤府办〔2021〕5号|京政办发〔2020〕7号|深府办规〔2020〕9号|苏政发〔2018〕11号|浙政办发〔2021〕6号|川办发〔2019〕13号
京发改规〔2022〕1号|津政办规〔2020〕22号|渝府发〔2021〕5号|闽政〔2020〕1号|皖政办秘〔2021〕9号|湘政办发〔2021〕9号|苏府规字〔2020〕3号
杭政函〔2019〕19号|穗府规〔2021〕1号|成府发〔2020〕1号|武政规〔2021〕3号|青政办发〔2021〕4号|深府〔2019〕1号|沪发改规范〔2021〕1号
公安部令第123号|水利部令第50号|国家税务总局公告2022年第14号|海关总署公告2021年第3号|商务部公告2021年第3号
"""
"""Of the State Council, its ministries and other places."""

NONE = """
2022年10月8日|2022-10-08|2022.10.8|二〇二二年十月八日|2022年|2022|〔2022〕|[2022]|〔2022〕17号|2022年17号|第17号|17号
5号线|地铁5号线|3号楼|3号楼2单元|1号|0531-51707676|电话0531-51707676|电话2022-1234号|济政发|济政发〔2022〕|济政发第|号
济南市2022年17号|济南2022年10|济南市龙奥大厦2022年3号|济南市舜华路20001号|国道220|国道2020-309|2022年第20期|济南市人民政府公报2022年第20号
中秋2022年10号|国庆节2022年1号|中国2022年10号|附件（2022）1号|印发〔2022〕17号|命令第3号|令第3号|12345|18.5%|7×24小时|第十七条
知识产权 济政发〔2022〕17号|济政发〔2022〕17号、18号|济政发〔3022〕17号|济政发〔2022〕0号|济政发〔2022〕171717号|济政发〔22〕17号
鲁府发〔2020〕|第十三届全国人民代表大会|济南大学2022年第3号|工行2022年17号|令〔2022〕17号|编号2022-17|证书2022第17号|合同2022年17号|住宅楼2022-17号
第17号令|2022年第17号文|2022年17号文件|济政发〔〕17号|济政发〔2202〕17号|济政发〔2022〕〕17号|项目代码2020-370102-77-03|会议纪要2022年第3期|邮编250001
全国人大常委会2021年17号|第三次会议2020年5月28日|12345热线2021年第5号|京A2022-17|发〔2022〕17号|字〔2022〕17号|2020〕18号|公告第3号|通告第1号|三号楼
三年行动计划（2021—2023年）|2019—2021年|京ICP备2022001号|JNCR-2022-0010006||  |（2022）鲁01民终17号|国药准字2022017号|十四五规划2021-2025
"""

RUNNING = [
    ("关于贯彻落实鲁政办发〔2021〕3号文件", ["鲁政办发〔2021〕3号"]),
    ("市政府办公厅济政办发〔2019〕18号", ["济政办发〔2019〕18号"]),
    ("济南市人民政府办公厅关于贯彻落实鲁政办发〔２０２１〕\n３号文件进一步做好", ["鲁政办发〔2021〕3号"]),
    ("知识产权 济政发〔2022〕17号 质押", ["济政发〔2022〕17号"]),
    ("知识产权 济政发2022年17号 质押", ["济政发〔2022〕17号"]),
    ("不动产登记 济政办发2019第18 办理", ["济政办发〔2019〕18号"]),
    ("根据济政发〔2022〕17号、按照济政字〔2019〕81号和鲁发〔2016〕28号执行", ["济政发〔2022〕17号", "济政字〔2019〕81号", "鲁发〔2016〕28号"]),
    ("（济政字 〔２０１９〕８１号）同时废止", ["济政字〔2019〕81号"]),
    ("工作要点的通知 济政办发〔2021〕9号", ["济政办发〔2021〕9号"]),
    ("《规定》（省政府令第315号）和《细则》（济办发〔2018〕41号）", ["省政府令第315号", "济办发〔2018〕41号"]),
    ("依照中华人民共和国主席令第80号", ["中华人民共和国主席令第80号"]),
    ("国家发展改革委 商务部令第47号", ["商务部令第47号"]),
    ("工业和信息化部工信部联企业〔2011〕300号", ["工信部联企业〔2011〕300号"]),
    ("国家发展改革委发改价格〔2021〕689号", ["发改价格〔2021〕689号"]),
    ("中国人民银行济南分行济银发〔2018〕171号", ["济银发〔2018〕171号"]),
    ("省财政厅鲁财金〔2018〕55号", ["鲁财金〔2018〕55号"]),
    ("济南市自然资源和规划局济自然规划字〔2020〕1号", ["济自然规划字〔2020〕1号"]),
    ("国卫规划发〔2018〕22号", ["国卫规划发〔2018〕22号"]),
    ("人力资源社会保障部人社部规〔2020〕4号", ["人社部规〔2020〕4号"]),
    ("市政府常务会议讨论济政发〔2022〕17号", ["济政发〔2022〕17号"]),
    ("关于贯彻执行国家税务总局公告2025年第77号的通知", ["国家税务总局公告2025年第77号"]),
    ("详见鲁政办明电〔2020〕12号", ["鲁政办明电〔2020〕12号"]),
    ("原济政办发〔2017〕9号停止执行", ["济政办发〔2017〕9号"]),
    ("根 据 国 办 发〔2020〕53 号", ["国办发〔2020〕53号"]),
    ("国知发\n保字〔2022〕27号", ["国知发保字〔2022〕27号"]),
    ("根据国令第713号", ["国务院令第713号"]),
    ("按照财政部税务总局公告2022年第14号执行", ["财政部税务总局公告2022年第14号"]),
    ("中央办公厅厅字〔2020〕3号", ["厅字〔2020〕3号"]),
    ("根据厅字〔2020〕3号", ["厅字〔2020〕3号"]),
    ("（市人民代表大会常务委员会公告第12号）", ["市人民代表大会常务委员会公告第12号"]),
    ("《条例》（国务院第713 号 令）", ["国务院令第713号"]),
    ("市政府令20193号", ["市政府令〔2019〕3号"]),
    ("根据法〔2019〕254号和法［2020］第185号、《办法〔2019〕》", ["法〔2019〕254号", "法〔2020〕185号"]),
    ("（2006年8月5日青岛市人民政府令第33号）", ["青岛市人民政府令第33号"]),
    ("2004年6月29日国务院令第412号公布", ["国务院令第412号"]),
    ("日政发〔2020〕5号、2日日政发〔2020〕6号", ["日政发〔2020〕5号", "日政发〔2020〕6号"]),
    ("2019年第19期", []),
    ("方案（2019—2021年）的通知", []),
    ("山东省济南市规划（2022）17处", []),
    ("2022年3号线、2022年17号楼", []),
]


@pytest.mark.parametrize("number", NUMBERS, ids=str)
def test_every_spelling_is_the_same_number(number: DocumentNumber) -> None:
    written = spellings(number)
    assert len(set(written)) >= 12
    assert {spelling: parse(spelling) for spelling in written} == dict.fromkeys(written, number)
    in_text = {spelling: [f.number for f in find(f"根据“{spelling}”，")] for spelling in written}
    assert in_text == dict.fromkeys(written, [number])


@pytest.mark.parametrize("text, number", ALSO)
def test_some_more_spellings(text: str, number: str) -> None:
    assert str(parse(text)) == str(number)


@pytest.mark.parametrize("text", ELSEWHERE.strip().replace("\n", "|").split("|"))
def test_numbers_of_other_issuers(text: str) -> None:
    number = parse(text)
    assert str(number) == text and number
    written = [spelling for spelling in spellings(number) if spelling not in _torn(text)]
    assert len(written) >= 12 and {spelling: parse(spelling) for spelling in written} == dict.fromkeys(written, number)
    assert [f.number for f in find(f"各区人民政府：根据《关于印发方案的通知》（{text}）精神")] == [number]


def _torn(text: str) -> set[str]:
    """``text`` with one space in its 代字: what stands before it may be a word."""
    return {text[:i] + " " + text[i:] for i in range(1, len(text))}


@pytest.mark.parametrize(
    ("asked", "number", "same"),
    [
        ("公告2025年第77号", "国家税务总局公告2025年第77号", True),
        ("公告2025年第77号", "海关总署公告2025年第77号", True),
        ("公告2025年第77号", "国家税务总局公告2025年第7号", False),
        ("公告2025年第77号", "国家税务总局公告2024年第77号", False),
        ("国家税务总局公告2025年第77号", "公告2025年第77号", False),
        ("国家税务总局公告2025年第77号", "海关总署公告2025年第77号", False),
        ("省政府令第336号", "山东省人民政府令第336号", True),
        ("省人民政府令第336号", "江苏省政府令第336号", True),
        ("市政府令第336号", "山东省人民政府令第336号", False),
        ("山东省人民政府令第336号", "江苏省人民政府令第336号", False),
        ("济政发〔2022〕17号", "济政办发〔2022〕17号", False),
    ],
)
def test_a_number_without_issuer_means_all_issuers(asked: str, number: str, same: bool) -> None:
    typed, held = parse(asked), parse(number)
    assert typed and held and means(typed, held) is same and means(typed, typed)


@pytest.mark.parametrize("text", NONE.strip().replace("\n", "|").split("|"))
def test_what_is_no_number(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize("text, numbers", RUNNING)
def test_numbers_in_running_text(text: str, numbers: list[str]) -> None:
    found = find(text)
    assert [str(f.number) for f in found] == numbers
    assert all(parse(text[f.span.start : f.span.end]) == f.number for f in found)


@given(st.text("济南市政府办公厅发字根据和国务院令公告第号〔〕 2022年17-０ 號發保\n"))
def test_what_is_found_is_read_again(text: str) -> None:
    found = find(text)
    for one in found:
        assert parse(str(one.number)) == reread(str(one.number)) == one.number
        assert parse(text[one.span.start : one.span.end]) == one.number
    assert all(a.span.end <= b.span.start for a, b in zip(found, found[1:]))


@given(st.text())
def test_any_text_can_be_looked_through(text: str) -> None:
    assert all(text[f.span.start : f.span.end].strip() for f in find(text))


PIECES = [*"济发令第号號年字两兩六\uf9a8〔） \n—.。月", "济政发", "主席令第", "国务院第八号", "人民代表大会公告", "20", "２０", "1 9", "19", "2", "７", "八十"]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_nothing_possible_is_passed_over(text: str) -> None:
    """A text is looked through where it may hold a number; the 令一 that makes it so is none itself."""
    assert find(text) == find(text + "。令一")


@pytest.mark.parametrize("text", [*(f"国务院令第{n}号" for n in "两千零六"), "国务院第713号令", "济政发字2022年第六号", "人民代表大会公告第一号"])
def test_whatever_is_simplified_is_read_alike(text: str) -> None:
    codes = [*range(0x3400, 0xA000), *range(0xF900, 0xFB00)]
    others = {chr(code): plain for code in codes if (plain := simplified(chr(code))) in text and plain != chr(code)}
    assert others
    for other, plain in others.items():
        assert find(text.replace(plain, other)) == find(text)


def test_registrations() -> None:
    for text in ("JNCR－２０２２－００１０００６", "JNCR20220010006", "jncr-2022-0010006", "JNCR 2022 0010006", "JNCR2022-0010006"):
        assert registration(text) == "JNCR-2022-0010006"
    assert [registration(text) for text in ("JNCR", "2022", "JNCR-22-1", "济政发〔2022〕17号")] == [None] * 4


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("依照《条例》（国务院令第713号），", "国务院令第713号"),  # the bracket is the sentence's
        ("依照《条例》（国务院令 第713号）", "国务院令 第713号"),
        ("国务院令（第713号）公布", "国务院令（第713号）"),  # the bracket is the number's
        ("要严格遵守国务院令第743号", "国务院令第743号"),
        ("违反省政府令第336号规定的", "省政府令第336号"),
        ("取消济政发〔2010〕3号设立的", "济政发〔2010〕3号"),
    ],
)
def test_where_a_number_stands(text: str, standing: str) -> None:
    (found,) = find(text)
    assert text[found.span.start : found.span.end] == standing
