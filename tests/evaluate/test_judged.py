"""The project's own judged questions: a change of ranking is a diff of tests/golden/ranks.txt."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from search import cli
from search.evaluate import judged
from search.evaluate.measures import ALL

QUERIES = Path(__file__).parents[1] / "relevance" / "queries.tsv"


@pytest.fixture(scope="module")
def asked(engine):
    return judged.ask_all(judged.questions(QUERIES), engine)


def test_ranks(asked, golden):
    golden("ranks.txt", judged.ranks(asked))


def test_the_ranking_answers(asked):
    """What must hold; docs/decisions/0003-ranking.md has what was reached."""
    told = judged.measured(asked)[ALL]
    assert told["recall@5"] >= FLOORS["recall@5"] and told["mrr"] >= FLOORS["mrr"]


FLOORS = {"recall@5": 0.97, "mrr": 0.9}


def test_there_are_questions_of_every_kind():
    questions = judged.questions(QUERIES)
    kinds = Counter(question.kind for question in questions)
    assert set(kinds) == {"citizen", "reporter", "staff"} and min(kinds.values()) >= 40 and len(questions) >= 150
    assert len({question.text for question in questions}) == len(questions)


def test_the_ranks_file_shows_what_changed(index, tmp_path, capsys):
    queries, ranks = tmp_path / "queries.tsv", tmp_path / "ranks.txt"
    queries.write_text("kind\tquestion\tanswers\tnote\nstaff\t信用修复\t济营转办发2023-1\t\n", "utf-8")
    command = ["evaluate", "--index", str(index), "--queries", str(queries), "--ranks", str(ranks)]
    assert cli.main(command) == cli.FOUND
    assert ranks.read_text("utf-8") == "1\tstaff\t信用修复\n"
    ranks.write_text("3\tstaff\t信用修复\n", "utf-8")
    capsys.readouterr()
    assert cli.main(command) == cli.FOUND
    assert {"-3\tstaff\t信用修复", "+1\tstaff\t信用修复"} <= set(capsys.readouterr().out.splitlines())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "没有问题"),
        ("kind\tquestion\tanswers\tnote\n", "没有问题"),
        ("kind\tquestion\tanswers\tnote\nstaff\t问\n", "第 2 行"),
        ("kind\tquestion\tanswers\tnote\nstaff\t问\t没有这个\t\n", "不在索引里"),
        ("kind\tquestion\tanswers\tnote\nstaff\t问\t济政字2019-55/没有\t\n", "不在索引里"),
        (None, "不存在"),
    ],
)
def test_a_malformed_file_gets_a_message(text, expected, index, tmp_path, capsys):
    queries = tmp_path / "queries.tsv"
    if text is not None:
        queries.write_text(text, "utf-8")
    assert cli.main(["evaluate", "--index", str(index), "--queries", str(queries)]) == cli.WRONG_USAGE
    assert expected in capsys.readouterr().err
