"""A file's bytes → numbered lines of text, whatever the encoding. What is no text is a problem."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from search.gazette.model import Problem

MAX_BYTES = 16 * 1024 * 1024
"""The largest file that is read: a hundred times a gazette issue. Above it, it is not one."""

_BREAK = re.compile(r"(\r\n|\n|\r|\f)")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line without its break; ``start`` is the offset of its first character, ``number`` counts from 1.

    ``fed`` tells that a form feed stands before it.
    """

    number: int
    start: int
    text: str
    fed: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A source file: ``text`` as decoded, byte order mark taken off, and the same as lines."""

    name: str
    sha256: str
    text: str
    lines: tuple[SourceLine, ...]
    problems: tuple[Problem, ...] = ()


def open_source(name: str, data: bytes) -> Source:
    """Decode ``data``. Never fails: what cannot be read gives no lines and a problem that says why."""
    sha256 = hashlib.sha256(data).hexdigest()
    text, problems = _decoded(data)
    return Source(name, sha256, text, tuple(_lines(text)), tuple(problems))


def _decoded(data: bytes) -> tuple[str, list[Problem]]:
    if not data.strip():
        return "", [Problem("空文件", "文件里没有内容。")]
    if len(data) > MAX_BYTES:
        return "", [Problem("文件过大", f"文件有 {len(data) >> 20} MB，超过 {MAX_BYTES >> 20} MB，不像一期公报，没有读。")]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").removeprefix("\ufeff"), []
    if data.startswith(b"%PDF") or b"\0" in data:
        what = "PDF" if data.startswith(b"%PDF") else "二进制文件"
        return "", [Problem("不是文本", f"这是{what}，不是纯文本，请先转换成 UTF-8 编码的 .txt 文件。")]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        broken = error
    try:
        return data.decode("gb18030"), [Problem("编码", "文件不是 UTF-8，已按 GB18030 读入。")]
    except UnicodeDecodeError:
        line = data.count(b"\n", 0, broken.start) + 1
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") * 10 > len(text):
            return "", [Problem("不是文本", "认不出文件的文字编码，请转换成 UTF-8 编码的 .txt 文件。")]
        return text, [Problem("编码", "文件里有不合 UTF-8 的字节，已用 � 代替。", line)]


def _lines(text: str) -> list[SourceLine]:
    """A form feed parts what stands before and behind it, and counts as no line of its own."""
    lines, number, start, fed = [], 1, 0, False
    parts = [*_BREAK.split(text), ""]
    for line, after in zip(parts[::2], parts[1::2], strict=True):
        if after != "\f" or line.strip():
            lines.append(SourceLine(number, start, line, fed))
            fed = False
        fed = fed or after == "\f"
        number += after != "\f"
        start += len(line) + len(after)
    return lines
