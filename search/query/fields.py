"""The fields of the query language, one table for parser, help and documents."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from search.gazette import numbers
from search.gazette.numerals import fold


@dataclass(frozen=True, slots=True)
class Field:
    """A name that may stand before a colon, in the order of the help page."""

    name: str
    aliases: tuple[str, ...]
    meaning: str
    example: str
    read: Callable[[str], str | None]
    """The value as typed → the value to look for, ``None`` if it cannot be one."""


def _text(value: str) -> str | None:
    return value or None


def _year(value: str) -> str | None:
    found = re.fullmatch(r"(\d{4})年?(?:(?:\.\.|[-—－~～至到])(\d{4})年?)?", fold(value))
    return f"{found[1]}..{found[2] or found[1]}" if found else None


FIELDS = (
    Field("文号", ("number",), "公文的文号", "文号:济政发〔2022〕17号", lambda v: str(numbers.parse(v) or "") or None),
    Field("登记号", ("registration",), "规范性文件登记号", "登记号:JNCR-2022-0010006", numbers.registration),
    Field("标题", ("title",), "公文标题里的字句", "标题:知识产权", _text),
    Field("机关", ("发文机关", "issuer"), "发文机关的名称", "机关:济南市人民政府办公厅", _text),
    Field("文种", ("kind",), "公文的种类：通知、意见、决定……", "文种:意见", _text),
    Field("年", ("年份", "year"), "成文年份，可写成一段", "年:2021..2022", _year),
)
