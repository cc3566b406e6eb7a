"""The headers of every answer, whatever it is."""

from __future__ import annotations

import pytest

ANSWERS = [
    ("/", 200),
    ("/search?q=贷款", 200),
    ("/document/济政发2022-17", 200),
    ("/document/济政发〔2022〕17号", 302),
    ("/issue/none", 200),
    ("/static/style.css", 200),
    ("/static/icon.svg", 200),
    ("/nowhere", 404),
]


@pytest.mark.parametrize(("address", "status"), ANSWERS)
def test_every_answer_is_guarded(client, address, status):
    with client.get(address) as answer:
        headers = answer.headers
    assert answer.status_code == status
    assert set(headers["Content-Security-Policy"].split("; ")) == {
        "script-src 'self'",
        "connect-src 'self'",
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    }
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers


def test_a_failure_is_guarded_too(client):
    assert "Content-Security-Policy" in client.post("/").headers


def test_redirects_stay_on_the_site(client):
    answer = client.get("/document/济政发〔2022〕17号", headers={"Host": "elsewhere.example"})
    assert answer.location.startswith("/document/")
