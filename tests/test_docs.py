"""The documents say what is true: sessions are run, names are those of the code, links lead somewhere."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
from pathlib import Path

import pytest

from search import cli
from search.query import FIELDS, OPERATORS
from search.web import create_app

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh.md")
DOCUMENTS = sorted(
    str(path.relative_to(ROOT))
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "corpus").glob("*.md"))
)

COMMANDS = re.findall(r"^    ([a-z]+) ", cli.grammar().format_help(), re.MULTILINE)

FENCE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
OURS = re.compile(r"`((?:search|tests|corpus|docs|\.ci)/[\w./-]*)`")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def sessions(name: str) -> list[tuple[str, str]]:
    """The ``gazette`` commands that a document shows, each with the output that it shows."""
    found = []
    for block in FENCE.findall(text(name)):
        for shown in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = shown.partition("\n")
            if command.startswith("gazette "):
                found.append((command, output.rstrip("\n")))
    return found


@pytest.mark.parametrize(("name", "command", "output"), [(n, c, o) for n in READMES for c, o in sessions(n)])
def test_sessions_are_real(name, command, output, index, capsys, monkeypatch):
    monkeypatch.setenv("GAZETTE_INDEX", str(index))
    monkeypatch.chdir(ROOT)
    cli.main(shlex.split(command)[1:])
    assert "".join(capsys.readouterr()).rstrip("\n") == output


@pytest.mark.parametrize("name", READMES)
def test_there_is_a_session(name):
    assert [command for command, _ in sessions(name) if command.startswith("gazette search")]


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("command", COMMANDS)
def test_commands_are_documented(name, command):
    assert f"`gazette {command}" in text(name)


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("command", COMMANDS)
def test_options_are_documented(name, command, capsys):
    with pytest.raises(SystemExit):
        cli.main([command, "--help"])
    options = set(re.findall(r"--[a-z]+", capsys.readouterr().out.partition("例：")[0]))
    assert {option for option in options if option not in text(name)} <= {"--help"}


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_fields_are_documented(name, field):
    row = next((line for line in text(name).splitlines() if line.startswith(f"| `{field.name}:` |")), "")
    assert {f"`{word}`" for word in (*field.aliases, field.example)} <= set(re.findall(r"`[^`]+`", row))


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.example)
def test_operators_are_documented(name, operator):
    row = next((line for line in text(name).splitlines() if line.startswith(f"| `{operator.example}` |")), "")
    assert {f"`{sign}`" for sign in operator.signs} <= set(re.findall(r"`[^`]+`", row))


@pytest.mark.parametrize("name", READMES)
def test_routes_are_documented(name, engine):
    rules = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule) for rule in create_app(engine).url_map.iter_rules()}
    assert {rule for rule in rules if f"`{rule}`" not in text(name)} <= {"/static/{filename}"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name):
    targets = [(ROOT / name).parent / link for link in LINK.findall(text(name))]
    targets += [ROOT / path for path in OURS.findall(text(name))]
    assert [str(target) for target in targets if not os.path.lexists(target)] == []


def test_architecture_is_a_map():
    assert len(text("ARCHITECTURE.md").splitlines()) < 120
    files = {path.name for folder in ("search", "tests") for path in (ROOT / folder).rglob("*.py")}
    assert set(re.findall(r"`(\w+\.py)`", text("ARCHITECTURE.md"))) <= files


def test_the_changelog_begins_with_what_is_unreleased():
    assert re.findall(r"^## (.+)$", text("CHANGELOG.md"), re.MULTILINE)[0] == "Unreleased"


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("*.txt")), ids=lambda path: path.name)
def test_the_corpus_is_as_it_came(path):
    line = f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}"
    assert line in text("corpus/SHA256SUMS").splitlines()
    assert line in text("corpus/README.md").splitlines()
