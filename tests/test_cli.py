"""The command line: what each command prints, its exit codes, and that nothing fed to it ends in a traceback."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from search import cli
from search.arguments import WRONG_USAGE
from search.cite import STYLES
from search.cli import FAILED, FOUND, INTERRUPTED, NOTHING, PIPE_CLOSED
from search.index.build import build
from search.index.engine import create_engine
from search.progress import Progress
from search.web.wording import FURTHER
from tests.index.test_nastiest import LONGEST, NASTIEST

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
CHINESE = re.compile("[\u4e00-\u9fff]")

NOTICE = """\
济南市人民政府
关于开展测试工作的通知
济政发〔2020〕7号

各区县人民政府，市政府各部门：

为做好测试工作，现通知如下。

一、总体要求

坚持统一领导，分级负责。

济南市人民政府
2020年3月5日
"""


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys, monkeypatch):
    """Run a command line in this process; ``stdin`` are the bytes that it can read."""

    def run(*arguments, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            code = cli.main([str(argument) for argument in arguments])
        except SystemExit as exit:
            code = exit.code or 0
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def ask(run, index):
    """Run a command over the index of the whole corpus."""
    return lambda command, *arguments, **options: run(command, "--index", index, *arguments, **options)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A folder with one short notice, and its index."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "notice.txt").write_text(NOTICE, encoding="utf-8")
    engine = create_engine(folder / "index")
    build(folder / "corpus", engine, lambda *_: None)
    engine.close()
    return folder


@pytest.fixture
def own(small, tmp_path):
    """A copy of ``small`` that a test may harm."""
    shutil.copytree(small, tmp_path / "own")
    return tmp_path / "own"


def start(*arguments, before=(), **options):
    """``python -m search`` as a process of its own, run by the command ``before``."""
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    command = [*before, sys.executable, "-m", "search", *map(os.fspath, arguments)]
    return subprocess.Popen(command, cwd=ROOT, **pipes | options)


@pytest.fixture
def bound():
    """What makes a command bound by the permissions of files, if it is run by root, who is not."""
    if os.geteuid() != 0:
        return []
    command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    if not shutil.which("setpriv") or subprocess.run([*command, "true"], capture_output=True).returncode:
        pytest.skip("root reads everything here")
    return command


# search


@pytest.mark.parametrize(
    ("arguments", "code", "first"),
    [
        (["济政办发2019第18号"], FOUND, "济南市人民政府办公厅印发关于进一步压缩不动产登记办理时间的工作方案的通知"),
        (['"为助力全市经济建设贡献青春力量"'], FOUND, "济南市人民政府关于印发济南市“十四五”全民科学素质行动规划纲要实施方案的通知"),
        (["小微企业贷款贴息"], FOUND, "济南市人民政府印发关于金融支持民营和小微企业健康发展若干措施的通知"),
        (["小微企业", "贷款贴息"], FOUND, "济南市人民政府印发关于金融支持民营和小微企业健康发展若干措施的通知"),
        (['"这句话没有写在任何一期公报里"'], NOTHING, None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_search_tells_the_hits(ask, arguments, code, first):
    ran = ask("search", *arguments)
    assert (ran.code, ran.err) == (code, "")
    assert re.findall(r"^1\. (.*)$", ran.out, re.MULTILINE) == ([first] if first else [])


def test_a_word_after_two_dashes_may_begin_with_one(ask):
    without = json.loads(ask("search", "--json", "--", "-贷款", "贴息").out)
    assert without["query"] == "-贷款 贴息"
    assert 0 < without["total"] < json.loads(ask("search", "--json", "贴息").out)["total"]


def test_matches_stand_in_brackets_where_there_is_no_terminal(ask):
    assert "【贷款】" in ask("search", "贷款", "--limit", 1).out


def test_a_page_follows_the_one_before(ask):
    pages = [ask("search", "贷款", "--limit", 2, "--page", page).out for page in (1, 2)]
    assert [re.findall(r"^(\d+)\. ", page, re.MULTILINE) for page in pages] == [["1", "2"], ["3", "4"]]


def test_a_page_beyond_the_last_says_so(ask):
    ran = ask("search", "贷款", "--page", 1000)
    assert "没有第 9991 条" in ran.out and ran.code == FOUND


def test_partial_matches_are_shown_and_said_to_be_partial(ask):
    ran = ask("search", "贷款", "查无此词", "--json")
    answer = json.loads(ran.out)
    assert (ran.code, answer["total"], answer["partial"], bool(answer["hits"])) == (FOUND, 0, True, True)
    assert CHINESE.search(answer["notice"])


def test_json_has_the_fields_that_programs_rely_on(ask):
    answer = json.loads(ask("search", "贷款", "--json", "--limit", 3).out)
    names = "query sort as_of total documents partial took_ms notice suggestion expansions document_card facets nearest groups hits further"
    assert list(answer) == names.split()
    assert [hit["rank"] for hit in answer["hits"]] == [1, 2, 3]
    for hit in answer["hits"]:
        assert list(hit) == ["rank", "score", "clause", "snippet", "url", "repeats"]
        assert [set(fragment) for fragment in hit["snippet"]] == [{"text", "matched"}] * len(hit["snippet"])
        assert "贷款" in {fragment["text"] for fragment in hit["snippet"] if fragment["matched"]}
        expect_clause(hit["clause"])
        assert hit["url"].startswith("/document/")


def test_a_number_brings_its_document(ask):
    answer = json.loads(ask("search", "济政发2022第17号", "--json").out)
    assert answer["document_card"] == answer["hits"][0]["clause"]["document"]
    assert answer["document_card"]["number"] == "济政发〔2022〕17号"
    assert json.loads(ask("search", "济政发2022第7号", "--json").out)["document_card"] is None
    assert json.loads(ask("search", "贷款", "--json").out)["facets"] is None


def test_the_order_can_be_chosen(ask):
    found = {sort: json.loads(ask("search", "贷款", "--json", "--sort", sort, "--limit", 99).out) for sort in ("date", "place")}
    for sort, answer in found.items():
        assert (answer["sort"], answer["groups"]) == (sort, None)
    dates = [hit["clause"]["document"]["dated"] for hit in found["date"]["hits"]]
    assert dates == sorted(dates, reverse=True) and len(set(dates)) > 1
    assert sorted(hit["clause"]["id"] for hit in found["place"]["hits"]) == sorted(h["clause"]["id"] for h in found["date"]["hits"])


def test_clauses_can_be_gathered_by_document(ask):
    answer = json.loads(ask("search", "贷款", "--json", "--group").out)
    assert sum(group["total"] for group in answer["groups"]) == answer["total"] > len(answer["hits"])
    assert [hit["rank"] for group in answer["groups"] for hit in group["hits"]] == [hit["rank"] for hit in answer["hits"]]
    assert all(hit["clause"]["document"] == group["document"] for group in answer["groups"] for hit in group["hits"])
    first, *lines = ask("search", "贷款", "--group", "--limit", 2).out.splitlines()
    assert first == f"共 {answer['total']} 条，见于 {len(answer['groups'])} 件公文，第 1—2 件"
    assert sum(line.startswith("   1. ") for line in lines) == 1
    assert [line for line in lines if re.match(r"\S.*（\d+ 条）$", line)] == [
        f"{group['document']['title']}（{group['total']} 条）" for group in answer["groups"][:2]
    ]
    assert "没有第 91 件" in ask("search", "贷款", "--group", "--page", 10).out


def test_what_repeats_another_is_told_in_a_line(ask):
    hits = json.loads(ask("search", "电力接入", "--json").out)["hits"]
    repeated = [hit["repeats"] for hit in hits if hit["repeats"]]
    assert repeated and set(repeated) <= {hit["clause"]["id"] for hit in hits}
    out = ask("search", "电力接入").out.partition(FURTHER)[0]
    assert re.findall(r"^   另有 (\d+) 处：\d+\. \S", out, re.MULTILINE) == [
        str(repeated.count(name)) for name in dict.fromkeys(h["clause"]["id"] for h in hits) if name in repeated
    ]
    assert len(re.findall(r"^\d+\. ", out, re.MULTILINE)) == len(hits) - len(repeated)


def test_the_nearest_numbers_are_data(ask):
    assert json.loads(ask("search", "济政发2012第17号", "--json").out)["nearest"] == ["济政发〔2022〕17号"]


def test_facets_count_all_that_matches(ask):
    answer = json.loads(ask("search", "贷款", "--json", "--facets", "--limit", 1).out)
    assert list(answer["facets"]) == ["year", "kind", "issuer", "issue", "unit", "due", "validity"]
    assert sum(one["count"] for one in answer["facets"]["year"]) == answer["total"]
    for name, field in {"year": "年", "kind": "文种", "issue": "期"}.items():
        for one in answer["facets"][name]:
            asked = ask("search", "贷款", f"{field}:{one['value']}", "--json", "--limit", 1)
            assert json.loads(asked.out)["total"] == one["count"]
    assert re.search(r"^年：\d{4} \d+ 条，", ask("search", "贷款", "--facets").out, re.MULTILINE)


def expect_clause(clause):
    assert {"id", "document", "path", "label", "kind", "text", "cells", "pages", "lines"} <= set(clause)
    fields = "id number title kind issuers addressees dated printed registration pages attachments source sha256 issue"
    assert set(fields.split()) <= set(clause["document"])


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2022-11-09", "效力：尚未生效（2022年11月10日起施行，有效期至2025年11月9日）"),
        ("2025年11月9日", "效力：有效（2022年11月10日起施行，有效期至2025年11月9日）"),
        ("2026-11-21", "效力：已过有效期（2022年11月10日起施行，有效期至2025年11月9日）"),
    ],
)
def test_show_tells_what_held_on_a_day(ask, as_of, said):
    out = ask("show", "济政发〔2022〕18号", "--as-of", as_of).out
    assert said in out
    assert "依据：“本政策措施自2022年11月10日起施行，有效期至2025年11月9日”" in out


def test_show_json_has_what_held_and_who_cites(ask):
    record = json.loads(ask("show", "济政发〔2022〕18号", "--json", "--as-of", "2023-05-01").out)
    assert (record["effective"], record["expires"]) == ("2022-11-10", "2025-11-09")
    assert record["status"]["state"] == "有效" and record["status"]["evidence"][0]["clause"] == "济政发2022-18/372e8a"
    repealed = next(one for one in record["cites"] if one["relation"] == "废止" and one["number"])
    assert (repealed["number"], repealed["target"]) == ("济政字〔2019〕81号", "outside")
    assert record["cited_by"] == []


def test_citations_lists_what_is_cited_and_not_held(ask):
    found = [json.loads(line) for line in ask("citations", "--json").out.splitlines()]
    counts = [len(one["clauses"]) for one in found]
    assert counts == sorted(counts, reverse=True)
    assert found[0]["name"] == "鲁政办发〔2021〕3号" and found[0]["level"] == "省"
    lines = ask("citations").out.splitlines()
    assert len(lines) == len(found) and "济政字〔2019〕81号" in "".join(lines)


@pytest.mark.parametrize(("as_of", "said"), [("2022-11-09", "81号，以下"), ("2022-11-10", "81号（已废止），以下")])
def test_what_held_of_a_document_that_is_not_held_is_told(ask, as_of, said):
    assert f"没有收录 济政字〔2019〕{said}是引用它的条款。" in ask("search", "济政字2019第81号", "--as-of", as_of).out


def test_a_day_that_is_none_is_told(ask):
    assert "要写一天，例如 2026-11-21，不能是“昨天”" in ask("search", "贷款", "--as-of", "昨天").err


def test_one_start_answers_a_line_for_each_line(ask):
    lines = ["贷款".encode(), b"\xff\xfe", b"", "“贷款".encode() + b"\r", "济政发〔2022〕17号".encode(), b"last, no break"]
    ran = ask("search", "-", "--limit", 1, stdin=b"\n".join(lines))
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [answer["query"] for answer in answers] == [
        "贷款", "\ufffd\ufffd", "", "“贷款", "济政发〔2022〕17号", "last, no break"
    ]  # fmt: skip
    assert (ran.code, answers[0]["total"] > 0, answers[4]["total"] > 0) == (FOUND, True, True)


def test_the_nastiest_are_answered_a_line_each(ask):
    asked = [typed[:LONGEST].encode("utf-8", "surrogatepass").replace(b"\n", b" ") for typed in NASTIEST.values()]
    ran = ask("search", "-", "--limit", 1, "--explain", stdin=b"\n".join(asked))
    answers = [json.loads(line) for line in ran.out.removesuffix("\n").split("\n")]
    assert (ran.code, ran.err, len(answers)) == (FOUND, "", len(NASTIEST))
    assert all(answer["hits"] or answer["notice"] for answer in answers)


@pytest.mark.parametrize(
    "query",
    ["", " ", '"', "“", "--", "*", "()", "\\", "\x00", "\x1b[2J", "文号:", ":", "。，", "\U0010ffff", "a" * 10_000,
     "济" * 10_000, '"' * 10_000, "贷款 " * 2_000, "的 是 了", "１２３", "《》", "-贷款", "年:abc", "颜色:红"],
    ids=lambda query: ascii(query[:12]),
)  # fmt: skip
def test_whatever_is_asked_is_answered(ask, query):
    ran = ask("search", "--json", "--", query)
    assert ran.code in (FOUND, NOTHING) and ran.err == ""
    assert set(json.loads(ran.out)) >= {"query", "total", "notice", "suggestion", "expansions", "hits"}
    assert CHINESE.search(ask("search", "--", query).out)


# show, export, cite, check


@pytest.mark.parametrize("spelling", [["济政办发〔2019〕18号"], ["济政办发2019第18号"], ["济政办发", "[2019]", "18", "号"], ["济政办发2019-18"]])
def test_show_knows_every_spelling(ask, spelling):
    ran = ask("show", *spelling)
    assert ran.code == FOUND
    assert ran.out.splitlines()[1].startswith("济政办发〔2019〕18号 · 济南市人民政府公报2019年第19期")


def test_show_json_has_the_document_with_its_clauses(ask):
    document = json.loads(ask("show", "济政发〔2022〕17号", "--json").out)
    assert document["number"] == "济政发〔2022〕17号"
    assert document["clauses"][0]["kind"] == "title"
    for clause in document["clauses"]:
        expect_clause({**clause, "document": document})


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("济政发〔2022〕19号", "相近的有：济政发〔2022〕18号、济政发〔2022〕17号"),
        ("济政发〔1999〕1号", "没有济政发同一年的其他公文"),
        ("随便什么", "请写文号，例如：济政发〔2022〕17号"),
    ],
)
def test_show_offers_the_nearest(ask, number, said):
    ran = ask("show", number)
    assert (ran.code, ran.out) == (NOTHING, "") and said in ran.err


def test_export_has_every_clause_once_in_a_stable_order(ask, engine, tmp_path):
    ran = ask("export", "--format", "jsonl")
    clauses = [json.loads(line) for line in ran.out.splitlines()]
    assert len({clause["id"] for clause in clauses}) == len(clauses) == engine.size()
    for clause in clauses:
        expect_clause(clause)
    assert ask("export", "--output", tmp_path / "clauses.jsonl") == Ran(FOUND, "", "")
    assert (tmp_path / "clauses.jsonl").read_text(encoding="utf-8") == ran.out


def test_export_csv_opens_in_a_spreadsheet(ask, engine, tmp_path):
    ran = ask("export", "--format", "csv")
    assert ran.out.startswith("\ufeff文号,") and len(list(csv.reader(io.StringIO(ran.out)))) == engine.size() + 1
    assert ask("export", "--format", "csv", "--output", tmp_path / "clauses.csv") == Ran(FOUND, "", "")
    assert (tmp_path / "clauses.csv").read_bytes() == ran.out.encode()


def test_export_akn_is_a_zip_of_documents(ask, engine, tmp_path):
    assert ask("export", "--format", "akn", "--output", tmp_path / "documents.zip") == Ran(FOUND, "", "")
    with ZipFile(tmp_path / "documents.zip") as archive:
        assert {f"{document.id}.xml" for document in engine.documents()} == set(archive.namelist())
    assert [path.name for path in tmp_path.iterdir()] == ["documents.zip"]


@pytest.mark.parametrize("arguments", [["--format", "akn"], ["--format", "akn", "--output", "none/a.zip"], ["--format", "csv", "--output", "."]])
def test_an_export_that_has_no_place_is_told(ask, arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = ask("export", *arguments)
    assert (ran.code, ran.out) == (WRONG_USAGE, "") and "--output" in ran.err and not list(tmp_path.iterdir())


def test_cite_gives_every_style(ask):
    ran = ask("cite", "济政发2022第17号", "--clause", "二/一/6", "--base", "https://gazette.example.cn/g/")
    assert (ran.code, ran.err) == (FOUND, "")
    for style in STYLES:
        assert f"{style.name}：\n" in ran.out
    assert "https://gazette.example.cn/g/clause/%E6%B5%8E%E6%94%BF%E5%8F%912022-17/%E4%BA%8C/%E4%B8%80/6?is=" in ran.out
    assert f"[{date.today()}]. https://" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["济政发〔2022〕17号", "--style", "press"], "实施方案的通知》（济政发〔2022〕17号），载《济南市人民政府公报》2022年第20期，第2—11页\n"),
        (["济政发2022-17", "--clause", "济政发2022-17/二/一/6", "--style", "law"], "第二节第一小节第6点，载《济南市人民政府公报》2022年第20期，第4-5页。\n"),
        (["济政发〔2022〕17号", "--clause", "三/二/3", "--quote", "擦亮“泉城科普”品牌", "--style", "press"], "三、（二）3.第二句，载《济南市人民政府公报》2022年第20期，第8—9页\n"),
        (["济政发〔2022〕17号", "--quote", "擦亮“泉城科普”品牌", "--style", "law"], "第三节第二小节第3点第2句，载《济南市人民政府公报》2022年第20期，第8-9页。\n"),
        (["济政发〔2022〕17号", "--style", "ris"], "LA  - zh\nER  - \n"),
        (["济政发〔2022〕17号", "--style", "link", "--base", "http://localhost:8000"], "http://localhost:8000/document/%E6%B5%8E%E6%94%BF%E5%8F%912022-17\n"),
    ],
)
def test_cite_gives_one_style_alone(ask, arguments, said):
    ran = ask("cite", *arguments)
    assert (ran.code, ran.err) == (FOUND, "") and ran.out.endswith(said)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["济政发〔2022〕19号"], NOTHING, "相近的有：济政发〔2022〕18号"),
        (["济政发〔2022〕17号", "--clause", "二/一/66"], NOTHING, "没有条款“二/一/66”"),
        (["济政发〔2022〕17号", "--clause", "二/一/6", "--quote", "不在这里"], NOTHING, "没有“不在这里”"),
        (["济政发〔2022〕17号", "--clause", "二/一/6", "--quote", ""], NOTHING, "要照原文写"),
        (["济政发〔2022〕17号", "--quote", "科普"], WRONG_USAGE, "请用 --clause 指明是哪一条，例如 济政发2022-17/"),
        (["济政发〔2022〕17号", "--quote", " "], NOTHING, "要照原文写"),
        (["济政发〔2022〕17号", "--style", "link"], WRONG_USAGE, "请写 --base"),
        (["济政发〔2022〕17号", "--base", "gazette.example.cn"], WRONG_USAGE, "要以 http:// 或 https:// 开头"),
        (["济政发〔2022〕17号", "--base", "https://a.cn/?q"], WRONG_USAGE, "不是网站的地址"),
        (["济政发〔2022〕17号", "--style", "apa"], WRONG_USAGE, "--style 没有“apa”"),
        ([], WRONG_USAGE, "缺少参数 文号"),
    ],
)
def test_cite_tells_what_is_wrong(ask, arguments, code, said):
    ran = ask("cite", *arguments)
    assert (ran.code, ran.out) == (code, "") and said in ran.err


def test_a_file_that_cannot_be_written_is_not_begun(ask, tmp_path):
    ran = ask("export", "--output", tmp_path / "none" / "clauses.jsonl")
    assert ran.code == WRONG_USAGE and "不能写入" in ran.err


def test_check_weighs_every_file(run):
    ran = run("check", CORPUS)
    assert ran.code == FOUND
    assert ran.out.count("平衡 100.000 %") == ran.out.count("平衡") == len(list(CORPUS.glob("*.txt"))) == 5
    assert "济政发〔2022〕17号 济南市人民政府关于印发济南市“十四五”全民科学素质行动规划纲要实施方案的通知" in ran.out
    assert re.search(r"附件未收录 1 个\n +第 \d+ 行：.*2021年济南市政务公开重点工作任务分解表", ran.out)


def test_check_says_what_could_not_be_read(run, own):
    (own / "corpus" / "paper.txt").write_bytes(b"%PDF-1.7\n")
    ran = run("check", own / "corpus")
    assert ran.code == NOTHING
    assert "济政发〔2020〕7号" in ran.out and "这是PDF" in ran.out


# What can be wrong


def pdf(folder):
    (folder / "paper.txt").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")
    return folder / "paper.txt"


def empty_file(folder):
    (folder / "empty.txt").touch()
    return folder / "empty.txt"


def long_line(folder):
    (folder / "long.txt").write_bytes("济".encode() * (50 * 1024 * 1024 // 3))
    return folder / "long.txt"


def empty_folder(folder):
    return folder


def missing(folder):
    return folder / "none"


def other_kind(folder):
    (folder / "table.xlsx").write_bytes(b"PK")
    return folder / "table.xlsx"


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (pdf, "这是PDF，不是纯文本"),
        (empty_file, "没有内容"),
        (long_line, "超过 16 MB"),
        (empty_folder, "没有可以读入的文件"),
        (missing, "没有"),
        (other_kind, "只能读 .txt 文件"),
    ],
)
def test_what_cannot_be_indexed_leaves_the_index_as_it_was(run, own, tmp_path, bad, said):
    (tmp_path / "bad").mkdir()
    ran = run("index", bad(tmp_path / "bad"), "--index", own / "index")
    assert ran.code == FAILED and said in ran.err and ran.out == ""
    assert json.loads(run("search", "统一领导", "--json", "--index", own / "index").out)["total"] == 1


def test_gb18030_is_read_with_a_note(run, tmp_path):
    (tmp_path / "notice.txt").write_bytes(NOTICE.encode("gb18030"))
    ran = run("index", tmp_path, "--index", tmp_path / "index")
    assert ran.code == FOUND and "已按 GB18030 读入" in ran.err
    assert run("search", "统一领导", "--index", tmp_path / "index").code == FOUND


def test_what_is_readable_is_indexed_beside_what_is_not(run, own):
    pdf(own / "corpus")
    (own / "corpus" / "second.txt").write_text(NOTICE.replace("7号", "8号"), encoding="utf-8")
    ran = run("index", own / "corpus", "--index", own / "index")
    assert ran.code == FOUND and "paper.txt：这是PDF" in ran.err
    assert run("show", "济政发〔2020〕8号", "--index", own / "index").code == FOUND


def test_indexing_again_reads_nothing_and_takes_out_what_is_gone(run, own):
    assert "1 个没有变化" in run("index", own / "corpus", "--index", own / "index").out
    (own / "corpus" / "notice.txt").rename(own / "corpus" / "renamed.txt")
    assert "移除 1 个" in run("index", own / "corpus", "--index", own / "index").out
    assert run("show", "济政发〔2020〕7号", "--index", own / "index").code == FOUND


def outdated(index):
    for path in index.iterdir():
        path.rename(path.with_name(path.name.replace("clauses", "clauses99")))


def damaged(index):
    for path in index.iterdir():
        path.write_bytes(b"\0" * 64)


def emptied(index):
    shutil.rmtree(index)
    index.mkdir()


def replaced_by_a_file(index):
    shutil.rmtree(index)
    index.write_text("")


@pytest.mark.parametrize("command", [("search", "测试"), ("show", "济政发〔2020〕7号"), ("export",), ("serve",)], ids=" ".join)
@pytest.mark.parametrize("harm", [outdated, damaged, emptied, replaced_by_a_file, shutil.rmtree])
def test_an_index_that_cannot_be_read_says_what_to_do(run, own, harm, command):
    harm(own / "index")
    ran = run(*command, "--index", own / "index")
    assert (ran.code, ran.out) == (FAILED, "")
    assert "gazette index" in ran.err and "Traceback" not in ran.err


@pytest.mark.parametrize("harm", [outdated, damaged, emptied, shutil.rmtree])
def test_an_index_that_cannot_be_read_is_built_anew(run, own, harm):
    harm(own / "index")
    assert run("index", own / "corpus", "--index", own / "index").code == FOUND
    assert run("search", "统一领导", "--index", own / "index").code == FOUND


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "后面要写一个命令"),
        (["find"], "没有“find”，可用："),
        (["search"], "缺少参数 QUERY"),
        (["search", "-试行"], "要写在“--”之后"),
        (["search", "贷款", "--colour"], "不认识的参数 --colour"),
        (["search", "贷款", "--json=yes"], "--json 后面不能有值"),
        (["search", "贷款", "--limit"], "--limit 后面要有一个值"),
        (["search", "贷款", "--limit", "0"], "--limit：要写 1 到"),
        (["search", "贷款", "--page", "二"], "--page：要写 1 到"),
        (["search", "贷款", "--limit", "9" * 5000], "--limit：要写 1 到"),
        (["search", "贷款", "--sort", "新旧"], "--sort 没有“新旧”，可用："),
        (["serve", "--port", "65536"], "--port：要写 0 到 65535"),
        (["export", "--format", "pdf"], "--format 没有“pdf”"),
        (["check"], "缺少参数 PATH"),
        (["show"], "缺少参数 文号"),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, list) else None,
)
def test_wrong_usage_is_told_in_chinese(run, arguments, said):
    ran = run(*arguments)
    assert (ran.code, ran.out) == (WRONG_USAGE, "")
    assert said in ran.err and "--help" in ran.err
    assert not re.search(r"\b(error|argument|expected|invalid|usage|required)\b", ran.err)


@pytest.mark.parametrize("command", [[], ["index"], ["search"], ["show"], ["cite"], ["export"], ["check"], ["serve"]])
def test_help_is_chinese_with_exit_codes_and_an_example(run, command):
    ran = run(*command, "--help")
    assert ran.code == 0 and "退出码" in ran.out
    assert not re.search(r"usage|options|positional|show this", ran.out)
    assert not command or f"例：\n  gazette {command[0]}" in ran.out


def test_an_address_in_use_is_told(run, index):
    ran = run("serve", "--host", "203.0.113.1", "--index", index)
    assert ran.code == FAILED and "不是本机的地址" in ran.err


# The process


PERMISSIONS = [
    ("index", "corpus", FAILED, "读不到目录 {path}：没有权限"),
    ("index", "corpus/notice.txt", FAILED, "没有读出任何公文，索引没有改动。\n  notice.txt：读不到文件：没有权限"),
    ("index", "index", FAILED, "读不到索引目录 {path}：没有权限"),
    ("check", "corpus", FAILED, "读不到目录 {path}：没有权限"),
    ("check", "corpus/notice.txt", NOTHING, "读不到文件 {path}：没有权限"),
    ("search", "index", FAILED, "读不到索引目录 {path}：没有权限"),
]


@pytest.mark.parametrize(("command", "closed", "code", "said"), PERMISSIONS)
def test_what_is_closed_to_us_is_told(run, own, bound, command, closed, code, said):
    path = own / closed
    mode = path.stat().st_mode
    path.chmod(0)
    subject = "统一领导" if command == "search" else own / "corpus"
    with start(command, subject, "--index", own / "index", before=bound) as process:
        out, err = process.communicate()
    path.chmod(mode)
    assert (process.returncode, out) == (code, b"")
    assert said.format(path=path) in err.decode("utf-8")
    assert run("search", "统一领导", "--index", own / "index").code == FOUND


def test_a_full_disk_is_told(index):
    with open("/dev/full", "wb") as full, start("export", "--index", index, stdout=full) as process:
        assert process.stderr.read().decode("utf-8") == "gazette：读写失败：磁盘已满。\n"
    assert process.returncode == FAILED


def test_streams_may_be_closed_from_the_start(index):
    closed = ["sh", "-c", 'exec "$@" <&- >&-', "sh"]
    with start("search", "-", "--index", index, before=closed) as process:
        assert process.communicate() == (b"", b"")
    assert process.returncode == FOUND


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "gbk"}])
def test_output_is_utf8_whatever_the_locale(index, locale):
    process = start("search", b"\xff\xfe" + "贷款".encode(), "--limit", "1", "--index", index, env={**os.environ, **locale})
    out, err = process.communicate()
    assert (process.returncode, err) == (FOUND, b"")
    assert "【贷款】" in out.decode("utf-8")


def test_a_reader_that_leaves_is_no_error(index):
    with start("export", "--index", index) as process:
        process.stdout.read(1)
        process.stdout.close()
        assert (process.wait(), process.stderr.read()) == (PIPE_CLOSED, b"")


def test_an_interruption_is_quiet(index):
    # What a shell starts in its background ignores interruptions, and so would all that it starts.
    process = start("search", "-", "--index", index, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    process.stdin.write("贷款\n".encode())
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["total"] > 0
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err.decode("utf-8")) == (INTERRUPTED, b"", "gazette：已中断。\n")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_a_bar_on_a_terminal_and_lines_elsewhere():
    for out, expected in ((io.StringIO(), "1/2 甲.txt\n2/2 乙.txt\n"), (Terminal(), "█")):
        progress = Progress(out)
        progress(1, 2, "甲.txt")
        progress(2, 2, "乙.txt")
        assert expected in out.getvalue()
    assert "甲" not in out.getvalue() and out.getvalue().endswith("\n")
