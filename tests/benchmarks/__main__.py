"""``python -m tests.benchmarks COMMAND``: the commands of the benchmarks."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from tests.benchmarks import corpus

REAL = Path(__file__).parents[2] / "corpus"


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


if __name__ == "__main__":
    main()
