"""The 文号 that are held."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import UNSET, UnsetType

from search.gazette.record import Record
from search.results import Numbered
from search.web.api import listing
from search.web.api.endpoint import Endpoint, Now
from search.web.api.questions import Paged
from search.web.api.shapes.results import Continued
from search.web.api.shapes.shape import Shape, told


class Asked(Paged, frozen=True, kw_only=True):
    organ: Annotated[str, told("只要这个机关代字的", min_length=1, max_length=50)] | UnsetType = UNSET
    year: Annotated[int, told("只要这一年的", ge=1, le=9999)] | UnsetType = UNSET


class HeldNumber(Shape):
    """一个收录的文号和它的公文。"""

    number: Annotated[str, told("文号", examples=["济政发〔2022〕17号"])]
    organ: Annotated[str, told("机关代字", examples=["济政发"])]
    year: Annotated[int | None, told("年份；历年连续编号的为 null")]
    serial: Annotated[int, told("序号")]
    document: Annotated[str, told("公文的标识")]
    title: Annotated[str, told("公文的标题")]
    dated: Annotated[date | None, told("成文日期")]


class Numbers(Continued):
    """收录的文号（一页）。"""

    total: Annotated[int, told("一共几个", ge=0)]
    numbers: Annotated[list[HeldNumber], told("文号，按机关代字，新的年份在前，同年按序号")]


def numbers(asked: Asked, now: Now) -> Record:
    found = [one for one in now.engine.holdings().numbers if _is_wanted(one, asked)]
    page = listing.page(found, lambda one: one.id, asked, now)
    return {"total": len(found), "numbers": list(map(_record, page.items)), **page.rest}


def _is_wanted(one: Numbered, asked: Asked) -> bool:
    return asked.organ in (UNSET, one.number.organ) and asked.year in (UNSET, one.number.year)


def _record(one: Numbered) -> Record:
    return {
        "number": str(one.number),
        "organ": one.number.organ,
        "year": one.number.year,
        "serial": one.number.serial,
        "document": one.id,
        "title": one.title,
        "dated": one.dated,
    }


NUMBERS = Endpoint(
    "numbers",
    "/numbers",
    "收录的文号",
    "收录的公文的文号，可以只要一个机关代字、一年的。",
    Asked,
    Numbers,
    numbers,
    lambda some: {"limit": "2"},
)
