"""What is new: of an answer, and of all documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import islice

from flask import Blueprint, Response, request

from search import query
from search.cite import Cited
from search.cite.press import press
from search.errors import BadRequest, NotFound
from search.web import addresses
from search.web.answering import unlisted
from search.web.asking import arrangement, at, engine, text
from search.web.feeds import found
from search.web.feeds.atom import MIMETYPE, SIZE, Entry, Feed, atom
from search.web.feeds.dates import calendar
from search.web.parts import days, paging

pages = Blueprint("feeds", __name__)


@pages.get(f"{addresses.SEARCH}.atom")
def search() -> Response:
    typed, (_, grouped), page, since = text(), arrangement(), paging.read(request.args.get("page")), _since()
    if not typed:
        raise BadRequest("请写明要订阅的检索内容，例如 ?q=小微企业贷款。")
    asked = query.parse(typed).arranged(query.Sort.DATE).on(date.today())
    hits = found.since(engine().every(asked, snippets=False), since, grouped)
    some = list(islice(hits, SIZE * (page - 1), SIZE * page + 1))
    held = found.documents(some, at()) if grouped else found.clauses(some, engine().document, at())
    entries = [Entry(one.hit.document, one.citation, one.url, None if grouped else one.hit.clause) for one in held]
    return _feed(
        at().search(typed, sort=query.Sort.DATE, grouped=grouped),
        f"{typed} · 政府公报检索",
        f"search?q={typed}" + ("&group=document" if grouped else ""),
        entries,
        page,
        lambda number: at().results_feed(typed, grouped, number, since),
    )


@pages.get(addresses.NEW)
def new() -> Response:
    page, listed = paging.read(request.args.get("page")), calendar(engine())
    held = engine().documents(key for key, _ in listed[SIZE * (page - 1) : SIZE * page + 1])
    entries = [Entry(one, press(Cited(one)), at().absolute(at().document(one.id))) for one in held]
    return _feed(at().home(), "新收录的公文 · 政府公报检索", "new", entries, page, at().new)


def _since() -> date | None:
    """The day from which on something is new."""
    asked = days.read(request.args.get("since"), date.today())
    if asked.notice:
        raise BadRequest(f"since= 要写一天，例如 {date.today().isoformat()}。")
    return asked.day if request.args.get("since", "").strip() else None


def _feed(
    page: str, title: str, of: str, entries: Sequence[Entry], number: int, address: Callable[[int], str]
) -> Response:
    """Page ``number`` of a feed, of which ``page`` is the page for people; ``entries`` are its own and, where another
    follows, one more."""
    if number > 1 and not entries:
        raise NotFound(f"这个订阅没有第 {number} 页。")
    there: Iterable[tuple[str, int | None]] = (
        ("self", number),
        ("first", 1),
        ("previous", number - 1 or None),
        ("next", number + 1 if len(entries) > SIZE else None),
    )
    links = [(relation, at().absolute(address(to))) for relation, to in there if to]
    feed = Feed(of, title, (("alternate", at().absolute(page)), *links), tuple(entries[:SIZE]))
    return unlisted(Response(atom(feed), mimetype=MIMETYPE))
