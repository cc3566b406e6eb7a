"""What a file is called where it is saved, in Chinese, on any system."""

from __future__ import annotations

import re
from urllib.parse import quote

LONGEST = 60
"""Characters of a name: in UTF-8 180 bytes of the 255 that file systems take."""

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+')
"""What Windows forbids in a name, and what does not show in it but changes how it reads (exe.txt for txt.exe)."""


def named(said: str, form: str) -> str:
    """The name of a file of this form that holds what is ``said``.

    >>> named("小微企业 贷款", "csv"), named('"a/b" ..', "csv"), named("?", "json")
    ('小微企业 贷款.csv', 'a b.csv', '公报.json')
    """
    name = " ".join(_FORBIDDEN.sub(" ", said).split())[:LONGEST].strip(" .")
    return f"{name or '公报'}.{form}"


def disposition(name: str) -> str:
    """``Content-Disposition`` of a file to save (RFC 6266): in Chinese for who reads RFC 8187, in ASCII for others.

    >>> disposition("公报 1.csv")
    'attachment; filename="gazette.csv"; filename*=UTF-8\\'\\'%E5%85%AC%E6%8A%A5%201.csv'
    """
    form = name.rpartition(".")[2]
    return f"attachment; filename=\"gazette.{form}\"; filename*=UTF-8''{quote(name, safe='')}"
