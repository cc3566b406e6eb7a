"""Documents made for a table's row: what the row does not care about is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from search.gazette.model import Cell, Clause, Document, Kind


def clause(
    text: str,
    id: str = "d/1",
    kind: Kind = Kind.ITEM,
    extent: int = 1,
    cells: Sequence[tuple[str, str]] = (),
    path: tuple[str, ...] = (),
) -> Clause:
    """A clause of that text; ``cells`` are names of columns with what stands in them."""
    row = tuple(Cell(*cell) for cell in cells) or None
    return Clause(id, kind, None, path, text, None, (1, 1), row, heading=text if extent > 1 else None, extent=extent)


def row(*cells: tuple[str, str]) -> Clause:
    """A row of a table; its text is its cells, as the reader of tables joins them."""
    return clause(" ".join(text for _, text in cells if text), kind=Kind.ROW, cells=cells)


def document(
    *clauses: Clause, issuer: str = "滨河市人民政府", title: str = "关于做好有关工作的通知", dated: date | None = date(2024, 3, 1)
) -> Document:
    """A document of a city that is nowhere, of 1 March 2024 where nothing else is said."""
    return Document(
        "d", None, title, "通知", (issuer,) if issuer else (), (), dated, None, None, None, None, (), "d.txt", "0", clauses
    )
