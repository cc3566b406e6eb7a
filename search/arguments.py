"""The command line's grammar in Chinese: argparse with its headings, usage and errors translated."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from datetime import date
from typing import Any, NoReturn

from search.gazette.numerals import fold

WRONG_USAGE = 2
"""The exit code of a command line that was not understood, as everywhere on Unix."""

_DASHES = "以“-”开头的词要写在“--”之后，例如 -- -试行"

# What argparse 3.11–3.13 says, in the order in which it is looked for. The rest of its messages
# cannot occur: abbreviations and exclusive groups are not used, types raise messages of their own.
_ERRORS = (
    (r"the following arguments are required: 命令", "后面要写一个命令"),
    (r"the following arguments are required: (.+)", rf"缺少参数 \1（{_DASHES}）"),
    (r"unrecognized arguments: (.+)", rf"不认识的参数 \1（{_DASHES}）"),
    (r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"\1 没有“\2”，可用：\3"),
    (r"argument (.+?): expected (?:one|at least one) argument", r"\1 后面要有一个值"),
    (r"argument (.+?): ignored explicit argument '(.*)'", r"\1 后面不能有值（“\2”）"),
    (r"argument (.+?): (.+)", r"\1：\2"),
)


class Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Formatter, **options)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示本页")

    def error(self, message: str) -> NoReturn:
        for pattern, chinese in _ERRORS:
            if re.fullmatch(pattern, message, re.DOTALL):
                message = re.sub(pattern, chinese, message, flags=re.DOTALL)
                break
        print(f"{self.prog}：{message}。用法见 {self.prog} --help", file=sys.stderr)
        sys.exit(WRONG_USAGE)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法: " if prefix is None else prefix)


def day(text: str) -> date:
    """The type of an argument that is a day.

    >>> day("2026年11月21日"), day("2026-11-21")
    (datetime.date(2026, 11, 21), datetime.date(2026, 11, 21))
    """
    found = re.fullmatch(r"(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?", fold(text).strip())
    try:
        return date(*map(int, found.groups())) if found else date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"要写一天，例如 2026-11-21，不能是“{text}”") from None


def whole(lowest: int, highest: int) -> Callable[[str], int]:
    """The type of an argument that is a whole number within bounds.

    >>> whole(1, 99)("１２")
    12
    """

    def read(text: str) -> int:
        digits = fold(text).strip()
        if not (digits.isascii() and digits.isdigit() and len(digits) < 19 and lowest <= int(digits) <= highest):
            raise argparse.ArgumentTypeError(f"要写 {lowest} 到 {highest} 之间的整数，不能是“{text}”")
        return int(digits)

    return read
