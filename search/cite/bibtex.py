r"""BibTeX: an entry that reference managers and LaTeX read.

``@article`` for what is in an issue, ``@misc`` for what is in none, with the fields that both BibTeX and biblatex know.
Names of bodies stand in braces of their own, so that no 和 or comma of theirs parts them. The key is the clause's id.
Characters that TeX reads are written as it prints them: ``\&``, ``{\textbackslash}``; a brace too, as BibTeX counts
braces even behind a backslash.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from search.cite.cited import Cited, pages, quotation, serial, spread, year
from search.cite.place import place
from search.cite.steps import printed


def bibtex(cited: Cited) -> str:
    document, issue, where = cited.document, serial(cited.document), pages(cited)
    published = year(document)
    note = "，".join(filter(None, [str(document.number or ""), printed(place(cited))]))
    selected = quotation(cited)
    fields = {
        "author": " and ".join(f"{{{escaped(name)}}}" for name in document.issuers),
        "title": escaped(document.title),
        "journal": escaped(issue.gazette or "") if issue else "",
        "year": str(published or ""),
        "number": escaped(issue.number or "") if issue else "",
        "pages": _range(spread(where, "--"), where.last is None) if issue and where else "",
        "note": escaped(note),
        "annote": escaped(selected or ""),
        "url": address(cited.url or ""),
        "urldate": str(cited.accessed or "") if cited.url else "",
        "langid": "chinese",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{'article' if issue else 'misc'}{{{key(cited)},", *lines, "}"])


def key(cited: Cited) -> str:
    """What the entry is called: the id of what is cited, without what ends a key."""
    return re.sub(r"[\s{}(),=#%\"'\\~]", "_", cited.clause.id if cited.clause else cited.document.id)


def _range(value: str, open_ended: bool) -> str:
    """4--5; 4+ where only the first is known."""
    return f"{value}+" if open_ended else value


def escaped(text: str) -> str:
    r"""``text`` as TeX prints it.

    >>> escaped("R&D达到50%"), escaped("a{b")
    ('R\\&D达到50\\%', 'a{\\textbraceleft}b')
    """
    return re.sub(r"[\\{}&%$#_~^]", lambda found: _TEX[found[0]], " ".join(text.split()))


_TEX = {sign: f"\\{sign}" for sign in "&%$#_"} | {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
}


def address(url: str) -> str:
    """``url`` as a field that is read verbatim: no brace in it, nor white space or what is not ASCII.

    >>> address("https://例.cn/a{b}#/二/%E4%B8%80")
    'https://%E4%BE%8B.cn/a%7Bb%7D#/%E4%BA%8C/%E4%B8%80'
    """
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]")
