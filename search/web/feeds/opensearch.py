"""How a browser's search box, or another program, asks us: an OpenSearch description (1.1, draft 6)."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from search.export.markup import written
from search.web.addresses import Addresses
from search.web.feeds import atom

NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
MIMETYPE = "application/opensearchdescription+xml"
SUGGESTIONS = "application/x-suggestions+json"

NAME, LONG_NAME = "公报检索", "政府公报全文检索"
"""At most 16 and 48 characters."""

_DESCRIPTION = "逐条检索政府公报：公文、条款、文号、责任单位、时限和效力。"


def description(at: Addresses, example: str | None) -> bytes:
    """The XML that says where words go; ``example`` is a question that finds something, if any does."""
    root = Element("OpenSearchDescription", xmlns=NAMESPACE)
    for name, text in (("ShortName", NAME), ("LongName", LONG_NAME), ("Description", _DESCRIPTION)):
        SubElement(root, name).text = text
    for relation, form, path in (
        ("results", "text/html", at.asking()),
        ("results", atom.MIMETYPE, at.asking(".atom")),
        ("suggestions", SUGGESTIONS, at.suggesting()),
        ("self", MIMETYPE, at.opensearch()),
    ):
        SubElement(root, "Url", rel=relation, type=form, template=at.absolute(path))
    SubElement(root, "Image", type="image/svg+xml").text = at.absolute(at.static("icon.svg"))
    if example:
        SubElement(root, "Query", role="example", searchTerms=example)
    for name, text in (("SyndicationRight", "open"), ("AdultContent", "false"), ("Language", "zh-CN")):
        SubElement(root, name).text = text
    for name in ("OutputEncoding", "InputEncoding"):
        SubElement(root, name).text = "UTF-8"
    return written(root)
