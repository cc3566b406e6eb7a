"""Tokens → nodes, by recursive descent. Never fails: what has no place is passed over, and a notice says so.

    query   = choice
    choice  = all { OR all }
    all     = one { [AND] one }
    one     = { NOT } ( leaf | [ field ":" ] "(" choice ")" )
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from search.gazette import numbers
from search.query.fields import GROUP, NOT, OR, Field
from search.query.nodes import And, Filter, Near, Node, Not, Number, Or, Phrase, Query, Words
from search.query.tokens import ASKING, EQUALS, SIGN_WORD, Sign, Token, misread, tokens

MAX_LENGTH = 1_000
"""Characters of a query that are read; what is longer is cut, and ``notice`` says so."""

MAX_DEPTH = 20
"""Brackets within brackets that are told apart: more than anybody writes, and far from Python's own limit."""


def parse(text: str) -> Query:
    """What the reader typed, read. Never fails.

    >>> parse('知识产权 "质押融资" -试行').nodes
    (Words(text='知识产权'), Phrase(text='质押融资'), Not(node=Words(text='试行')))
    >>> parse("济政办发2019第18号").nodes
    (Number(number=DocumentNumber(organ='济政办发', year=2019, serial=18)),)
    >>> parse("(贷款 或 担保) 年:2022").nodes
    (Or(nodes=(Words(text='贷款'), Words(text='担保'))), Filter(field='年', value='2022..2022', exact=False, whole=False))
    """
    notices: list[str] = []
    asked = text[:MAX_LENGTH]
    if len(text) > MAX_LENGTH:
        notices.append(f"检索式太长，只检索了前 {MAX_LENGTH} 个字符。")
    nodes = _whole(asked) or (_passage(asked) if _is_passage(asked) else _nodes(asked, notices))
    if not nodes:
        notices.append("请输入要找的词，例如：小微企业 贷款；或文号，例如：济政发〔2022〕17号。")
    return Query(text, nodes, "".join(dict.fromkeys(notices)) or None)


def _is_passage(text: str) -> bool:
    """Whether ``text`` was pasted, not written as a question, so that its quotes and brackets are no signs."""
    return len(text) >= PASSAGE and "。" in text and not ASKING.search(text)


PASSAGE = 60
"""Characters of the shortest text with a full stop that is taken for a passage: no question is so long and has one."""


def _passage(text: str) -> tuple[Node, ...]:
    """Its runs as plain words: where no clause has all of them, those that have most come first."""
    return tuple(map(Words, filter(None, re.split(r"[\s“”‘’]+", text))))


def _whole(text: str) -> tuple[Node, ...]:
    """A 文号 or a registration, where ``text`` is one and nothing else: 非 济政发〔2022〕17号 is not."""
    if (number := numbers.parse(text)) and not SIGN_WORD.search(text):
        return (Number(number),)
    registration = numbers.registration(text)
    return (Filter("登记号", registration),) if registration else ()


def _nodes(text: str, notices: list[str]) -> tuple[Node, ...]:
    """The nodes that must all hold; where there are only signs, these are the words."""
    choices = _Parser(_balanced(tokens(text, notices), notices), notices).choices()
    if len(choices) > 1:
        return (Or(tuple(_one_of(choices))),)
    return tuple(choices[0]) if choices else tuple(map(Words, text.split()))


def _balanced(found: list[Token], notices: list[str]) -> list[Token]:
    """The tokens without the brackets that have no partner and those that are too deep."""
    dropped: set[int] = set()
    opened: list[int] = []
    for at, token in enumerate(found):
        if token is Sign.OPEN:
            opened.append(at)
        elif token is Sign.CLOSE and not opened:
            dropped.add(at)
        elif token is Sign.CLOSE and len(opened) > MAX_DEPTH:
            dropped |= {opened.pop(), at}
        elif token is Sign.CLOSE:
            opened.pop()
    if dropped or opened:
        notices.append(f"括号没有成对或套得太深，有的没有用上；可以这样写：{GROUP.example}。")
    dropped.update(opened)
    return [token for at, token in enumerate(found) if at not in dropped]


class _Parser:
    """Reads from ``at`` on. Its brackets are balanced."""

    def __init__(self, found: list[Token], notices: list[str]) -> None:
        self.tokens, self.at, self.notices = found, 0, notices

    def choices(self) -> list[list[Node]]:
        """What stands between the ORs up to the next closing bracket, each as nodes that must all hold."""
        choices = [self._all()]
        while self._next() is Sign.OR:
            self.at += 1
            choices.append(self._all())
        if len(choices) > 1 and not all(choices):
            self.notices.append(f"“OR”（或）前后都要有词，有的没有用上；可以这样写：{OR.example}。")
        return [nodes for nodes in choices if nodes]

    def _all(self) -> list[Node]:
        nodes: list[Node] = []
        while self._next() not in (None, Sign.OR, Sign.CLOSE):
            if node := self._one():
                nodes += node.nodes if isinstance(node, And) else [node]
        return nodes

    def _one(self) -> Node | None:
        negated = False
        while (token := self._next()) in (Sign.NOT, Sign.AND):
            negated ^= token is Sign.NOT
            self.at += 1
        if token in (None, Sign.OR, Sign.CLOSE):
            if negated:
                self.notices.append(f"“-”（NOT、非）后面要有词，有的没有用上；可以这样写：{NOT.example}。")
            return None
        self.at += 1
        node = self._group() if token is Sign.OPEN else self._asked_of(token) if isinstance(token, Field) else token
        return Not(node) if negated and node else node

    def _asked_of(self, field: Field) -> Node | None:
        """The group that follows, each leaf of it asked of ``field``."""
        node = self._one() if self._next() is Sign.OPEN else None
        if node is None:
            self.notices.append(misread(f"{field.name}:", field))
        return node and self._spread(field, node)

    def _spread(self, field: Field, node: Node) -> Node:
        match node:
            case And(nodes) | Or(nodes):
                return type(node)(tuple(self._spread(field, one) for one in nodes))
            case Not(inner):
                return Not(self._spread(field, inner))
            case Near(words):
                return And(tuple(self._spread(field, Phrase(word)) for word in words))
            case Filter():
                return node
        typed = str(node.number) if isinstance(node, Number) else node.text
        whole = isinstance(node, Words) and typed[0] in EQUALS
        asked = field.asked(typed.lstrip(EQUALS) if whole else typed, isinstance(node, Phrase), whole)
        if asked is None:
            self.notices.append(misread(f"{field.name}:{typed}", field))
        return asked or Words(typed)

    def _group(self) -> Node | None:
        choices = self.choices()
        self.at += 1  # the closing bracket
        nodes = list(_one_of(choices))
        return nodes[0] if len(nodes) == 1 else Or(tuple(nodes)) if nodes else None

    def _next(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None


def _one_of(choices: Iterable[list[Node]]) -> Iterable[Node]:
    """Each choice as one node."""
    return (nodes[0] if len(nodes) == 1 else And(tuple(nodes)) for nodes in choices)
