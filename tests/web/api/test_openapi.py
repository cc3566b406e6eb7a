"""The description is valid, complete, true of every answer, and told to people, too."""

from __future__ import annotations

import re
from urllib.parse import unquote

import jsonschema
import pytest
from bs4 import BeautifulSoup
from openapi_spec_validator import OpenAPIV31SpecValidator

from search.index.embedded import EmbeddedEngine
from search.web import create_app
from search.web.api.endpoints import ENDPOINTS
from search.web.api.openapi import names
from search.web.api.problems import SORTS
from search.web.site import site

from .test_endpoints import CASES


@pytest.fixture(scope="module")
def described(client):
    return client.get("/api/v1/openapi.json").json


def test_the_document_is_valid(described):
    assert described["openapi"].startswith("3.1")
    assert not list(OpenAPIV31SpecValidator(described).iter_errors())


def closed(schema):
    """A schema that allows nothing of which it does not tell."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {"additionalProperties": False} if "properties" in schema and schema.get("type") == "object" else {}
    return {**{name: closed(one) for name, one in schema.items()}, **shut}


@pytest.mark.parametrize(("name", "path", "said"), CASES)
def test_answers_have_what_is_described_and_nothing_more(client, described, name, path, said):
    operation = next(one["get"] for one in described["paths"].values() if one["get"]["operationId"] == name)
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    whole = {**schema, "components": {"schemas": closed(described["components"]["schemas"])}}
    jsonschema.Draft202012Validator(whole).validate(client.get(f"/api/v1{path}").json)


def test_what_is_routed_is_described(client, described):
    rules = {rule.rule for rule in client.application.url_map.iter_rules() if rule.rule.startswith("/api/v1/")}
    told = {re.sub(r"{(\w+)}", r"<path:\1>", f"/api/v1{path}") for path in described["paths"]}
    assert rules == told | {"/api/v1/openapi.json"}


@pytest.mark.parametrize("one", ENDPOINTS, ids=lambda one: one.name)
def test_what_is_asked_in_the_path_is_needed(described, one):
    parameters = described["paths"][one.path]["get"]["parameters"]
    assert {each["name"] for each in parameters if each["in"] == "path"} == set(names(one.path))
    assert all(each["required"] for each in parameters if each["in"] == "path")
    assert ("404" in described["paths"][one.path]["get"]["responses"]) == bool(one.missing)


def test_everything_is_explained_in_chinese(described):
    for schema in described["components"]["schemas"].values():
        if "enum" in schema:
            continue
        assert re.search("[一-龥]", schema["description"]), schema["title"]
        for name, field in schema["properties"].items():
            assert re.search("[一-龥]", field.get("description", "")), (schema["title"], name)


def test_examples_are_of_what_is_held(client, described):
    for path, item in described["paths"].items():
        given = {one["name"]: one["example"] for one in item["get"]["parameters"] if "example" in one}
        asked = re.sub(r"{(\w+)}", lambda step: given.pop(step[1]), path)
        assert client.get(f"/api/v1{asked}", query_string=given).status_code == 200


@pytest.fixture(scope="module")
def page(client):
    return BeautifulSoup(client.get("/api").text, "html.parser")


def test_the_page_tells_of_every_endpoint(page, client):
    for one in ENDPOINTS:
        section = page.find(id=one.name).find_parent("section")
        assert one.detail in section.text and f"GET {one.path}" in section.text
        example = next(link["href"] for link in section.select("a") if "/api/v1/" in link["href"])
        assert client.get(example).status_code == 200
        assert section.pre.text.startswith("{")


def test_the_page_tells_of_every_parameter(page, described):
    for one in ENDPOINTS:
        told = {row.th.text.strip(): row.text for row in page.find(id=one.name).find_parent("section").select("tbody tr")}
        parameters = described["paths"][one.path]["get"]["parameters"]
        assert list(told) == [each["name"] for each in parameters]
        assert all(each["description"] in told[each["name"]] for each in parameters)
        assert all(("必写" in told[each["name"]]) == each["required"] for each in parameters)


def test_the_page_tells_of_every_problem(page):
    assert all(page.find(id=f"problem-{one.name}") for one in SORTS)


def test_everything_leads_there_under_a_path(engine):
    client = create_app(engine, site("https://example.org/gazette")).test_client()
    described = client.get("/gazette/api/v1/openapi.json")
    assert described.json["servers"] == [{"url": "/gazette/api/v1"}]
    assert '<https://example.org/gazette/api/v1/openapi.json>; rel="service-desc"' in described.headers["Link"]
    page = BeautifulSoup(client.get("/gazette/api").text, "html.parser")
    links = [link["href"] for link in page.select("main a") if not link["href"].startswith("#")]
    assert len(links) > len(ENDPOINTS) and all(link.startswith("/gazette/") for link in links)
    assert {client.get(link).status_code for link in links} == {200}
    answer = client.get("/gazette/api/v1/search?q=贷款&limit=2")
    assert answer.json["hits"][0]["url"].startswith("/gazette/document/")
    assert answer.headers["Link"].startswith("<https://example.org/gazette/api/v1/search?q=")
    document = client.get("/gazette/api/v1/documents/济政发2022-17").json
    assert unquote(document["url"]) == "https://example.org/gazette/document/济政发2022-17"


def test_an_empty_gazette_has_its_description_and_its_page(tmp_path):
    engine = EmbeddedEngine.create(tmp_path / "index")
    client = create_app(engine).test_client()
    assert not list(OpenAPIV31SpecValidator(client.get("/api/v1/openapi.json").json).iter_errors())
    assert client.get("/api").status_code == 200
    engine.close()
