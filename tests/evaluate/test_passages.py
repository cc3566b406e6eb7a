"""Others' judged sets: what is measured over small ones, and that a malformed file gets a Chinese message."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from search import cli

PASSAGES = [
    {"id": "a1", "title": "个体工商户条例", "text": "有经营能力的公民经登记可以从事工商业经营。"},
    {"id": "a2", "title": "个体工商户条例", "text": "登记机关应当自受理之日起十五日内作出决定。"},
    {"id": "b1", "title": "劳动合同法", "text": "试用期最长不得超过六个月。"},
    {"id": 7, "text": "没有标题的一段，关于贷款贴息。"},
]
QUERIES = [
    {"id": "1", "text": "试用期最长多少"},
    {"id": "2", "text": "个体工商户条例"},
    {"id": "3", "text": "贷款贴息"},
    {"id": "9", "text": "没有答案的问题"},
]
QRELS = "qid\tdocid\trel\n1\tb1\t1\n2\ta1\t1\n2\ta2\t1\n2\tb1\t0\n3\t7\t2\n"


def lines(records):
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records)


@pytest.fixture
def evaluate(tmp_path, capsys):
    """``gazette evaluate`` over files with these contents: exit code, output, errors."""

    def run(passages=lines(PASSAGES), queries=lines(QUERIES), qrels=QRELS, more=()):
        paths = [tmp_path / name for name in ("passages", "queries", "qrels")]
        for path, text in zip(paths, (passages, queries, qrels)):
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        named = [f"--{path.name}={path}" for path in paths]
        code = cli.main(["evaluate", *named, *map(str, more)])
        return code, *capsys.readouterr()

    return run


@pytest.mark.parametrize("pack", [str.encode, lambda text: gzip.compress(text.encode())], ids=["plain", "gzip"])
def test_passages_are_found_and_titles_do_not_count(evaluate, pack):
    code, out, _ = evaluate(passages=pack(lines(PASSAGES)), more=["--json"])
    told = json.loads(out)
    assert code == cli.FOUND
    assert told["questions"] == 3
    assert {name: told[name] for name in ("mrr@10", "recall@10", "recall@100", "ndcg@10")} == {
        "mrr@10": 1, "recall@10": 1, "recall@100": 1, "ndcg@10": 1,
    }  # fmt: skip
    assert {"p50_ms", "p95_ms"} <= set(told)


def test_the_table_has_the_same_measures(evaluate):
    code, out, _ = evaluate()
    assert (code, out.split()[:7]) == (
        cli.FOUND, ["questions", "mrr@10", "recall@10", "recall@100", "ndcg@10", "p50_ms", "p95_ms"]
    )  # fmt: skip


def test_an_index_is_kept_and_never_mixed_with_another(evaluate, tmp_path):
    kept = ["--index", tmp_path / "kept", "--json"]
    first, again = (json.loads(evaluate(more=kept)[1]) for _ in range(2))
    assert first["mrr@10"] == again["mrr@10"]
    code, _, told = evaluate(passages=lines(PASSAGES[:3]), more=kept)
    assert code == cli.WRONG_USAGE and "换一个目录" in told


@pytest.mark.parametrize(
    "broken",
    [
        {"passages": ""},
        {"passages": "不是 JSON"},
        {"passages": "[" * 100_000},
        {"passages": '["a"]'},
        {"passages": '{"id": "1"}'},
        {"passages": '{"text": "x"}'},
        {"passages": '{"id": "1", "text": null}'},
        {"passages": lines(PASSAGES[:1] * 2)},
        {"passages": b"\xff\xfe"},
        {"passages": b"\x1f\x8b\x08nothing"},
        {"passages": gzip.compress(lines(PASSAGES).encode())[:-20]},
        {"queries": ""},
        {"queries": '{"id": 1}'},
        {"qrels": ""},
        {"qrels": "qid\tdocid\trel\n1 b1 1\n"},
        {"qrels": "1\tb1\tgut\n1\tb1\tgut\n"},
        {"qrels": "nobody\tb1\t1\n"},
    ],
)
def test_a_malformed_file_gets_a_message(evaluate, broken):
    code, out, told = evaluate(**broken)
    assert (code, out) == (cli.WRONG_USAGE, "")
    assert re.search("[\u4e00-\u9fff]", told) and "Traceback" not in told


def test_a_missing_file_gets_a_message(capsys, tmp_path):
    missing = str(tmp_path / "missing")
    assert cli.main(["evaluate", "--passages", missing, "--queries", missing, "--qrels", missing]) == cli.WRONG_USAGE
    assert "不存在" in capsys.readouterr().err
    assert cli.main(["evaluate", "--passages", missing]) == cli.WRONG_USAGE
    assert "一起写" in capsys.readouterr().err
