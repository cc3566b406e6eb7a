"""When no row has everything: the rows that have some of it, and what to tell the reader."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

import numpy as np

from search.index.match import said
from search.index.match.matching import holds, word_holds
from search.index.store.rows import Mask
from search.index.store.snapshot import Snapshot
from search.index.text.analyzer import cut, is_alnum
from search.query import Filter, Node, Words, sought


def every(nodes: list[Node], index: Snapshot) -> Mask:
    """The rows that have everything."""
    return reduce(np.logical_and, (holds(node, index) for node in nodes), index.rows.shown)


def some(nodes: list[Node], index: Snapshot) -> tuple[Mask, str] | None:
    """The rows that hold at least one of the words, and everything else, with a notice; ``None`` where there are none.

    Only plain words that stand beside the rest are loosened: what is in quotes, beside an OR, behind
    a field or excluded is meant as it is written.

    Where no row does, a pair of neighbouring characters of a word is enough, at last a single one (堵车: 拥堵).
    """
    loose = words(nodes)
    strict = every([node for node in nodes if not isinstance(node, Words)], index)
    for pieces in (loose, _pieces(loose, 2), _pieces(loose, 1)):
        held = strict & reduce(np.logical_or, (word_holds(piece, index) for piece in pieces), np.zeros_like(strict))
        if held.any():
            return held, _partly(loose, pieces is loose, index)
    return None


def words(nodes: Iterable[Node]) -> list[str]:
    """The words of the plain runs among ``nodes``, each once."""
    return list(dict.fromkeys(word for node in nodes if isinstance(node, Words) for word in cut(node.text)))


def _pieces(loose: list[str], length: int) -> list[str]:
    """The stretches of so many characters in words of Han characters, each once."""
    han = [word for word in loose if not is_alnum(word)]
    return list(dict.fromkeys(word[i : i + length] for word in han for i in range(len(word) - length + 1)))


def _partly(loose: list[str], by_words: bool, index: Snapshot) -> str:
    if not by_words:
        return f"没有条款包含{_quoted(loose)}，以下是字面相近的结果。"
    missing = [word for word in loose if not word_holds(word, index).any()]
    return "没有条款同时包含全部词语，以下是部分匹配的结果。" + (f"{_quoted(missing)}没有出现过。" if missing else "")


def nothing(nodes: list[Node], index: Snapshot) -> str:
    """That there is nothing at all, and what to do instead."""
    missing = [word for word in words(sought(nodes)) if not word_holds(word, index).any()]
    unmet = [leaf for leaf in sought(nodes) if isinstance(leaf, Filter) and not holds(leaf, index).any()]
    what = f"{_quoted(missing)}没有出现过" if missing else f"没有条款符合{_quoted(map(_typed, unmet)) or '全部条件'}"
    near = "、".join(name for leaf in unmet[:1] for name in said.near(leaf, index))
    more = "、去掉引号、括号、排除或筛选" if any(not isinstance(node, Words) for node in nodes) else ""
    return f"{what}。{f'相近的有：{near}。' * bool(near)}可以换个说法、少写几个词{more}再试。"


def _typed(asked: Filter) -> str:
    """A filter as it may be typed; the day that 有效 is asked of goes without saying."""
    return f"{asked.field}:{'=' * asked.whole}{asked.value.partition('@')[0]}"


_NAMED, _LONG = 5, 30
"""Words that a notice names, and characters of each: a query can have hundreds of either."""


def _quoted(words: Iterable[str]) -> str:
    named = list(words)
    shown = "".join(f"“{word[:_LONG]}{'…' * (len(word) > _LONG)}”" for word in named[:_NAMED])
    return shown + ("等" if len(named) > _NAMED else "")
