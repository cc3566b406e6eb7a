"""Passages and parts against brute force: an offset for each character, an owner for each place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.gazette.model import Span
from search.gazette.parts import NOBODY, settle
from search.gazette.passage import NOWHERE, Passage, joined, supplied
from search.gazette.source import open_source

SOURCE = "推 进　智慧, 科普。\tRCEP 规则\n第一条　为了"
Offsets = list[int]
"""Where each character of a passage stands in the source."""


def offsets(passage: Passage) -> Offsets:
    return [NOWHERE if place == NOWHERE else place + i for place, length in passage.runs for i in range(length)]


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    """Pieces of the source in its order, with words of the reader's between them."""
    bounds = sorted(draw(st.lists(st.integers(0, len(SOURCE)), min_size=2, max_size=8)))
    pieces = [Passage(SOURCE[a:b], ((a, b - a),) if a < b else ()) for a, b in zip(bounds[::2], bounds[1::2])]
    return joined((supplied("补") if draw(st.booleans()) else piece for piece in pieces), draw(st.sampled_from(["", " "])))


@given(passages(), st.lists(st.integers(0, 40), max_size=6))
def test_what_is_kept_stays_where_it_was(passage: Passage, bounds: list[int]) -> None:
    stretches = [(a, b) for a, b in zip(sorted(bounds)[::2], sorted(bounds)[1::2]) if b <= len(passage)]
    kept = [i for a, b in stretches for i in range(a, b)]
    found = passage.keep(stretches)
    assert found.text == "".join(passage.text[i] for i in kept)
    assert offsets(found) == [offsets(passage)[i] for i in kept]
    assert all(offsets(passage[a:b]) == offsets(passage)[a:b] for a, b in stretches)


@given(passages(), st.sets(st.integers(0, len(SOURCE))))
def test_what_is_owned_and_what_is_added(passage: Passage, restored: set[int]) -> None:
    places = offsets(passage)
    assert [i for span in passage.owned() for i in range(span.start, span.end)] == [
        at for char, at in zip(passage.text, places) if at != NOWHERE and not char.isspace()
    ]
    added = passage.added(sorted(restored))
    assert [i for span in added for i in range(span.start, span.end)] == [
        i for i, at in enumerate(places) if at == NOWHERE or at in restored
    ]
    assert all(one.end < other.start for one, other in zip(added, added[1:]))


@given(passages())
def test_parts_of_a_passage_add_up_to_it(passage: Passage) -> None:
    assert [word.text for word in passage.words()] == passage.text.split()
    assert [part.text for part in passage.split("\t")] == passage.text.split("\t")
    assert passage.strip().text == passage.text.strip()
    for parts in (passage.words(), passage.split("\t"), [passage.strip()]):
        assert {i for part in parts for i in offsets(part)} <= set(offsets(passage))


@given(st.lists(st.tuples(st.sampled_from("甲乙"), st.integers(0, len(SOURCE)), st.integers(1, 6)), max_size=8))
def test_every_place_has_one_owner(claims: list[tuple[str, int, int]]) -> None:
    source = open_source("a.txt", SOURCE.encode())
    owned = [(owner, Span(start, min(start + length, len(SOURCE)))) for owner, start, length in claims]
    parts, problems = settle(source, [(owner, span) for owner, span in owned if span.start < span.end])
    places = [i for part in parts for i in range(part.span.start, part.span.end)]
    assert places == sorted(set(places))
    for at, char in enumerate(SOURCE):
        owners = {owner for owner, span in owned if span.start <= at < span.end} or {NOBODY}
        held = [part.owner for part in parts if part.span.start <= at < part.span.end]
        assert char.isspace() or (len(held) == 1 and held[0] in owners)
    assert len(problems) == sum(part.owner == NOBODY for part in parts)
    assert all(one.owner != other.owner for one, other in zip(parts, parts[1:]))
