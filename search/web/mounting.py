"""A site under a path of its host: /gazette/search is its /search."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True)
class Mounted:
    """``application`` under ``prefix``, whether the proxy before it leaves the prefix in the path or takes it away."""

    application: Application
    prefix: str

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        prefix, path = unquote_to_bytes(self.prefix).decode("latin-1"), environ.get("PATH_INFO", "")
        if prefix:
            inside = path == prefix or path.startswith(prefix + "/")
            rest = path[len(prefix) :] if inside else path
            environ = {**environ, "SCRIPT_NAME": prefix, "PATH_INFO": rest or "/"}
        return self.application(environ, start_response)
