"""From files to an index: changed ones only, nothing lost by what cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from search.errors import CorpusError
from search.index import build as build_module
from search.index.build import Report, build, sources
from search.index.embedded import EmbeddedEngine
from tests.oracle import Oracle

TEXT = """济南市人民政府
关于{0}的通知

{1}〔2022〕{2}号

各区县人民政府：

{3}

济南市人民政府
2022年10月8日
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "2022").mkdir(parents=True)
    put(folder / "a.txt", "做好汛期工作", 1, "现就汛期值守通知如下。")
    put(folder / "2022" / "b.TXT", "做好防火工作", 2, "现就森林防火通知如下。")
    (folder / "README.md").write_text("not a source")
    (folder / ".hidden.txt").write_text("not a source")
    return folder


def put(path: Path, title: str, serial: int, text: str) -> None:
    path.write_text(TEXT.format(title, "济政发", serial, text), encoding="utf-8")


def run(corpus: Path, engine) -> tuple[Report, list]:
    told = []
    report = build(corpus, engine, lambda *step: told.append(step))
    return report, told


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.read, report.unchanged, report.removed, report.failed


def test_all_files_are_read_once(corpus):
    engine = Oracle()
    report, told = run(corpus, engine)
    assert counts(report) == (2, 0, 0, 0)
    assert told == [(1, 2, "a.txt"), (2, 2, "2022/b.TXT")]
    assert set(engine.sources()) == {"a.txt", "2022/b.TXT"}
    assert (report.documents, report.clauses) == (len(list(engine.documents())), engine.size())
    assert counts(run(corpus, engine)[0]) == (0, 2, 0, 0)


def test_only_what_has_changed_is_read_again(corpus):
    engine = Oracle()
    run(corpus, engine)
    put(corpus / "a.txt", "做好汛期工作", 1, "现就抗旱通知如下。")
    put(corpus / "c.txt", "做好防震工作", 3, "现就防震通知如下。")
    (corpus / "2022" / "b.TXT").unlink()
    report, told = run(corpus, engine)
    assert counts(report) == (2, 0, 1, 0)
    assert set(engine.sources()) == {"a.txt", "c.txt"}
    assert [len(told), told[-1][0]] == [2, 2]


def test_nothing_is_written_where_nothing_has_changed(corpus):
    class Closed(Oracle):
        closed = False

        def write(self, readings, removed=()):
            assert not self.closed
            super().write(readings, removed)

    engine = Closed()
    run(corpus, engine)
    engine.closed = True
    assert counts(run(corpus, engine)[0]) == (0, 2, 0, 0)


def test_a_single_file_is_read_and_takes_nothing_out(corpus):
    engine = Oracle()
    assert counts(run(corpus / "a.txt", engine)[0]) == (1, 0, 0, 0)
    assert set(engine.sources()) == {"a.txt"}
    assert counts(run(corpus / "2022" / "b.TXT", engine)[0]) == (1, 0, 0, 0)
    assert set(engine.sources()) == {"a.txt", "b.TXT"}


def test_two_files_with_the_same_text_show_one_document(corpus):
    (corpus / "copy.txt").write_bytes((corpus / "a.txt").read_bytes())
    engine = Oracle()
    run(corpus, engine)
    assert set(engine.sources()) == {"a.txt", "copy.txt", "2022/b.TXT"}
    assert len({d.id for d in engine.documents()}) == len(list(engine.documents()))
    (corpus / "a.txt").unlink()
    before = {d.id for d in engine.documents()}
    run(corpus, engine)
    assert {d.id for d in engine.documents()} == before


def test_what_holds_no_document_is_not_read_again(corpus):
    (corpus / "empty.txt").write_bytes(b"")
    engine = Oracle()
    report, _ = run(corpus, engine)
    assert report.read == 3
    assert "empty.txt" in {name for name, _ in report.problems}
    assert counts(run(corpus, engine)[0]) == (0, 3, 0, 0)


def test_a_corpus_without_any_document_changes_nothing(corpus, tmp_path):
    engine = Oracle()
    run(corpus, engine)
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_bytes(b"%PDF-1.7\n")
    (other / "b.txt").write_bytes(b"")
    with pytest.raises(CorpusError, match="(?s)没有改动.*a.txt.*b.txt"):
        run(other, engine)
    assert set(engine.sources()) == {"a.txt", "2022/b.TXT"}


def test_a_file_that_cannot_be_read_keeps_what_the_index_has(corpus):
    engine = Oracle()
    run(corpus, engine)
    (corpus / "a.txt").unlink()
    (corpus / "a.txt").symlink_to(corpus / "nowhere.txt")
    report, told = run(corpus, engine)
    assert counts(report) == (0, 1, 0, 1)
    assert [(name, problem.kind) for name, problem in report.problems] == [("a.txt", "读不到")]
    assert set(engine.sources()) == {"a.txt", "2022/b.TXT"}
    assert told == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_listed_keeps_what_the_index_has(corpus):
    engine = Oracle()
    run(corpus, engine)
    (corpus / "2022").chmod(0)
    try:
        report, _ = run(corpus, engine)
    finally:
        (corpus / "2022").chmod(0o755)
    assert [(name, problem.kind) for name, problem in report.problems] == [("2022", "读不到")]
    assert set(engine.sources()) == {"a.txt", "2022/b.TXT"}


def test_a_name_that_is_no_text_is_made_one(corpus):
    (corpus / os.fsdecode(b"\xb9\xab.txt")).write_bytes((corpus / "a.txt").read_bytes())
    engine = Oracle()
    run(corpus, engine)
    assert "\\xb9\\xab.txt" in engine.sources()


def test_names_in_order(corpus):
    assert [path.name for path in sources(corpus)] == ["a.txt", "b.TXT"]


@pytest.mark.parametrize("path", ["nowhere", "README.md", "empty"])
def test_a_path_with_nothing_to_read_is_an_error(corpus, path):
    (corpus / "empty").mkdir()
    engine = Oracle()
    run(corpus, engine)
    with pytest.raises(CorpusError, match="[\u4e00-\u9fff]"):
        run(corpus / path, engine)
    assert len(engine.sources()) == 2


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (Report(read=2, documents=3, clauses=40, seconds=1.25), "读入 2 个文件（3 件公文，40 条）；用时 1.2 秒。"),
        (Report(1, 2, 3, 4, 5, 6), "读入 1 个文件（5 件公文，6 条），2 个没有变化，移除 3 个，4 个读不出来；用时 0.0 秒。"),
    ],
)
def test_a_report_in_one_line(report, line):
    assert str(report) == line


def test_many_files_are_read_in_several_processes_as_in_one(corpus, tmp_path, monkeypatch):
    """And the index is the same to the byte: parts are merged in the order of the files."""
    for i in range(5):
        put(corpus / f"{i}.txt", f"做好第{i}项工作", 10 + i, f"现就第{i}项工作通知如下。")
    (corpus / "4.txt").write_bytes(b"")
    folders = [tmp_path / name for name in ("one", "several")]
    reports = []
    for folder, worth in zip(folders, (build_module._WORTH, 0)):
        monkeypatch.setattr(build_module, "_WORTH", worth)
        reports.append(run(corpus, EmbeddedEngine.create(folder))[0])
    assert counts(reports[0]) == counts(reports[1]) == (7, 0, 0, 0)
    assert reports[0].problems == reports[1].problems
    one, other = (next(folder.glob("*.arrays")).read_bytes() for folder in folders)
    assert one == other
