"""BibTeX and RIS parse again to what was put in, by small strict readers of each format's own grammar."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.cite import Cited
from search.cite.bibtex import bibtex
from search.cite.ris import ris
from tests.cite.cases import ADDRESS, CASES, TODAY
from tests.cite.test_styles import anything

UNTEX = {r"{\textbackslash}": "\\", r"{\textbraceleft}": "{", r"{\textbraceright}": "}", r"{\textasciitilde}": "~", r"{\textasciicircum}": "^"}
UNTEX |= {f"\\{sign}": sign for sign in "&%$#_"}


def read_bibtex(entry: str) -> tuple[str, str, dict[str, str]]:
    """Type, key and fields of one entry; a brace that has no partner, or text outside a field, fails."""
    head = re.match(r"@(\w+)\{([^\s{}(),=#%\"'\\~]+),\n", entry)
    assert head and entry.endswith("\n}")
    fields, at = {}, head.end()
    while at < len(entry) - 1:
        name = re.compile(r"  (\w+) = \{").match(entry, at)
        assert name and name[1] not in fields
        depth, end = 1, name.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(entry[end], 0)
            end += 1
        fields[name[1]] = entry[name.end() : end - 1]
        assert entry[end : end + 2] == ",\n"
        at = end + 2
    return head[1], head[2], fields


def untex(text: str) -> str:
    """What TeX prints; a sign that it would read fails."""
    plain = re.sub("|".join(map(re.escape, UNTEX)), lambda found: chr(0xE000 + ord(UNTEX[found[0]])), text)
    assert not re.search(r"[\\{}&%$#_~^]", plain)
    return "".join(chr(ord(c) - 0xE000) if 0xE000 <= ord(c) < 0xE080 else c for c in plain)


def read_ris(record: str) -> list[tuple[str, str]]:
    lines = record.split("\r\n")
    tags = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in lines]
    assert all(tags) and (tags[0][1], tags[-1][1]) == ("TY", "ER") and tags[-1][2] == ""
    return [(tag[1], tag[2]) for tag in tags[1:-1]]


def flat(text: str) -> str:
    return " ".join(text.split())


@given(anything())
def test_bibtex_parses_again(cited):
    kind, _, fields = read_bibtex(bibtex(cited))
    document = cited.document
    assert kind == ("article" if document.issue and document.issue.gazette else "misc")
    assert untex(fields.get("title", "")) == flat(document.title)
    authors = [name[1:-1] for name in fields["author"].split(" and ")] if "author" in fields else []
    assert [untex(name) for name in authors] == [flat(issuer) for issuer in document.issuers]
    assert fields.get("url") == (cited.url and fields["url"]) and not re.search(r"[{}\s]", fields.get("url", ""))


@given(anything())
def test_ris_parses_again(cited):
    tags = read_ris(ris(cited))
    said = dict(tags)
    assert said.get("TI", "") == flat(cited.document.title)
    assert [value.replace("，", ",").replace("＊", "*") for tag, value in tags if tag == "AU"] == [
        flat(issuer).replace("，", ",") for issuer in cited.document.issuers if flat(issuer)
    ]
    assert said.get("UR") == cited.url


@pytest.mark.parametrize("name", CASES)
def test_both_say_the_same(name):
    cited = replace(CASES[name], url=ADDRESS, accessed=TODAY)
    _, _, fields = read_bibtex(bibtex(cited))
    tags = read_ris(ris(cited))
    said = dict(tags)
    assert said.get("PY") == fields.get("year") and said.get("IS") == fields.get("number")
    assert said.get("JO") == fields.get("journal")
    pages = "--".join(dict.fromkeys(filter(None, [said.get("SP"), said.get("EP")])))
    assert fields.get("pages", "").rstrip("+") == pages
    noted = [value for tag, value in tags if tag == "N1"]
    assert untex(fields.get("note", "")) + untex(fields.get("annote", "")) in ("，".join(noted), "，".join(noted[:-1]) + noted[-1] if noted else "")


def test_a_key_has_nothing_that_ends_a_key():
    clause = replace(CASES["deep"].clause, id="a b{c},d=#%\"'\\~e")
    assert read_bibtex(bibtex(Cited(CASES["deep"].document, clause)))[1] == "a_b_c__d_______e"


@given(st.text(max_size=40))
def test_any_text_survives_tex(text):
    cited = Cited(replace(CASES["whole"].document, title=text))
    assert untex(read_bibtex(bibtex(cited))[2].get("title", "")) == flat(text)
