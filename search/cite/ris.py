"""RIS: one tag a line, for Zotero, EndNote and their like.

``JOUR`` for what is in an issue, ``GOVDOC`` for what is in none. A value is one line; an author's comma would part his
names and an asterisk is not allowed in one, so that both are written full width. Lines end as the format says, CR LF.
"""

from __future__ import annotations

from collections.abc import Iterator

from search.cite.cited import Cited, pages, quotation, serial, year
from search.cite.place import place
from search.cite.steps import printed

_NAMES = str.maketrans({",": "，", "*": "＊"})


def ris(cited: Cited) -> str:
    lines = ((tag, " ".join(str(value).split())) for tag, value in _tags(cited) if value is not None)
    written = [f"{tag}  - {value}" for tag, value in lines if value]
    return "\r\n".join([*written, "ER  - "])


def _tags(cited: Cited) -> Iterator[tuple[str, object]]:
    document, issue, where = cited.document, serial(cited.document), pages(cited)
    own = document.printed or document.dated
    yield "TY", "JOUR" if issue else "GOVDOC"
    for issuer in document.issuers:
        yield "AU", issuer.translate(_NAMES)
    yield "TI", document.title
    yield "PY", year(document)
    yield "DA", own and f"{own:%Y/%m/%d}"
    if issue:
        yield "JO", issue.gazette
        yield "IS", issue.number
        yield "SP", where and where.first
        yield "EP", where and where.last
    yield "N1", document.number
    yield "N1", printed(place(cited))
    yield "N1", quotation(cited)
    yield "UR", cited.url
    yield "Y2", cited.url and cited.accessed and f"{cited.accessed:%Y/%m/%d}"
    yield "LA", "zh"
