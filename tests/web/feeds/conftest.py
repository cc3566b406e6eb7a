"""The site under a path of a host that was configured."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from search.index.engine import Engine
from search.web import create_app
from search.web.site import site

BASE = "https://example.org/gazette"


@pytest.fixture(scope="session")
def mounted(engine: Engine) -> FlaskClient:
    return create_app(engine, site(BASE)).test_client()
