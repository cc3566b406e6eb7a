"""Who cites a document and whom it cites, as boxes and arrows; arrows point from who cites to who is cited.

The documents of one side stand below each other, put together by what their ``Group`` says; a line leads from the
document in the middle to each of them. On a desk the sides are columns left and right of it, on a telephone they stand
above and below it. What two steps lead to stands, smaller, below the document that they lead over. Nothing is placed by
chance or by trying: the same neighbours make the same picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from search.web.draw import paths
from search.web.draw.letters import fitted, lines, width

# --- what is drawn ---


@dataclass(frozen=True, slots=True)
class Node:
    """A document: ``name`` is its 文号, where it has one; ``words`` what is done in citing it, ``note`` what else is
    told. ``below`` are the ``count`` documents one step further, or some of them; ``more`` lists them all."""

    name: str
    title: str
    address: str | None
    words: str = ""
    note: str = ""
    held: bool = True
    below: tuple[Node, ...] = ()
    count: int = 0
    more: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The ``count`` documents that have ``name`` in common, or the first of them; ``more`` lists them all."""

    name: str
    nodes: tuple[Node, ...]
    count: int
    more: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What a picture is fitted into. All in pixels.

    ``room`` is its width; ``box`` that of a box on a side where both sides are drawn, ``alone`` where only one is;
    ``own`` that of the document in the middle. ``stem`` is how far a line runs from the bus that all share to a box.
    ``most`` documents of a side are drawn, what is beyond is counted.
    """

    room: int
    box: int
    alone: int
    own: int
    stem: int
    most: int
    columns: bool


DESK = Frame(room=960, box=282, alone=480, own=204, stem=84, most=16, columns=True)
"""As wide as the page's column, so that letters keep their size, and as high as two screens; the stem has room for two
relations and the beginning of a third."""

TELEPHONE = Frame(room=288, box=264, alone=264, own=288, stem=12, most=8, columns=False)
"""As wide as a telephone of 320 pixels shows; relations stand in the boxes. Few of who cites: the document follows."""

FRAMES = {"desk": DESK, "telephone": TELEPHONE}
"""By the classes of which style.css shows one."""

BELOW = 3
"""Documents of the second step that are drawn below one of the first."""


# --- how it is drawn ---


@dataclass(frozen=True, slots=True)
class Text:
    """A line of letters of ``size`` pixels that takes ``room`` pixels at most; (x, y) is where its ground line begins,
    ends or has its middle, as ``anchor`` says. ``kind`` is name, title, words, note or more."""

    x: float
    y: float
    text: str
    kind: str
    size: int
    room: float
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Box:
    """``kind`` is own, held, outside, more or heading; ``full`` says in words all that it stands for, ``count`` is of
    how many documents."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    texts: tuple[Text, ...]
    full: str
    address: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A line, the head of its arrow ("" where another edge has the same) and the words on it."""

    line: str
    head: str
    words: Text | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture; its boxes stand in reading order: who cites, the document, whom it cites."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]


LETTER, SMALL = 13, 12
"""Pixels of the letters in boxes, and of what is beside the point."""

PADDING, FIRST, LEADING, LAST = 10, 20, 19, 10
"""Pixels in a box: on its sides, down to the ground of its first line, from one line to the next, below the last."""

TITLE_LINES, OWN_LINES = 2, 6
GAP, GAP_BELOW = 10, 6
INDENT = 24
"""Pixels that what is one step further stands back."""

LOW = 28
"""Pixels of a box of one small line, and of a heading: a target has 24 at least (WCAG 2.2, 2.5.8)."""

TO_BUS = 12
"""Pixels from the document in the middle to the bus, and from the edge of a telephone's screen."""

APART = 26
"""Pixels between the document and what stands above or below it: the head of an arrow and some of its line."""

DEEP = 240
"""Pixels down that the middle of the document is at most, so that it is on the first screen."""


class _Side(NamedTuple):
    """Where the boxes of a side stand: from ``left`` over ``width``, hanging on a ``bus``; ``turn`` is 1 where they are
    right of it, else -1. ``citing``: whether they cite the document, not it them."""

    left: float
    width: float
    bus: float
    turn: int
    citing: bool
    frame: Frame

    def edge(self, indent: float = 0) -> float:
        """The edge of its boxes toward the bus, or of those that stand back."""
        return (self.left if self.turn > 0 else self.left + self.width) + self.turn * indent


class _Filled(NamedTuple):
    """The boxes of a side, where and with which words those of the first step hang on the bus, the edges of the
    second, and how far down they reach."""

    boxes: list[Box]
    joints: list[tuple[float, str]]
    rails: list[Edge]
    bottom: float


def draw(own: Node, citing: Sequence[Group], cited: Sequence[Group], frame: Frame) -> Drawing:
    """The picture of a document with its neighbours, fitted into ``frame``."""
    arranged = _columns if frame.columns else _stacked
    return arranged(own, [one for one in citing if one.count], [one for one in cited if one.count], frame)


def _columns(own: Node, citing: Sequence[Group], cited: Sequence[Group], frame: Frame) -> Drawing:
    """Who cites it on the left, whom it cites on the right."""
    side = frame.box if citing and cited else frame.alone
    reach = side + frame.stem + TO_BUS
    left = reach if citing else 0
    right = left + frame.own
    before = _Side(0, side, left - TO_BUS, -1, True, frame)
    after = _Side(right + TO_BUS + frame.stem, side, right + TO_BUS, 1, False, frame)
    texts, tall = _own_texts(own, frame.own)
    heights = _fill(before, citing, 0).bottom, _fill(after, cited, 0).bottom
    middle = max(tall / 2, min(max(heights) / 2, DEEP))
    one, other = (
        _fill(place, groups, max(0, middle - height / 2))
        for place, groups, height in zip((before, after), (citing, cited), heights, strict=True)
    )
    box = _own(own, left, middle - tall / 2, frame.own, tall, texts)
    edges = _edges(one, before, [(left, middle), (before.bus, middle)], (1, 0))
    edges += _edges(other, after, [(right, middle), (after.bus, middle)], (1, 0))
    bottom = max(middle + tall / 2, one.bottom, other.bottom)
    return Drawing(right + (reach if cited else 0), bottom, (*one.boxes, box, *other.boxes), tuple(edges))


def _stacked(own: Node, citing: Sequence[Group], cited: Sequence[Group], frame: Frame) -> Drawing:
    """Who cites it above, whom it cites below."""
    place = _Side(frame.room - frame.box, frame.box, TO_BUS, 1, True, frame)
    texts, tall = _own_texts(own, frame.own)
    one = _fill(place, citing, 0)
    top = one.bottom + APART if citing else 0
    box = _own(own, 0, top, frame.own, tall, texts)
    other = _fill(place._replace(citing=False), cited, top + tall + APART)
    edges = _edges(one, place, [(place.bus, top)], (0, 1))
    edges += _edges(other, place._replace(citing=False), [(place.bus, top + tall)], (0, 1))
    bottom = other.bottom if cited else top + tall
    return Drawing(frame.room, bottom, (*one.boxes, box, *other.boxes), tuple(edges))


# --- a side ---


def _fill(side: _Side, groups: Sequence[Group], top: float) -> _Filled:
    """The boxes of a side from ``top`` down."""
    filled = _Filled([], [], [], top)
    for group, most in zip(groups, shared([group.count for group in groups], side.frame.most), strict=True):
        if group.name:
            filled = _headed(filled, side, group)
        shown = group.nodes[:most]
        for node in shown:
            filled = _hung(filled, side, node)
        if rest := group.count - len(shown):
            box = _more(side.left, filled.bottom, side.width, rest, group.more)
            filled = _added(filled, box, "", GAP)
    return filled._replace(bottom=filled.bottom - GAP) if groups else filled


def shared(sizes: Sequence[int], most: int) -> list[int]:
    """How many of each are shown so that they are ``most`` together: all of what is few, as many of each of the rest.
    One alone is not left out, for the line that says so would take its place.

    >>> shared([100, 50, 3], 16), shared([2, 3], 16), shared([17], 16), shared([200, 1, 1], 4)
    ([7, 6, 3], [2, 3], [17], [2, 1, 1])
    """
    given = [0] * len(sizes)
    while sum(given) < min(most, sum(sizes)):
        given[min((at for at in range(len(sizes)) if given[at] < sizes[at]), key=lambda at: (given[at], at))] += 1
    return [size if size - some == 1 else some for size, some in zip(sizes, given, strict=True)]


def _headed(filled: _Filled, side: _Side, group: Group) -> _Filled:
    said = f"{group.name} {group.count:,} 件"
    text = Text(side.left, filled.bottom + 18, fitted(said, side.width / SMALL), "note", SMALL, side.width)
    box = Box(side.left, filled.bottom, side.width, LOW, "heading", (text,), said, None, 0)
    return filled._replace(boxes=[*filled.boxes, box], bottom=filled.bottom + LOW)


def _hung(filled: _Filled, side: _Side, node: Node) -> _Filled:
    """A node with what stands below it."""
    box = _boxed(side, node, filled.bottom)
    rows = list(_below(side, node, box.y + box.height + GAP_BELOW))
    filled = _added(filled, box, node.words, GAP)
    if not rows:
        return filled
    rails = [_rail(side, box, row, first=row is rows[0]) for row in rows]
    bottom = rows[-1].y + rows[-1].height + GAP
    return filled._replace(boxes=[*filled.boxes, *rows], rails=[*filled.rails, *rails], bottom=bottom)


def _added(filled: _Filled, box: Box, words: str, gap: float) -> _Filled:
    joint = (box.y + box.height / 2, words)
    return filled._replace(
        boxes=[*filled.boxes, box], joints=[*filled.joints, joint], bottom=box.y + box.height + gap
    )


def _below(side: _Side, node: Node, top: float) -> Iterator[Box]:
    """What is one step further than ``node``, a line each."""
    left, room = side.left + (INDENT if side.turn > 0 else 0), side.width - INDENT
    shown = node.below[: shared([node.count], BELOW)[0]]
    for at, one in enumerate(shown):
        yield _line(left, top + at * (LOW + GAP_BELOW), room, one)
    if rest := node.count - len(shown):
        yield _more(left, top + len(shown) * (LOW + GAP_BELOW), room, rest, node.more)


# --- boxes ---


def _own_texts(own: Node, room: float) -> tuple[list[tuple[str, str]], float]:
    """The lines of the document in the middle, each with its kind, and how high its box is."""
    title = lines(own.title, (room - 2 * PADDING) / LETTER, OWN_LINES)
    texts = [(own.name, "name")] * bool(own.name) + [(line, "title") for line in title]
    return texts, _height(len(texts))


def _height(count: int) -> float:
    return FIRST + (count - 1) * LEADING + LAST


def _own(own: Node, x: float, y: float, room: float, tall: float, texts: Sequence[tuple[str, str]]) -> Box:
    said = tuple(_text(x, y, at, text, kind, room - 2 * PADDING) for at, (text, kind) in enumerate(texts))
    return Box(x, y, room, tall, "own", said, _full(own), None, 0)


def _text(x: float, y: float, line: int, text: str, kind: str, room: float) -> Text:
    """A line of a box at (x, y)."""
    size = SMALL if kind in ("words", "note") else LETTER
    return Text(x + PADDING, y + FIRST + line * LEADING, fitted(text, room / size), kind, size, room)


def _boxed(side: _Side, node: Node, y: float) -> Box:
    """A node of the first step: its 文号 with what else is told of it, its title; on a telephone with its relations."""
    room = side.width - 2 * PADDING
    note = fitted(node.note, room / SMALL / 2)
    beside = room - (width(note) + 1) * SMALL if note else room
    kinds = [] if side.frame.columns or not node.words else [(node.words, "words")]
    kinds += [(node.name, "name")] * bool(node.name)
    title = lines(node.title, (room if kinds else beside) / LETTER, TITLE_LINES)
    kinds += [(line, "title") for line in title]
    texts = [_text(side.left, y, at, *one, room if at else beside) for at, one in enumerate(kinds)]
    if note:
        end = side.left + side.width - PADDING
        texts.append(Text(end, y + FIRST, note, "note", SMALL, room / 2, "end"))
    kind = "held" if node.held else "outside"
    return Box(side.left, y, side.width, _height(len(kinds)), kind, tuple(texts), _full(node), node.address, 1)


def _line(x: float, y: float, room: float, node: Node) -> Box:
    """A node of the second step: what is done, and by what it is called."""
    words = fitted(node.words, room / SMALL / 3)
    start = (width(words) + 1) * SMALL if words else 0
    inner = room - 2 * PADDING - start
    name = fitted(f"{node.name} {node.title}".strip(), inner / SMALL)
    texts = [Text(x + PADDING, y + 18, words, "words", SMALL, room / 3)] * bool(words)
    texts.append(Text(x + PADDING + start, y + 18, name, "title", SMALL, inner))
    kind = "held" if node.held else "outside"
    return Box(x, y, room, LOW, kind, tuple(texts), _full(node), node.address, 1)


def _more(x: float, y: float, room: float, count: int, address: str | None) -> Box:
    said = f"另有 {count:,} 件"
    text = Text(x + PADDING, y + 18, said, "more", SMALL, room - 2 * PADDING)
    return Box(x, y, room, LOW, "more", (text,), said, address, count)


def _full(node: Node) -> str:
    return "，".join(filter(None, (f"{node.name} {node.title}".strip(), node.words, node.note)))


# --- edges ---


def _edges(filled: _Filled, side: _Side, start: Sequence[paths.Place], into: paths.Place) -> list[Edge]:
    """From the document, by way of ``start``, to each box that hangs on the bus, and those of the second step; an
    arrow comes ``into`` the document in this direction."""
    made = []
    for at, (y, words) in enumerate(filled.joints):
        line = paths.along([*start, (side.bus, y), (side.edge(), y)])
        tip = "" if at else paths.head(start[0], into)
        head = tip if side.citing else paths.head((side.edge(), y), (side.turn, 0))
        made.append(Edge(line, head, _words(side, y, words)))
    return made + filled.rails


def _words(side: _Side, y: float, words: str) -> Text | None:
    """The relations over the last piece of an edge, where there is room for them beside an arrow and a corner."""
    room = side.frame.stem - paths.LENGTH - 2 * paths.RADIUS
    said = fitted(words, room / SMALL)
    if not said or not side.frame.columns:
        return None
    middle = (side.bus + side.turn * paths.RADIUS + side.edge() - (0 if side.citing else paths.LENGTH)) / 2
    return Text(middle, y - 5, said, "words", SMALL, room, "middle")


def _rail(side: _Side, box: Box, row: Box, first: bool) -> Edge:
    """From a box down to what stands below it."""
    top, y, rail = box.y + box.height, row.y + row.height / 2, side.edge(INDENT / 2)
    line = paths.along([(rail, top), (rail, y), (side.edge(INDENT), y)])
    if side.citing:
        return Edge(line, paths.head((rail, top), (0, -1)) if first else "")
    return Edge(line, paths.head((side.edge(INDENT), y), (side.turn, 0)))
