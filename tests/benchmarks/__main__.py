"""``python -m tests.benchmarks COMMAND``: the commands of the benchmarks."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from tests.benchmarks import bench, chart, corpus, figures, pages, report
from tests.benchmarks.peers import PEERS

ROOT = Path(__file__).parents[2]
REAL = ROOT / "corpus"
CHART = ROOT / "docs" / "benchmarks.svg"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Benchmarks; see make bench.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    write = commands.add_parser("corpus", help="write a corpus of any size")
    write.add_argument("folder", type=Path)
    write.add_argument("clauses", type=int)
    write.add_argument("--real", type=Path, default=REAL, help="real text to write like (default: corpus/)")
    write.add_argument("--seed", type=int, default=corpus.SEED)
    write.set_defaults(run=_corpus)

    like = commands.add_parser("likeness", help="tell how like real text a corpus is: words, growth, duplicates")
    like.add_argument("folder", type=Path, nargs="+")
    like.set_defaults(run=_likeness)

    run = commands.add_parser("run", help="measure one corpus; the table is printed, and kept under tests/benchmarks/runs")
    run.add_argument("--clauses", type=int, default=10_000, help="of a new corpus (default: 10000)")
    run.add_argument("--folder", type=Path, help="measure the .txt files in this folder instead")
    run.add_argument("--real", type=Path, default=REAL, help="real text to write like (default: corpus/)")
    run.add_argument("--work", type=Path, default=ROOT / "var" / "bench", help="where corpus and indexes are kept")
    run.add_argument("--seconds", type=float, default=60, help="of load for each number of readers; 0: no load")
    run.add_argument("--questions", type=int, default=bench.COUNT, help="of each kind")
    run.add_argument("--no-site", action="store_true", help="leave out what goes over HTTP")
    run.add_argument("--peers", nargs="*", choices=[peer.name for peer in PEERS], help="others to measure in this run")
    run.set_defaults(run=_run)

    draw = commands.add_parser("chart", help="draw the runs that were kept as docs/benchmarks.svg, and tell how times grow")
    draw.set_defaults(run=_chart)

    site = commands.add_parser("pages", help="tell what each page of the site weighs and how long it takes; kept, too")
    site.add_argument("--index", type=Path, default=ROOT / "var" / "index", help="of corpus/ (default: var/index)")
    site.set_defaults(run=_pages)

    asked = parser.parse_args()
    asked.run(asked)


def _corpus(asked: argparse.Namespace) -> None:
    began = time.perf_counter()
    size = corpus.write(asked.folder, asked.clauses, asked.real, asked.seed)
    took = time.perf_counter() - began
    print(f"{asked.clauses:,} clauses, {size:,} bytes in {took:.1f} s ({asked.clauses / took:,.0f} clauses/s)")


def _likeness(asked: argparse.Namespace) -> None:
    for folder in asked.folder:
        print(folder, corpus.likeness(sorted(folder.rglob("*.txt"))))


def _run(asked: argparse.Namespace) -> None:
    every = tuple(peer.name for peer in PEERS)
    peers = () if asked.peers is None else tuple(asked.peers) or every
    run = bench.run(
        bench.Asked(
            work=asked.work,
            real=asked.real,
            clauses=asked.clauses,
            folder=asked.folder,
            seconds=asked.seconds,
            peers=peers,
            site=not asked.no_site,
            count=asked.questions,
        )
    )
    table = report.table(run)
    print("\n".join(table))
    print(f"\nkept: {figures.keep(run, table).relative_to(ROOT)}")


def _chart(asked: argparse.Namespace) -> None:
    runs = list(figures.kept())
    CHART.write_text(chart.draw(runs), "utf-8")
    print("\n".join([*report.growth(runs), str(CHART.relative_to(ROOT))]))


def _pages(asked: argparse.Namespace) -> None:
    table = pages.measure(asked.index)
    print("\n".join(table))
    print(f"\nkept: {pages.keep(table).relative_to(ROOT)}")


if __name__ == "__main__":
    main()
