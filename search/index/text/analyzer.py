"""Text → tokens. The only place that knows jieba.

    words    jieba's words (search mode), for ranking
    bigrams  pairs of Han characters, single ones, runs of letters and digits: for looking up and ranking
    cited    文号 in canonical form
    cut      a typed run → the words that must all match
    content  a typed run → what of it ranks: without the words that only ask

A change of what any of these gives is a change of the index: raise ``schema.SCHEMA_VERSION``.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
import zlib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.gazette import numbers
from search.index.text.characters import fold, literal, literalise, normal
from search.index.text.dictionary import Dictionary, keep
from search.index.text.lay import said
from search.index.text.names import names


class Token(NamedTuple):
    """A term where it stands: ``start <= offset < end`` in the text it was found in."""

    text: str
    start: int
    end: int


# "Han" is every letter or digit that is not one of a-z and 0-9: 〇, rare characters and other scripts are found
# like Han characters, by what they look like. A run goes on over quote marks and spaces (济 南, “十四五”规划).
_HAN = r"[^\W_0-9a-z]"
# A point between two digits holds a run together: 18.5, pm2.5, 2022.10.8.
_ALNUM = r"[0-9a-z]+(?:(?<=[0-9])\.(?=[0-9])[0-9a-z]+)*"
_RUN = re.compile(rf"(?P<alnum>{_ALNUM})|{_HAN}(?: *{_HAN})*")
_PIECE = re.compile("[0-9a-z]+")

MAX_TERM = 64
"""Characters of a run of letters and digits that are kept as a term; a longer one is checked in the text."""

_MAX_SENTENCE = 500
"""Han characters that jieba is given at a time: no sentence is longer, and its memory grows with the run."""


class _Run(NamedTuple):
    """A stretch of folded text: ``text`` without the spaces in it, ``at`` where each character stands in it."""

    text: str
    alnum: bool
    at: Sequence[int]

    def token(self, start: int, end: int, offsets: Sequence[int]) -> Token:
        return Token(self.text[start:end], offsets[self.at[start]], offsets[self.at[end - 1]] + 1)


def _runs(folded: str) -> Iterator[_Run]:
    """The runs of Han characters, and those of letters and digits, from left to right."""
    for match in _RUN.finditer(folded):
        run, start = match[0], match.start()
        if " " in run:
            at = [start + i for i, char in enumerate(run) if char != " "]
            yield _Run(run.replace(" ", ""), False, at)
        else:
            yield _Run(run, match["alnum"] is not None, range(start, match.end()))


def words(text: str) -> Iterator[Token]:
    """jieba's words in search mode (long words also give the words in them); runs of letters and digits whole.

    >>> [t.text for t in words("知识产权质押融资，５G")]
    ['知识', '产权', '知识产权', '质押', '融资', '5g']
    """
    folded = fold(text)
    for run in _runs(folded.text):
        if run.alnum:
            yield from _alnum(run, folded.offsets)
            continue
        for at in range(0, len(run.text), _MAX_SENTENCE):
            for _, start, end in _asked().tokenize(run.text[at : at + _MAX_SENTENCE], mode="search"):
                yield run.token(at + start, at + end, folded.offsets)


def bigrams(text: str) -> Iterator[Token]:
    """Each Han character, each pair of neighbours, and the runs of letters and digits.

    >>> [t.text for t in bigrams("第18.5条款")]
    ['第', '18', '5', '18.5', '条', '款', '条款']
    """
    folded = fold(text)
    for run in _runs(folded.text):
        if run.alnum:
            yield from _alnum(run, folded.offsets)
            continue
        for i in range(len(run.text)):
            yield run.token(i, i + 1, folded.offsets)
            if i:
                yield run.token(i - 1, i + 1, folded.offsets)


def literals(text: str) -> Iterator[Token]:
    """The Han characters and pairs of them that a text has only in its literal form: 〇三 in 二〇三五年."""
    if normal(text) == literal(text):
        return
    known = {token.text for token in bigrams(text)}
    literally = literalise(text)
    for run in _runs(literally.text):
        for i in range(0 if run.alnum else len(run.text)):
            pieces = (run.token(start, i + 1, literally.offsets) for start in (i, i - 1) if start >= 0)
            yield from (token for token in pieces if token.text not in known)


def pairs(normalised: str) -> list[str]:
    """The pairs of neighbouring Han characters in a normalised text, or the single ones where there is no pair."""
    runs = [run.text for run in _runs(normalised) if not run.alnum]
    pairs = [run[i : i + 2] for run in runs for i in range(len(run) - 1)]
    return list(dict.fromkeys(pairs or runs))


# --- the same for an index, where only the terms count: of folded text, many at once ---


def words_in(folded: str) -> Iterator[str]:
    """The terms of ``words``."""
    for run in _RUN.finditer(folded):
        if run["alnum"]:
            yield from _pieces(run[0])
            continue
        text = run[0].replace(" ", "")
        if len(text) <= _SHORT:
            yield from _cut_for_search(text)
        else:
            for at in range(0, len(text), _MAX_SENTENCE):
                yield from _jieba().cut_for_search(text[at : at + _MAX_SENTENCE])


_SHORT = 16
"""Characters of a run that are remembered as cut: half of all runs, and official prose repeats its short ones."""


@lru_cache(maxsize=1 << 16)
def _cut_for_search(run: str) -> tuple[str, ...]:
    return tuple(_jieba().cut_for_search(run))


def alnums_in(folded: str) -> Iterator[str]:
    """The terms of letters and digits of ``bigrams``."""
    for run in _ALNUM_RUN.finditer(folded):
        yield from _pieces(run[0])


_ALNUM_RUN = re.compile(_ALNUM)


def _pieces(run: str) -> list[str]:
    """The terms of a run of letters and digits (``_alnum``)."""
    if "." not in run:
        return [run[:MAX_TERM]]
    pieces = run.split(".")
    joined = [f"{one}.{other}" for one, other in zip(pieces, pieces[1:])]
    return [term[:MAX_TERM] for term in pieces + joined]


def han(chars: NDArray[Any]) -> NDArray[np.bool_]:
    """Of each of many code points of folded text, whether it is Han."""
    unknown = np.unique(chars[_IS_HAN[chars] > 1])
    _IS_HAN[unknown] = [_ONE_HAN.fullmatch(chr(char)) is not None for char in unknown.tolist()]
    return _IS_HAN[chars].astype(np.bool_)


_ONE_HAN = re.compile(_HAN)
_IS_HAN = np.full(0x110000, 2, np.uint8)
"""By code point: 1 or 0, or 2 where it has not been looked at."""


def _alnum(run: _Run, offsets: Sequence[int]) -> Iterator[Token]:
    """The pieces between a run's points, and each two neighbours with the point between them."""
    last = 0
    for piece in _PIECE.finditer(run.text):
        yield _shortened(run.token(piece.start(), piece.end(), offsets))
        if piece.start():
            yield _shortened(run.token(last, piece.end(), offsets))
        last = piece.start()


def _shortened(token: Token) -> Token:
    return token._replace(text=token.text[:MAX_TERM])


def cited(text: str) -> Iterator[Token]:
    """The 文号 in ``text``, each as its canonical form, which no other token can be; and as that without its issuer."""
    for found in numbers.find(text):
        yield Token(str(found.number), found.span.start, found.span.end)
        if bare := numbers.without_issuer(found.number):
            yield Token(str(bare), found.span.start, found.span.end)


@lru_cache(maxsize=1024)
def cut(text: str) -> tuple[str, ...]:
    """How a typed run becomes words, in order, each once.

    A Han run of one or two characters is a word; a longer one is cut by jieba in precise mode.
    Letters and digits stand whole; everything else is left out, and so are the words that only
    ask, where there are others.

    >>> cut("小微企业贷款贴息"), cut("5G"), cut("18.5%"), cut("，。")
    (('小微企业', '贷款', '贴息'), ('5g',), ('18.5',), ())
    >>> cut("贷款贴息多少？"), cut("多少")
    (('贷款', '贴息'), ('多少',))
    """
    pieces = _without_questions(text)
    return tuple(dict.fromkeys(word for piece in pieces for word in piece))


@lru_cache(maxsize=1024)
def content(text: str) -> str:
    """A typed run without the words that only ask, a comma where one stood; all of it where there are no others.

    >>> content("贷款贴息多少钱"), content("如何办理登记"), content("多少")
    ('贷款贴息', '办理登记', '多少')
    """
    return "，".join("".join(piece) for piece in _without_questions(text))


def only_asks(text: str) -> bool:
    """Whether a typed run holds words that only ask, and no others."""
    runs = _in_words(text)
    return bool(runs) and not any(piece for run in runs for piece in _between_questions(run))


def _without_questions(text: str) -> list[list[str]]:
    """The words of a typed run, in pieces: the runs of characters, and what words that only ask stand between."""
    return [piece for run in _in_words(text) for piece in _between_questions(run)] or list(_in_words(text))


@lru_cache(maxsize=1024)
def _in_words(text: str) -> tuple[list[str], ...]:
    """The words of each run of characters of a typed run: asked for several times for each question."""
    return tuple(_words_of(run) for run in _runs(fold(text).text))


def _between_questions(words: list[str]) -> Iterator[list[str]]:
    """Several words together may ask, too: jieba makes two of 能不能 and of 多少钱."""
    piece: list[str] = []
    at = 0
    while at < len(words):
        asking = next((n for n in (3, 2, 1) if "".join(words[at : at + n]) in questions()), 0)
        if asking and piece:
            yield piece
            piece = []
        if not asking:
            piece.append(words[at])
        at += asking or 1
    if piece:
        yield piece


@cache
def questions() -> frozenset[str]:
    """The words that only ask: data/questions.txt."""
    return frozenset(_listed("questions"))


def _words_of(run: _Run) -> list[str]:
    if run.alnum or len(run.text) <= 2:
        return [run.text]
    return list(_joined(list(_asked().cut(run.text))))


def _joined(words: list[str]) -> Iterator[str]:
    """The words, but what is listed under one meaning (不发工资) is one, the longest that is: see ``lay``."""
    at = 0
    while at < len(words):
        count = next((n for n in range(_JOINED, 1, -1) if "".join(words[at : at + n]) in said()), 1)
        yield "".join(words[at : at + count])
        at += count


_JOINED = 5
"""Words of jieba's that an entry of data/lay.txt has at most: 上/班/路上/出/车祸."""


def uncut(text: str) -> tuple[str, ...]:
    """The runs of ``text`` as they stand: Han characters, or letters and digits.

    >>> uncut("知识产权RCEP协定")
    ('知识产权', 'rcep', '协定')
    """
    return tuple(run.text for run in _runs(fold(text).text))


def is_alnum(word: str) -> bool:
    """Whether a word (of ``cut``) is one of letters and digits, which must stand whole."""
    return word[0] in "0123456789abcdefghijklmnopqrstuvwxyz"


def whole(word: str) -> re.Pattern[str]:
    """Finds a word of letters and digits where it stands whole in folded text."""
    return re.compile(rf"(?<![0-9a-z]){re.escape(word)}(?![0-9a-z])")


def beginning(word: str) -> re.Pattern[str]:
    """Finds the letters and digits in folded text that begin with ``word``, up to where they end."""
    return re.compile(rf"(?<![0-9a-z]){re.escape(word)}[0-9a-z]*")


# --- jieba, loaded when first needed: whole for texts, by a mapped dictionary for questions ---

_lock = threading.RLock()


@cache
def _jieba() -> Any:
    """jieba's tokenizer with all its words in one dict: as fast as it can be, half a second to load."""
    with _lock:
        tokenizer = _tokenizer()
        tokenizer.initialize()
        for word in dictionary():
            tokenizer.add_word(word)
        _keep(tokenizer)
        return tokenizer


@cache
def _asked() -> Any:
    """The same tokenizer for what is typed: it reads of the dictionary what it is asked for, so it is there at once."""
    with _lock:
        try:
            words = Dictionary(_kept())
        except (OSError, ValueError):
            return _jieba()
        tokenizer = _tokenizer()
        tokenizer.FREQ, tokenizer.total, tokenizer.initialized = words, words.total, True
        return tokenizer


def _tokenizer() -> Any:
    """A tokenizer without words; its cache in a folder of our own, which may be missing."""
    jieba = _imported()
    # It logs to stderr, with a traceback where its cache cannot be written; it works without one.
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(_cache_folder())
    return tokenizer


def _imported() -> Any:
    """jieba without pkg_resources, which takes 0.15 s to load to find a path that jieba knows without it."""
    sys.modules.setdefault("pkg_resources", None)  # type: ignore[arg-type]
    try:
        import jieba
    finally:
        if sys.modules["pkg_resources"] is None:
            del sys.modules["pkg_resources"]
    return jieba


def _keep(tokenizer: Any) -> None:
    """Write the words for ``_asked``; where they cannot be written, it does without."""
    path = _kept()
    if not path.exists():
        try:
            keep(tokenizer.FREQ, tokenizer.total, path)
        except OSError:
            pass


def _kept() -> Path:
    """Where the words of this jieba together with ours are kept."""
    own = zlib.crc32("\n".join((_imported().__version__, *dictionary())).encode())
    return _cache_folder() / f"words-{own:08x}"


def dictionary() -> list[str]:
    """Our own words: data/dictionary.txt, one a line, # begins a comment; and the names of names.txt."""
    return list(dict.fromkeys(_listed("dictionary") + names()))


def _listed(name: str) -> list[str]:
    lines = resources.files("search.index").joinpath(f"data/{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _cache_folder() -> Path:
    """Made here if it can be; jieba reads and writes its cache in it or does without.

    Never the shared temporary folder: the cache is loaded as trusted data.
    """
    folder = Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "gazette")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        pass
    return folder
