"""What compares equal, and where it stands in the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.index.characters import fold, normal, normalise


@pytest.mark.parametrize(
    ("text", "normalised", "offsets"),
    [
        ("", "", []),
        ("济南", "济南", [0, 1]),
        ("济 南\u3000市\n", "济南市", [0, 2, 4]),
        ("“十四五”‘规划’", "十四五规划", [1, 2, 3, 6, 7]),
        ("「甲」『乙』＂丙＇\"'", "甲乙丙", [1, 4, 7]),
        ("５Ｇ ５g", "5g5g", [0, 1, 3, 4]),
        ("１８．５％", "18.5%", [0, 1, 2, 3, 4]),
        ("（一），。；：！？", "(一),。;:!?", list(range(9))),
        ("《办法》、〔2022〕", "《办法》、〔2022〕", list(range(11))),
        ("㎡①Ⅷ", "m21viii", [0, 0, 1, 2, 2, 2, 2]),
        ("PM_{2.5}", "pm_{2.5}", list(range(8))),
        ("……———", "......---", [0, 0, 0, 1, 1, 1, 2, 3, 4]),
        ("－—–―-−‐", "-------", list(range(7))),
        ("2021—2025年", "2021-2025年", list(range(10))),
        ("濟政發〔2022〕17號", "济政发〔2022〕17号", list(range(12))),
        ("後裡麵髮囉", "后里面发啰", list(range(5))),
        ("二〇三五年", "2035年", list(range(5))),
        ("二O三五年", "2035年", list(range(5))),
        ("二Ｏ三五年", "2035年", list(range(5))),
        ("二○三五年", "2035年", list(range(5))),
        ("二零三五", "2035", list(range(4))),
        ("二 〇 三 五 年", "2035年", [0, 2, 4, 6, 8]),
        ("２０３５年", "2035年", list(range(5))),
        ("一九九八年", "1998年", list(range(5))),
        ("二〇三", "二〇三", list(range(3))),
        ("二〇三五六", "二〇三五六", list(range(5))),
        ("一百二〇三五", "一百二〇三五", list(range(6))),
        ("零售", "零售", [0, 1]),
        ("7×24小时", "7×24小时", list(range(6))),
        ("7x24小時", "7×24小时", list(range(6))),
        ("７Ｘ２４", "7×24", list(range(4))),
        ("5Ｇ、5g、９８％、﹪", "5g、5g、98%、%", list(range(11))),
        ("xml 2x", "xml2x", [0, 1, 2, 4, 5]),
        ("〜～·・", "~~··", list(range(4))),
        ("a\u00ad\u200bb\ufeff\x00", "ab", [0, 3]),
        ("\ud800济\udfff", "济", [1]),
        ("´é", "\u0301é", [0, 1]),
        ("二〇三五年\U00100170", "2035年\U00100170", list(range(6))),
        ("ＳＳß", "ssss", [0, 1, 2, 2]),
    ],
)
def test_normalise(text, normalised, offsets):
    found = normalise(text)
    assert (found.text, list(found.offsets)) == (normalised, offsets)
    assert normal(text) == normalised


@given(st.text())
def test_normalising_maps_every_character_back(text):
    found = normalise(text)
    assert len(found.text) == len(found.offsets)
    assert list(found.offsets) == sorted(found.offsets)
    for char, offset in zip(found.text, found.offsets):
        assert char in fold(text[offset]).text or char in "×0123456789"  # those of what is seen whole
