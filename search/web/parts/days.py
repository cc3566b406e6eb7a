"""The day on which a page tells what is in force: the one that the address asks for, else today."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from search.gazette.numerals import fold


@dataclass(frozen=True, slots=True)
class AsOf:
    """``day`` is what the page tells; ``chosen`` the same where the reader chose it, so that links keep it.

    ``notice`` is a line in Chinese where what was asked for is no day.
    """

    day: date
    chosen: date | None = None
    notice: str | None = None


def read(typed: str | None, today: date) -> AsOf:
    """What an address asks for; today where it asks for none.

    >>> read("2023年5月1日", date(2026, 11, 21)).chosen, read("", date(2026, 11, 21)).day
    (datetime.date(2023, 5, 1), datetime.date(2026, 11, 21))
    >>> read("2023-02-30", date(2026, 11, 21)).notice
    '“2023-02-30”不是一天，效力按今天算；请写成 2026-11-21 这样。'
    """
    said = fold(typed or "").strip()
    if not said:
        return AsOf(today)
    day = _day(said)
    if day is None:
        return AsOf(today, notice=f"“{said[:_SHOWN]}”不是一天，效力按今天算；请写成 {today.isoformat()} 这样。")
    return AsOf(day, None if day == today else day)


_SHOWN = 20
"""Characters that are repeated of what is no day."""


def _day(said: str) -> date | None:
    found = re.fullmatch(r"(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?", said)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
