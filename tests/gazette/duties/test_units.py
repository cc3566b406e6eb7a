"""Who is charged, in which role, under which name."""

from __future__ import annotations

import pytest

from search.gazette.duties import duties
from search.gazette.model import Kind
from tests.gazette.duties.made import clause, document, row

# fmt: off
CHARGED = [
    # a province
    ("完善机制。（牵头单位：省发展改革委；配合单位：省财政厅、省人力资源社会保障厅，各市人民政府）",
     "牵头 省发展改革委|配合 省财政厅|配合 省人力资源社会保障厅|配合 各市"),
    ("推进改革。（省发展和改革委员会牵头，省财政厅、省住房和城乡建设厅配合）",
     "牵头 省发展改革委|配合 省财政厅|配合 省住房城乡建设厅"),
    ("支持民间投资。（省发展改革委、交通运输厅、水利厅、能源局等省有关部门和各地级以上市人民政府按职责分工负责）",
     "责任 省发展改革委|责任 省交通运输厅|责任 省水利厅|责任 省能源局|责任 省有关部门|责任 各地级以上市"),
    ("加快建设。〔责任单位：省发展改革委、省市场监管局、商务厅按职责分工负责。具体任务均涉及相关市（州）人民政府，不再做分工，下同。〕",
     "责任 省发展改革委|责任 省市场监管局|责任 省商务厅"),
    ("做好服务。（各市、县（区）人民政府，省教育厅按职责分工负责）", "责任 各市、县（区）|责任 省教育厅"),
    ("做好服务。【责任单位：省公安厅、各设区市人民政府】", "责任 省公安厅|责任 各设区市"),
    ("优化服务。（省卫生健康委员会、省医疗保障局、省药品监督管理局负责）", "责任 省卫生健康委|责任 省医保局|责任 省药监局"),
    # the State Council
    ("落实政策。（财政部、税务总局牵头，人力资源社会保障部、市场监管总局等按职责分工负责）",
     "牵头 财政部|牵头 税务总局|责任 人力资源社会保障部|责任 市场监管总局"),
    ("稳定就业。（人力资源和社会保障部牵头，教育部、退役军人事务部、国务院国资委等部门及各地区按职责分工负责）",
     "牵头 人力资源社会保障部|责任 教育部|责任 退役军人部|责任 国务院国资委|责任 各地区"),
    ("扩大内需。（国家发展改革委、中国人民银行、中国证监会和各省、自治区、直辖市人民政府负责）",
     "责任 国家发展改革委|责任 人民银行|责任 证监会|责任 各省、自治区、直辖市"),
    ("做好重点工作。（国务院各部门分别负责，年内持续推进）", "责任 国务院各部门"),
    # other cities, counties
    ("加强管理。（责任部门：市城市管理局、市公安局交警支队）", "责任 市城管局|责任 市公安局交警支队"),
    ("加强管理。(牵头单位:市发改委;责任单位:市人社局,各县(市、区)政府)",
     "牵头 市发展改革委|责任 市人力资源社会保障局|责任 各县（市、区）"),
    ("加强管理。（市残联、市财政局、市税务局负责）", "责任 市残联|责任 市财政局|责任 市税务局"),
    ("加强管理。（由市司法局负责）", "责任 市司法局"),
    ("加强管理。（由市教育局牵头，市公安局、法院、检察院配合，2024年6月底前完成）",
     "牵头 市教育局|配合 市公安局|配合 市法院|配合 市检察院"),
    ("加强管理。（2024年6月底前完成；市商务局牵头负责）", "牵头 市商务局"),
    ("加强管理。（市商务局会同市财政局负责）", "责任 市商务局|责任 市财政局"),
    ("加强管理。（主办单位：市民政局；协办单位：市妇联、团市委、市总工会）",
     "牵头 市民政局|配合 市妇联|配合 团市委|配合 市总工会"),
    ("加强管理。（责任单位：县农业农村局、县水务局，各镇人民政府、街道办事处；完成时限：2024年6月底前）",
     "责任 县农业农村局|责任 县水务局|责任 各镇|责任 各街道"),
    ("加强管理。牵头单位：市文化广电旅游局；责任单位：市体育局、各区（县级市）政府。", "牵头 市文化广电旅游局|责任 市体育局|责任 各区（县级市）"),
    ("加强管理。（责任单位：市委宣传部、市委网信办、市退役军人事务局、市国资委、市机关事务管理局）",
     "责任 市委宣传部|责任 市委网信办|责任 市退役军人局|责任 市国资委|责任 市机关事务局"),
    ("加强管理。（责任单位：滨河市发展和改革委员会、滨河市人民检察院、国家税务总局滨河市税务局）",
     "责任 市发展改革委|责任 市检察院|责任 市税务局"),
    ("加强管理。（责任单位：市教育局和市体育局，滨河经济技术开发区管理委员会，东城区人民政府）",
     "责任 市教育局|责任 市体育局|责任 滨河经济技术开发区|责任 东城区"),
    ("加强管理。（责任单位：中共滨河市委组织部、共青团滨河市委员会、市工商业联合会、市科学技术协会）",
     "责任 市委组织部|责任 团市委|责任 市工商联|责任 市科协"),
    ("加强管理。（责任单位：市政府办公室、市直各有关部门，国网滨河供电公司，中国人民银行滨河市分行）",
     "责任 市政府办公室|责任 市直各有关部门|责任 国网滨河供电公司|责任 人民银行滨河市分行"),
    ("加强管理。（责任单位：各有关单位）", "责任 各有关单位"),
    ("加强管理。（牵头部门：市应急管理局，配合部门：市消防救援支队等有关部门）",
     "牵头 市应急局|配合 市消防救援支队|配合 有关部门"),
    ("加强管理。（市工信局、市大数据发展管理局按照各自职责分工负责，各区县政府组织实施）",
     "责任 市工业和信息化局|责任 市大数据局|责任 各区县"),
    ("加强管理。（责任单位：市交通运输局，各区县政府、滨河高新区管委会（以下统称各区县政府））", "责任 市交通运输局|责任 各区县|责任 滨河高新区"),
    ("加强管理。（责任单位：市水务局，各区县政府，下同）", "责任 市水务局|责任 各区县"),
    # nobody
    ("由市司法局牵头、市公安局参加的工作会商机制。", ""),
    ("各区县政府要充分认识做好工作的重要性，市财政局负责落实资金。", ""),
    ("推行告知承诺制（以下简称承诺制），由申请人负责。", ""),
    ("企业（含个体工商户）负责人应当履行责任。", ""),
    ("建立工作专班（由市政府分管领导任组长）。", ""),
]
# fmt: on


def found(text: str, **about: str) -> str:
    units = duties(document(clause(text), **about))["d/1"].units
    assert all(unit.span and text[unit.span.start : unit.span.end].strip() for unit in units)
    return "|".join(f"{unit.role} {unit.name}" for unit in units)


@pytest.mark.parametrize(("text", "expected"), CHARGED)
def test_who_is_charged(text, expected):
    assert found(text) == expected


def test_a_bare_commission_of_the_state_is_the_state_s():
    text = "落实政策。（发展改革委、财政部按职责分工负责）"
    assert found(text, issuer="国务院办公厅") == "责任 国家发展改革委|责任 财政部"


def test_columns_say_roles():
    cells = ("序号", "1"), ("工作任务", "建成平台"), ("牵头部门", "市发改委"), ("配合部门", "市财政局 市税务局"), ("责任人", "王某")
    units = duties(document(row(*cells)))["d/1"].units
    assert [(unit.role, unit.name) for unit in units] == [
        ("牵头", "市发展改革委"),
        ("配合", "市财政局"),
        ("配合", "市税务局"),
    ]


def test_a_space_inside_a_body_does_not_part_it():
    units = duties(document(row(("责任单位", "国家金融监督管理总局 滨河监管分局、市住房和 城乡建设局"))))["d/1"].units
    assert [unit.name for unit in units] == ["国家金融监督管理总局滨河监管分局", "市住房城乡建设局"]


PARTS = [
    # the last of the numbered parts has the list of all
    (("1.甲。", "2.乙。", "3.丙。（责任单位：市民政局）"), {"d/2": "d/4", "d/3": "d/4"}),
    # a part with a list of its own inherits nothing
    (("1.甲。（责任单位：市教育局）", "2.乙。", "3.丙。（责任单位：市民政局）"), {"d/3": "d/4"}),
    # no list behind them: nobody's
    (("1.甲。（责任单位：市教育局）", "2.乙。"), {}),
]


@pytest.mark.parametrize(("texts", "expected"), PARTS)
def test_parts_of_a_measure_inherit_from_the_next_that_has_a_list(texts, expected):
    head = clause("（一）做好工作。", "d/1", Kind.HEADING, len(texts) + 1, path=("一、工作任务",))
    parts = [clause(text, f"d/{number}") for number, text in enumerate(texts, 2)]
    charged = duties(document(head, *parts))
    inherited = {id: unit.source for id, each in charged.items() for unit in each.units if not unit.span}
    assert inherited == expected


def test_measures_under_a_heading_inherit_nothing_from_each_other():
    head = clause("三、保障措施", "d/1", Kind.HEADING, 3)
    parts = clause("（一）加强领导。", "d/2"), clause("（二）加强督导。（责任单位：市民政局）", "d/3")
    assert not duties(document(head, *parts))["d/2"].units


def test_a_note_under_a_heading_charges_all_below_it():
    head = clause("一、营商环境", "d/1", Kind.HEADING, 3)
    note = clause("（专项牵头单位：市商务局）", "d/2", Kind.NOTE)
    charged = duties(document(head, note, clause("1.甲。（责任单位：市民政局）", "d/3")))
    assert [(unit.role, unit.name, unit.source) for unit in charged["d/1"].units] == [("牵头", "市商务局", "d/2")]
    assert [unit.name for unit in charged["d/3"].units] == ["市民政局"]


AT_HOME = [
    # a province's list may leave 省 out, a city's document 市
    ("四川省人民政府办公厅", "（商务厅牵头，经济和信息化厅、财政厅、省大数据中心配合）", "牵头 省商务厅|配合 省经济和信息化厅|配合 省财政厅|配合 省大数据中心"),
    ("广西壮族自治区人民政府", "（自治区发展改革委、财政厅负责）", "责任 自治区发展改革委|责任 自治区财政厅"),
    ("通州区人民政府", "（责任单位：区发展和改革委员会、各街道办事处、通州区教育局）", "责任 区发展改革委|责任 各街道|责任 区教育局"),
    ("国家市场监督管理总局", "（市场监管总局、公安部、国家卫生健康委按职责分工负责）", "责任 市场监管总局|责任 公安部|责任 国家卫生健康委"),
    ("中共滨河市委办公室", "（责任单位：市委组织部、宣传部、统战部，市教育局、公安局）", "责任 市委组织部|责任 市委宣传部|责任 市委统战部|责任 市教育局|责任 市公安局"),
]


@pytest.mark.parametrize(("issuer", "text", "expected"), AT_HOME)
def test_bodies_are_named_as_they_are_at_home(issuer, text, expected):
    assert found(text, issuer=issuer) == expected
