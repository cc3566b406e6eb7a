"""The pages. A view reads its arguments, asks the engine, and renders."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from itertools import islice
from urllib.parse import quote

from flask import Blueprint, current_app, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response

from search import query
from search.errors import NotFound
from search.gazette import numbers
from search.gazette.model import Clause, Document
from search.index.engine import Engine
from search.index.match.clausewise import answering
from search.index.show.snippet import fragments
from search.results import Fragment, Results, folded
from search.web import (
    addresses,
    blocks,
    bodies,
    citable,
    cited,
    days,
    examples,
    holdings,
    links,
    narrowing,
    paging,
    standing,
)

pages = Blueprint("pages", __name__)

RECENT = 10
"""Documents on the home page: those of about one issue."""


@pages.get("/")
def home() -> str:
    shelves = _engine().shelves()
    return render_template(
        "home.html",
        examples=examples.EXAMPLES,
        documents=holdings.size(shelves),
        clauses=_engine().size(),
        years=holdings.years(shelves),
        issues=holdings.by_year(shelves),
        unpublished=holdings.size(shelf for shelf in shelves if shelf.issue is None),
        recent=list(islice(_engine().documents(), RECENT)),
    )


@pages.get("/search")
def search() -> str:
    text, page = request.args.get("q", "").strip(), paging.read(request.args.get("page"))
    if not text:
        return render_template("empty.html", examples=examples.EXAMPLES)
    as_of = days.read(request.args.get("as_of"), date.today())
    asked = replace(query.parse(text).explained().arranged(*_arrangement()).on(as_of.day), facets=True)
    results = _engine().search(asked.page(paging.SIZE, paging.SIZE * (page - 1)))
    if page > (last := paging.last(results.documents if asked.grouped else results.total)):
        results = _engine().search(asked.page(paging.SIZE, paging.SIZE * (last - 1)))
    found = paging.Paging(min(page, last), last)
    return render_template(
        "results.html",
        text=text,
        results=results,
        folded=folded,
        paging=found,
        page=page,
        asked=asked,
        as_of=as_of,
        choices=narrowing.choices(results.facets or (), text, results.total),
    )


def _arrangement() -> tuple[query.Sort, bool]:
    """How the address asks for the results; by relevance and clause by clause where it asks for nothing there is."""
    sort = next((one for one in query.Sort if one == request.args.get("sort")), query.Sort.RELEVANCE)
    return sort, request.args.get("group") == addresses.GROUPED


@pages.get(addresses.HELP)
def usage() -> str:
    return render_template("help.html", operators=query.OPERATORS, fields=query.FIELDS)


@pages.get(addresses.SUGGEST)
def suggest() -> Response:
    """What is typed so far, and what it may go on to (the JSON of OpenSearch suggestions)."""
    typed = request.args.get("q", "")[:_TYPED]
    answer = jsonify([typed, _engine().suggest(typed.strip(), _SUGGESTED)])
    answer.mimetype = "application/x-suggestions+json"
    return answer


_TYPED, _SUGGESTED = 50, 10
"""Characters that are looked at, and lines that a list under the box shows on a telephone."""


@pages.get("/document/<path:key>")
def document(key: str) -> str | Response:
    text, as_of = request.args.get("q", "").strip(), days.read(request.args.get("as_of"), date.today())
    found = _document(key)
    if found.id != key:
        return redirect(addresses.document(found.id, text, as_of.chosen))
    validity = _engine().validity(found.id, as_of.day)
    return render_template(
        "document.html",
        document=found,
        blocks=blocks.blocks(found.clauses[1:]),
        outline=blocks.outline(found.clauses[1:]),
        text=text,
        fragments=_marking(query.parse(text), found),
        as_of=as_of,
        validity=validity,
        proofs=standing.proofs(validity, _engine().documents),
        legislation=standing.legislation(found, validity, request.url_root),
        references=links.references(found),
        citing=_citing(found),
        cite=citable.citable(found, request.args.get("cite", ""), request.url_root, date.today()),
    )


def _citing(document: Document) -> Results | None:
    """The clauses that cite a document, the first of them, in the order of the gazette."""
    if not document.number:
        return None
    asked = query.parse(f"引用:{document.number}").page(_CITING).arranged(query.Sort.PLACE)
    return _engine().search(asked)


_CITING = 20
"""Clauses that cite a document that its page names; a search has the others."""


def _marking(asked: query.Query, document: Document) -> Callable[[Clause, str], tuple[Fragment, ...]]:
    """How a text of a clause of ``document`` is marked by what was asked and holds for the clause."""
    return lambda clause, text: fragments(text, answering(asked, clause, document))


@pages.get("/issue/<int:year>/<path:number>")
def issue(year: int, number: str) -> str:
    asked = addresses.spell(number)
    shelves = [
        shelf
        for shelf in _engine().shelves()
        if shelf.issue and shelf.year == year and addresses.spell(shelf.issue.number or "") == asked
    ]
    if not shelves:
        raise NotFound(f"没有收录{year}年第{number}期公报。首页列有已经收录的各期。")
    return _issues([shelf.documents for shelf in shelves])


@pages.get(addresses.UNPUBLISHED)
def unpublished() -> str:
    loose = [one for shelf in _engine().shelves() if shelf.issue is None for one in shelf.documents]
    return _issues([loose])


def _issues(shelves: Iterable[Iterable[str]]) -> str:
    """The page of one issue, or of several that are called the same, by the ids of their documents."""
    held = [tuple(_engine().documents(ids)) for ids in shelves]
    shown = [(documents[0].issue, holdings.placed(documents)) for documents in held if documents]
    return render_template("issue.html", shelves=shown)


@pages.get("/body/<path:name>")
def body(name: str) -> str | Response:
    page, asked = paging.read(request.args.get("page")), bodies.charging(name)
    found = _engine().search(asked.page(paging.SIZE, paging.SIZE * (page - 1)))
    if not found.documents:
        return _elsewhere(name)
    last = paging.last(found.documents)
    if page > last:
        return redirect(addresses.body(name, last))
    held = [(group.document, bodies.charges(_document(group.document.id), name)) for group in found.groups or ()]
    pager = paging.Paging(page, last)
    return render_template("body.html", name=name, results=found, held=held, few=bodies.FEW, paging=pager)


def _elsewhere(name: str) -> Response:
    """The page of a body that is asked for by another of its names."""
    known = bodies.known(name)
    if known == name or not _engine().search(bodies.charging(known)).documents:
        raise _nobody(name)
    return redirect(addresses.body(known))


@pages.get("/body/<path:name>.csv")
def table(name: str) -> Response:
    """All that a body is charged with, for a spreadsheet."""
    count = _engine().search(bodies.charging(name).page(1)).documents
    if not count:
        raise _nobody(name)
    groups = _engine().search(bodies.charging(name).page(count)).groups or ()
    lines = bodies.table((_document(group.document.id) for group in groups), name)
    answer = Response("".join(lines), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}.csv"
    return answer


@pages.get(addresses.BODIES)
def charged() -> str | Response:
    if name := request.args.get("name", "").strip():
        return redirect(addresses.body(name))
    facets = _engine().search(bodies.EVERYTHING.on(date.today())).facets or ()
    counts = next((facet.counts for facet in facets if facet.name == "unit"), ())
    return render_template("bodies.html", counts=counts)


@pages.get(addresses.CITATIONS)
def citations() -> str:
    found = cited.dangling(_engine())
    last = paging.last(len(found), cited.SIZE)
    page = min(paging.read(request.args.get("page")), last)
    return render_template(
        "citations.html",
        total=len(found),
        shown=found[cited.SIZE * (page - 1) : cited.SIZE * page],
        standing=lambda one: cited.validity(one, _engine(), date.today()),
        paging=paging.Paging(page, last),
    )


def _nobody(name: str) -> NotFound:
    return NotFound(f"没有哪一条交给“{name}”。请核对名称，例如：市财政局；页脚的“责任单位”列有各单位。")


def _engine() -> Engine:
    engine: Engine = current_app.extensions["engine"]
    return engine


def _document(key: str) -> Document:
    """The document with this id, or with this 文号 in any spelling."""
    number = numbers.parse(key)
    found = _engine().document(key) or (_engine().document(number) if number else None)
    if found is None:
        raise NotFound(f"没有收录“{key}”这份公文。请核对文号，例如：济政发〔2022〕17号；也可以用标题里的词检索。")
    return found
