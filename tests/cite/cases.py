"""What is cited in the tests: documents of the corpus, one that has all that a regulation can have, and what is left of
them when something is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from search.cite import Cited
from search.gazette.model import Clause, Document, DocumentNumber, Issue, Pages, Span
from search.gazette.parse import read

CORPUS = Path(__file__).parents[2] / "corpus"

DECREE = """济南市人民政府令
第256号

《济南市测试管理办法》已经2020年2月1日市政府第3次常务会议通过，现予公布，自2020年5月1日起施行。

济南市人民政府
2020年3月5日

济南市测试管理办法

第一章 总则

第一条　为了规范测试行为，根据《中华人民共和国测试法》，制定本办法。

第二条　本市行政区域内的测试活动，适用本办法。

法律、法规另有规定的，从其规定。

第二章 测试

第三条　测试单位应当履行下列职责：

（一）制定计划。

（二）组织实施，包括：

1.准备材料；

2.记录结果。

第四条　测试应当公开。

测试应当符合下列条件：

（一）有固定场所；

（二）有专门人员。

第五条　违反本办法的，责令改正：

（一）未公开的；

情节严重的，予以通报。

（二）未记录的。

附件1
测试收费标准

项目\t标准
甲类\t10元
乙类\t20元
"""


@cache
def documents() -> dict[str, Document]:
    """The documents of the corpus and the decree, by their ids."""
    sources = [(path.name, path.read_bytes()) for path in sorted(CORPUS.glob("*.txt"))]
    readings = [read(name, data) for name, data in (*sources, ("decree.txt", DECREE.encode()))]
    return {document.id: document for reading in readings for document in reading.documents}


def clause(document: str, tail: str) -> Clause:
    return next(clause for clause in documents()[document].clauses if clause.id == f"{document}/{tail}")


def cited(document: str, tail: str | None = None, words: str | None = None, **unknown: object) -> Cited:
    """A document or the clause with this end of its id, ``words`` selected in it; ``unknown`` replaces its fields."""
    found = clause(document, tail) if tail else None
    start = found.text.index(words) if found and words else 0
    quote = Span(start, start + len(words)) if words else None
    return Cited(replace(documents()[document], **unknown), found, quote)


PLAN, RULES, TABLE, LOOSE, ORDER = "济政发2022-17", "济政办发2019-19", "济政办发2019-20", "济营转办发2023-1", "济南市人民政府令256"
GAZETTE = "济南市人民政府公报"
THREE = ("济南市财政局", "济南市民政局", "济南市教育局")

CASES = {
    "whole": cited(PLAN),
    "title": cited(PLAN, "标题"),
    "deep": cited(PLAN, "二/一/6"),
    "sentence": cited(PLAN, "三/二/3", "擦亮“泉城科普”品牌"),
    "who is in charge": cited(PLAN, "三/二/3", "市教育局"),
    "two sentences": cited(PLAN, "三/二/3", "工程。加强“互联网+科普”建设"),
    "plan's heading": cited(PLAN, "二"),
    "first page only": cited("济政发2021-10"),
    "no page": cited("济政办发2019-18", "二/二/6"),
    "no issue": cited(LOOSE),
    "second text": cited(LOOSE, "二/5~d58d1a"),
    "no number": cited("济政字2022-61", number=None),
    "no number, no day of print": cited("济政字2022-61", number=None, printed=None),
    "nothing known": cited(
        "济政字2022-61", number=None, printed=None, dated=None, issue=None, pages=None, issuers=(), title="测试办法"
    ),
    "issue without number": cited("济政字2022-61", issue=Issue(GAZETTE, 2022, None)),
    "issue without year": cited("济政字2022-61", issue=Issue(GAZETTE, None, "20")),
    "gazette without name": cited("济政字2022-61", issue=Issue(None, 2022, "20")),
    "three issuers": cited("济政字2022-61", issuers=THREE, title="关于做好测试工作的通知", number=DocumentNumber("济财税", 2022, 3)),
    "four issuers": cited("济政字2022-61", issuers=(*THREE, "济南市体育局"), title="关于做好测试工作的通知"),
    "article": cited(RULES, "第八条"),
    "paragraph": cited(RULES, "第五条/beceda"),
    "decree": cited(ORDER),
    "decree's item": cited(ORDER, "第二章/第三条/二"),
    "decree's sub-item": cited(ORDER, "第二章/第三条/二/1"),
    "decree's item of a paragraph": cited(ORDER, "第二章/第四条/二"),
    "words of a paragraph": cited(ORDER, "第一章/第二条", "适用本办法"),
    "uncertain paragraph": cited(ORDER, "第二章/第五条/一/02ed0c"),
    "chapter": cited(ORDER, "第二章"),
    "row": cited(TABLE, "附件1/111ce9"),
    "numbered row": cited("济政办字2022-51", "二/三/5/11"),
    "attachment": cited(TABLE, "附件1"),
    "attachments announced": cited(TABLE, "e24ee8"),
    "signature": cited(PLAN, next(c.id for c in documents()[PLAN].clauses if c.kind == "signature").partition("/")[2]),
    "brackets": cited("济政字2022-61", title="关于印发《甲{乙}办法》的通知", pages=Pages(3, 4)),
    "R&D": cited("济政字2022-61", title="R&D达到50%_#$~^\\的通知"),
}
"""Each thing that can be cited, with all that can be unknown of it."""

ADDRESS, TODAY = "https://gazette.example.cn/document/x#/二/一/6", date(2026, 11, 21)
