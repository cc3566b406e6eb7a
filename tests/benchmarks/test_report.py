"""A run is kept and read back as it was, and told whatever part of it was measured."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from tests.benchmarks import chart, figures, report
from tests.benchmarks.clauses import Floor
from tests.benchmarks.figures import Arrived, Built, Loaded, Run
from tests.benchmarks.measuring import Memory, Times

FAST, SLOW = Times(1.0, 2.0, 3.0), Times(10.0, 80.0, 90.0)
BARE = Run("2026-11-21", "2cores-py3.11.7-abc", 0.2, "synthetic", Floor(10_000, 3_000_000, 5.0, 2.5))
WHOLE = replace(
    BARE,
    built=Built(10.0, 9_000_000, Memory(400_000_000, 300_000_000)),
    command=0.8,
    served=0.9,
    memory=200_000_000,
    engine={"common word": FAST, "document number": FAST, "lay question": SLOW},
    pages={"common word": FAST, "lay question": SLOW},
    loads=[Loaded(4, 120.0, SLOW, 0, 250_000_000)],
    arrived=Arrived(3.0, 500, FAST, SLOW, 0),
    peers={"FTS5": Built(1.0, 5_000_000)},
    asked={"FTS5": {"common word": SLOW, "document number": FAST}},
    totals={"common word": {"ours": 12, "FTS5": 10}},
)


@pytest.mark.parametrize("run", [BARE, WHOLE], ids=["bare", "whole"])
def test_a_run_is_read_back_as_it_was(run, tmp_path):
    path = figures.keep(run, report.table(run), tmp_path)
    assert list(figures.kept(tmp_path)) == [run]
    assert path.read_text("utf-8").startswith("\n".join(report.table(run)))


def test_what_was_not_measured_is_not_told():
    assert len(report.table(BARE)) < 9


@pytest.mark.parametrize(
    "told",
    [
        "gazette index                     10.0       1,000      4.00   ≤ 2",
        "index                              9.0        3.00   ≤ 4 × text",
        "lay question            10.0/80.0/90.0      10.0/80.0/90.0   above: engine page",
        "4                        120      10.0/80.0/90.0       0            250       +50",
        "a new issue of 500 clauses is found after 3.0 s (goal: ≤ 10)",
        "common word                         10          73.9",
        "geometric mean                    3.16          73.9",
        "  without look-ups                  10          73.9",
        "common word                 ours          12        FTS5          10",
    ],
)
def test_figures_and_ratios_are_told(told):
    assert told in report.table(WHOLE)


def test_growth_is_told_between_the_smallest_and_the_largest():
    grown = replace(WHOLE, floor=replace(WHOLE.floor, clauses=100_000), engine={"common word": SLOW})
    assert list(report.growth([grown, WHOLE]))[1:] == ["common word               1.00 →      10.00    10.0"]
    assert list(report.growth([WHOLE])) == []


def test_the_chart_is_a_drawing_without_styles():
    grown = replace(WHOLE, floor=replace(WHOLE.floor, clauses=100_000), engine={"common word": SLOW})
    drawn = chart.draw([BARE, WHOLE, grown])
    tags = [element.tag.rpartition("}")[2] for element in ElementTree.fromstring(drawn).iter()]
    assert tags.count("polyline") == 4 and "style" not in drawn


def test_a_chart_of_no_runs_is_a_drawing_too():
    assert ElementTree.fromstring(chart.draw([])).tag.endswith("svg")
