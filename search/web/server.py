"""The production server: gunicorn in this process, on a socket that we open: so we can say in Chinese what is wrong."""

from __future__ import annotations

import ctypes
import errno
import gc
import os
import socket
from typing import Any

from flask import Flask
from gunicorn import util
from gunicorn.app.base import BaseApplication
from gunicorn.http import message
from gunicorn.http.errors import InvalidRequestLine, LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

from search.errors import AddressUnusable
from search.web.addresses import API, HOME, Addresses
from search.web.api import answers, problems

WORKERS = max(2, min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))
"""One for each core that we may use: a search is all computing. Two at least, so that readers are served while one
reads a new state of the index; eight at most, as each takes memory: who has more cores and readers says so."""

THREADS = 4
"""In each worker: enough that a slow reader's connection holds up nobody else."""

GRACE = 10
"""Seconds that a request has to end in after the server was told to stop."""

LONGEST_REQUEST_LINE = 1 << 17
"""Bytes. A query of 10,000 Han characters is 90,000 in an address: it must reach the page that says it is too long.
gunicorn's own bound of 8,190 cannot be raised by its settings, only lifted altogether."""

WARM_UP = Addresses().search("公报 2022")
"""Asked before the first reader can ask: it loads jieba, arrays of the index, and templates, which the workers then
share. What takes longer (``Engine.follow``) each makes in its background."""

_REASONS = {
    errno.EADDRINUSE: "已被占用，可能已经有一个服务在运行；请换一个端口，例如 --port {other}",
    errno.EACCES: "不允许使用，1024 以下的端口要有管理员权限；请换一个端口，例如 --port 8000",
    errno.EADDRNOTAVAIL: "不是本机的地址；请用 --host 127.0.0.1（只供本机）或 --host 0.0.0.0（供其他机器访问）",
}


def serve(app: Flask, host: str, port: int, workers: int = WORKERS) -> None:
    """Serve ``app`` until told to stop: by SIGTERM when the requests under way are answered, by Ctrl+C at once."""
    listening = listen(host, port)
    _share_memory()
    app.test_client().get(WARM_UP)
    message.MAX_REQUEST_LINE = LONGEST_REQUEST_LINE
    gc.freeze()  # what is there now is never garbage: collectors that do not look at it leave its memory shared
    _Server(app, listening, workers).run()


def _share_memory() -> None:
    """Let all threads take memory from one place (glibc). Each has its own else, which keeps what large searches gave
    back: 300,000 clauses took 110 MB more in two processes, and were not answered faster."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt:
        mallopt(_M_ARENA_MAX, 1)


_M_ARENA_MAX = -8
"""As malloc.h has it."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at the address, where whoever comes too early waits; ``AddressUnusable`` says why not."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except (OSError, OverflowError, UnicodeError) as error:
        reason = _REASONS.get(getattr(error, "errno", 0) or 0, "不能使用，请核对 --host 和 --port")
        raise AddressUnusable(f"地址 {host}:{port} {reason.format(other=port + 1)}。") from error


class _Server(BaseApplication):
    """gunicorn as a library: no command line, no configuration file."""

    def __init__(self, app: Flask, listening: socket.socket, workers: int) -> None:
        self.app = app
        self.listening = listening
        self.workers = workers
        super().__init__()

    def load_config(self) -> None:
        settings = {
            "bind": f"fd://{self.listening.detach()}",
            "workers": self.workers,
            "threads": THREADS,
            "worker_class": Worker,
            "preload_app": True,
            "graceful_timeout": GRACE,
            "limit_request_line": LONGEST_REQUEST_LINE,
            "loglevel": "warning",
            "when_ready": _announce,
            "post_worker_init": lambda _: self.app.extensions["engine"].follow(),
            # Newer versions open a socket by which the server can be steered; nobody needs it.
            "control_socket_disable": True,
        }
        for name, value in settings.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        return self.app


class Worker(ThreadWorker):
    """Says in Chinese, and to programs in English, too, what gunicorn refuses before a request reaches the site."""

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        self.log.warning("Refused a request from %s: %r", addr, exc)
        asked_api = isinstance(exc, InvalidRequestLine) and f"{API}/" in str(exc.req)
        refusal = TOO_LONG if isinstance(exc, LimitRequestLine) else UNREADABLE
        util.write_nonblock(client, self._problem() if asked_api else refusal)

    def _problem(self) -> bytes:
        """What a program is told, whose address is likely to have Chinese in it as it is."""
        site = self.app.app.extensions["site"]
        record = problems.problem(400, Addresses(site.prefix, site.origin), *_ENCODE)
        return _answer("400 Bad Request", problems.MEDIA_TYPE, answers.written(record))


_ENCODE = (
    "这个请求读不懂：地址里的汉字和空格要按 UTF-8 写成百分号编码，例如用 curl -G --data-urlencode。",
    "This request cannot be read: what is not ASCII must be percent-encoded as UTF-8, by curl -G --data-urlencode.",
)


def _refusal(status: str, words: str) -> bytes:
    """A page without the site that says ``words``."""
    body = (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{words}</title>'
        f'<h1>{words}</h1><p><a href="{HOME}">回到首页</a></p></html>'
    )
    return _answer(status, "text/html", body.encode())


def _answer(status: str, kind: str, body: bytes) -> bytes:
    """A status line, headers and ``body``."""
    head = f"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


TOO_LONG = _refusal("414 URI Too Long", "检索的内容太长，请缩短再试。")
UNREADABLE = _refusal("400 Bad Request", "这个请求读不懂，请从首页重新检索。")


def _announce(arbiter: Any) -> None:
    for listener in arbiter.LISTENERS:
        print(f"正在 {listener} 提供检索，按 Ctrl+C 停止。", flush=True)
