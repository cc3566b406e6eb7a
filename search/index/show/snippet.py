"""Text and query → fragments that mark what was asked, and nothing else.

Marked are the words as cut and their other names, phrases whole, words near each other where they are near,
runs of letters and digits where they stand whole, and 文号 in any spelling. What touches or overlaps is one
mark. Exclusions and filters mark nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from search.gazette import numbers
from search.gazette.model import DocumentNumber
from search.index.match.matching import asked, near
from search.index.text.analyzer import beginning, cut, is_alnum, uncut, whole
from search.index.text.characters import Normalised, fold, forms, literalise, normalise
from search.index.text.names import also
from search.query import Near, Number, Phrase, Prefix, Query, Words, sought
from search.results import Fragment

GAP = Fragment("…")


class _Asked(NamedTuple):
    """What a query asks for: in normalised text, in folded text, and as 文号."""

    strings: tuple[str, ...]
    near: tuple[Near, ...]
    alnum: tuple[re.Pattern[str], ...]
    numbers: tuple[DocumentNumber, ...]


class _Mark(NamedTuple):
    """A stretch of the original text, and which of the things asked for it is."""

    start: int
    end: int
    asked: str


def fragments(text: str, query: Query) -> tuple[Fragment, ...]:
    """The whole of ``text``; the fragments joined are ``text``."""
    return tuple(_fragments(text, 0, len(text), _marks(text, query)))


def snippet(text: str, query: Query, length: int = 120) -> tuple[Fragment, ...]:
    """The stretches of ``text``, ``length`` characters together, that show most of what was asked.

    Where one stretch cannot show everything, two or three shorter ones can; "…" stands for what
    is left out.
    """
    marks = _marks(text, query)
    if len(text) <= length:
        return tuple(_fragments(text, 0, len(text), marks))
    windows, everything = _windows(text, marks, 1, length), {mark.asked for mark in marks}
    for count in (2, 3):
        if _shown(marks, windows) != everything:
            shorter = _windows(text, marks, count, length // count)
            windows = max(windows, shorter, key=lambda held: len(_shown(marks, held)))
    return tuple(_joined(text, windows, marks))


@lru_cache(maxsize=256)
def _asked(query: Query) -> _Asked:
    leaves = tuple(dict.fromkeys(sought(asked(query.nodes))))
    words = [word for leaf in leaves if isinstance(leaf, Words) for word in cut(leaf.text)]
    words += [name for word in words for name in also(word)]
    prefixes = [runs for leaf in leaves if isinstance(leaf, Prefix) and (runs := uncut(leaf.text))]
    begun = [runs[-1] for runs in prefixes if is_alnum(runs[-1])]
    words += [run for runs in prefixes for run in runs if run not in begun]
    phrases = [form for leaf in leaves if isinstance(leaf, Phrase) for form in forms(leaf.text)]
    han = [word for word in words if not is_alnum(word)]
    return _Asked(
        strings=tuple(dict.fromkeys((*han, *phrases))),
        near=tuple(leaf for leaf in leaves if isinstance(leaf, Near)),
        alnum=tuple(dict.fromkeys([*map(whole, filter(is_alnum, words)), *map(beginning, begun)])),
        numbers=tuple(leaf.number for leaf in leaves if isinstance(leaf, Number)),
    )


def _marks(text: str, query: Query) -> list[_Mark]:
    """Everything asked for that stands in ``text``, by where it begins."""
    asked, said = _asked(query), (normalise(text), literalise(text))
    marks: set[_Mark] = set()
    for form in {one.text: one for one in said}.values():  # most texts have one form only
        marks |= set(_standing(form, asked.strings))
    for one in asked.near:
        marks |= set(_standing_near(said, one))
    if asked.alnum:
        marks |= set(_whole(fold(text), asked.alnum))
    if asked.numbers:
        cited = (f for f in numbers.find(text) if any(numbers.means(one, f.number) for one in asked.numbers))
        marks |= {_Mark(f.span.start, f.span.end, str(f.number)) for f in cited}
    return sorted(_closed(mark, text) for mark in marks)


def _closed(mark: _Mark, text: str) -> _Mark:
    """``mark`` with the brace that closes the one in it: PM_{2.5}."""
    opened = "{" in text[mark.start : mark.end] and text.startswith("}", mark.end)
    return mark._replace(end=mark.end + 1) if opened else mark


def _standing(normalised: Normalised, strings: Iterable[str]) -> Iterator[_Mark]:
    for string in strings:
        at = normalised.text.find(string)
        while at >= 0:
            yield _Mark(*normalised.span(at, at + len(string)), string)
            at = normalised.text.find(string, at + 1)


def _standing_near(said: Sequence[Normalised], asked: Near) -> Iterator[_Mark]:
    """The words where they stand in a stretch with all the others; ``said`` is a text in its two forms."""
    for form, stretches in zip(said, near(asked.words, asked.distance, *(one.text for one in said))):
        yield from _within(stretches, asked.words, form)


def _within(stretches: Iterable[tuple[int, int]], words: Iterable[str], normalised: Normalised) -> Iterator[_Mark]:
    strings = {form for word in words for form in forms(word)}
    for start, end in stretches:
        for word in strings:
            at = normalised.text.find(word, start, end)
            while at >= 0:
                yield _Mark(*normalised.span(at, at + len(word)), word)
                at = normalised.text.find(word, at + 1, end)


def _whole(folded: Normalised, words: Iterable[re.Pattern[str]]) -> Iterator[_Mark]:
    for word in words:
        for match in word.finditer(folded.text):
            yield _Mark(*folded.span(*match.span()), word.pattern)


# --- cutting the text up ---


class _Window(NamedTuple):
    start: int
    end: int


def _fragments(text: str, start: int, end: int, marks: list[_Mark]) -> Iterator[Fragment]:
    """The fragments of ``text[start:end]``, marked and not in turn."""
    at = start
    for first, last in _merged(marks):
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        if at < first:
            yield Fragment(text[at:first])
        yield Fragment(text[first:last], matched=True)
        at = last
    if at < end:
        yield Fragment(text[at:end])


def _merged(marks: list[_Mark]) -> list[tuple[int, int]]:
    """The stretches that ``marks`` (sorted) cover."""
    merged: list[tuple[int, int]] = []
    for start, end, _ in marks:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _windows(text: str, marks: list[_Mark], count: int, width: int) -> list[_Window]:
    """At most ``count`` windows in order, each taken for what it shows that those before it do not."""
    windows: list[_Window] = []
    for _ in range(count):
        shown = _shown(marks, windows)
        left = [mark for mark in marks if mark.asked not in shown]
        if windows and not left:
            break
        windows.append(_best_window(text, left, width))
    return sorted(windows)


def _best_window(text: str, marks: list[_Mark], width: int) -> _Window:
    """The window that holds the most different marks, then the most marks; the first such."""
    best, most, last = 0, (0, 0), 0
    inside: Counter[str] = Counter()
    for first, mark in enumerate(marks):
        while last < len(marks) and marks[last].end <= mark.start + width:
            inside[marks[last].asked] += 1
            last += 1
        if (held := (len(inside), last - first)) > most:
            best, most = first, held
        inside[mark.asked] -= 1
        if inside[mark.asked] < 1:  # the last of its kind, or wider than the window: that never came in
            del inside[mark.asked]
        last = max(last, first + 1)
    return _around(text, marks[best : best + max(most[1], 1)], width)


def _around(text: str, marks: list[_Mark], width: int) -> _Window:
    """A window about ``marks``, which fit in it or begin it; it begins after a sentence's mark if one is near."""
    if not marks:
        return _Window(0, min(width, len(text)))
    slack = max(0, width - (max(mark.end for mark in marks) - marks[0].start))
    start = max(0, marks[0].start - slack // 2)
    sentence = max((text.rfind(stop, start, marks[0].start) for stop in "。；！？\n"), default=-1)
    start = sentence + 1 if sentence >= 0 else start
    start = max(0, min(start, len(text) - width))
    return _Window(start, min(start + width, len(text)))


def _shown(marks: list[_Mark], windows: list[_Window]) -> set[str]:
    return {m.asked for m in marks if any(w.start <= m.start and m.end <= w.end for w in windows)}


def _joined(text: str, windows: list[_Window], marks: list[_Mark]) -> Iterator[Fragment]:
    """The fragments of the windows, overlapping ones as one, with gaps where text is left out."""
    at = 0
    for start, end in _merged([_Mark(*window, "") for window in windows]):
        if at < start:
            yield GAP
        yield from _fragments(text, start, end, marks)
        at = end
    if at < len(text):
        yield GAP
