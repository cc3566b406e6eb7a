"""What kinds of documents there are, and who issued them."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from search.web import addresses
from search.web.asking import engine
from search.web.parts import paging

pages = Blueprint("kinds", __name__)


@pages.get(addresses.KINDS)
def kinds() -> str:
    return render_template("kinds.html", kinds=engine().holdings().kinds)


@pages.get(addresses.ISSUERS)
def issuers() -> str:
    name = request.args.get("name", "").strip()
    found = [one for one in engine().holdings().issuers if name in one[0]]
    shown, pager = paging.opened(found, request.args.get("page"), paging.LINES)
    return render_template("issuers.html", issuers=shown, total=len(found), paging=pager, name=name)
