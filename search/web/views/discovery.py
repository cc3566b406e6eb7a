"""How browsers and search engines find their way: OpenSearch, robots.txt, sitemaps."""

from __future__ import annotations

from flask import Blueprint, Response

from search.errors import NotFound
from search.web import addresses
from search.web.asking import at, engine
from search.web.feeds import opensearch, sitemap
from search.web.parts import examples

pages = Blueprint("discovery", __name__)


@pages.get(addresses.OPENSEARCH)
def description() -> Response:
    example = next((query for one in examples.found(engine()) for query in one.queries), None)
    return Response(opensearch.description(at(), example), mimetype=opensearch.MIMETYPE)


@pages.get(addresses.ROBOTS)
def robots() -> Response:
    return Response(sitemap.robots(at()), mimetype="text/plain")


@pages.get(addresses.SITEMAP)
def lists() -> Response:
    return Response(sitemap.index(sitemap.pages(engine(), at()), at()), mimetype="application/xml")


@pages.get("/sitemap-<int:part>.xml")
def pages_of(part: int) -> Response:
    listed = sitemap.part(sitemap.pages(engine(), at()), part, at())
    if listed is None:
        raise NotFound(f"网站地图没有第 {part} 部分。")
    return Response(listed, mimetype="application/xml")
