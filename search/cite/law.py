"""法学引注手册 (second edition, Peking University Press), rules 66–76, for a footnote.

- 72: a normative document is cited by issuer, title and 文号, without a 文号 by its day.
- 73: the issuer stands in the title or before it, several are joined by 、.
- 74: the 文号 stands in brackets where more follows on the title.
- 67, 70: articles, paragraphs and items in Arabic digits, without their brackets, right behind the title.
- 75: what has no articles is cited by 第×节第×小节.
- 76, 90: the official gazette that it can be looked up in, 载《…》2022年第20期; 48: pages joined by a hyphen.
"""

from __future__ import annotations

from search.cite.cited import Cited, before, book, carrier, numbered, title
from search.cite.place import issued, place
from search.cite.steps import Step, Unit, counted


def law(cited: Cited) -> str:
    """《…的通知》（济政发〔2022〕17号），第二节第一小节第6点，载《济南市人民政府公报》2022年第20期，第4-5页。"""
    steps = place(cited)
    regulation = _regulation(cited, steps)
    named = before(cited.document, regulation) + book(regulation) if regulation else title(cited.document)
    if regulation:
        steps = tuple(step for step in steps if step.unit is not Unit.TEXT)
    where = counted(steps)
    article = bool(steps) and steps[0].unit is Unit.ARTICLE
    parts = [named + numbered(cited.document) + (where if article else ""), "" if article else where]
    return "，".join(filter(None, [*parts, carrier(cited, "-")])) + "。"


def _regulation(cited: Cited, steps: tuple[Step, ...]) -> str | None:
    """The regulation that a notice issues, for one of its articles: the articles are those of the regulation."""
    article = any(step.unit is Unit.ARTICLE for step in steps)
    text = issued(cited.clause) if article and cited.clause else None
    return text if text and text in cited.document.title else None
