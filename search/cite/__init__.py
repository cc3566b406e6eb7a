"""How to cite a document, a clause, or words of a clause: one table of styles.

    cited.py     what is cited, and what all styles say of it
    place.py     where in its document a clause stands: steps.py, sentences.py
    law.py, gbt7714.py, press.py, bibtex.py, ris.py    the styles, each with the rules it follows

Pure functions over the model: nothing here knows an index or the site. The page's menu, the command line and the
tests are driven by ``STYLES``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from search.cite.bibtex import bibtex
from search.cite.cited import Cited
from search.cite.gbt7714 import gbt7714_2015, gbt7714_2025
from search.cite.law import law
from search.cite.press import press
from search.cite.ris import ris


@dataclass(frozen=True, slots=True)
class Style:
    """A way to cite: ``key`` for addresses and options, ``name`` for readers.

    What it writes is ``None`` where it has nothing to say: a permalink where the site's address is not known.
    """

    key: str
    name: str
    write: Callable[[Cited], str | None]


def permalink(cited: Cited) -> str | None:
    return cited.url


STYLES = (
    Style("press", "新闻与公文", press),
    Style("law", "法学引注手册", law),
    Style("gbt7714-2025", "GB/T 7714—2025", gbt7714_2025),
    Style("gbt7714-2015", "GB/T 7714—2015", gbt7714_2015),
    Style("bibtex", "BibTeX", bibtex),
    Style("ris", "RIS", ris),
    Style("link", "永久链接", permalink),
)

__all__ = ["STYLES", "Cited", "Style"]
