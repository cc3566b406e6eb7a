"""Why a hit ranks where it does: the words and places that its score comes from."""

from __future__ import annotations

import json

import pytest

from search import cli, query
from search.index.text.characters import normal


def why(engine, asked):
    return engine.search(query.parse(asked).explained()).hits


@pytest.mark.parametrize("asked", ["小微企业贷款贴息多少", "知识产权质押", "5G", "科普 青少年", "市发改委", "堵车", '"营商环境"'])
def test_the_shares_are_a_whole(engine, asked):
    for hit in why(engine, asked):
        shares = [reason.share for reason in hit.reasons]
        assert sum(shares) == pytest.approx(1, abs=0.05) and shares == sorted(shares, reverse=True)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("小微企业贷款", ("小微企业贷款", "原样相连")),
        ("市发改委", ("发改委", "别的说法")),
        ("济政发2022第17号", ("济政发〔2022〕17号", "文号")),
        ("鲁政办发〔2021〕3号", ("鲁政办发〔2021〕3号", "引用文号")),
        ("济政发〔2022〕17号 科学", ("济政发〔2022〕17号", "文号")),
    ],
)
def test_what_is_no_word_is_told_by_what_it_is(engine, asked, expected):
    told = {(reason.word, reason.place) for hit in why(engine, asked) for reason in hit.reasons}
    assert expected in told
    assert all(word or place == "公文整体" for word, place in told)


def test_words_are_told_where_they_stand(engine):
    first = why(engine, "小微企业贷款贴息")[0]
    told = {(reason.word, reason.place) for reason in first.reasons}
    assert {("小微企业", "正文"), ("贷款", "正文"), ("贴息", "正文"), ("小微企业", "公文标题")} <= told


def test_a_word_is_told_where_it_stands_only(engine):
    """Where only some of its characters do, that is said: no clause has 停车难."""
    hits = why(engine, "停车难 科普")
    for hit in hits:
        texts = {"正文": [hit.clause.text], "上级标题": hit.clause.path, "公文标题": [hit.document.title]}
        told = [reason for reason in hit.reasons if reason.place in texts]
        assert all(any(normal(reason.word) in normal(text) for text in texts[reason.place]) for reason in told)
    partly = {(reason.word, reason.place) for hit in why(engine, "停车难") for reason in hit.reasons}
    assert ("停车难", "正文（只有部分字）") in partly and ("停车难", "正文") not in partly


def test_only_who_asks_is_told(engine):
    assert all(hit.reasons == () for hit in engine.search(query.parse("贷款")).hits)


def test_json_tells_when_asked(index, capsys):
    assert cli.main(["search", "贷款", "--json", "--explain", "--index", str(index)]) == cli.FOUND
    hit = json.loads(capsys.readouterr().out)["hits"][0]
    assert set(hit["explain"][0]) == {"word", "place", "share"}
