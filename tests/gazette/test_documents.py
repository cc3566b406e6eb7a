"""The 24 documents of the corpus: a line each, read off the sources by hand."""

from __future__ import annotations

from datetime import date

import pytest

from search.gazette.model import Attachment, Document, Issue, Pages, Reading
from search.gazette.parse import read

GAZETTE = "济南市人民政府公报"
ISSUES = {
    "2024": Issue(GAZETTE, 2024, "15/16", (421, 422), date(2024, 8, 25)),
    "2021": Issue(GAZETTE, 2021, "10/11", (344, 345), date(2021, 6, 5)),
    "2022": Issue(GAZETTE, 2022, "20", (), None),
    "2019": Issue(GAZETTE, 2019, "19", (), None),
    "": None,
}
CITY, OFFICE = "济南市人民政府", "济南市人民政府办公厅"
BUSINESS = "济南市持续深入优化营商环境和推进政府职能转变领导小组办公室"
ALL = ("各区县人民政府", "市政府各部门（单位）")
SOME = ("各区县人民政府", "市政府有关部门（单位）")

# issue, 文号, title behind its issuer, 文种, issuer, addressees, 成文, 印发, first and last page, registration
ROWS = [
    ("2024", "济政字〔2024〕45号", "关于印发济南市国家知识产权保护示范区建设方案的通知", "通知", CITY, ALL, "2024-08-03", "2024-08-03", (2, None), None),
    ("2024", "济政字〔2024〕47号", "关于聘任市政府参事的通知", "通知", CITY, ALL, "2024-08-07", "2024-08-07", (9, None), None),
    ("2024", "济政办字〔2024〕21号", "关于印发济南市促进物流产业高质量发展三年行动计划（2024—2026年）的通知", "通知", OFFICE, ALL, "2024-07-30", "2024-07-30", (10, None), None),
    ("2024", "济政办字〔2024〕22号", "关于印发济南市提升行政执法质量实施方案的通知", "通知", OFFICE, ALL, "2024-08-06", "2024-08-06", (16, None), None),
    ("", "济营转办发〔2023〕1号", "关于印发《济南市优化营商环境创新提升行动实施方案配套措施》和《济南市优化营商环境措施清单》的通知", "通知", BUSINESS, ("各区县党委和人民政府", "市有关部门（单位）"), "2023-09-16", None, None, None),
    ("2021", "济政发〔2021〕10号", "关于加快跨境电子商务发展的意见", "意见", CITY, SOME, "2021-05-28", "2021-05-28", (3, None), None),
    ("2021", "济政字〔2021〕36号", "关于补充完善全市2021年工作部署若干措施的通知", "通知", CITY, ALL, "2021-05-14", "2021-05-14", (8, None), None),
    ("2021", "济政办发〔2021〕8号", "关于印发加快现代种业创新发展全力打造中国北方种业之都的行动方案的通知", "通知", OFFICE, ALL, "2021-05-11", "2021-05-11", (14, None), "JNCR-2021-0020005"),
    ("2021", "济政办发〔2021〕9号", "关于印发2021年济南市政务公开工作要点的通知", "通知", OFFICE, ALL, "2021-05-28", "2021-05-28", (21, None), None),
    ("2021", "济政办发〔2021〕10号", "关于贯彻落实鲁政办发〔2021〕3号文件进一步做好热线优化工作的实施意见", "意见", OFFICE, SOME, "2021-05-28", "2021-05-28", (27, None), None),
    ("2021", "济政办字〔2021〕25号", "关于龙驹街等市区内道路命名及调整起止点的通知", "通知", OFFICE, ALL, "2021-05-26", "2021-05-26", (31, None), None),
    ("2021", "济政办字〔2021〕27号", "关于确定济南市防范和处置非法集资工作机制牵头部门的通知", "通知", OFFICE, ALL, "2021-05-31", "2021-05-31", (32, None), None),
    ("2022", "济政发〔2022〕17号", "关于印发济南市“十四五”全民科学素质行动规划纲要实施方案的通知", "通知", CITY, ALL, "2022-10-08", "2022-10-08", (2, 11), None),
    ("2022", "济政发〔2022〕18号", "印发关于加快生物医药与大健康产业高质量发展的若干政策措施的通知", "通知", CITY, ALL, "2022-10-09", "2022-10-09", (11, 16), "JNCR-2022-0010006"),
    ("2022", "济政字〔2022〕61号", "关于聘任市政府参事的通知", "通知", CITY, ALL, "2022-09-30", "2022-09-30", (17, 17), None),
    ("2022", "济政字〔2022〕65号", "关于印发济南市建设国家知识产权强市示范城市工作方案（2022－2025年）的通知", "通知", CITY, ALL, "2022-10-13", "2022-10-13", (17, 24), None),
    ("2022", "济政办字〔2022〕51号", "关于印发济南市“十四五”市场监管规划的通知", "通知", OFFICE, ALL, "2022-10-11", "2022-10-11", (24, 44), None),
    ("2019", "济政字〔2019〕55号", "印发关于金融支持民营和小微企业健康发展若干措施的通知", "通知", CITY, ALL, "2019-09-25", "2019-09-25", None, None),
    ("2019", "济政办发〔2019〕18号", "印发关于进一步压缩不动产登记办理时间的工作方案的通知", "通知", OFFICE, ALL, "2019-09-24", "2019-09-24", None, None),
    ("2019", "济政办发〔2019〕19号", "关于印发济南市中小微企业创新券实施管理办法的通知", "通知", OFFICE, ALL, "2019-09-29", "2019-09-29", None, None),
    ("2019", "济政办发〔2019〕20号", "关于印发济南市职业技能提升行动实施方案（2019－2021年）的通知", "通知", OFFICE, ALL, "2019-09-30", None, None, None),
    ("2019", "济政办字〔2019〕49号", "关于深入推进四级政务服务体系建设的实施意见", "意见", OFFICE, ALL, "2019-09-27", "2019-09-27", (26, 30), None),
    ("2019", "济政办字〔2019〕50号", "关于印发济南市推进电子商务与快递物流协同发展的实施方案的通知", "通知", OFFICE, ALL, "2019-09-30", "2019-09-30", (30, 35), None),
    ("2019", "济政办字〔2019〕51号", "关于印发济南市实施农村道路交通安全“守护生命”工程工作方案的通知", "通知", OFFICE, ALL, "2019-09-30", "2019-09-30", (35, 40), None),
]  # fmt: skip

ATTACHMENTS = {
    "济政办发〔2021〕9号": (Attachment("2021年济南市政务公开重点工作任务分解表", held=False),),
    "济政办发〔2019〕20号": (
        Attachment("济南市职业技能提升行动2019年培训任务分解表", held=True),
        Attachment("济南市职业提升行动实施方案（2019－2021年）重点任务分工", held=False),
    ),
}


@pytest.mark.parametrize("row", ROWS, ids=[row[1] for row in ROWS])
def test_a_document_is_read_as_printed(row: tuple, documents: dict[str, Document]) -> None:
    issue, number, title, kind, issuer, addressees, dated, printed, pages, registration = row
    document = documents[number]
    assert document.title == (title if issuer == BUSINESS else issuer + title)
    assert (document.kind, document.issuers, document.addressees) == (kind, (issuer,), addressees)
    assert document.dated == date.fromisoformat(dated)
    assert document.printed == (date.fromisoformat(printed) if printed else None)
    assert document.pages == (Pages(*pages) if pages else None)
    assert document.registration == registration
    assert document.issue == ISSUES[issue]
    assert document.attachments == ATTACHMENTS.get(number, ())


def test_no_other_document_is_read(readings: dict[str, Reading]) -> None:
    read = [str(document.number) for reading in readings.values() for document in reading.documents]
    assert sorted(read) == sorted(row[1] for row in ROWS)


# corpus file → the kinds of problem that reading it meets, and how often
PROBLEMS = {
    "2024-15-16.txt": {},
    "2023-jiyingzhuanbanfa-1.txt": {},
    "2021-10-11.txt": {"附件未收录": 1},
    "2022-20-documents.txt": {"无法识别的字符": 1},
    "2019-19-excerpt.txt": {"附件未收录": 1, "页码不明": 4},
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_only_real_problems_are_reported(name: str, readings: dict[str, Reading]) -> None:
    kinds = [problem.kind for problem in readings[name].problems]
    assert {kind: kinds.count(kind) for kind in kinds} == PROBLEMS[name]


@pytest.mark.parametrize("first", ["1\t滨河市人民政府关于供水的通知\t", "1.滨河市人民政府关于供水的通知 ", "（一）滨河市人民政府关于供水的通知"])
def test_a_line_of_a_list_is_no_head_of_a_document(first: str) -> None:
    text = f"滨河市人民政府关于废止文件的通知\n滨政发〔2020〕5号\n各区人民政府：\n决定废止下列文件：\n{first}滨政发〔2010〕3号\n滨河市人民政府\n2020年3月2日\n"
    assert [str(document.number) for document in read("a.txt", text.encode()).documents] == ["滨政发〔2020〕5号"]
