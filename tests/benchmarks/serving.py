"""Our site as it is served: pages over HTTP, one reader and many, memory, and a new issue that comes in meanwhile."""

from __future__ import annotations

import http.client
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from random import Random

from search.gazette.parse import read
from search.web.addresses import Addresses
from tests.benchmarks.index import mixed
from tests.benchmarks.measuring import Memory, Times, gazette, memory, timed, times
from tests.benchmarks.questions import Question

PATIENCE = 120
"""Seconds after which a server that does not answer, or a new issue that is not found, counts as failed."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running ``gazette serve``; ``first`` is the seconds from its start to the end of the first result."""

    pid: int
    port: int
    first: float

    def memory(self) -> Memory:
        return memory(self.pid)


@contextmanager
def served(index: Path, word: str) -> Iterator[Server]:
    """The site over ``index``, asked for ``word`` until it answers; stopped at the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    began = time.perf_counter()
    process = subprocess.Popen(gazette("serve", "--index", index, "--port", port), stdout=subprocess.DEVNULL)
    try:
        while not _answers(port, word):
            if process.poll() is not None or time.perf_counter() - began > PATIENCE:
                raise RuntimeError("gazette serve did not start")
            time.sleep(0.01)
        yield Server(process.pid, port, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _answers(port: int, word: str) -> bool:
    try:
        Reader(port).open(Addresses().search(word))
    except (OSError, http.client.HTTPException):
        return False
    return True


def address(question: Question) -> str:
    """The page of a question on the site."""
    return Addresses().search(question.text, question.offset // 10 + 1, question.sort, question.grouped)


class Reader:
    """One reader: a connection that is kept, and opened again where the server closed it."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def open(self, address: str) -> bytes:
        """The page at ``address``, whole; ``OSError`` or ``HTTPException`` where there is none."""
        try:
            return self._page(address)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self._connection.close()  # the server ends idle connections: the next request opens one
            return self._page(address)

    def _page(self, address: str) -> bytes:
        self._connection.request("GET", address)
        response = self._connection.getresponse()
        page = response.read()
        if response.status != 200 or b"</html>" not in page[-20:]:
            raise http.client.HTTPException(f"{response.status} for {address}")
        return page

    def ask(self, question: Question) -> bytes:
        return self.open(address(question))


def latency(server: Server, warm: list[Question], asked: list[Question]) -> dict[str, Times]:
    """How long a page takes for the questions of each kind, from request to last byte."""
    return mixed(Reader(server.port).ask, warm, asked)


@dataclass(slots=True)
class Load:
    """What some readers at once got: seconds of each page, errors, pages a second, memory of the server at the end."""

    readers: int
    took: list[float] = field(default_factory=list)
    errors: int = 0
    seconds: float = 0.0
    memory: Memory = Memory(0, 0)

    @property
    def rate(self) -> float:
        return len(self.took) / self.seconds

    @property
    def times(self) -> Times:
        return times(self.took)


def load(server: Server, asked: list[Question], readers: int, ended: Callable[[], bool]) -> Load:
    """``readers`` at once, each asking one question after the other until ``ended``."""
    done = Load(readers)
    threads = [threading.Thread(target=_read, args=(server.port, asked, i, ended, done)) for i in range(readers)]
    done.seconds = timed(lambda: _run(threads))
    done.memory = server.memory()
    return done


def _run(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def after(seconds: float) -> Callable[[], bool]:
    """Whether so many seconds have gone by from now on."""
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() >= end


def _read(port: int, asked: list[Question], seed: int, ended: Callable[[], bool], done: Load) -> None:
    reader = Reader(port)
    for question in cycle(Random(seed).sample(asked, len(asked))):
        if ended():
            return
        try:
            done.took.append(timed(lambda: reader.ask(question)))
        except (OSError, http.client.HTTPException):
            done.errors += 1
            reader = Reader(port)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A new issue: seconds until it is found and until ``gazette index`` had ended, both from its start; the pages
    of a reader who went on asking, before and meanwhile."""

    found: float
    ended: float
    before: Load
    meanwhile: Load


def arrival(server: Server, corpus: Path, index: Path, issue: bytes, asked: list[Question]) -> Arrival:
    """Put ``issue`` into ``corpus`` and index it; it is found when the page of its last document is there."""
    page = Addresses().document(read("", issue).documents[-1].id)
    before = load(server, asked, 1, after(5))
    path = corpus / "new-issue.txt"
    path.write_bytes(issue)
    began = time.perf_counter()
    process = subprocess.Popen(gazette("index", corpus, "--index", index), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with ThreadPoolExecutor(1) as reader:
        meanwhile = reader.submit(load, server, asked, 1, lambda: process.poll() is not None)
        try:
            process.wait(PATIENCE)
            ended = time.perf_counter() - began
            while not _is_there(server.port, page):
                if time.perf_counter() - began > PATIENCE:
                    raise RuntimeError("the new issue is not found")
            return Arrival(time.perf_counter() - began, ended, before, meanwhile.result())
        finally:
            path.unlink()


def _is_there(port: int, page: str) -> bool:
    try:
        Reader(port).open(page)
    except http.client.HTTPException:
        return False
    return True
