"""New words for new sentences: names of people, places and firms, words of the dictionary, amounts, dates.

Real text never stops bringing new words. A name is drawn by its rank from a Zipf distribution without end and made
from the rank alone, so that the vocabulary grows with the corpus and nothing has to be remembered:
n draws give about n ** (1 / EXPONENT) different names.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from math import prod
from operator import itemgetter
from pathlib import Path
from random import Random

EXPONENT = 1.4
"""Of the names' Zipf distribution; 1.4 lets them grow as n ** 0.7, as the words of the real files do over
their first 64,000 (0.68)."""

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉秀文辉建国海燕志永春红梅云飞宇浩然子轩梓涵欣怡佳俊晨阳博雅思雨晓东立新光荣宏庆少峰振兴学义成林森清泉松柏山川河岳凯旋鹏程远航"
_PLACES = "龙凤泉山河湖清明长安兴隆太平文昌玉函石门柳埠仲宫孙村郭店王舍人董家华阳北园南辛西营东关青白马黑虎黄台金牛银丰千佛历洪楼姚蓝翔段吴泺腊崮云翠屏党圣井官庄唐冶港沟彩遥墙临仁风济垛曲堤孝感"
_KINDS = ("街道", "镇", "村", "路", "社区", "大街", "水库", "小区", "街", "大桥", "工业园", "公园")
_TRADES = ("科技", "生物", "置业", "建设", "环保", "物流", "新材料", "信息", "医药", "农业", "能源", "装备")
_FORMS = ("有限公司", "集团", "股份有限公司", "合作社", "研究院")


def rank(rng: Random, exponent: float = EXPONENT) -> int:
    """A rank from 0 by a Zipf distribution without end (P(rank ≥ r) = r ** (1 - exponent))."""
    return int((1.0 - rng.random()) ** (-1.0 / (exponent - 1.0))) - 1


def person(number: int) -> str:
    """The name of person ``number``; the commonest have two characters, the others three.

    >>> person(0), person(5), person(123456)
    ('王伟', '徐刚', '赵振晓')
    """
    return _spelled(number, _SURNAMES, _GIVEN) or _spelled(number, _SURNAMES, _GIVEN, _GIVEN, wrapped=True)


def place(number: int) -> str:
    """The name of place ``number``.

    >>> place(0), place(1000000)
    ('龙龙街道', '泉青洪街')
    """
    return _spelled(number, _PLACES, _PLACES, _KINDS) or _spelled(number, _PLACES, _PLACES, _PLACES, _KINDS, wrapped=True)


def firm(number: int) -> str:
    """The name of firm ``number``."""
    return _spelled(number, _PLACES, _GIVEN, _TRADES, _FORMS, wrapped=True)


def _spelled(number: int, *alphabets: Sequence[str], wrapped: bool = False) -> str:
    """``number`` as one digit of each of ``alphabets``, in an order that looks like none; "" for one too large."""
    size = prod(map(len, alphabets))
    if number >= size and not wrapped:
        return ""
    written, rest = "", number * _STRIDE % size
    for alphabet in alphabets:
        rest, digit = divmod(rest, len(alphabet))
        written += alphabet[digit]
    return written


_STRIDE = 7919
"""A prime that divides none of the sizes, so that no two numbers give one name."""


def amount(rng: Random, like: str) -> str:
    """A number of about as many digits as ``like``, as round as people like them."""
    if "." in like:
        return f"{rng.random() * 10 ** len(like.partition('.')[0]):.{len(like.partition('.')[2])}f}"
    drawn = int(10 ** (len(like) - 1 + rng.random()))
    return str(drawn if drawn < 30 or rng.random() < 0.5 else round(drawn, -len(like) + 1))


@cache
def dictionary() -> dict[str, list[str]]:
    """The words of jieba's dictionary by part of speech (n, v, ns, …), the most frequent first.

    Only those of two Han characters or more, which is what is drawn (``word``).
    """
    spec = find_spec("jieba")
    assert spec and spec.submodule_search_locations
    lines = Path(spec.submodule_search_locations[0], "dict.txt").read_text("utf-8").splitlines()
    entries = [(tag, -int(count), word) for word, count, tag in map(str.split, lines) if len(word) > 1]
    return {tag: [entry[2] for entry in group] for tag, group in groupby(sorted(entries), itemgetter(0))}


@cache
def tags() -> dict[str, str]:
    """The part of speech of each word of ``dictionary``."""
    return {word: tag for tag, words in dictionary().items() for word in words}


def word(rng: Random, tag: str) -> str:
    """A word of the dictionary with this part of speech, by Zipf's law: the k-th most frequent with weight 1 / k."""
    words = dictionary()[tag]
    return words[int(len(words) ** rng.random()) - 1]
