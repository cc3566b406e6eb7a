"""Nothing lost, nothing invented: every character of a source has one owner, and a clause's text is its source's."""

from __future__ import annotations

import random
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.gazette.model import Document, Reading
from search.gazette.parse import read
from tests.gazette.conftest import CORPUS

FILES = sorted(CORPUS.glob("*.txt"), key=lambda path: path.name)
STANDS_FOR = str.maketrans("。，；：（）《》？！", ".,;:()«»?!")


def check(reading: Reading, text: str) -> None:
    """The parts cover every character that is not white space once, in order; the clauses say what the source says."""
    at = 0
    for part in reading.parts:
        assert not text[at : part.span.start].strip()
        assert part.span.start < part.span.end
        at = part.span.end
    assert not text[at:].strip()
    for document in reading.documents:
        for clause in document.clauses:
            owned = "".join(text[span.start : span.end] for span in clause.spans)
            added = {i for span in clause.added for i in range(span.start, span.end)}
            if owned:
                assert _plain(clause.text) == _plain(owned)
                said = [c for i, c in enumerate(clause.text) if i not in added and not c.isspace()]
                assert not {c for c in said if c in "。，；：«»"} - set(owned)
            else:
                assert added == set(range(len(clause.text)))


def _plain(text: str) -> str:
    """Width and the ASCII marks of 方正 sources folded, white space dropped."""
    folded = unicodedata.normalize("NFKC", text.translate(STANDS_FOR)).translate(STANDS_FOR)
    return re.sub(r"\s", "", folded.replace("«", "《").replace("»", "》").translate(STANDS_FOR))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_character_has_one_owner(path: Path, readings: dict[str, Reading]) -> None:
    text = path.read_text("utf-8")
    check(readings[path.name], text)
    assert not [part for part in readings[path.name].parts if part.owner == "未归"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_two_clauses_own_the_same(path: Path, readings: dict[str, Reading]) -> None:
    owned: set[int] = set()
    for document in readings[path.name].documents:
        for clause in document.clauses:
            places = {i for span in clause.spans for i in range(span.start, span.end)}
            assert not places & owned
            owned |= places


def test_a_clause_knows_its_lines(readings: dict[str, Reading], documents: dict[str, Document]) -> None:
    for path in FILES:
        lines = path.read_text("utf-8").split("\n")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        for document in readings[path.name].documents:
            for clause in document.clauses:
                first, last = clause.lines
                assert starts[first - 1] <= clause.spans[0].start < starts[first]
                assert starts[last - 1] < clause.spans[-1].end <= starts[last]


LINES = [line for path in FILES for line in path.read_text("utf-8").split("\n")]
MARKS = ["第", "第一条", "一、", "（一）", "1.", "〔2022〕", "附件：", "附件1", "\t", "\f", " ", "", "　　", "（2022年1月1日印发）",
         "２４", "—— 7 ——", "目 录", "《", "“", "（", "济南市人民政府", "2022年1月1日", "济政发〔2022〕1号", "注：", "序号\t名称",
         "济南市人民政府公报 （2022年第1期）", "JNCR-2022-0010001", "各区县人民政府："]  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_shuffled_lines_and_marks_are_read_whole(seed: int) -> None:
    random.seed(seed)
    lines = random.choices(LINES, k=120) + random.choices(MARKS, k=60)
    random.shuffle(lines)
    breaks = random.choice(["\n", "\n\n", "\r\n", "\n\f"])
    text = breaks.join(lines)
    check(read("shuffled.txt", text.encode()), text)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_is_read_whole(text: str) -> None:
    reading = read("any.txt", text.encode())
    if reading.parts or not reading.problems:
        check(reading, text.removeprefix("\ufeff"))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(max_size=400))
def test_any_bytes_are_read(data: bytes) -> None:
    assert read("any.txt", data).sha256


@pytest.mark.parametrize("shape", ["总第{}期", "第{}号", "2022年第{}期", "济政发〔2022〕{}号", "— {} —", "{}.甲", "2022年{}月1日"])
def test_a_number_of_any_length_is_read_whole(shape: str) -> None:
    text = "济南市人民政府公报\n" + shape.format("1" * 5000) + "\n关于印发某方案的通知\n济政发〔2022〕1号\n甲。"
    check(read("long.txt", text.encode()), text)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([*MARKS, "关于印发某方案的通知", "一二三四五六七八九十一二三四五六七八", "。"]), max_size=40))
def test_any_order_of_marks_is_read_whole(lines: list[str]) -> None:
    text = "\n".join(lines)
    reading = read("marks.txt", text.encode())
    if text.strip():
        check(reading, text)
