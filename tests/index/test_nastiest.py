"""The nastiest questions: each gets an answer or a message, whatever it is made of."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import query

LONGEST = 10_000
"""Characters that can be asked; what the site and the terminal pass on."""

NASTIEST = {
    "deep brackets": "(" * 5_000 + "贷款" + ")" * 4_998,
    "deep brackets, full width": "（" * 400 + "贷款" + "）" * 400,
    "brackets that never open": ")" * LONGEST,
    "brackets in a run": "贷(" * 2_000 + ")款" * 2_000,
    "5,000 ORs": "OR " * 3_333,
    "5,000 或": "或 " * 5_000,
    "many choices": "贷款 OR " * 1_200,
    "different choices": " OR ".join(chr(0x4E00 + i) for i in range(1_600)),
    "many exclusions": "-贷款 " * 2_500,
    "exclusions of exclusions": "NOT " * 2_500,
    "dashes": "-" * LONGEST,
    "dashes apart": "- " * 5_000,
    "lone operators": "OR NOT AND 或 非 且 - * ~ ( ) “ \" :",
    "stars": "*" * LONGEST,
    "prefixes": "贷* " * 3_000,
    "every digit begins": " ".join(f"{i}*" for i in range(500)),
    "one letter each": " ".join("abcdefghijklmnopqrstuvwxyz0123456789" * 100),
    "a common character": "的",
    "all common characters": "的 是 和 在 了 不 为 有 与 一 十 政 市 济 南",
    "near in everything": '"的 一 市"~99999',
    "near, many words": '"' + " ".join("的一是在不了有和人这中大为上个国" * 20) + '"~10',
    "near, the distance too long": '"贷款 贴息"~' + "9" * 5_000,
    "quotes": '"' * LONGEST,
    "curly quotes": "“" * LONGEST,
    "a phrase as long as can be": '"' + "贷款" * 4_990 + '"',
    "colons": ":" * LONGEST,
    "fields of nothing": "标题: 机关: 年: 页: 期: 日期: 文号: 文种:",
    "fields of fields": "标题:" * 2_500,
    "dates": "日期:0000-00-00 日期:9999-99-99 年:0000 页:0000 期:0",
    "right to left": "\u202e贷款\u202c\u200f \u2066贴息\u2069 שלום مرحبا",
    "combining characters": "贷" + "\u0301" * 5_000 + "款",
    "NULs": "\x00" * LONGEST,
    "NULs between": "贷\x00款\x00 \x00",
    "surrogates": "\ud800\udfff贷款\udc00",
    "ligatures that grow": "\ufdfa" * LONGEST,
    "private use": "\ue000\uf8ff\U0010ffff" * 1_000,
    "zero width": "\u200b\u200d\ufeff" * 3_000,
    "white space of all kinds": "\t\n\r\x0b\x0c\x1c\x85\xa0\u2028\u2029\u3000" * 900,
    "a 文号 without an end": "济政发〔2022〕" * 1_400,
    "a 文号 in nothing but brackets": "〔" * LONGEST,
    "digits": "9" * LONGEST,
    "points": "1." * 5_000,
    "one run of Han": "济南市人民政府" * 1_400,
    "letters": "a" * LONGEST,
    "emoji": "👩‍👩‍👧‍👦" * 1_000,
    "markup": "<script>alert(1)</script>" * 400,
    "expressions": r"(.*)+[a-z]{1,99}(?=\d)\1" * 400,
}


def answered(engine, typed: str) -> None:
    results = engine.search(query.parse(typed))
    assert results.hits or results.notice
    assert (results.total > 0) <= bool(results.hits)


@pytest.mark.parametrize("typed", NASTIEST.values(), ids=NASTIEST)
def test_the_nastiest_are_answered(engine, typed):
    answered(engine, typed[:LONGEST])


PIECES = [
    *"()（）\"“”-－~*:： \u3000\x00\u0301\u202e的一市贷款济政发〔〕2022号年aA9.%",
    *(" OR ", " 或 ", " NOT ", " 非 ", "标题:", "机关:", "页:", "期:", "年:", "日期:", "文号:", '"贷款 贴息"~9', "RC*"),
]


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(typed=st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=100))
def test_anything_is_answered(engine, typed):
    answered(engine, typed)


def test_anything_long_is_answered(engine):
    random_ = random.Random(11)
    for _ in range(10):
        pieces = random_.choices(PIECES, k=LONGEST)
        answered(engine, "".join(pieces)[:LONGEST])
        answered(engine, "".join(chr(random_.randrange(0x110000)) for _ in range(LONGEST)))
