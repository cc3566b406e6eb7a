"""文号 in the spellings that people type and sources print (the whole table of spellings belongs to issue 3)."""

from __future__ import annotations

import pytest

from search.gazette.numbers import find, parse, registration

SPELLINGS = [
    ("济政发〔2022〕17号", "济政发〔2022〕17号"),
    ("济政发[2022]17号", "济政发〔2022〕17号"),
    ("济政发［２０２２］１７号", "济政发〔2022〕17号"),
    ("济政发【2022】17号", "济政发〔2022〕17号"),
    ("济政发（2022）17号", "济政发〔2022〕17号"),
    ("济政发(2022)第17号", "济政发〔2022〕17号"),
    ("济政发 〔２０２２〕 17 号", "济政发〔2022〕17号"),
    ("济 政 发〔2022〕017号", "济政发〔2022〕17号"),
    ("济政发2022年17号", "济政发〔2022〕17号"),
    ("济政发2022-17", "济政发〔2022〕17号"),
    ("济政办发2019第18号", "济政办发〔2019〕18号"),
    ("济政发〔2022〕17", "济政发〔2022〕17号"),
    ("国务院令 第713号", "国务院令第713号"),
]

NONE = ["2022年10月8日", "5号线", "3号楼", "0531-51707676", "〔2022〕", "17号", "济政发", "", "知识产权 济政发〔2022〕17号"]

RUNNING = [
    ("关于贯彻落实鲁政办发〔2021〕3号文件", ["鲁政办发〔2021〕3号"]),
    ("（济政字 〔２０１９〕８１号）同时废止", ["济政字〔2019〕81号"]),
    ("工作要点的通知 济政办发〔2021〕9号", ["济政办发〔2021〕9号"]),
    ("《规定》（省政府令第315号）和《细则》（济办发〔2018〕41号）", ["省政府令第315号", "济办发〔2018〕41号"]),
    ("知识产权 济政发〔2022〕17号 质押", ["济政发〔2022〕17号"]),
    ("2019年第19期", []),
]


@pytest.mark.parametrize("text, number", SPELLINGS)
def test_every_spelling_is_the_same_number(text: str, number: str) -> None:
    assert str(parse(text)) == number


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_number(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize("text, numbers", RUNNING)
def test_numbers_in_running_text(text: str, numbers: list[str]) -> None:
    found = find(text)
    assert [str(f.number) for f in found] == numbers
    assert all(parse(text[f.span.start : f.span.end]) == f.number for f in found)


def test_registrations() -> None:
    assert registration("JNCR－２０２２－００１０００６") == registration("JNCR20220010006") == "JNCR-2022-0010006"
    assert registration("JNCR") is None
