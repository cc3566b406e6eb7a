"""What the reader types → ``Query``, from left to right. Never fails."""

from __future__ import annotations

import re

from search.gazette import numbers
from search.query.fields import FIELDS
from search.query.nodes import Filter, Node, Not, Number, Phrase, Query, Words

MAX_LENGTH = 1_000
"""Characters of a query that are read; what is longer is cut, and ``notice`` says so."""

_FIELD = {name: field for field in FIELDS for name in (field.name, *field.aliases)}

_FIELD_PREFIX = re.compile(r"([^\s:：\"“”＂]{1,8})[:：](?=\S)")
_PLAIN = re.compile(r"[^\s\"“＂]+")


def parse(text: str) -> Query:
    """What the reader typed, read. Never fails.

    >>> parse('知识产权 "质押融资" -试行').nodes
    (Words(text='知识产权'), Phrase(text='质押融资'), Not(node=Words(text='试行')))
    >>> parse("济政办发2019第18号").nodes
    (Number(number=DocumentNumber(organ='济政办发', year=2019, serial=18)),)
    """
    notices: list[str] = []
    asked = text[:MAX_LENGTH]
    if len(text) > MAX_LENGTH:
        notices.append(f"检索式太长，只检索了前 {MAX_LENGTH} 个字符。")
    nodes = _whole(asked) or tuple(_nodes(asked, notices))
    if not nodes:
        notices.append("请输入要找的词，例如：小微企业 贷款；或文号，例如：济政发〔2022〕17号。")
    return Query(text, nodes, "".join(dict.fromkeys(notices)) or None)


def _whole(text: str) -> tuple[Node, ...]:
    """A 文号 or a registration, where ``text`` is one and nothing else."""
    if number := numbers.parse(text):
        return (Number(number),)
    registration = numbers.registration(text)
    return (Filter("登记号", registration),) if registration else ()


def _nodes(text: str, notices: list[str]) -> list[Node]:
    """The nodes of ``text`` from left to right; what was not understood goes into ``notices``."""
    nodes: list[Node] = []
    found = {f.span.start: f for f in numbers.find(text)}
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        negated = text[at] in "-－−" and at + 1 < len(text) and not text[at + 1].isspace()
        at += negated
        named = _FIELD_PREFIX.match(text, at)
        value, end = _value(text, named.end() if named else at, found, notices)
        if value:
            node = _filter(named[1], value, text[at:end], notices) if named else value
            nodes.append(Not(node) if negated else node)
        at = end
    return nodes


def _value(
    text: str, at: int, found: dict[int, numbers.Found], notices: list[str]
) -> tuple[Words | Phrase | Number | None, int]:
    """The phrase, number or run of words that begins at ``at``, and where it ends."""
    if text[at] in _QUOTES:
        end = _closing(text, at)
        if end is None:
            notices.append("引号没有成对，已按普通词检索；短语请写成 \"…\"。")
            return None, at + 1
        phrase = text[at + 1 : end]
        return (Phrase(phrase) if phrase.strip() else None), end + 1
    if at in found:
        return Number(found[at].number), found[at].span.end
    run = _PLAIN.match(text, at)
    end = min([run.end(), *(start for start in found if at < start < run.end())]) if run else at + 1
    return Words(text[at:end]), end


_QUOTES = {'"': '"', "＂": "＂", "“": "”"}


def _closing(text: str, at: int) -> int | None:
    """Where the quotation that opens at ``at`` is closed; an opening “ ends at its balancing ”."""
    opening, closing = text[at], _QUOTES[text[at]]
    if opening == closing:
        end = text.find(closing, at + 1)
        return end if end >= 0 else None
    depth = 0
    for i in range(at, len(text)):
        depth += (text[i] == opening) - (text[i] == closing)
        if depth == 0:
            return i
    return None


def _filter(name: str, value: Words | Phrase | Number, typed: str, notices: list[str]) -> Words | Filter:
    """``name:value`` as a filter, or as plain words where there is no such field or it cannot hold the value."""
    field = _FIELD.get(name)
    if not field:
        notices.append(f"没有“{name}”这个字段，已按普通词检索；可用：{'、'.join(f.name for f in FIELDS)}。")
        return Words(typed)
    read = field.read(str(value.number) if isinstance(value, Number) else value.text.strip())
    if read is None:
        notices.append(f"“{typed}”没有看懂，已按普通词检索；可以这样写：{field.example}。")
        return Words(typed)
    return Filter(field.name, read)
