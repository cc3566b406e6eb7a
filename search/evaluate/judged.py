"""The project's own judged questions: the words that people use, and the clauses or documents that answer.

A tab-separated file with a header line: kind, question, answers (ids of clauses or documents, a space
between two; one of them is enough), note. The ranks file has a line for each question, so that a
change of ranking can be reviewed as a diff.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from search.errors import BadRequest, reason
from search.evaluate.asking import DEPTH, ask
from search.evaluate.measures import Asked, Question, Report, answered, nothing, reciprocal_rank, report
from search.index.engine import Engine
from search.results import Hit

COLUMNS = ("kind", "question", "answers", "note")

MEASURES = {
    "recall@1": (answered, 1),
    "recall@5": (answered, 5),
    "recall@10": (answered, 10),
    "mrr": (reciprocal_rank, DEPTH),
    "nothing": (nothing, DEPTH),
}


def questions(path: Path) -> list[Question]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        raise BadRequest(f"{path} 不是 UTF-8 文本。请转成 UTF-8 再试。") from None
    except OSError as error:
        raise BadRequest(f"读不到问题 {path}：{reason(error)}。请检查 --queries。") from None
    read = [_question(path, line, row) for line, row in enumerate(lines[1:], 2) if row.strip()]
    if not read or tuple(lines[0].split("\t")) != COLUMNS:
        raise BadRequest(f"{path} 里没有问题。第一行要写 {'、'.join(COLUMNS)}，用制表符分开；以后每行一个问题。")
    return read


def _question(path: Path, line: int, row: str) -> Question:
    cells = row.split("\t")
    if len(cells) < 3 or not cells[1].strip() or not cells[2].split():
        raise BadRequest(f"{path} 第 {line} 行要有：类别、问题、答案的 id、备注，用制表符分开。")
    return Question(cells[1], cells[1], frozenset(cells[2].split()), cells[0])


def ask_all(asked: Sequence[Question], engine: Engine) -> list[Asked]:
    """Every question to ``engine``. An answer that it does not hold is a mistake in the judgments."""
    held = set(_ids(engine))
    for question in asked:
        for answer in question.answers - held:
            raise BadRequest(f"问题“{question.text}”的答案 {answer} 不在索引里。请检查 --queries 和 --index。")
    return [ask(question, engine, _naming(question)) for question in asked]


def _ids(engine: Engine) -> Iterator[str]:
    """The ids of all documents and clauses."""
    for header in engine.documents():
        document = engine.document(header.id)
        yield header.id
        yield from (clause.id for clause in (document.clauses if document else ()))


def _naming(question: Question) -> Callable[[Hit], str]:
    """What a hit counts as: its clause, or its document where that is an answer."""

    def name(hit: Hit) -> str:
        return hit.document.id if hit.document.id in question.answers else hit.clause.id

    return name


def measured(asked: Sequence[Asked]) -> Report:
    return report(asked, MEASURES)


def ranks(asked: Sequence[Asked]) -> str:
    """A line for each question: the rank of the first answer ("-" for none), kind and question."""
    return "".join(f"{one.rank or '-'}\t{one.question.kind}\t{one.question.text}\n" for one in asked)


def keep(asked: Sequence[Asked], path: Path) -> Iterator[str]:
    """Write the ranks to ``path``; what has changed there, as the lines of a diff."""
    new = ranks(asked)
    try:
        old = path.read_text("utf-8") if path.exists() else ""
        path.write_text(new, "utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "不是 UTF-8 文本"
        raise BadRequest(f"不能写入 {path}：{why}。请检查 --ranks。") from None
    if old:
        yield from difflib.unified_diff(old.splitlines(), new.splitlines(), "原来", "现在", n=0, lineterm="")
