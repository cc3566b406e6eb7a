"""The API as an OpenAPI 3.1 document, made of the table of endpoints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from search.web.addresses import Addresses
from search.web.api import arguments, problems
from search.web.api.endpoint import Endpoint, Samples
from search.web.api.endpoints import ENDPOINTS
from search.web.api.problems import Problem
from search.web.api.questions import Paged

VERSION = "1.0.0"
"""Of the API: the first number grows when anything is taken away or changes its meaning, the second when anything is
added, the third when only words change."""

ABOUT = """\
逐条检索政府公报，供其他程序读取：只读，不用登记，不设 Cookie，任何网站的网页都可以直接调用（CORS）。
以后只增加字段和接口，不改名，不删除；请忽略不认识的字段。写错和多出的参数会被拒绝，不会被忽略。
一页一页取时，把上一页的 next 原样作为 cursor 带上，或者用 Link 头里的地址：数据没有更新时不重不漏；有更新时，从上一页最后一项之后接着给，changed 为 true，其间挪动过的可能有重有漏。
每个答案都有 ETag，带 If-None-Match 再问，没有变化时答 304。出错时答 application/problem+json（RFC 9457），中英文都有。
地址里的汉字按 UTF-8 写成百分号编码，用 curl 时写 -G --data-urlencode。"""

COMMON = (400, 405, 414, 500, 503)
"""What any endpoint may answer with; besides, 404 where something may be missing."""

Schema = dict[str, Any]
REF = "#/components/schemas/{name}"


@lru_cache(maxsize=4)  # 20 ms; nobody changes what it gives
def document(at: Addresses, some: Samples) -> Schema:
    """The whole document of the API at ``at``, with ``some`` examples."""
    shapes = [one.answers for one in ENDPOINTS] + [Problem]
    schemas = msgspec.json.schema_components(shapes, ref_template=REF)[1]
    return {
        "openapi": "3.1.0",
        "info": {"title": "政府公报检索 API", "version": VERSION, "description": ABOUT},
        "servers": [{"url": at.api()}],
        "externalDocs": {"description": "这些接口的说明网页", "url": at.api_page()},
        "paths": {one.path: {"get": _operation(one, one.example(some))} for one in ENDPOINTS},
        "components": {
            "schemas": {name: _open(schema) for name, schema in schemas.items()},
            "responses": {_name(status): _problem(status) for status in (404, *COMMON)},
            "headers": HEADERS,
        },
    }


HEADERS: Schema = {
    "ETag": {"description": "答案的版本，供 If-None-Match", "schema": {"type": "string"}},
    "Link": {"description": "rel=next 是下一页的地址（RFC 8288）；没有下一页就没有", "schema": {"type": "string"}},
    "Allow": {"description": "可以用的方法", "required": True, "schema": {"type": "string"}},
}


def _operation(one: Endpoint, example: Mapping[str, str]) -> Schema:
    named = HEADERS if issubclass(one.asks, Paged) else ("ETag",)
    headers = {name: {"$ref": f"#/components/headers/{name}"} for name in named if name != "Allow"}
    content = {"application/json": {"schema": {"$ref": REF.format(name=one.answers.__name__)}}}
    failures = sorted({*COMMON, *((404,) if one.missing else ())})
    return {
        "operationId": one.name,
        "summary": one.summary,
        "description": one.detail,
        "parameters": [_parameter(name, one, example.get(name)) for name in arguments.schemas(one.asks)[0]],
        "responses": {
            "200": {"description": one.summary, "headers": headers, "content": content},
            "304": {"description": "与 If-None-Match 所说的相同", "headers": {"ETag": headers["ETag"]}},
            **{str(status): {"$ref": f"#/components/responses/{_name(status)}"} for status in failures},
        },
    }


def _parameter(name: str, one: Endpoint, example: str | None) -> Schema:
    schemas, needed = arguments.schemas(one.asks)
    schema = dict(schemas[name])
    told = {"description": schema.pop("description", ""), "schema": schema}
    place = "path" if name in names(one.path) else "query"
    return {"name": name, "in": place, "required": name in needed, **told} | ({"example": example} if example else {})


def names(path: str) -> list[str]:
    """
    >>> names("/issues/{year}/{number}")
    ['year', 'number']
    """
    return re.findall(r"{(\w+)}", path)


def _open(schema: Schema) -> Schema:
    """A schema as it is published: to objects fields may be added one day; enumerations need no English words."""
    dropped = "description" if "enum" in schema else "additionalProperties"
    return {key: value for key, value in schema.items() if key != dropped}


def _name(status: int) -> str:
    return problems.sort(status).name


def _problem(status: int) -> Schema:
    kind = problems.sort(status)
    headers = {"headers": {"Allow": {"$ref": "#/components/headers/Allow"}}} if status == 405 else {}
    content = {problems.MEDIA_TYPE: {"schema": {"$ref": REF.format(name="Problem")}}}
    return {"description": f"{kind.title}：{kind.advice}", **headers, "content": content}
