"""What compares equal, and where it stands in the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.index.text.characters import fold, forms, literal, literalise, normal, normalise, stands


@pytest.mark.parametrize(
    ("text", "normalised", "offsets"),
    [
        ("", "", []),
        ("济南", "济南", [0, 1]),
        ("创新劵", "创新券", [0, 1, 2]),
        ("济 南\u3000市\n", "济南市", [0, 2, 4]),
        ("“十四五”‘规划’", "十四五规划", [1, 2, 3, 6, 7]),
        ("「甲」『乙』＂丙＇\"'", "甲乙丙", [1, 4, 7]),
        ("５Ｇ ５g", "5g5g", [0, 1, 3, 4]),
        ("１８．５％", "18.5%", [0, 1, 2, 3, 4]),
        ("（一），。；：！？", "(一),。;:!?", list(range(9))),
        ("《办法》、〔2022〕", "《办法》、〔2022〕", list(range(11))),
        ("㎡①Ⅷ", "m21viii", [0, 0, 1, 2, 2, 2, 2]),
        ("……", "......", [0, 0, 0, 1, 1, 1]),
        # sub- and superscripts and formulas, as text extractors write them
        ("PM_{2.5}", "pm2.5", [0, 1, 4, 5, 6]),
        ("（PM _{2.5} ）", "(pm2.5)", [0, 1, 2, 6, 7, 8, 11]),
        ("$PM_{2.5}$浓度", "pm2.5浓度", [1, 2, 5, 6, 7, 10, 11]),
        (r"$\mathrm{PM}_{2.5}$", "pm2.5", [9, 10, 14, 15, 16]),
        ("PM₂.₅", "pm2.5", list(range(5))),
        ("m^{2}、m²、m^2", "m2、m2、m2", [0, 3, 5, 6, 7, 8, 9, 11]),
        ("CO_2", "co2", [0, 1, 3]),
        (r"$3 0 \%$", "30%", [1, 3, 6]),
        (r"$7\times 24$小时", "7×24小时", [1, 8, 9, 10, 12, 13]),
        ("$5和$6", "$5和$6", list(range(5))),
        ("a_b、{甲}", "a_b、{甲}", list(range(7))),
        # a dash is as long as its typesetter made it
        ("济南——泉城", "济南-泉城", [0, 1, 2, 4, 5]),
        ("甲 --- 乙", "甲-乙", [0, 2, 6]),
        ("－，—，–，―，-，−，‐", "-,-,-,-,-,-,-", list(range(13))),
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
        ("二 O 三五年", "2035年", [0, 2, 4, 5, 6]),
        ("二〇三", "二〇三", list(range(3))),
        ("○三五", "〇三五", list(range(3))),
        ("二〇三五六", "二〇三五六", list(range(5))),
        ("一百二〇三五", "一百二〇三五", list(range(6))),
        ("零售", "零售", [0, 1]),
        ("7×24小时", "7×24小时", list(range(6))),
        ("7x24小時", "7×24小时", list(range(6))),
        ("７Ｘ２４", "7×24", list(range(4))),
        ("5Ｇ、5g、９８％、﹪", "5g、5g、98%、%", list(range(11))),
        ("7 X 24", "7×24", [0, 2, 4, 5]),
        ("7✕24", "7×24", list(range(4))),
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


GROUPS = st.lists(
    st.sampled_from([*"二〇三五O零一九1x*×- —年_^{}$\\ 2.“", "PM_{2.5}", r"\times ", r"\%"]), max_size=30
).map("".join)
"""Texts of what groups are made of."""


@given(st.text() | GROUPS)
def test_normalising_maps_every_character_back(text):
    found = normalise(text)
    assert len(found.text) == len(found.offsets)
    assert list(found.offsets) == sorted(found.offsets)
    for char, offset in zip(found.text, found.offsets):
        seen_whole = char in "×~·°±≥≤" or char in "0123456789" and text[offset] in "二〇○零oO三一九五"
        assert char in fold(text[offset]).text or seen_whole


@given(st.text() | GROUPS)
def test_the_forms_agree_with_their_offsets(text):
    assert (normal(text), literal(text)) == (normalise(text).text, literalise(text).text)
    assert fold(text).text.replace(" ", "") == normal(text)


@given(st.text() | GROUPS, st.data())
def test_every_cut_of_a_text_stands_in_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    cut = text[start : data.draw(st.integers(start, len(text)))]
    assert literal(cut) in literal(text)
    assert stands(cut, text) or not forms(cut)


@pytest.mark.parametrize(
    ("sought", "text", "found"),
    [
        ("〇三五年", "到二〇三五年", True),
        ("O三五年", "到二 O 三五年", True),
        ("三", "到二O三五年", True),
        ("2035年", "到二O三五年", True),
        ("二〇三五年", "到2035年", True),
        ("二〇三五", "二〇三五六", True),
        ("x24小时", "7x24小时", True),
        ("7×24小时", "7x24小时", True),
        ("{2.5}浓度", "PM_{2.5}浓度", True),
        ("M2.5浓", "PM_{2.5}浓度", True),
        ("PM_{2.5}", "PM₂.₅", True),
        ("—泉城", "济南——泉城", True),
        ("三", "2035年", False),
        ("第三", "第3", False),
        ("2035", "二百〇三五", False),
        ("“", "“”", False),
    ],
)
def test_what_stands_in_a_text(sought, text, found):
    assert stands(sought, text) is found
