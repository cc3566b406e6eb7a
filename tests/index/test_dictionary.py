"""The dictionary that questions are cut by, which must cut as jieba does with all its words in a dict."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.index.text import analyzer
from search.index.text.dictionary import Dictionary, keep

from ..conftest import CORPUS

QUESTIONS = ("小微企业贷款贴息", "不动产登记需要什么材料", "学区划片", "二〇二二年跨境电商", "能不能退", "疫情", "龘靐")


@given(st.dictionaries(st.text(min_size=1, max_size=4), st.integers(0, 1 << 40)), st.lists(st.text(min_size=1, max_size=4)))
def test_it_knows_what_was_kept_and_nothing_else(tmp_path_factory, words, others):
    path = tmp_path_factory.mktemp("words") / "words"
    keep(words, 7, path)
    known = Dictionary(path)
    assert known.total == 7
    assert {word: known[word] for word in words} == words
    assert [known.get(word) for word in chain(words, others)] == [words.get(word) for word in chain(words, others)]
    assert [word in known for word in others] == [word in words for word in others]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The empty cache folder of an analyzer that has not loaded anything yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    _forget()
    yield tmp_path / "gazette"
    _forget()


def _forget() -> None:
    analyzer._jieba.cache_clear()
    analyzer._asked.cache_clear()


def cut(texts: tuple[str, ...]) -> list[list[str]]:
    return [[token.text for token in analyzer.words(text)] for text in texts]


def test_questions_are_cut_as_texts_are(folder):
    lines = tuple(line for path in sorted(CORPUS.glob("*.txt")) for line in path.read_text("utf-8").split("\n")[::3])
    whole = [list(analyzer.words_in(analyzer.fold(line).text)) for line in lines + QUESTIONS]
    assert cut(lines + QUESTIONS) == whole
    assert isinstance(analyzer._asked().FREQ, Dictionary)


@pytest.mark.parametrize("held", [b"", b"damaged", b"damaged GAZETTE\n"])
def test_one_that_is_damaged_is_done_without(folder, held):
    expected = cut(QUESTIONS)
    (kept,) = folder.glob("words-*")
    kept.write_bytes(held)
    _forget()
    assert cut(QUESTIONS) == expected


def test_where_nothing_can_be_kept_questions_are_cut_all_the_same(folder):
    expected = cut(QUESTIONS)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("in the way")
    _forget()
    assert cut(QUESTIONS) == expected
