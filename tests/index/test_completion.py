"""What a reader may be going to type."""

from __future__ import annotations

import random

import pytest

from search import query
from search.index.text.characters import normal
from search.index.text.pinyin import initials
from search.index.typed.completion import Completions
from tests.index.factories import KNOWN, document, reading


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("济政发2022", "济政发〔2022〕17号"),
        ("济政发〔2022〕18", "济政发〔2022〕18号"),
        ("濟政辦發2019第19", "济政办发〔2019〕19号"),
        ("济南市人民政府办公", "济南市人民政府办公厅"),
        ("济南市人民政府关于加快跨境", "济南市人民政府关于加快跨境电子商务发展的意见"),
    ],
)
def test_what_is_typed_goes_on(engine, typed, first):
    found = engine.suggest(typed, 10)
    assert first in found
    assert len(found) == len(set(found)) <= 10


def test_what_begins_so_comes_before_what_has_it_inside_and_what_is_spelled_so():
    known = Completions(["知识产权", "加强知识产权保护", "知识产权质押", "5g网络", "大数据局"])
    assert known.of("知识", 10) == ["知识产权", "知识产权质押", "加强知识产权保护"]
    assert known.of("知识", 1) == ["知识产权"]
    assert known.of("zscq", 10) == ["知识产权", "知识产权质押"]
    assert known.of("DSJ", 10) == ["大数据局"]
    assert known.of("５Ｇ", 10) == ["5g网络"]
    assert known.of("没有", 10) == known.of("", 10) == known.of("。", 10) == known.of("〔", 10) == []


@pytest.mark.parametrize("typed", ["知识", "济政", "zs", "营商", "不动产", "j", "一", "市"])
def test_whatever_is_offered_finds_something(engine, typed):
    found = engine.suggest(typed, 10)
    assert found
    assert [text for text in found if not engine.search(query.parse(text)).total] == []


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("济政发2022", ["济政发〔2022〕17号"]),
        ("济政字〔2019〕第55", ["济政字〔2019〕55号"]),
        ("重点", ["重点任务"]),
        ("zdrw", ["重点任务"]),
        ("司法", ["济南市司法局"]),
        ("营商", ["济南市优化营商环境若干措施"]),
        ("农民", []),  # a heading of two characters says nothing
        ("贷款", []),
        ("号", ["济政发〔2022〕17号", "济政字〔2019〕55号"]),
        ("，", []),
        ("", []),
    ],
)
def test_what_is_offered(empty, typed, offered):
    empty.write([KNOWN])
    assert empty.suggest(typed) == offered
    assert empty.suggest(typed, 1) == offered[:1]


def test_only_what_is_shown_is_offered(empty):
    shorter = document("乙发〔2021〕1号", "关于汛期的通知", [("一、值守安排", ["值守。"])], source="a.txt")
    longer = document("乙发〔2021〕1号", "关于汛期的通知", [("一、报告安排", ["报告。", "值守。"])], source="b.txt")
    empty.write([reading("a.txt", shorter), reading("b.txt", longer)])
    assert (empty.suggest("报告安排"), empty.suggest("值守安排")) == (["报告安排"], [])


def test_whatever_is_typed_of_the_corpus_goes_on_as_brute_force_does(engine, oracle):
    """Beginnings, pieces and initials of titles, headings, issuers and 文号."""
    random_ = random.Random(15)
    documents = [oracle.document(one.id) for one in oracle.documents()]
    texts = [text for d in documents for text in (d.title, str(d.number or ""), *d.issuers)]
    texts += [clause.heading for d in documents for clause in d.clauses if clause.heading]
    offered = 0
    for text in random_.choices(texts, k=300):
        start, size = random_.choice([0, random_.randrange(len(text) + 1)]), random_.randint(1, 6)
        typed = random_.choice([text[start:][:size], initials(normal(text[start:][:size]))])
        assert engine.suggest(typed, 10) == (found := oracle.suggest(typed, 10)), typed
        offered += len(found)
    assert offered > 600
