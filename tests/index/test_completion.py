"""What a reader may be going to type."""

from __future__ import annotations

import pytest

from search import query
from search.index.completion import Completions


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
