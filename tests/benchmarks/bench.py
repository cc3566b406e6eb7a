"""One run, from a corpus to its figures: what ``make bench`` and ``make bench-peers`` do, step by step."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.benchmarks import clauses, corpus, index, serving
from tests.benchmarks.figures import SYNTHETIC, Arrived, Built, Loaded, Run
from tests.benchmarks.measuring import machine, size, timed
from tests.benchmarks.peers import NOT_ASKED, PEERS
from tests.benchmarks.questions import COUNT, Question, by_kind, questions, sampled

READERS = (1, 4, 16, 64)
MEASURED, UNMEASURED = 1, 2
"""Seeds of the questions that are measured, and of those that are asked before."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to run: over ``folder``, or over ``clauses`` new ones like those in ``real``; all else in ``work``."""

    work: Path
    real: Path
    clauses: int
    folder: Path | None = None
    seconds: float = 60.0
    """Of load for each number of readers."""
    peers: tuple[str, ...] = ()
    site: bool = True
    count: int = COUNT


def run(asked: Asked) -> Run:
    """All that was asked for, in one run."""
    place = asked.work / (asked.folder.name if asked.folder else str(asked.clauses))
    text = asked.folder or _corpus(asked, place / "corpus")
    kept, built = _empty(place / "kept"), _empty(place / "index")
    _tell("jieba alone")
    done = Run(
        date=date.today().isoformat(),
        machine=machine(),
        busy=os.getloadavg()[0],
        corpus=asked.folder.name if asked.folder else SYNTHETIC,
        floor=clauses.floor(text, kept),
    )
    sample = sampled(text)
    warm, questioned = questions(sample, UNMEASURED, index.WARM), questions(sample, MEASURED, asked.count)
    _tell("build")
    made = index.build(text, built)
    done.built = Built(made.seconds, size(built), made.peak)
    done.command = index.cold_start(built, questioned[0].text)
    _tell("questions")
    done.engine = index.latency(built, warm, questioned)
    if asked.peers:
        _peers(done, asked, place, kept, built, warm, questioned)
    if asked.site:
        _site(done, asked, text, built, warm, questioned)
    shutil.rmtree(kept)
    return done


def _corpus(asked: Asked, folder: Path) -> Path:
    """The corpus of this size, written if it is not there yet."""
    whole = folder.with_suffix(".whole")
    if not whole.exists():
        _tell(f"corpus of {asked.clauses:,} clauses")
        corpus.write(_empty(folder), asked.clauses, asked.real)
        whole.touch()
    return folder


def _empty(folder: Path) -> Path:
    """``folder``, which is gone now; its parent is there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    return folder


def _site(done: Run, asked: Asked, text: Path, built: Path, warm: list[Question], questioned: list[Question]) -> None:
    _tell("site")
    with serving.served(built, questioned[0].text) as server:
        done.served = server.first
        done.pages = serving.latency(server, warm, questioned)
        done.memory = server.memory().proportional
        for readers in READERS if asked.seconds else ():
            _tell(f"{readers} readers")
            held = serving.load(server, questioned, readers, serving.after(asked.seconds))
            done.loads.append(Loaded(readers, held.rate, held.times, held.errors, held.memory.proportional))
        if asked.folder is None:
            _tell("a new issue")
            new = serving.arrival(server, text, built, corpus.next_issue(asked.real), questioned)
            errors = new.before.errors + new.meanwhile.errors
            done.arrived = Arrived(new.found, corpus.LARGEST, new.before.times, new.meanwhile.times, errors)


def _peers(
    done: Run, asked: Asked, place: Path, kept: Path, built: Path, warm: list[Question], questioned: list[Question]
) -> None:
    warm = [question for question in warm if question.kind not in NOT_ASKED]
    questioned = [question for question in questioned if question.kind not in NOT_ASKED]
    done.single = index.latency(built, warm, questioned, hits=1)
    totals = {"ours": _sums(questioned, index.totals(built, questioned))}
    _tell("tokens")
    clauses.tokenise(kept)
    for make in PEERS:
        if make.name in asked.peers:
            _tell(make.name)
            folder = _empty(place / make.name)
            folder.mkdir()
            peer = make(folder)
            seconds = timed(lambda: peer.build(clauses.rows(kept)))
            done.peers[make.name] = Built(seconds, size(folder))
            done.asked[make.name] = index.mixed(peer.ask, warm, questioned)
            totals[make.name] = _sums(questioned, (peer.ask(question).total for question in questioned))
            peer.close()
            shutil.rmtree(folder)
    done.totals = {kind: {name: held[kind] for name, held in totals.items()} for kind, _ in by_kind(questioned)}


def _sums(questioned: list[Question], totals: Iterable[int]) -> dict[str, int]:
    """The sum of the totals of each kind."""
    sums: dict[str, int] = {}
    for question, total in zip(questioned, totals, strict=True):
        sums[question.kind] = sums.get(question.kind, 0) + total
    return sums


_BEGAN = time.monotonic()


def _tell(step: str) -> None:
    print(f"[{time.monotonic() - _BEGAN:6.0f} s] {step}", file=sys.stderr, flush=True)
