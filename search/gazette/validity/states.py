"""What held on a day: the state of every document that provisions are about, each with what proves it.

A state changes only on a day that a provision gives: the first day of a term, the day behind its last, the first day of
what another document does. Between two such days everything is as it was, so a document's history is a short list.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from search.gazette.titles import bare
from search.gazette.validity.moments import Length, last_of
from search.gazette.validity.provision import Deed, Evidence, Provision


class State(StrEnum):
    """What a document is on a day; of several that could be said, the first here is."""

    REPEALED = "已废止"
    EXPIRED = "已过有效期"
    COMING = "尚未生效"
    CUT = "部分失效"
    AMENDED = "已修改"
    VALID = "有效"
    UNKNOWN = "未载明"


@dataclass(frozen=True, slots=True)
class Validity:
    """What holds of a document on a day: its ``state`` and ``since`` when, the ends of its term, and what proves it.

    ``since`` is ``None`` for what is still to come and where nothing is said; ``effective`` and ``expires`` are the
    first and the last day of the term as far as they are said by then. Only 未载明 has no ``evidence``.
    """

    state: State = State.UNKNOWN
    since: date | None = None
    effective: date | None = None
    expires: date | None = None
    evidence: tuple[Evidence, ...] = ()


UNKNOWN = Validity()

History = tuple[tuple[date, Validity], ...]
"""What holds from which day on, in order; the first entry is from the first day of the calendar."""


@dataclass(frozen=True, slots=True)
class Named:
    """A document of the corpus with a title by which others may end it."""

    document: str
    title: str
    dated: date | None


def states(said: Iterable[Provision], as_of: date, named: Iterable[Named] = ()) -> dict[str, Validity]:
    """What holds on ``as_of`` of every document that ``said`` is about, by its key (``Provision.target``)."""
    return {key: on(history, as_of) for key, history in histories(said, named).items()}


def validity(target: str, said: Iterable[Provision], as_of: date) -> Validity:
    """What holds on ``as_of`` of the document whose key is ``target``."""
    return on(history([each for each in said if each.target == target]), as_of)


def histories(said: Iterable[Provision], named: Iterable[Named] = ()) -> dict[str, History]:
    """The history of every document that ``said`` is about, by its key."""
    titled: dict[str, list[Named]] = {}
    for each in named:
        titled.setdefault(f"《{bare(each.title)}》", []).append(each)
    about: dict[str, list[Provision]] = {}
    for provision in said:
        for key in _keys(provision, titled):
            about.setdefault(key, []).append(provision)
    return {key: history(provisions) for key, provisions in about.items()}


def _keys(provision: Provision, titled: Mapping[str, Sequence[Named]]) -> list[str]:
    """Whom a provision is about: where only a title is said, the earlier documents that have it."""
    key = provision.target
    others = [each for each in titled.get(key, ()) if each.document != provision.document]
    earlier = [each for each in others if each.dated and provision.day and each.dated < provision.day]
    return [each.document for each in earlier] or [key]


def on(history: History, as_of: date) -> Validity:
    """What holds on ``as_of``."""
    return history[bisect_right(history, as_of, key=lambda entry: entry[0]) - 1][1]


def history(said: Sequence[Provision]) -> History:
    """The history of the one document that all of ``said`` is about."""
    file = _File(said)
    entries = [(date.min, file.on(date.min, UNKNOWN))]
    for day in file.turns():
        entries.append((day, file.on(day, entries[-1][1])))
    return tuple(entries)


class _File:
    """All that is said about one document: of its own term at any time, of what others do from their day on."""

    def __init__(self, said: Sequence[Provision]) -> None:
        self.starts, self.ends = _own(said)
        self.effective = self.starts.day if self.starts else None
        others = [each for each in said if each.day and each.deed not in (Deed.STARTS, Deed.ENDS)]
        self.others = sorted(others, key=lambda each: each.day or date.min)

    def turns(self) -> list[date]:
        """The days on which anything can change."""
        said = [each.day for each in (self.starts, self.ends, *self.others) if each and each.day]
        terms = [self._term(day) for day in [date.min, *said]]
        ends = [end + timedelta(1) for term in terms for end in (term.last, term.proven) if end and end < date.max]
        return sorted({*said, *ends} - {date.min})

    def on(self, day: date, before: Validity) -> Validity:
        """What holds on ``day``, ``before`` being what held before."""
        done = [each for each in self.others if each.day and each.day <= day]
        term = self._term(day)
        state, proof = self._state(day, done, term)
        since = None if state in _OPEN else before.since if state is before.state else day
        return Validity(state, since, self.effective, term.last, _evidence(proof))

    def _state(self, day: date, done: Sequence[Provision], term: _Term) -> tuple[State, Sequence[Provision]]:
        if repeals := [each for each in done if each.deed is Deed.REPEALS]:
            return State.REPEALED, repeals[:1]
        if term.last and day > term.last:
            return State.EXPIRED, term.proof
        if self.effective and day < self.effective:
            return State.COMING, term.proof
        for deed, state in ((Deed.CUTS, State.CUT), (Deed.AMENDS, State.AMENDED)):
            if found := [each for each in done if each.deed is deed]:
                return state, found
        if any(each.day and each.day <= day for each in term.proof) and not (term.proven and day > term.proven):
            return State.VALID, term.proof
        return State.UNKNOWN, ()

    def _term(self, day: date) -> _Term:
        """The term as it is said by ``day``."""
        last, proven = self.ends.until if self.ends else None, None
        proof = [each for each in (self.starts, self.ends) if each]
        for each in self.others:
            if each.deed is Deed.PROLONGS and each.day and each.day <= day:
                last, proven = _prolonged(last, each, each.day)
                proof = [*(own for own in (self.starts, self.ends) if own), each]
        return _Term(last, proven, tuple(proof))


_OPEN = (State.COMING, State.UNKNOWN)
"""States that have no first day."""


def _evidence(proof: Sequence[Provision]) -> tuple[Evidence, ...]:
    """All that ``proof`` rests on, each once."""
    first = proof[0].evidence if proof else ()
    if all(each.evidence == first for each in proof):
        return first
    return tuple(dict.fromkeys(one for each in proof for one in each.evidence))


@dataclass(frozen=True, slots=True)
class _Term:
    """A term as far as it is said by a day. ``last`` is its last day; where a term of an unknown end is prolonged by a
    length, it is ``proven`` only for that length."""

    last: date | None
    proven: date | None
    proof: tuple[Provision, ...]


def _prolonged(last: date | None, by: Provision, day: date) -> tuple[date | None, date | None]:
    """The last day of a term that is prolonged, and the last that is proven where that is unknown."""
    if by.until:
        return by.until, None
    if by.months:
        begins = last + timedelta(1) if last and last < date.max else day
        end = last_of(begins, Length(months=by.months))
        return (end, None) if last else (None, end)
    return (last if last and last >= day else None), None


def _own(said: Sequence[Provision]) -> tuple[Provision | None, Provision | None]:
    """What the document says of its first and of its last day; of two sentences that say the same first day the one
    that says the last, too, so that one clause proves both."""
    starts = [each for each in said if each.deed is Deed.STARTS]
    ends = [each for each in said if each.deed is Deed.ENDS]
    same = [each for each in starts if each.day == starts[0].day]
    both = ((start, end) for start in same for end in ends if start.evidence == end.evidence)
    return next(both, (starts[0] if starts else None, ends[0] if ends else None))
