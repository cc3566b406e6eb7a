"""How things are cited: golden files of every style over every case, the rules of each as a table, and what holds for all.

The rules are those that the styles' modules name; tests/golden/citations/ has each case in each style.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.cite import STYLES, Cited
from search.gazette.model import Clause, Document, Span
from tests.cite.cases import ADDRESS, CASES, TODAY, documents
from tests.outlines import CLAUSES, DOCUMENTS

WRITE = {style.key: style.write for style in STYLES}
PROSE = ("press", "law", "gbt7714-2025", "gbt7714-2015")


@pytest.mark.parametrize("key", WRITE)
def test_every_case_in_every_style(key, golden):
    lines = [f"{name}\n{WRITE[key](replace(cited, url=ADDRESS, accessed=TODAY))}\n" for name, cited in CASES.items()]
    golden(f"citations/{key}.txt", "\n".join(lines))


@pytest.mark.parametrize(
    ("key", "name", "ends"),
    [
        # Marks as printed, pages by a dash; what has no page has no comma either.
        ("press", "deep", "（济政发〔2022〕17号），二、（一）6.，载《济南市人民政府公报》2022年第20期，第4—5页"),
        ("press", "plan's heading", "（济政发〔2022〕17号），第二部分，载《济南市人民政府公报》2022年第20期，第3页"),
        ("press", "no page", "（济政办发〔2019〕18号），二、（二）6.，载《济南市人民政府公报》2019年第19期"),
        ("press", "first page only", "载《济南市人民政府公报》2021年第10/11期，第3页起"),
        ("press", "no issue", "〈济南市优化营商环境措施清单〉的通知》（济营转办发〔2023〕1号）"),
        ("press", "no number", "《济南市人民政府关于聘任市政府参事的通知》（2022年9月30日印发），载《济南市人民政府公报》2022年第20期，第17页"),
        ("press", "nothing known", "《测试办法》"),
        ("press", "decree's item of a paragraph", "《济南市测试管理办法》（济南市人民政府令第256号），第四条第二款第（二）项"),
        ("press", "row", "（济政办发〔2019〕20号），附件1表中第2行，载《济南市人民政府公报》2019年第19期"),
        # 70: Arabic digits, right behind the title; 73: the regulation's own name, its issuer before it.
        ("law", "article", "济南市人民政府办公厅《济南市中小微企业创新券实施管理办法》（济政办发〔2019〕19号）第8条，载《济南市人民政府公报》2019年第19期。"),
        ("law", "decree's sub-item", "《济南市测试管理办法》（济南市人民政府令第256号）第3条第2项第1目。"),
        ("law", "decree's item of a paragraph", "《济南市测试管理办法》（济南市人民政府令第256号）第4条第2款第2项。"),
        ("law", "uncertain paragraph", "《济南市测试管理办法》（济南市人民政府令第256号）第5条。"),
        # 75: 节 and 小节; 48: pages by a hyphen.
        ("law", "deep", "（济政发〔2022〕17号），第二节第一小节第6点，载《济南市人民政府公报》2022年第20期，第4-5页。"),
        ("law", "four issuers", "济南市财政局等4部门《关于做好测试工作的通知》（济政字〔2022〕61号），载《济南市人民政府公报》2022年第20期，第17页。"),
        # A part of a serial; half width in 2015, full width in 2025; a double issue by a slash.
        ("gbt7714-2015", "deep", "实施方案的通知: 济政发〔2022〕17号[J]. 济南市人民政府公报, 2022(20): 4-5."),
        ("gbt7714-2025", "deep", "实施方案的通知：济政发〔2022〕17号[J]. 济南市人民政府公报，2022（20）：4-5."),
        ("gbt7714-2015", "first page only", "济政发〔2021〕10号[J]. 济南市人民政府公报, 2021(10/11): 3."),
        ("gbt7714-2015", "no issue", "济营转办发〔2023〕1号[A]. 2023-09-16."),
        ("gbt7714-2015", "four issuers", "济南市财政局, 济南市民政局, 济南市教育局, 等. 关于做好测试工作的通知: 济政字〔2022〕61号[J]. 济南市人民政府公报, 2022(20): 17."),
        ("gbt7714-2025", "issue without year", "济南市人民政府公报（20）：17."),
        ("gbt7714-2025", "nothing known", "测试办法[A]."),
    ],
)
def test_rules(key, name, ends):
    assert WRITE[key](CASES[name]).endswith(ends)


def test_what_is_selected_is_quoted_and_its_sentence_told():
    cited = CASES["sentence"]
    assert WRITE["press"](cited).startswith("“擦亮‘泉城科普’品牌”——《") and "三、（二）3.第二句，载" in WRITE["press"](cited)
    assert "第三节第二小节第3点第2句" in WRITE["law"](cited) and "擦亮" not in WRITE["law"](cited)
    assert "annote = {擦亮“泉城科普”品牌}" in WRITE["bibtex"](cited) and "N1  - 擦亮“泉城科普”品牌" in WRITE["ris"](cited)


@pytest.mark.parametrize(
    ("key", "url", "accessed", "ends"),
    [
        ("gbt7714-2015", ADDRESS, TODAY, f"[J/OL]. 济南市人民政府公报, 2022(20): 2-11[2026-11-21]. {ADDRESS}."),
        ("gbt7714-2015", ADDRESS, None, "[J]. 济南市人民政府公报, 2022(20): 2-11."),
        ("gbt7714-2025", ADDRESS, None, f"[J/OL]. 济南市人民政府公报，2022（20）：2-11. {ADDRESS}."),
        ("gbt7714-2025", None, TODAY, "[J]. 济南市人民政府公报，2022（20）：2-11."),
    ],
)
def test_what_is_online_has_the_day_that_its_edition_wants(key, url, accessed, ends):
    assert WRITE[key](replace(CASES["whole"], url=url, accessed=accessed)).endswith(ends)


def test_a_permalink_is_what_was_passed_in():
    assert WRITE["link"](replace(CASES["deep"], url=ADDRESS)) == ADDRESS and WRITE["link"](CASES["deep"]) is None


# What holds for whatever is cited --------------------------------------------------------------


DANGLING = re.compile(r"[（(〔\[《“][）)〕\]》”]|[，、：；,:][，。,.]|，$|、$|[,:] ?$|\. \.|\.\.|None|  (?!- )")
"""Empty brackets, commas with nothing behind them, and what Python says of nothing."""


@st.composite
def anything(draw: st.DrawFn) -> Cited:
    """Any document, with or without its clauses, and any clause of it or of none."""
    document = draw(DOCUMENTS)
    clause = draw(st.none() | CLAUSES | st.sampled_from(document.clauses))
    start = draw(st.integers(0, len(clause.text))) if clause else 0
    quote = draw(st.none() | st.integers(start, len(clause.text)).map(lambda end: Span(start, end))) if clause else None
    document = replace(document, clauses=draw(st.sampled_from([document.clauses, ()])))
    return Cited(document, clause, quote, draw(st.none() | st.just(ADDRESS)), draw(st.none() | st.just(TODAY)))


@given(anything())
def test_citing_never_fails(cited):
    for style in STYLES:
        written = style.write(cited)
        assert written or style.key == "link"


@pytest.mark.parametrize("key", PROSE)
@pytest.mark.parametrize("unknown", ["number", "issue", "pages", "dated", "printed", "issuers", "all"])
def test_what_is_unknown_leaves_no_trace(key, unknown):
    gone = {"number": None, "issue": None, "pages": None, "dated": None, "printed": None, "issuers": ()}
    gone = gone if unknown == "all" else {unknown: gone[unknown]}
    for document in documents().values():
        less = replace(document, **gone)
        for clause in (None, *document.clauses[:9], *document.clauses[-9:]):
            assert not DANGLING.search(WRITE[key](Cited(less, clause and replace(clause, pages=None))))


def test_two_clauses_of_a_document_are_cited_alike_only_where_one_is_all_that_the_other_holds():
    """A heading and the paragraph that is all it has; the uncertain paragraph of the decree and its article."""
    for document in documents().values():
        placed: dict[str, list[Clause]] = {}
        for clause in (clause for clause in document.clauses if clause.text != document.title):
            placed.setdefault(_place(document, clause), []).append(clause)
        for alike in placed.values():
            first, *others = alike
            assert len(others) < 2 and all(other.id.startswith(first.id.partition("~")[0]) for other in others)


def _place(document: Document, clause: Clause) -> str:
    return WRITE["press"](Cited(document, clause)).removeprefix(WRITE["press"](Cited(replace(document, pages=None))))
