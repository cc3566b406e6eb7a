"""The house keeps its shape: imports point one way, each third-party package has one owner, names say what is in."""

from __future__ import annotations

import ast
import configparser
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "search").rglob("*.py"))
}

FOUNDATIONS = {"errors", "gazette", "query", "results"}
COMMAND_LINE = {"__main__", "arguments", "check", "citing", "cli", "progress", "terminal"}
MAY_IMPORT = {
    "search": set(),
    "errors": set(),
    "gazette": {"gazette"},
    "query": {"gazette", "query"},
    "results": {"gazette"},
    "cite": {"gazette", "cite"},
    "export": {"cite", "gazette", "export"},
    "index": FOUNDATIONS | {"index"},
    "evaluate": FOUNDATIONS | {"index", "evaluate"},
    "web": FOUNDATIONS | {"cite", "export", "index", "web"},
    **dict.fromkeys(COMMAND_LINE, FOUNDATIONS | {"cite", "export", "index", "web", "evaluate"} | COMMAND_LINE),
}

WITHIN_INDEX = ("arrays", "text", "store", "match", "rank", "typed", "show", "warm", "embedded", "engine", "build")
"""The folders and files of the index, each of which imports only those before it."""

WITHIN_WEB = (
    *("site", "mounting", "addresses", "wording", "draw", "parts", "record", "feeds", "api"),
    *("asking", "answering", "compression", "manners", "failures", "views", "server"),
)
"""Likewise of the site; what stands before ``asking`` knows nothing of Flask."""

OWNERS = {
    "flask": "search.web",
    "gunicorn": "search.web.server",
    "jieba": "search.index.text.analyzer",
    "msgspec": "search.web.api",
    "numpy": "search.index",
    "opencc": "search.gazette.simplified",
    "pypinyin": "search.index.text.pinyin",
    "werkzeug": "search.web",
    "whoosh": "search.index.embedded",
}
"""Each third-party package and the module or folder that alone may import it."""

DISTRIBUTIONS = {"werkzeug": "flask", "whoosh": "whoosh-reloaded"}
"""Where the name to install is another than the name to import."""

NO_NAMES = {"base", "common", "helpers", "impl", "manager", "misc", "service", "utils"}
"""A file that has no better name lacks a concept."""


def imports(path: Path, name: str) -> set[str]:
    """The modules that a file imports, anywhere in it, by their full names."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (above, node.module)))
            parts = {f"{module}.{alias.name}" for alias in node.names}
            found |= {part if part in MODULES else module for part in parts}
    return found


def stage(module: str) -> str:
    """The part of the house that a module of ours belongs to: the first name under ``search``."""
    return [*module.split("."), "search"][1]


IMPORTS = {name: imports(path, name) for name, path in MODULES.items()}


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_one_way(name):
    ours = {stage(other) for other in IMPORTS[name] if other.split(".")[0] == "search"}
    assert ours <= MAY_IMPORT[stage(name)]


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("search.index.")])
def test_folders_of_the_index_point_one_way(name):
    """But for the engine's door, which opens what stands behind it."""
    own = WITHIN_INDEX.index(name.split(".")[2])
    others = {other.split(".")[2] for other in IMPORTS[name] if other.startswith("search.index.")}
    assert {WITHIN_INDEX.index(other) for other in others - {"embedded"}} <= set(range(own + 1))


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("search.web.")])
def test_folders_of_the_site_point_one_way(name):
    own = WITHIN_WEB.index(name.split(".")[2])
    others = {other.split(".")[2] for other in IMPORTS[name] if other.startswith("search.web.")}
    assert {WITHIN_WEB.index(other) for other in others} <= set(range(own + 1))
    packages = {other.split(".")[0] for other in IMPORTS[name]}
    assert own >= WITHIN_WEB.index("asking") or not packages & {"flask", "werkzeug"}


@pytest.mark.parametrize("name", MODULES)
def test_third_party_packages_have_one_owner(name):
    packages = {other.split(".")[0] for other in IMPORTS[name]} - sys.stdlib_module_names - {"search"}
    strays = {p for p in packages if not f"{name}.".startswith(OWNERS.get(p, "nobody") + ".")}
    assert not strays


def test_every_owner_uses_what_it_owns():
    used = {other.split(".")[0] for others in IMPORTS.values() for other in others}
    assert set(OWNERS) <= used


def test_what_is_imported_is_declared():
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    declared = set(re.findall(r"^[\w-]+", config["options"]["install_requires"], re.MULTILINE))
    assert declared == {DISTRIBUTIONS.get(package, package) for package in OWNERS}


def test_no_module_imports_itself_by_way_of_others():
    ours = {name: {other for other in others if other in MODULES} for name, others in IMPORTS.items()}
    while free := [name for name, others in ours.items() if not others & set(ours)]:
        for name in free:
            del ours[name]
    assert not ours


def test_the_root_imports_nothing():
    assert not IMPORTS["search"]


@pytest.mark.parametrize("name", MODULES)
def test_modules_say_what_they_are(name):
    assert ast.get_docstring(ast.parse(MODULES[name].read_text(encoding="utf-8")))
    assert MODULES[name].stem not in NO_NAMES


def test_a_command_starts_without_what_it_does_not_need():
    code = "import search.cli, sys; print(sorted({'flask', 'gunicorn', 'jieba', 'msgspec', 'numpy', 'opencc', 'pypinyin', 'whoosh'} & set(sys.modules)))"
    started = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert started.stdout.strip() == "[]"
