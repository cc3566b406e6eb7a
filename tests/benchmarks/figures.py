"""What one run measured, as plain data that is kept as JSON: the table and the chart are drawn from it alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.clauses import Floor
from tests.benchmarks.measuring import Memory, Times

RUNS = Path(__file__).parent / "runs"
_DATA = "data: "

SYNTHETIC = "synthetic"
"""What a run calls a corpus that was made for it; others it calls by the name of their folder."""


@dataclass(slots=True)
class Built:
    """Seconds, bytes of the index, and the most memory at once, of all processes."""

    seconds: float
    size: int
    peak: Memory | None = None


@dataclass(slots=True)
class Loaded:
    """A site under load: pages a second, their times, errors, proportional memory at the end."""

    readers: int
    rate: float
    times: Times
    errors: int
    memory: int


@dataclass(slots=True)
class Arrived:
    """A new issue: seconds until it is found; the pages of one reader before and meanwhile."""

    seconds: float
    clauses: int
    before: Times
    meanwhile: Times
    errors: int


@dataclass(slots=True)
class Run:
    """One run over one corpus. What was not measured is ``None`` or empty; times are in ms, by kind of question."""

    date: str
    machine: str
    busy: float
    """Processes that were running before the run began; above 0.5 the figures are not those of the machine alone."""
    corpus: str
    floor: Floor
    built: Built | None = None
    command: float | None = None
    served: float | None = None
    memory: int | None = None
    engine: dict[str, Times] = field(default_factory=dict)
    single: dict[str, Times] = field(default_factory=dict)
    """The same questions, answered with one hit instead of ten: peers show none, and store no text to show."""
    pages: dict[str, Times] = field(default_factory=dict)
    loads: list[Loaded] = field(default_factory=list)
    arrived: Arrived | None = None
    peers: dict[str, Built] = field(default_factory=dict)
    asked: dict[str, dict[str, Times]] = field(default_factory=dict)
    totals: dict[str, dict[str, int]] = field(default_factory=dict)
    """By kind and engine, the sum of all totals: that of the peers is one number, ours counts by characters."""


def keep(run: Run, table: list[str], folder: Path = RUNS) -> Path:
    """Write a run as its table, and its figures as one line of JSON below it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{run.date}-{run.machine}-{run.floor.clauses}{'-peers' * bool(run.peers)}.txt"
    data = json.dumps(asdict(run), ensure_ascii=False, separators=(",", ":"))
    path.write_text("\n".join([*table, "", _DATA + data, ""]), "utf-8")
    return path


def kept(folder: Path = RUNS) -> Iterator[Run]:
    """The runs that were kept, in order of their names."""
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        yield from (read(json.loads(line.removeprefix(_DATA))) for line in lines if line.startswith(_DATA))


def read(data: dict[str, Any]) -> Run:
    """A run from its JSON."""
    built = [_built(one) for one in (data["built"], *data["peers"].values())]
    return Run(
        **{key: data[key] for key in ("date", "machine", "busy", "corpus", "command", "served", "memory", "totals")},
        floor=Floor(**data["floor"]),
        built=built[0],
        engine=_times(data["engine"]),
        single=_times(data.get("single", {})),
        pages=_times(data["pages"]),
        loads=[Loaded(**{**one, "times": Times(**one["times"])}) for one in data["loads"]],
        arrived=_arrived(data["arrived"]),
        peers={name: one for name, one in zip(data["peers"], built[1:], strict=True) if one},
        asked={name: _times(held) for name, held in data["asked"].items()},
    )


def _times(held: dict[str, dict[str, float]]) -> dict[str, Times]:
    return {kind: Times(**one) for kind, one in held.items()}


def _built(one: dict[str, Any] | None) -> Built | None:
    return Built(one["seconds"], one["size"], Memory(**one["peak"]) if one["peak"] else None) if one else None


def _arrived(one: dict[str, Any] | None) -> Arrived | None:
    return Arrived(**{**one, "before": Times(**one["before"]), "meanwhile": Times(**one["meanwhile"])}) if one else None
