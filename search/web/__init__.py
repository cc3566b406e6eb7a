"""The site: pages over an engine. Flask lives here and nowhere else; gunicorn in server.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.index.engine import Engine
from search.web.site import Site

if TYPE_CHECKING:
    from flask import Flask


def create_app(engine: Engine, site: Site = Site()) -> Flask:
    """The site over an open ``engine``, as it is to be reached."""
    from flask import Flask
    from werkzeug.local import LocalProxy

    from search.web import addresses, asking, compression, failures, manners, views, wording
    from search.web.mounting import Mounted
    from search.web.parts import blocks, duties, links, narrowing, places

    app = Flask(__name__)
    app.extensions.update(engine=engine, site=site)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.globals.update(at=LocalProxy(asking.at), anchor=addresses.anchor, forms=addresses, say=wording)
    app.jinja_env.globals.update(cut=blocks.cut, duties=duties, links=links, narrow=narrowing, places=places)
    views.register(app)
    failures.answer_in_words(app, views.api.problem)
    app.after_request(manners.guard)
    app.after_request(compression.compress)
    app.after_request(manners.keep)
    app.before_request(manners.unchanged)
    app.wsgi_app = Mounted(app.wsgi_app, site.prefix)  # type: ignore[method-assign]
    return app
