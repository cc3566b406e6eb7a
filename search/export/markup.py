"""XML as bytes, well-formed whatever the texts in it hold: a character that no XML can hold becomes U+FFFD."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, tostring

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All but the characters of XML 1.0 (production 2)."""


def written(root: Element) -> bytes:
    """The file that ``root`` is, in UTF-8."""
    for element in root.iter():
        _legalize(element)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, "utf-8")


def _legalize(element: Element) -> None:
    element.text, element.tail = (text and _ILLEGAL.sub("\ufffd", text) for text in (element.text, element.tail))
    element.attrib.update({name: _ILLEGAL.sub("\ufffd", value) for name, value in element.attrib.items()})
