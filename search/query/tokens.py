"""What the reader types, cut from left to right into signs (brackets and operators) and leaves. Never fails."""

from __future__ import annotations

import re
from enum import Enum

from search.gazette import numbers
from search.gazette.numerals import YEAR
from search.query.fields import AND, FIELDS, NEAR, NOT, OR, PREFIX, YES_OR_NO, Field
from search.query.nodes import Filter, Leaf, Near, Number, Phrase, Prefix, Words


class Sign(Enum):
    """What stands between leaves."""

    OPEN = "("
    CLOSE = ")"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"


Token = Sign | Leaf | Field
"""A ``Field`` stands before the group that it is asked of: 标题:(贷款 OR 贴息)."""

_OPENING, _CLOSING = "(（", ")）"
_QUOTES = {'"': '"', "＂": "＂", "“": "”"}
_STARS = "*＊"
EQUALS = "=＝"

_ENDS = r"(?=[\s()（）\"“＂]|$)"
_END = re.compile(_ENDS)
_SIGNS = {
    Sign.OPEN: re.compile(r"[(（]"),
    Sign.CLOSE: re.compile(r"[)）]"),
    Sign.AND: re.compile(rf"(?:{'|'.join(AND.signs)}){_ENDS}"),
    Sign.OR: re.compile(rf"(?:{'|'.join(OR.signs)}){_ENDS}"),
    Sign.NOT: re.compile(rf"(?:{'|'.join(NOT.signs)}){_ENDS}|[-－−]+(?=[^\s)）\-－−])"),
}
_FIELD = {name: field for field in FIELDS for name in (field.name, *field.aliases)}
SIGN_WORD = re.compile(rf"(?<![^\s()（）\"”＂\-－−])(?:{'|'.join((*AND.signs, *OR.signs, *NOT.signs))}){_ENDS}")
_NO_ORGAN = re.compile(rf"{SIGN_WORD.pattern}|(?<=[:：])[{''.join(YES_OR_NO)}](?=\s)")
ASKING = re.compile(rf"^“|[\"＂*＊]|{SIGN_WORD.pattern}|(?<!\S)[-－−](?=\S)|(?<!\S)(?:{'|'.join(_FIELD)})[:：]")
"""What a question has and a passage of a text does not: straight quotes, stars, signs, fields."""
_NAME = re.compile(r"([^\s:：()（）\"“”＂]{1,8})[:：]")
_DISTANCE = re.compile(r"[~～]([0-9０-９]{0,9})")


def tokens(text: str, notices: list[str]) -> list[Token]:
    """The tokens of ``text``; what was not understood goes into ``notices``."""
    return _Reader(text, notices).tokens()


class _Reader:
    """Reads from ``at`` on; every method that reads moves ``at`` behind what it has read."""

    def __init__(self, text: str, notices: list[str]) -> None:
        self.text, self.at, self.notices = text, 0, notices
        # 非 济政发〔2022〕17号, 有效:否 济政发〔2022〕17号: these are no part of a number, which may have spaces in it.
        apart = _NO_ORGAN.sub(lambda sign: "|" * len(sign[0]), text)
        self.numbers = {found.span.start: found for found in numbers.find(apart)}
        self.pairs = _pairs(text)
        self.years = {at for year in YEAR.finditer(text) for at in range(*year.span())}

    def tokens(self) -> list[Token]:
        found: list[Token] = []
        while self._skip():
            token = self._sign() or self._leaf()
            if token:
                found.append(token)
        return found

    def _skip(self) -> bool:
        """Whether there is anything left but white space."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.at < len(self.text)

    def _sign(self) -> Sign | None:
        for sign, written in _SIGNS.items():
            if match := written.match(self.text, self.at):
                self.at = match.end()
                return sign
        return None

    def _leaf(self) -> Leaf | Field | None:
        named = _NAME.match(self.text, self.at)
        if named and self.at not in self.numbers:
            if field := _FIELD.get(named[1]):
                return self._filter(field, named.end())
            if not named[1].isdecimal() and self.text[named.end() : named.end() + 1].strip():
                known = "、".join(field.name for field in FIELDS)
                self.notices.append(f"没有“{named[1]}”这个字段，已按普通词检索；可用：{known}。")
        if self.text[self.at] in _QUOTES:
            return self._quotation()
        if self.at in self.numbers:
            return self._number()
        run = self._run([start for start in self.numbers if start > self.at])
        if run[-1] in _STARS and run.strip("".join(_STARS)):
            return Prefix(run.rstrip(_STARS)) if run[0] not in _STARS else self._starred(run)
        return self._starred(run) if any(star in run[:-1] for star in _STARS) else Words(run)

    def _starred(self, run: str) -> Words:
        self.notices.append(f"“*”只能写在词的末尾，“{_shortened(run)}”已按普通词检索；可以这样写：{PREFIX.example}。")
        return Words(run)

    def _number(self) -> Number:
        found = self.numbers[self.at]
        self.at = found.span.end
        return Number(found.number)

    def _quotation(self) -> Leaf | None:
        """A phrase, or words near each other; where it is not closed, the quote mark alone is passed over."""
        closing = _closing(self.text, self.at)
        if closing is None:
            self.notices.append('引号没有成对，已按普通词检索；短语请写成 "…"。')
            self.at += 1
            return None
        phrase = self.text[self.at + 1 : closing]
        self.at = closing + 1
        words = tuple(dict.fromkeys(phrase.split()))
        if distance := _DISTANCE.match(self.text, self.at):
            self.at = distance.end()
            if distance[1] and len(words) > 1:
                return Near(words, int(distance[1]))
            self.notices.append(f"“~”要写在两个以上的词的引号后面，再写字数，已按短语检索；可以这样写：{NEAR.example}。")
        return Phrase(phrase) if words else None

    def _filter(self, field: Field, begins: int) -> Words | Filter | Field:
        """A field and its value, or plain words where it has none that it can hold; the field before a group."""
        start, self.at = self.at, begins
        if self._group_stands():
            return field
        whole = self._skip() and self.text[self.at] in EQUALS
        self.at += whole
        quoted = self._skip() and self.text[self.at] in _QUOTES
        value = self._value()
        if value is None:
            self.at = begins
        asked = field.asked(value, quoted, whole) if value else None
        if asked is None:
            typed = self.text[start : self.at]
            self.notices.append(misread(typed, field))
            return Words(typed)
        return asked

    def _group_stands(self) -> bool:
        """Whether a bracket opens here that is no text: 标题:(贷款 OR 贴息), but not 标题:（试行）办法."""
        if not self._skip() or self.text[self.at] not in _OPENING:
            return False
        closed = self.pairs.get(self.at)
        return closed is None or bool(_END.match(self.text, closed + 1))

    def _value(self) -> str | None:
        if not self._skip() or self._sign_stands() and self.at not in self.pairs:
            return None
        if self.text[self.at] in _QUOTES:
            start, closing = self.at + 1, _closing(self.text, self.at) or len(self.text)
            self.at = closing + 1
            return self.text[start:closing].strip()
        if self.at in self.numbers:
            return str(self._number().number)
        return self._run()

    def _sign_stands(self) -> bool:
        return any(written.match(self.text, self.at) for written in _SIGNS.values())

    def _run(self, stops: list[int] | None = None) -> str:
        """What goes on without white space (but in 二 〇 三五年) and quotes; brackets in pairs belong to it."""
        start, last = self.at, min(stops or [], default=len(self.text))
        while self.at < last:
            char = self.text[self.at]
            if self.at in self.pairs:
                self.at = min(self.pairs[self.at], last - 1)
            elif self.at in self.years:
                pass
            elif self.at > start and (char.isspace() or char in _QUOTES or char in _OPENING or char in _CLOSING):
                break
            self.at += 1
        return self.text[start : self.at]


def misread(typed: str, field: Field) -> str:
    """The notice that a field cannot have this value."""
    return f"“{_shortened(typed)}”没有看懂，已按普通词检索；可以这样写：{field.example}。"


def _shortened(typed: str) -> str:
    """For a notice, which is one line."""
    return typed if len(typed) <= 20 else typed[:20] + "…"


def _pairs(text: str) -> dict[int, int]:
    """Where each bracket is closed that has neither white space nor quotes in it: 办法（试行）."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for at, char in enumerate(text):
        if char in _OPENING:
            opened.append(at)
        elif char in _CLOSING and opened:
            pairs[opened.pop()] = at
        elif char.isspace() or char in _QUOTES:
            opened.clear()
    return pairs


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
