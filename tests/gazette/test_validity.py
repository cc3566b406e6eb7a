"""What documents say about terms: texts of other cities and the State Council, and what must follow from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.gazette.model import Document
from search.gazette.parse import read
from search.gazette.validity import Deed, Provision, provisions

VARIANTS = Path(__file__).with_name("validity.tsv")

ISSUED = """滨河市人民政府关于有关事项的通知

滨政发〔2020〕5号

各区人民政府，市政府各部门：

{text}

滨河市人民政府
2020年3月2日
"""


def document(text: str, frame: str = ISSUED) -> Document:
    """The one document that ``text`` makes in a frame."""
    return read("a.txt", frame.format(text=text).encode()).documents[0]


def told(provision: Provision) -> str:
    """A provision in the words of validity.tsv."""
    if provision.deed is Deed.STARTS:
        return f"施行 {provision.day}"
    if provision.deed is Deed.ENDS:
        return f"有效期 {provision.until}"
    until = provision.until or (f"P{provision.months}M" if provision.months else "")
    return f"{provision.deed.value} {provision.number or f'《{provision.title}》'} {provision.day} {until}".strip()


def variants() -> list[tuple[str, str]]:
    """The rows of validity.tsv: a text, and what it says."""
    lines = VARIANTS.read_text("utf-8").splitlines()
    cells = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return [(text, expected) for text, _, expected in cells]


@pytest.mark.parametrize(("text", "expected"), variants())
def test_what_a_text_says(text: str, expected: str) -> None:
    found = provisions(document(text.replace("¶", "\n")))
    assert (" ; ".join(map(told, found)) or "-") == expected


DECISION = """滨河市人民政府关于废止和宣布失效部分行政规范性文件的决定

滨政发〔2020〕5号

各区人民政府，市政府各部门：

{text}

滨河市人民政府
2020年3月2日
"""

LISTS = {
    "below the sentence, with a number each": (
        "经研究，市政府决定废止下列行政规范性文件：\n"
        "一、《滨河市供水办法》（滨政发〔2010〕3号）\n"
        "二、《滨河市排水办法》（滨政发〔2011〕4号）\n"
        "本决定自2020年4月1日起施行。",
        "施行 2020-04-01 ; 废止 滨政发〔2010〕3号 2020-04-01 ; 废止 滨政发〔2011〕4号 2020-04-01",
    ),
    "below the sentence, titles without marks": (
        "市政府决定，对以下文件宣布失效：\n"
        "1.滨河市人民政府关于加强供水工作的通知（滨政发〔2010〕3号）\n"
        "2.滨河市人民政府批转市水务局关于排水工作意见的通知（滨政发〔2011〕4号）",
        "废止 滨政发〔2010〕3号 2020-03-02 ; 废止 滨政发〔2011〕4号 2020-03-02",
    ),
}
ATTACHED = """滨河市人民政府关于公布行政规范性文件清理结果的通知

滨政发〔2020〕5号

各区人民政府，市政府各部门：

{text}

滨河市人民政府
2020年3月2日

{attached}
"""
ATTACHED_LISTS = {
    "two attachments, one sentence": (
        "市政府决定废止2件文件（见附件1），宣布失效1件文件（见附件2），自公布之日起不再作为行政管理的依据。",
        "附件1\n\n废止的行政规范性文件目录\n\n"
        "1.《滨河市供水办法》（滨政发〔2010〕3号）\n2.《滨河市排水办法》（滨政发〔2011〕4号）\n\n"
        "附件2\n\n宣布失效的行政规范性文件目录\n\n1.《关于清欠工作的通知》（滨政办发〔2012〕5号）",
        "废止 滨政发〔2010〕3号 2020-03-02 ; 废止 滨政发〔2011〕4号 2020-03-02 ; 废止 滨政办发〔2012〕5号 2020-03-02",
    ),
    "kept and ended": (
        "经清理，继续有效的文件1件（附件1），废止的文件1件（附件2）。现予公布。",
        "附件1\n\n继续有效的行政规范性文件目录\n\n1.《滨河市供水办法》（滨政发〔2010〕3号）\n\n"
        "附件2\n\n废止的行政规范性文件目录\n\n1.《滨河市排水办法》（滨政发〔2011〕4号）",
        "延长 滨政发〔2010〕3号 2020-03-02 ; 废止 滨政发〔2011〕4号 2020-03-02",
    ),
    "a table with titles and numbers in columns": (
        "市政府决定对2件行政规范性文件予以废止（目录见附件）。",
        "附件\n\n市政府决定废止的行政规范性文件目录\n\n序号\t文件名称\t文号\n"
        "1\t滨河市人民政府关于加强供水工作的通知\t滨政发〔2010〕3号\n"
        "2\t滨河市人民政府关于印发滨河市排水办法的通知\t滨政发〔2011〕4号",
        "废止 滨政发〔2010〕3号 2020-03-02 ; 废止 滨政发〔2011〕4号 2020-03-02",
    ),
    "a table with a column for what becomes of each": (
        "现将市政府行政规范性文件清理结果予以公布（见附件）。",
        "附件\n\n行政规范性文件清理结果\n\n序号\t文件名称\t文号\t清理结果\n"
        "1\t滨河市人民政府关于加强供水工作的通知\t滨政发〔2010〕3号\t废止\n"
        "2\t滨河市人民政府关于印发滨河市排水办法的通知\t滨政发〔2011〕4号\t继续有效\n"
        "3\t滨河市人民政府关于印发滨河市节水办法的通知\t滨政发〔2012〕5号\t修改",
        "废止 滨政发〔2010〕3号 2020-03-02 ; 延长 滨政发〔2011〕4号 2020-03-02 ; 修改 滨政发〔2012〕5号 2020-03-02",
    ),
    "one attachment in sections": (
        "现将清理结果公布如下，列入废止目录的文件自本通知印发之日起停止执行（见附件）。",
        "附件\n\n清理结果目录\n\n一、废止的文件（1件）\n1.《滨河市供水办法》（滨政发〔2010〕3号）\n"
        "二、继续有效的文件（1件）\n1.《滨河市排水办法》（滨政发〔2011〕4号）",
        "废止 滨政发〔2010〕3号 2020-03-02 ; 延长 滨政发〔2011〕4号 2020-03-02",
    ),
    "decrees by title, with who made them": (
        "市政府决定废止1件市政府规章（附件1）、修改1件市政府规章（附件2）。",
        "附件1\n\n市政府决定废止的规章\n\n1.滨河市供水办法（1998年5月1日滨河市人民政府令第12号发布）\n\n"
        "附件2\n\n市政府决定修改的规章\n\n一、将《滨河市排水办法》（市政府令第13号）第三条中的“水利局”修改为“水务局”。",
        "修改 滨河市人民政府令第13号 2020-03-02 ; 废止 滨河市人民政府令第12号 2020-03-02",
    ),
    "a plan and a form end nothing": (
        "各部门要对拟废止的文件进行清理，填报附件1、附件2。",
        "附件1\n\n拟废止的行政规范性文件目录\n\n1.《滨河市供水办法》（滨政发〔2010〕3号）\n\n"
        "附件2\n\n学习文件目录\n\n1.《滨河市排水办法》（滨政发〔2011〕4号）",
        "",
    ),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_lists_below_a_sentence(text: str, expected: str) -> None:
    assert " ; ".join(map(told, provisions(document(text, DECISION)))) == expected


@pytest.mark.parametrize(("text", "attached", "expected"), ATTACHED_LISTS.values(), ids=ATTACHED_LISTS)
def test_lists_in_attachments(text: str, attached: str, expected: str) -> None:
    found = provisions(document(text, ATTACHED.replace("{attached}", attached)))
    assert sorted(map(told, found)) == sorted(filter(None, expected.split(" ; ")))


WHOLE = {
    "a decree of the State Council that amends and repeals": (
        """中华人民共和国国务院令
第 777 号

《国务院关于修改和废止部分行政法规的决定》已经2020年5月1日国务院第90次常务会议通过，现予公布，自2020年6月1日起施行。

总理  某某
2020年5月10日

国务院关于修改和废止部分行政法规的决定

为进一步优化营商环境，国务院对涉及的行政法规进行了清理。经过清理，国务院决定：

一、对3部行政法规的部分条款予以修改。（附件1）
二、对2部行政法规予以废止。（附件2）

本决定自2020年6月1日起施行。

附件：1.国务院决定修改的行政法规
2.国务院决定废止的行政法规

附件1

国务院决定修改的行政法规

一、将《城市道路照明条例》第五条第二款修改为：“照明设施应当节能。本条例自2019年1月1日起施行。”
二、删去《城市供水管理条例》第八条。
三、《城市排水条例》第九条中的“建设部门”修改为“住房城乡建设部门”，第十条改为第九条。

附件2

国务院决定废止的行政法规

一、城市节水条例（1988年12月1日国务院批准发布）
二、城市绿化暂行条例（1992年6月22日国务院令第100号公布）
""",
        "施行 2020-06-01 ; 施行 2020-06-01 ; 修改 《城市道路照明条例》 2020-06-01 ; 修改 《城市供水管理条例》 2020-06-01"
        " ; 修改 《城市排水条例》 2020-06-01 ; 废止 《城市节水条例》 2020-06-01 ; 废止 国务院令第100号 2020-06-01",
    ),
    "a department's list with the number before the title": (
        """江北省水利厅关于公布行政规范性文件清理结果的公告

北水规〔2020〕2号

按照省政府部署，我厅对行政规范性文件进行了清理。现将失效的2件行政规范性文件目录予以公布（见附件），自本公告发布之日起不再执行。

附件：失效的行政规范性文件目录

江北省水利厅
2020年7月1日

附件

失效的行政规范性文件目录

序号	文号	文件名称	备注
1	北水规〔2012〕1号	关于印发江北省取水许可实施细则的通知	有效期届满
2	北水规〔2013〕4号	江北省水土保持补偿费征收办法	调整对象消失
""",
        "废止 北水规〔2012〕1号 2020-07-01 ; 废止 北水规〔2013〕4号 2020-07-01",
    ),
    "a notice that prolongs, and says it of 其": (
        """滨河市人民政府办公室关于延长《滨河市人才公寓管理办法》有效期的通知

滨政办〔2021〕15号

各区人民政府，市政府各部门：

《滨河市人才公寓管理办法》（滨政发〔2016〕6号）将于2021年5月31日到期。经评估，该文件需继续实施。经市政府同意，现将其有效期延长至2026年5月31日。

滨河市人民政府办公室
2021年4月20日
""",
        "延长 滨政发〔2016〕6号 2021-04-20 2026-05-31",
    ),
    "an announcement that says its end first": (
        """滨河市人民政府关于禁止燃放烟花爆竹的通告

滨政通〔2020〕3号

为保障公共安全，现通告如下：

一、在建成区内禁止燃放烟花爆竹。
二、本通告有效期至2025年12月31日，自发布之日起施行。2015年12月1日发布的《滨河市人民政府关于限制燃放烟花爆竹的通告》（滨政通〔2015〕8号）同时废止。

滨河市人民政府
2020年12月25日
""",
        "施行 2020-12-25 ; 有效期 2025-12-31 ; 废止 滨政通〔2015〕8号 2020-12-25",
    ),
    "a joint notice, from the day on which it is carried out": (
        """滨河市教育局 滨河市财政局关于印发《滨河市学生资助管理办法》的通知

滨教规〔2020〕4号

各区教育局、财政局：

现将《滨河市学生资助管理办法》印发给你们，请遵照执行。

滨河市教育局 滨河市财政局
2020年8月20日

滨河市学生资助管理办法

第一章 总则

第一条 为规范学生资助，依据《江北省学生资助条例》（2018年9月1日起施行），制定本办法。
第二条 资助资金自发放之日起三年内有效。

第二章 附则

第三条 本办法自2020年9月1日起执行，有效期3年。《滨河市助学金管理办法》（滨教〔2015〕3号）自本办法执行之日起废止，此前已签订的资助协议继续有效。
""",
        "施行 2020-09-01 ; 有效期 2023-08-31 ; 废止 滨教〔2015〕3号 2020-09-01",
    ),
    "a plan that revises and repeals as tasks": (
        """滨河市人民政府关于印发2020年立法工作计划的通知

滨政发〔2020〕11号

各区人民政府，市政府各部门：

现将《2020年立法工作计划》印发给你们，请认真贯彻执行。

滨河市人民政府
2020年3月10日

2020年立法工作计划

一、提请审议的法规
（一）修改《滨河市城市供水条例》（市水务局起草）；
（二）废止《滨河市燃气管理条例》（市住房城乡建设局起草）。
二、制定的规章
（一）修订《滨河市政府规章制定办法》，6月底前完成。
（二）对《滨河市养犬管理办法》进行修改。
三、工作要求
各起草单位要于11月底前完成起草，逾期未完成的，该项目自2020年12月1日起停止执行。
""",
        "",
    ),
}


@pytest.mark.parametrize(("source", "expected"), WHOLE.values(), ids=WHOLE)
def test_whole_documents(source: str, expected: str) -> None:
    (found,) = read("a.txt", source.encode()).documents
    assert sorted(map(told, provisions(found))) == sorted(filter(None, expected.split(" ; ")))
