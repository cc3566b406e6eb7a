"""The production server, as its own process."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from urllib.parse import quote, urlsplit

import pytest

from search.errors import AddressUnusable
from search.web.server import LONGEST_REQUEST_LINE, listen

from .conftest import SERVE


def ask(site: str, path: str) -> tuple[int, str]:
    with closing(http.client.HTTPConnection(urlsplit(site).netloc, timeout=30)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def send(site: str, request: bytes) -> str:
    host, port = urlsplit(site).netloc.split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode()


def test_it_is_not_the_development_server(site):
    assert "\r\nServer: gunicorn\r\n" in send(site, b"GET / HTTP/1.0\r\n\r\n")


@pytest.mark.parametrize("length", [1_000, 10_000])
def test_a_long_query_reaches_the_site(site, length):
    status, text = ask(site, f"/search?q={quote('贷' * length)}")
    assert status == 200
    assert ("检索式太长" in text) == (length > 1_000)


@pytest.mark.parametrize(
    ("request_line", "status", "said"),
    [
        (b"GET /search?q=" + b"%E8%B4%B7" * (LONGEST_REQUEST_LINE // 9 + 1) + b" HTTP/1.1", "414", "请缩短再试"),
        (b"nonsense", "400", "这个请求读不懂"),
        (b"GET / HTTP/9.9", "400", "这个请求读不懂"),
    ],
)
def test_what_gunicorn_refuses_is_refused_in_chinese(site, request_line, status, said):
    answer = send(site, request_line + b"\r\n\r\n")
    assert answer.startswith(f"HTTP/1.1 {status} ")
    assert said in answer


def test_readers_at_the_same_time_get_their_own_answers(site, client):
    """Two processes that share an open index, eight readers, words of every frequency."""
    asked = [f"/search?q={quote(word)}" for word in ("科学", "贷款", "不动产", "济南市", "电力", "专利", "审批", "物流")] * 8
    with ThreadPoolExecutor(8) as readers:
        answers = list(readers.map(lambda path: ask(site, path), asked))
    assert answers == [(200, client.get(path).get_data(as_text=True)) for path in asked]


def test_it_stops_when_told_to(index):
    command = [sys.executable, "-c", SERVE, str(index)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stderr
        assert "提供检索" in process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Traceback" not in errors


def test_a_port_that_is_taken_is_named():
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(AddressUnusable, match=f"127.0.0.1:{port} 已被占用.*--port {port + 1}"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "port", "said"),
    [
        ("192.0.2.1", 8000, "不是本机的地址"),
        ("no such host", 8000, "请核对 --host"),
        ("", 70_000, "请核对 --host"),
        ("127.0.0.1", -1, "请核对 --host"),
        ("\ud800", 8000, "请核对 --host"),
        ("字" * 100, 8000, "请核对 --host"),
    ],
)
def test_an_address_that_cannot_be_used_is_explained(host, port, said):
    with pytest.raises(AddressUnusable, match=said):
        listen(host, port)
