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
        ("……———", "......———", [0, 0, 0, 1, 1, 1, 2, 3, 4]),
        ("a\u00ad\u200bb\ufeff\x00", "ab", [0, 3]),
        ("\ud800济\udfff", "济", [1]),
        ("´é", "\u0301é", [0, 1]),
        ("二〇三五年\U00100170", "二〇三五年\U00100170", list(range(6))),
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
        assert char in fold(text[offset]).text
