"""What the tokens of a text are."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.index.text.analyzer import MAX_TERM, bigrams, cited, cut, dictionary, words
from search.index.text.characters import normal


@settings(deadline=None)  # the first example loads jieba
@given(st.text())
def test_every_token_stands_where_it_says(text):
    for token in (*bigrams(text), *words(text)):
        assert 0 <= token.start < token.end <= len(text)
        assert token.text in normal(text[token.start : token.end])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("的", ["的"]),
        ("科普", ["科", "普", "科普"]),
        ("科 “普”", ["科", "普", "科普"]),
        ("科，普", ["科", "普"]),
        ("第7号", ["第", "7", "号"]),
        ("１７Ｇ", ["17g"]),
        ("1 7", ["1", "7"]),
        ("1”7", ["1", "7"]),
        ("18.5%", ["18", "5", "18.5"]),
        ("2022.10.8", ["2022", "10", "2022.10", "8", "10.8"]),
        ("1.推进", ["1", "推", "进", "推进"]),
        ("gov.cn", ["gov", "cn"]),
        ("a" * 100, ["a" * MAX_TERM]),
    ],
)
def test_bigrams(text, expected):
    assert [token.text for token in bigrams(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市场监管局", {"市场", "监管", "市场监管局"}),
        ("小微企业 贷款贴息", {"小微企业", "贷款", "贴息"}),
        ("市市场监管局、市财政局", {"市场监管局", "财政局"}),
        ("7×24小时", {"7", "24", "小时"}),
    ],
)
def test_words(text, expected):
    assert expected <= {token.text for token in words(text)}


def test_a_run_of_any_length_has_words():
    assert "".join(token.text for token in words("贷" * 1201) if len(token.text) == 1) in ("贷" * 1201, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("济政发〔２０２２〕\n１７号", ["济政发〔2022〕17号"]),
        ("（国务院令第713号）", ["国务院令第713号"]),
        ("17号", []),
    ],
)
def test_cited(text, expected):
    assert [token.text for token in cited(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("小微企业贷款贴息", ("小微企业", "贷款", "贴息")),
        ("知识产权质押融资", ("知识产权", "质押", "融资")),
        ("济南市“十四五”科学素质", ("济南市", "十四五", "科学素质")),
        ("马克思", ("马克思",)),
        ("贷款", ("贷款",)),
        ("贷", ("贷",)),
        ("贷款贷款贷款", ("贷款",)),
        ("5Ｇ网络", ("5g", "网络")),
        ("18.5％", ("18.5",)),
        ("PM2.5", ("pm2.5",)),
        ("Wi-Fi", ("wi", "fi")),
        ("第12条", ("第", "12", "条")),
        ("，。！", ()),
        ("", ()),
        ("\ud800", ()),
    ],
)
def test_cut(text, expected):
    assert cut(text) == expected


@settings(deadline=None)
@given(st.text(max_size=50))
def test_the_words_of_a_run_stand_in_it(text):
    plain = normal(text)
    assert all(word and word in plain for word in cut(text))
    assert len(set(cut(text))) == len(cut(text))


def test_the_dictionary_has_each_word_once_and_only_words():
    entries = dictionary()
    assert len(entries) == len(set(entries)) > 300
    assert [entry for entry in entries if normal(entry) != entry or not entry.isalnum()] == []


def test_the_words_of_the_dictionary_are_not_cut():
    assert [word for word in dictionary() if cut(word) != (word,)] == []


def _fresh(code: str, **environment: str) -> str:
    """What ``code`` prints in a Python of its own."""
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr == ""
    return run.stdout


def test_jieba_loads_when_it_is_needed_and_not_before():
    code = "import sys; from search.index.text.analyzer import cut; print('jieba' in sys.modules, cut('贷款贴息'))"
    assert _fresh(code) == "False ('贷款', '贴息')\n"


def test_the_cache_is_kept_in_a_folder_of_our_own(tmp_path):
    _fresh("from search.index.text.analyzer import cut; cut('知识产权质押')", XDG_CACHE_HOME=str(tmp_path), TMPDIR=str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["gazette"]
    assert list((tmp_path / "gazette").iterdir())


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path):
    (tmp_path / "gazette").write_text("not a folder")
    code = "from search.index.text.analyzer import cut; print(cut('贷款贴息'))"
    assert _fresh(code, XDG_CACHE_HOME=str(tmp_path)) == "('贷款', '贴息')\n"


def test_many_threads_can_load_it_at_once():
    code = (
        "from concurrent.futures import ThreadPoolExecutor as Pool; from search.index.text.analyzer import words\n"
        "with Pool(8) as pool: print(len({tuple(t) for t in pool.map(lambda i: list(words('贷款贴息')), range(8))}))"
    )
    assert _fresh(code) == "1\n"


def test_many_threads_can_cut_at_once():
    texts = ["小微企业贷款贴息", "知识产权质押融资", "不动产登记办理"] * 20
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda text: [token.text for token in words(text)], texts)
    assert list(found) == [[token.text for token in words(text)] for text in texts]
