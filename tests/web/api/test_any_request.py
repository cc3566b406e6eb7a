"""Schemathesis asks whatever the OpenAPI document allows and forbids, with all its checks.

GAZETTE_API_EXAMPLES says how many requests of each kind it tries of each endpoint; 5 are some 700 in all.
"""

from __future__ import annotations

import os

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

EXAMPLES = int(os.environ.get("GAZETTE_API_EXAMPLES", "5"))


@pytest.fixture(scope="module")
def schema(client):
    def application(environ, start_response):
        environ.pop("HTTP_ACCEPT_ENCODING", None)  # its client asks for gzip and does not take it apart
        return client.application(environ, start_response)

    config = SchemathesisConfig.from_dict({"seed": 6, "generation": {"max-examples": EXAMPLES, "database": "none"}})
    found = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, config=config)
    found.hook(filter_failure)
    return found


def filter_failure(context, failure, case, response):
    """All but that a made-up cursor is refused: the document cannot say which were given out."""
    return not (response.status_code == 400 and [one["parameter"] for one in response.json().get("errors", [])] == ["cursor"])


def test_no_request_is_answered_otherwise_than_described(schema):
    failures, checked = [], set()
    for event in from_schema(schema).execute():
        assert not isinstance(event, (events.NonFatalError, events.FatalError)), event
        if isinstance(event, events.ScenarioFinished):
            for check in (check for checks in event.recorder.checks.values() for check in checks):
                checked.add(check.name)
                if check.failure_info:
                    failures.append(f"{check.failure_info.failure}\n{check.failure_info.code_sample}")
    assert not failures, "\n\n".join(dict.fromkeys(failures))
    assert {"not_a_server_error", "status_code_conformance", "response_schema_conformance", "unsupported_method"} <= checked
