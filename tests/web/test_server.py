"""The production server, as its own process."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from search.errors import AddressUnusable
from search.index.engine import create_engine
from search.web.server import LONGEST_REQUEST_LINE, WORKERS, listen
from tests.index.factories import KNOWN, document, reading

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
        ("GET /api/v1/search?q=贷款 HTTP/1.1".encode(), "400", "Content-Type: application/problem+json"),
        ("GET /api/v1/search?q=贷款 HTTP/1.1".encode(), "400", "百分号编码"),
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


@pytest.fixture
def growing(tmp_path):
    """A server of its own over a small index that is written to; how to write, and where to ask."""
    writer = create_engine(tmp_path)
    writer.write([KNOWN])
    command = [sys.executable, "-c", SERVE, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        yield process, writer, re.findall(r"http://\S+", process.stdout.readline())[0]
        process.terminate()
        process.wait(timeout=30)


def test_what_is_written_is_found_and_no_request_is_lost(growing):
    """Readers ask all the time while ten states of the index follow each other."""
    _, writer, site = growing
    ended = threading.Event()

    def read_on() -> set[tuple[int, bool]]:
        answers = set()
        while not ended.is_set():
            status, text = ask(site, f"/search?q={quote('教师')}")
            answers.add((status, "<mark>教师</mark>" in text))
        return answers

    with ThreadPoolExecutor(4) as readers:
        answers = [readers.submit(read_on) for _ in range(4)]
        for i in range(10):
            new = document(f"甲发〔2020〕{i}号", f"第{i}次通知", ["新来的条款。"], source=f"{i}.txt")
            writer.write([reading(f"{i}.txt", new)])
        found = wait_for(lambda: all(ask(site, quote(f"/document/甲发2020-{i}"))[0] == 200 for i in range(10)))
        ended.set()
        assert found
        assert [answer.result() for answer in answers] == [{(200, True)}] * 4


def wait_for(true, seconds=30):
    """Whether ``true()`` holds ten times in a row, for each worker that may be asked; before many ``seconds``."""
    end, held = time.monotonic() + seconds, 0
    while held < 10 and time.monotonic() < end:
        held = held + 1 if true() else 0
    return held == 10


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="tells what is mapped on Linux only")
def test_the_workers_share_the_index(growing):
    process, _, site = growing
    assert wait_for(lambda: ask(site, "/search?q=a")[0] == 200 and len(children(process)) == WORKERS)
    mapped = [re.findall(r"\S+\.arrays", Path(f"/proc/{child}/maps").read_text()) for child in children(process)]
    assert WORKERS >= 2 and all(mapped) and len({frozenset(files) for files in mapped}) == 1


def children(process: subprocess.Popen[str]) -> list[str]:
    return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()


def test_a_request_under_way_is_answered_when_told_to_stop(growing):
    """The request is whole only after the signal: half of it is sent before."""
    process, _, site = growing
    host, port = urlsplit(site).netloc.split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(b"GET /help HTTP/1.1\r\nHost: a\r\n")
        time.sleep(0.5)  # a worker reads it by then
        process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        connection.sendall(b"\r\n")
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert "检索".encode() in answer


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
