"""The index on disk: what it survives, who may write, what is said where it cannot be read."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from search import query
from search.errors import IndexBusy, IndexDamaged, IndexMissing, IndexOutdated, SearchError
from search.index.embedded import engine as embedded
from search.index.engine import create_engine, open_engine
from search.index.store.schema import SCHEMA_VERSION
from tests.index.factories import KNOWN, SCIENCE, document, reading

OTHER = reading("other.txt", document("甲发〔2020〕1号", "关于贷款的通知", ["旧的条款。"], source="other.txt"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A folder with an index of the three known documents."""
    engine = create_engine(tmp_path / "var" / "index")
    engine.write([KNOWN])
    engine.close()
    return tmp_path / "var" / "index"


def total(engine, asked: str) -> int:
    return engine.search(query.parse(asked)).total


# --- staying, and being seen ---


def test_an_index_is_there_when_opened_again(path):
    engine = open_engine(path)
    assert total(engine, "教师") == 1
    assert engine.document(SCIENCE.id) == SCIENCE
    assert dict(engine.sources()) == {"known.txt": KNOWN.sha256}
    engine.close()


def test_one_handle_sees_what_another_writes(path):
    reader, writer = open_engine(path), create_engine(str(path))
    assert total(reader, "旧") == 0
    writer.write([OTHER])
    assert total(reader, "旧") == 1
    writer.write([], removed=["other.txt"])
    assert (total(reader, "旧"), reader.size()) == (0, KNOWN_SIZE)
    reader.close()
    writer.close()


def test_all_handles_tell_one_state_by_the_same_name(path):
    first, second, writer = open_engine(path), open_engine(path), create_engine(path)
    before = first.state()
    assert before == second.state() and before.isalnum()
    writer.write([OTHER])
    assert first.state() == second.state() == writer.state() != before
    for engine in (first, second, writer):
        engine.close()


KNOWN_SIZE = sum(len(document.clauses) for document in KNOWN.documents)


def test_many_small_writes_leave_one_whole(path):
    engine = create_engine(path)
    for i in range(12):
        held = document(f"甲发〔2020〕{i}号", f"第{i}次通知", ["汛期条款。", ("一、防汛", ["防汛值守。"])], source=f"{i}.txt")
        engine.write([reading(f"{i}.txt", held)], removed=[f"{i - 3}.txt"])
    assert total(engine, "汛期条款") == 3
    assert total(engine, "一 防汛 值守") == 3
    assert engine.size() == KNOWN_SIZE + 3 * 4
    engine.close()


def test_threads_answer_as_one(index):
    asked = [query.parse(text) for text in ("科普", "贷款 贴息", '"知识产权"', "7", "年:2022 -通知", "科普 火星")] * 8
    alone = open_engine(index)
    expected = [without_time(alone.search(one)) for one in asked]
    alone.close()
    shared = open_engine(index)
    with ThreadPoolExecutor(8) as pool:
        assert [without_time(found) for found in pool.map(shared.search, asked)] == expected
    shared.close()


def without_time(results):
    return results.total, results.hits, results.partial, results.notice


def test_searches_go_on_while_an_index_is_written(path):
    reader, writer = open_engine(path), create_engine(path)

    def slowly():
        yield OTHER
        assert (total(reader, "旧"), total(reader, "教师")) == (0, 1)

    writer.write(slowly(), removed=["known.txt"])
    assert (total(reader, "旧"), total(reader, "教师")) == (1, 0)
    reader.close()
    writer.close()


def until(true, seconds=30):
    """Whether ``true()`` becomes so."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def test_an_engine_that_follows_sees_each_commit(path):
    reader, writer = open_engine(path), create_engine(path)
    reader.follow()
    for _ in range(2):
        writer.write([OTHER])
        assert until(lambda: total(reader, "旧") == 1)
        writer.write([], removed=["other.txt"])
        assert until(lambda: total(reader, "旧") == 0)
    reader.close()
    writer.close()


def test_what_cannot_be_read_is_passed_over(path, monkeypatch):
    """A state that is damaged when it is looked at: the one before answers, until there is one that is not."""
    reader, writer = open_engine(path), create_engine(path)
    whole = embedded.save
    monkeypatch.setattr(embedded, "save", lambda arrays, file: file.write_bytes(b"damaged"))
    writer.write([OTHER])
    reader.follow()
    monkeypatch.setattr(embedded, "save", whole)
    assert not until(lambda: total(reader, "旧") or not total(reader, "教师"), seconds=2)
    assert reader._follower.is_alive()
    reader.close()


def test_one_that_was_closed_still_sees_commits_by_itself(path):
    reader, writer = open_engine(path), create_engine(path)
    reader.follow()
    reader.close()
    assert until(lambda: not reader._follower.is_alive())
    writer.write([OTHER])
    assert total(reader, "旧") == 1
    writer.close()


# --- one writer, all or nothing ---


def test_a_second_writer_is_told_to_wait(path):
    first, second = create_engine(path), create_engine(path)

    def meanwhile():
        with pytest.raises(IndexBusy, match="等"):
            second.write([OTHER])
        yield OTHER

    first.write(meanwhile())
    second.write([], removed=["other.txt"])
    assert second.size() == KNOWN_SIZE
    first.close()
    second.close()


KILLED = """
import os, sys, time
from pathlib import Path
from search.index.engine import create_engine
from tests.index.factories import LOANS, reading

def readings():
    yield reading("loans.txt", LOANS)
    print("writing", flush=True)
    time.sleep(60)

create_engine(Path(sys.argv[1])).write(readings(), removed=["known.txt"])
"""


def test_a_writer_that_is_killed_changes_nothing(path):
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, cwd=root) as writer:
        assert writer.stdout.readline() == b"writing\n"
        writer.send_signal(signal.SIGKILL)
    engine = create_engine(path)
    assert (engine.size(), total(engine, "教师"), dict(engine.sources())) == (KNOWN_SIZE, 1, {"known.txt": KNOWN.sha256})
    engine.write([OTHER])
    assert total(engine, "旧") == 1
    engine.close()


def test_a_first_build_that_fails_leaves_no_index(tmp_path):
    engine = create_engine(tmp_path)
    with pytest.raises(ZeroDivisionError):
        engine.write(1 / 0 for _ in range(1))
    engine.close()
    with pytest.raises(IndexMissing):
        open_engine(tmp_path)


def test_a_source_is_given_once_in_a_write(path):
    engine = create_engine(path)
    with pytest.raises(ValueError, match="other.txt"):
        engine.write([OTHER, OTHER])
    assert set(engine.sources()) == {"known.txt"}
    engine.close()


# --- what is no index ---


def refused(path: Path, error: type[SearchError]) -> None:
    """Opening ``path`` fails with a message in Chinese that says what to do."""
    with pytest.raises(error, match="gazette index"):
        open_engine(path)


def rebuilt(path: Path) -> None:
    """An index can be made at ``path``, whatever is there."""
    engine = create_engine(path)
    engine.write([KNOWN])
    engine.close()
    engine = open_engine(path)
    assert total(engine, "教师") == 1
    engine.close()


def test_no_folder(tmp_path):
    refused(tmp_path / "nowhere", IndexMissing)
    rebuilt(tmp_path / "nowhere")


def test_an_empty_folder(tmp_path):
    refused(tmp_path, IndexMissing)
    rebuilt(tmp_path)


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "index").write_text("")
    refused(tmp_path / "index", IndexMissing)
    with pytest.raises(SearchError, match="写不了"):
        create_engine(tmp_path / "index")


def as_version(path: Path, version: int) -> None:
    """Make the index at ``path`` one of another version, as far as can be told from outside."""
    for file in list(path.iterdir()):
        file.rename(path / file.name.replace(f"clauses{SCHEMA_VERSION}", f"clauses{version}"))


def test_an_index_of_another_version_is_kept_until_there_is_a_new_one(path):
    as_version(path, SCHEMA_VERSION + 1)
    (path / "notes.txt").write_text("not of the index")
    refused(path, IndexOutdated)
    before = {file.name for file in path.iterdir()}
    engine = create_engine(path)
    assert before < {file.name for file in path.iterdir()}
    engine.write([KNOWN])
    engine.close()
    assert {file.name for file in path.iterdir()} & before == {"notes.txt"}
    rebuilt(path)


LEFT_OPEN = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
"""Whoosh leaves a file that it cannot read to be closed by Python."""


@LEFT_OPEN
@pytest.mark.parametrize("left", [0, 10, 0.5])
@pytest.mark.parametrize("suffix", ["toc", "arrays"])
def test_an_index_that_is_cut_off(path, suffix, left):
    (file,) = path.glob(f"*.{suffix}")
    data = file.read_bytes()
    file.write_bytes(data[: left if isinstance(left, int) else int(len(data) * left)])
    refused(path, IndexDamaged)
    rebuilt(path)


@LEFT_OPEN
def test_an_index_of_which_a_file_is_missing(path):
    (file,) = path.glob("*.arrays")
    file.unlink()
    refused(path, IndexDamaged)
    rebuilt(path)


@LEFT_OPEN
def test_an_index_that_is_damaged_while_it_is_open_goes_on_answering(path):
    engine = open_engine(path)
    (path / f"_clauses{SCHEMA_VERSION}_7.toc").write_bytes(b"not a table of contents")
    assert total(engine, "教师") == 1
    engine.close()


def test_an_index_that_is_taken_away_while_it_is_open_goes_on_answering(path):
    engine = open_engine(path)
    for file in path.iterdir():
        file.unlink()
    path.rmdir()
    assert total(engine, "教师") == 1
    engine.close()


def test_an_index_that_is_made_anew_is_seen(path):
    engine = open_engine(path)
    for file in path.iterdir():
        file.unlink()
    fresh = create_engine(path)
    fresh.write([OTHER])
    assert (total(engine, "教师"), total(engine, "旧")) == (0, 1)
    engine.close()
    fresh.close()
