"""What README shows of the API is what it answers."""

from __future__ import annotations

import argparse
import shlex

import pytest

from tests.test_docs import FENCE, READMES, text

HOST = "http://127.0.0.1:8000"


def sessions(name):
    """The requests that a README shows, each with the answer that it shows."""
    lines = [line for block in FENCE.findall(text(name)) for line in block.splitlines() if "curl" in block]
    return list(zip(lines[::2], lines[1::2], strict=True))


def arguments(command):
    curl = argparse.ArgumentParser()
    curl.add_argument("-sG", dest="url")
    curl.add_argument("--data-urlencode", "-d", action="append", dest="given")
    asked = curl.parse_args(shlex.split(command.removeprefix("$ curl ")))
    return asked.url, [tuple(one.split("=", 1)) for one in asked.given]


@pytest.mark.parametrize(("command", "answer"), [one for name in READMES for one in sessions(name)])
def test_requests_are_answered_so(client, command, answer):
    url, given = arguments(command)
    assert client.get(url.removeprefix(HOST), query_string=given, base_url=HOST).text == answer


@pytest.mark.parametrize("name", READMES)
def test_there_are_requests(name):
    assert len(sessions(name)) == 2
