"""The site: pages over an engine. Flask lives here and nowhere else; gunicorn in server.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.index.engine import Engine

if TYPE_CHECKING:
    from flask import Flask


def create_app(engine: Engine) -> Flask:
    """The site over an open ``engine``."""
    from flask import Flask

    from search.web import addresses, blocks, compression, duties, failures, links, manners, narrowing, pages, wording

    app = Flask(__name__)
    app.extensions["engine"] = engine
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.globals.update(at=addresses, say=wording, cut=blocks.cut)
    app.jinja_env.globals.update(duties=duties, links=links, narrow=narrowing)
    app.register_blueprint(pages.pages)
    failures.answer_in_words(app)
    app.after_request(manners.guard)
    app.after_request(compression.compress)
    return app
