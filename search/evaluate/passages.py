"""Anyone's judged set: passages (JSON lines of id, title, text), questions (id, text), judgments (question, id, rel).

Passages of one title are the clauses of one document, as articles are of a law. A title's own row is
no passage and does not count: whatever finds it finds the passages below it.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from search.errors import BadRequest, reason
from search.evaluate.asking import ask
from search.evaluate.measures import Question, Report, ndcg, recall, reciprocal_rank, report
from search.gazette.model import Clause, Document, Kind, Reading
from search.index.engine import Engine
from search.results import Hit

MEASURES = {
    "mrr@10": (reciprocal_rank, 10),
    "recall@10": (recall, 10),
    "recall@100": (recall, 100),
    "ndcg@10": (ndcg, 10),
}

_GZIP = b"\x1f\x8b"


def index(path: Path, engine: Engine) -> None:
    """Put the passages of ``path`` into ``engine``, unless it holds just them already."""
    data = _bytes(path)
    held, digest = engine.sources(), sha256(data).hexdigest()
    if list(held.values()) == [digest]:
        return
    if held:
        raise BadRequest("--index 的目录里是另一份语料的索引。请换一个目录，或者不写 --index。")
    engine.write([_reading(path, data, digest)])


def measured(queries: Path, qrels: Path, engine: Engine) -> Report:
    """The measures over every question that has an answer."""
    questions = list(_questions(queries, _judgments(qrels)))
    if not questions:
        raise BadRequest(f"{queries} 里没有一个问题在 {qrels} 里有答案。请检查两个文件里的问题 id 是否一致。")
    return report([ask(question, engine, _passage) for question in questions], MEASURES)


def _passage(hit: Hit) -> str | None:
    return None if hit.clause.kind is Kind.TITLE else hit.clause.id


# --- passages as documents ---


def _reading(path: Path, data: bytes, digest: str) -> Reading:
    titles: dict[str, list[tuple[str, str]]] = {}
    seen: set[str] = set()
    for line, record in _records(path, data):
        name, text, title = _text(record, "id", path, line), _text(record, "text", path, line), record.get("title")
        if name in seen:
            raise BadRequest(f"{path} 第 {line} 行：id“{name}”出现过了。每一段的 id 要不同。")
        seen.add(name)
        titles.setdefault(title if isinstance(title, str) else "", []).append((name, text))
    if not seen:
        raise BadRequest(f"{path} 里没有段落。每行要写一个 JSON 对象：id、title、text。")
    documents = (_document(f"title-{i}", title, held, digest) for i, (title, held) in enumerate(titles.items()))
    return Reading(path.name, digest, tuple(documents), ())


def _document(key: str, title: str, passages: list[tuple[str, str]], digest: str) -> Document:
    clauses = [_clause(f"{key}/标题", Kind.TITLE, title, len(passages) + 1)]
    clauses += [_clause(name, Kind.PARAGRAPH, text, 1) for name, text in passages]
    return Document(
        id=key,
        number=None,
        title=title,
        kind=None,
        issuers=(),
        addressees=(),
        dated=None,
        printed=None,
        registration=None,
        issue=None,
        pages=None,
        attachments=(),
        source="",
        sha256=digest,
        clauses=tuple(clauses),
    )


def _clause(key: str, kind: Kind, text: str, extent: int) -> Clause:
    return Clause(
        id=key,
        kind=kind,
        label=None,
        path=(),
        text=text,
        pages=None,
        lines=(1, 1),
        heading=text if kind is Kind.TITLE else None,
        extent=extent,
    )


# --- reading the files ---


def _questions(path: Path, answers: dict[str, set[str]]) -> Iterator[Question]:
    for line, record in _records(path, _bytes(path)):
        name, text = _text(record, "id", path, line), _text(record, "text", path, line)
        if name in answers:
            yield Question(name, text, frozenset(answers[name]))


def _judgments(path: Path) -> dict[str, set[str]]:
    """The answers of each question; a first line that is no judgment is a header."""
    answers: dict[str, set[str]] = {}
    for line, row in enumerate(_decoded(path, _bytes(path)).splitlines(), 1):
        cells = row.split("\t")
        judged = len(cells) >= 3 and cells[-1].strip().lstrip("-").isdecimal()
        if not judged and line > 1 and row.strip():
            raise BadRequest(f"{path} 第 {line} 行不是判断。每行要写：问题 id、段落 id、相关度（整数），用制表符分开。")
        if judged and int(cells[-1]) > 0:
            answers.setdefault(cells[0], set()).add(cells[-2])
    return answers


def _records(path: Path, data: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    """The JSON objects of a file, one a line, with the numbers of their lines."""
    for line, row in enumerate(_decoded(path, data).split("\n"), 1):
        if not row.strip():
            continue
        try:
            record = json.loads(row)
        except (ValueError, RecursionError):
            record = None
        if not isinstance(record, dict):
            raise BadRequest(f"{path} 第 {line} 行不是 JSON 对象。每行要写一个，例如：{{\"id\": \"1\", \"text\": \"…\"}}")
        yield line, record


def _text(record: dict[str, Any], name: str, path: Path, line: int) -> str:
    value = record.get(name)
    if not isinstance(value, str | int):
        raise BadRequest(f"{path} 第 {line} 行没有“{name}”，或者它不是字符串。")
    return str(value)


def _decoded(path: Path, data: bytes) -> str:
    try:
        return (gzip.decompress(data) if data.startswith(_GZIP) else data).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadRequest(f"{path} 不是 UTF-8 文本。请转成 UTF-8 再试。") from None
    except (OSError, EOFError, zlib.error):
        raise BadRequest(f"{path} 是损坏的 gzip 文件。请重新取得它。") from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadRequest(f"读不到文件 {path}：{reason(error)}。") from None
