"""Who cites whom, of documents that cite each other, which those of the corpus do not."""

from __future__ import annotations

import msgspec
import pytest

from search.gazette.parse import read
from search.index.embedded import EmbeddedEngine
from search.web import create_app
from search.web.api.endpoints import citations, documents
from tests.web.test_graph import NET

from .test_cursors import pages

SAID = {
    "济政发2020-1": ("济政发〔2020〕1号", "《济南市人民政府关于印发济南市政务服务办法的通知》"),
    "济政发2020-3": ("济政发〔2020〕3号",),
    None: ("《济南市人民政府关于公布济南市便民服务事项目录的通知》",),
}
"""By what each is cited; the last has no 文号."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    engine = EmbeddedEngine.create(tmp_path_factory.mktemp("citing") / "index")
    readings = [read(f"{name}.txt", data) for name, data in NET.items()]
    engine.write(readings)
    yield create_app(engine).test_client(), [document for reading in readings for document in reading.documents]
    engine.close()


@pytest.mark.parametrize("key", SAID)
def test_those_that_cite_are_those_that_say_it(made, key):
    client, held = made
    key_ = key or next(one.id for one in held if one.number is None)
    said = {c.id for d in held for c in d.clauses if any(name in c.text for name in SAID[key])}
    given = list(pages(client, f"/documents/{key_}/cited-by?", 7))
    hits = [hit for page in given for hit in page["hits"]]
    assert [hit["rank"] for hit in hits] == list(range(1, len(said) + 1))
    assert {hit["clause"]["id"] for hit in hits} == said
    assert {page["total"] for page in given} == {len(said)}
    for page in given:
        msgspec.convert(page, citations.CitedBy)


def test_a_document_tells_the_first_that_cite_it(made):
    client, _ = made
    whole = client.get("/api/v1/documents/济政发2020-1").json
    hits = client.get("/api/v1/documents/济政发2020-1/cited-by?limit=100").json["hits"]
    assert [one["clause"] for one in whole["cited_by"]] == [hit["clause"]["id"] for hit in hits][: documents.MOST]
    assert len(hits) > 30


def test_what_is_cited_leads_to_what_is_held(made):
    client, held = made
    hub = next(one for one in held if one.id == "济政发2020-1")
    found = client.get("/api/v1/documents/济政发2020-1/cites").json
    assert {one["number"]: one["target"] for one in found["citations"] if one["number"]} == {
        "国发〔2022〕5号": "outside",
        "鲁政发〔2019〕3号": "outside",
        "济政发〔2020〕3号": "济政发2020-3",
        "济政发〔2020〕1号": "济政发2020-1",
    }
    spans = [(c.id, one.span.start) for c in hub.clauses for one in c.citations if not one.clause]
    assert [(one["in"], one["start"]) for one in found["citations"]] == spans
    assert found["total"] == len(spans) == 10
