"""JSON-LD of a document: what schema.org calls its parts, and no word of what is not known."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from search.export.jsonld import NOT_IN_FORCE, legislation
from tests.cite.cases import LOOSE, PLAN, TABLE, documents
from tests.outlines import DOCUMENTS

ADDRESS = "https://gazette.example.cn/document/x"


def test_a_document_with_everything():
    assert legislation(documents()["济政发2021-10"], ADDRESS) == {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": ADDRESS,
        "url": ADDRESS,
        "name": "济南市人民政府关于加快跨境电子商务发展的意见",
        "legislationIdentifier": "济政发〔2021〕10号",
        "legislationType": "意见",
        "legislationDate": "2021-05-28",
        "datePublished": "2021-05-28",
        "legislationPassedBy": [{"@type": "GovernmentOrganization", "name": "济南市人民政府"}],
        "inLanguage": "zh-Hans",
        "isPartOf": {
            "@type": "PublicationIssue",
            "issueNumber": "10/11",
            "datePublished": "2021-06-05",
            "isPartOf": {"@type": "Periodical", "name": "济南市人民政府公报"},
        },
    }


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("济政发2022-18", "identifier", {"@type": "PropertyValue", "propertyID": "规范性文件登记号", "value": "JNCR-2022-0010006"}),
        (LOOSE, "isPartOf", None),
        (LOOSE, "datePublished", None),
        (TABLE, "hasPart", [
            {"@type": "Legislation", "name": "济南市职业技能提升行动2019年培训任务分解表"},
            {"@type": "Legislation", "name": "济南市职业提升行动实施方案（2019－2021年）重点任务分工"},
        ]),
        (PLAN, "legislationLegalForce", None),
        (PLAN, "temporalCoverage", None),
    ],
)
def test_what_is_known(name, key, value):
    assert legislation(documents()[name]).get(key) == value


@pytest.mark.parametrize(
    ("effective", "expires", "interval"),
    [
        (date(2022, 11, 10), date(2025, 11, 9), "2022-11-10/2025-11-09"),
        (date(2022, 11, 10), None, "2022-11-10/.."),
        (None, date(2025, 11, 9), "../2025-11-09"),
    ],
)
def test_what_is_in_force_is_passed_in(effective, expires, interval):
    said = legislation(documents()["济政发2022-18"], effective=effective, expires=expires, force=NOT_IN_FORCE)
    assert said["temporalCoverage"] == interval and said["legislationLegalForce"] == "https://schema.org/NotInForce"


def test_an_issue_without_its_day_has_its_year():
    assert legislation(documents()[PLAN])["isPartOf"]["datePublished"] == "2022"


@given(DOCUMENTS)
def test_nothing_unknown_is_said(document):
    text = json.dumps(legislation(document), ensure_ascii=False)
    assert "null" not in text.replace(json.dumps(document.title, ensure_ascii=False), "") and "[]" not in json.loads(text).values()
    bare = replace(document, number=None, kind=None, issuers=(), dated=None, printed=None, registration=None, issue=None, attachments=())
    assert set(legislation(bare)) == {"@context", "@type", "name", "inLanguage"}
