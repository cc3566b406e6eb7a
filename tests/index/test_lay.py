"""What people say finds what official texts say: the list is in order, works one way, and quotes switch it off."""

from __future__ import annotations

from collections import Counter

import pytest

from search.index.text.analyzer import cut
from search.index.text.characters import normal
from search.index.text.lay import lines, official, said
from search.index.text.names import also
from tests.index.test_engine import ask, ids


def test_every_entry_is_as_it_is_looked_for():
    meant = [one for _, official_words in lines() for one in official_words]
    assert all(normal(word) == word and word.isalnum() for word in (*said(), *meant))


def test_every_entry_is_recognised_where_it_is_typed():
    assert [word for word in said() if cut(word) != (word,)] == []


def test_every_entry_stands_once_and_adds_something():
    assert [word for word, times in Counter(word for words, _ in lines() for word in words).items() if times > 1] == []
    assert [word for word in said() if not official(word)] == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("单位不发工资怎么办", ("单位", "不发工资")),
        ("公司拖工资", ("公司", "拖工资")),
        ("上班路上出车祸算工伤吗", ("上班路上出车祸", "算", "工伤")),
        ("被公司开除", ("被", "公司", "开除")),
        ("老公打我", ("老公打我",)),
        ("办房产证", ("办房产证",)),
    ],
)
def test_the_longest_phrase_is_one_word(typed, expected):
    assert cut(typed) == expected


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("房产证", "不动产权证书"),
        ("下岗工人", "失业人员"),
        ("炒鱿鱼", "解除劳动合同"),
        ("老公", "配偶"),
        ("低保", "最低生活保障"),
        ("酒驾", "饮酒后驾驶机动车"),
        ("不发工资", "拖欠劳动报酬"),
        ("打架", "殴打他人"),
        ("网约车", "网络预约出租汽车"),
    ],
)
def test_one_way_only(word, meant):
    assert meant in also(word)
    assert word not in also(meant)


def test_what_is_meant_is_found_told_and_marked(engine):
    results = ask(engine, "下岗工人")
    assert results.hits and not results.partial
    assert [expansion.word for expansion in results.expansions] == ["下岗工人"]
    for hit in results.hits:
        texts = [hit.clause.text, *hit.clause.path, hit.document.title]
        assert any(meant in text for meant in ("下岗工人", *also("下岗工人")) for text in texts)
    marked = {fragment.text for hit in results.hits for fragment in hit.snippet if fragment.matched}
    assert "失业人员" in marked


def test_quotes_switch_it_off(engine):
    assert not ask(engine, '"下岗工人"').expansions
    assert not set(ids(ask(engine, "下岗工人"))) & set(ids(ask(engine, '"下岗工人"')))
