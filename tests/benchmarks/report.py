"""A run as a table for people: figures, ratios within the run, and what is asked of them at 300,000 clauses."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.figures import SYNTHETIC, Built, Run
from tests.benchmarks.measuring import MB, mean

LOOKUPS = ("rare word", "document number")
"""Kinds of which no ratio is asked, only that they take 3 ms at most."""

POSTGRESQL = {
    "common word": 783 / 106,
    "2-3 words, AND": 71 / 36,
    "4 words, OR": 593 / 141,
    "phrase": 9 / 4,
    "AND + year": 16 / 12,
    "facet counts": 17 / 47,
}
"""PostgreSQL (GIN) against FTS5, p50 of 200,000 clauses on two cores, measured once elsewhere: it is not available from
a package registry. Multiplied with the FTS5 of a run it is a yardstick, no measurement of that run."""


def table(run: Run) -> list[str]:
    """The lines of the report; what was not measured is left out."""
    return [*_head(run), *_build(run), *_start(run), *_latency(run), *_load(run), *_arrival(run), *_peers(run)]


def growth(runs: list[Run]) -> Iterator[str]:
    """How many times as long the kinds take, p50, from the smallest to the largest new corpus of these runs."""
    latest = {run.floor.clauses: run for run in runs if run.corpus == SYNTHETIC}
    if len(latest) < 2:
        return
    small, large = latest[min(latest)], latest[max(latest)]
    yield f"{'p50':20}{small.floor.clauses:>10,} → {large.floor.clauses:>10,}   (goal from 30,000 to 300,000: ≤ 12 times)"
    for kind in (kind for kind in small.engine if kind in large.engine):
        before, after = small.engine[kind].p50, large.engine[kind].p50
        yield f"{kind:20}{before:10.2f} → {after:10.2f}{after / before:8.1f}"


def _head(run: Run) -> Iterator[str]:
    text = run.floor.text / MB
    yield f"{run.date}  {run.machine}  {run.corpus}: {run.floor.clauses:,} clauses, {text:.1f} MB of text in UTF-8"
    yield f"load of the machine before: {run.busy:.1f}"
    yield "goals are for 300,000 clauses on two cores; times of questions in ms as p50/p95/p99"


def _build(run: Run) -> Iterator[str]:
    floor, built = run.floor, run.built
    yield from ("", f"{'build':28}{'seconds':>10}{'clauses/s':>12}{'× jieba':>10}   goal")
    rows = [("jieba alone, all cores", floor.jieba, ""), ("reading alone, all cores", floor.reading, "")]
    rows += [("gazette index", built.seconds, "≤ 2")] if built else []
    for name, seconds, goal in rows:
        yield f"{name:28}{seconds:10.1f}{floor.clauses / seconds:12,.0f}{seconds / floor.jieba:10.2f}   {goal}".rstrip()
    if built:
        yield from ("", f"{'size and memory':28}{'MB':>10}{'× text':>12}   goal")
        yield f"{'index':28}{built.size / MB:10.1f}{built.size / floor.text:12.2f}   ≤ 4 × text"
    if built and built.peak:
        yield f"{'peak of the build, resident':28}{built.peak.resident / MB:10.0f}{'':12}   ≤ 1,500 MB"
        yield f"{'  shared pages once':28}{built.peak.proportional / MB:10.0f}"
    if run.memory is not None:
        yield f"{'serving, shared pages once':28}{run.memory / MB:10.0f}{'':12}   ≤ 700 MB"


def _start(run: Run) -> Iterator[str]:
    if run.command is not None:
        yield from ("", f"{'start to first result':28}{'seconds':>10}   goal")
        yield f"{'gazette search':28}{run.command:10.2f}"
    if run.served is not None:
        yield f"{'gazette serve':28}{run.served:10.2f}   ≤ 1"


def _latency(run: Run) -> Iterator[str]:
    if run.engine:
        yield from ("", f"{'kind':18}{'engine':>20}{'page over HTTP':>20}   goal: p95 ≤ 25 in the engine, ≤ 60 as a page")
    for kind, times in run.engine.items():
        page = run.pages.get(kind)
        slow = "".join((" engine" * (times.p95 > 25), " page" * (page is not None and page.p95 > 60)))
        yield f"{kind:18}{times!s:>20}{str(page or ''):>20}{f'   above:{slow}' if slow else ''}"


def _load(run: Run) -> Iterator[str]:
    if run.loads:
        yield from ("", f"{'readers at once':18}{'pages/s':>10}{'p50/p95/p99':>20}{'errors':>8}{'MB at the end':>15}{'grown by':>10}")
    for one in run.loads:
        yield f"{one.readers:<18}{one.rate:10.0f}{one.times!s:>20}{one.errors:8}{one.memory / MB:15.0f}{(one.memory - (run.memory or 0)) / MB:+10.0f}"


def _arrival(run: Run) -> Iterator[str]:
    if one := run.arrived:
        yield from ("", f"a new issue of {one.clauses} clauses is found after {one.seconds:.1f} s (goal: ≤ 10)")
        yield f"one reader before {one.before}, meanwhile {one.meanwhile} ms; errors {one.errors}"


def _peers(run: Run) -> Iterator[str]:
    if not run.peers:
        return
    yield from ("", f"{'peers, tokens given':18}{'build, clauses/s':>18}{'index, MB':>12}{'× text':>8}")
    built: dict[str, Built | None] = {"ours (with jieba)": run.built, **run.peers}
    for name, one in built.items():
        if one:
            rate = run.floor.clauses / one.seconds
            yield f"{name:18}{rate:18,.0f}{one.size / MB:12.1f}{one.size / run.floor.text:8.2f}"
    yield from ("", f"{'kind, in the engine':20}" + "".join(f"{name:>20}" for name in ("ours, ten hits", "ours, one hit", *run.asked)))
    kinds = [kind for kind in run.engine if all(kind in held for held in run.asked.values())]
    for kind in kinds:
        columns = [run.engine[kind], run.single.get(kind, ""), *(held[kind] for held in run.asked.values())]
        yield f"{kind:20}" + "".join(f"{times!s:>20}" for times in columns)
    yield from _ratios(run, kinds)
    yield from _totals(run)


def _ratios(run: Run, kinds: list[str]) -> Iterator[str]:
    """How many times as long each peer takes as we do, by p50: peers show no hit, we one."""
    names = [*run.asked, *(["PostgreSQL*"] if "FTS5" in run.asked else [])]
    ratios = {name: {kind: _times_ours(run, name, kind) for kind in kinds} for name in names}
    yield from ("", f"{'… / ours, one hit, p50':24}" + "".join(f"{name:>14}" for name in names))
    for kind in kinds:
        held = [ratios[name][kind] for name in names]
        yield f"{kind:24}" + "".join(f"{one:14.3g}" if one else f"{'–':>14}" for one in held)
    for title, chosen in (("geometric mean", kinds), ("  without look-ups", [k for k in kinds if k not in LOOKUPS])):
        means = [[one for kind in chosen if (one := ratios[name][kind])] for name in names]
        yield f"{title:24}" + "".join(f"{mean(held):14.3g}" for held in means)
    yield "goal: above 1 for FTS5 and PostgreSQL but look-ups (≤ 3 ms); tantivy's mean ≥ 0.33; Whoosh ≥ 50 on common, AND, OR"
    if "PostgreSQL*" in names:
        yield "* not measured: FTS5 of this run × the ratio PostgreSQL : FTS5 once measured on 200,000 clauses"


def _times_ours(run: Run, name: str, kind: str) -> float | None:
    ours = (run.single or run.engine)[kind].p50
    if name in run.asked:
        return run.asked[name][kind].p50 / ours
    return POSTGRESQL[kind] * run.asked["FTS5"][kind].p50 / ours if kind in POSTGRESQL else None


def _totals(run: Run) -> Iterator[str]:
    if run.totals:
        yield from ("", "clauses found in all questions of a kind (peers count by jieba's words, we by characters)")
    for kind, held in run.totals.items():
        yield f"{kind:20}" + "".join(f"{name:>12}{total:>12,}" for name, total in held.items())
