"""Names of files: in Chinese, on any system, and nothing that a header or a folder could be led astray by."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.http import parse_options_header

from search.web.feeds.naming import LONGEST, disposition, named


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("小微企业 贷款", "小微企业 贷款.csv"),
        ('"按职责分工负责"', "按职责分工负责.csv"),
        ("营商环境 年:2023", "营商环境 年 2023.csv"),
        ("../../etc/passwd", "etc passwd.csv"),
        ("a\r\nSet-Cookie: x", "a Set-Cookie x.csv"),
        ("\u202egpj.exe", "gpj.exe.csv"),
        ("...", "公报.csv"),
        ("", "公报.csv"),
        ("济" * 500, "济" * LONGEST + ".csv"),
    ],
)
def test_a_file_is_called_by_what_it_holds(said, name):
    assert named(said, "csv") == name


@given(st.text())
def test_any_name_is_one_file_and_one_header(said):
    name = named(said, "json")
    assert not re.search(r'[\\/:*?"<>|\x00-\x1f]', name) and name.endswith(".json") and name[0] not in ". "
    assert len(name.encode()) <= 255
    header = disposition(name)
    assert header.isascii() and header.isprintable()
    kind, options = parse_options_header(header)
    assert (kind, options["filename"]) == ("attachment", name)
    assert unquote(header.partition("filename*=UTF-8''")[2]) == name
