"""What was asked, read: names and values as typed → a ``Question``, or all that is wrong with them.

Values that are no text are written as in JSON: 10, true. What is not known is refused, not passed over, so that a
misspelt argument never answers another question than was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

import msgspec

from search.errors import Wrong, WrongArguments
from search.web.api.questions import Paged, Question

Q = TypeVar("Q", bound=Question)
Schema = Mapping[str, Any]


def read(asks: type[Q], given: Iterable[tuple[str, str]]) -> Q:
    """The question that ``given`` asks; ``WrongArguments`` names every argument that it cannot be read with."""
    typed: dict[str, list[str]] = {}
    for name, value in given:
        typed.setdefault(name, []).append(value)
    wanted, needed = schemas(asks)
    wrong = [_unknown(name, wanted) for name in typed if name not in wanted]
    wrong += [_missing(name, wanted[name]) for name in needed if name not in typed]
    values: dict[str, Any] = {}
    for field in msgspec.structs.fields(asks):
        if field.name in typed:
            try:
                values[field.name] = _value(typed[field.name], field.type, wanted[field.name])
            except (msgspec.ValidationError, msgspec.DecodeError):
                wrong.append(_unfit(field.name, typed[field.name], wanted[field.name]))
    if wrong:
        raise WrongArguments(tuple(wrong))
    return asks(**values)


@cache
def schemas(asks: type[Question]) -> tuple[dict[str, Schema], tuple[str, ...]]:
    """The JSON schema of each argument, and the names of those that must be given. How to page is told last."""
    components = msgspec.json.schema_components([asks])[1]
    whole = components[asks.__name__]
    last = {field.name for field in msgspec.structs.fields(Paged)}
    names = sorted(whole["properties"], key=last.__contains__)
    return {name: _resolved(whole["properties"][name], components) for name in names}, (*whole.get("required", ()),)


def _resolved(schema: Schema, components: Mapping[str, Schema]) -> Schema:
    """``schema`` with what it refers to (an enumeration) in its place."""
    name = schema.get("$ref", "").rpartition("/")[2]
    rest = {key: value for key, value in schema.items() if key != "$ref"}
    return {"type": "string", "enum": components[name]["enum"], **rest} if name else schema


def _value(typed: Sequence[str], kind: Any, schema: Schema) -> Any:
    if schema["type"] == "array":
        return msgspec.convert(list(typed), kind)
    if len(typed) > 1 or typed[0] != typed[0].strip() and schema["type"] != "string":
        raise msgspec.ValidationError
    return msgspec.convert(typed[0], kind) if schema["type"] == "string" else msgspec.json.decode(typed[0], type=kind)


# --- what is wrong, in Chinese and in English ---


def _unknown(name: str, wanted: Mapping[str, Schema]) -> Wrong:
    known = sorted(wanted)
    chinese = f"没有“{_short(name)}”这个参数，可用：{'、'.join(known)}。" if known else f"这里没有参数，请去掉“{_short(name)}”。"
    english = f"There is no parameter “{_short(name)}”; there are: {', '.join(known) or 'none'}."
    return Wrong(_short(name), chinese, english)


def _missing(name: str, schema: Schema) -> Wrong:
    chinese, english = fitting(schema)
    return Wrong(name, f"缺少参数 {name}，应为{chinese}。", f"The parameter {name} is missing; it is {english}.")


def _unfit(name: str, typed: Sequence[str], schema: Schema) -> Wrong:
    chinese, english = fitting(schema)
    said = "、".join(f"“{_short(value)}”" for value in typed[:_REPEATED])
    return Wrong(name, f"{name} 应为{chinese}，收到的是{said}。", f"{name} must be {english}, not {said.replace('、', ', ')}.")


_REPEATED, _SHOWN = 6, 20
"""Values, and characters of each, that are repeated of what is wrong."""


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def fitting(schema: Schema) -> tuple[str, str]:
    """What fits a schema, in Chinese and in English.

    >>> fitting({"type": "integer", "minimum": 1, "maximum": 100})
    ('1—100 的整数', 'an integer from 1 to 100')
    """
    match schema:
        case {"enum": values}:
            return "、".join(values) + " 之一", "one of " + ", ".join(values)
        case {"type": "boolean"}:
            return "true 或 false", "true or false"
        case {"type": "integer", "minimum": least, "maximum": most}:
            return f"{least}—{most} 的整数", f"an integer from {least} to {most}"
        case {"type": "array", "minItems": least, "maxItems": most, "items": {"maxLength": longest}}:
            return f"{least}—{most} 个，每个 1—{longest} 字", f"{least} to {most} values of 1 to {longest} characters"
        case {"format": "date"}:
            return "一个日期，写成 2026-11-21 这样", "a date such as 2026-11-21"
        case {"maxLength": longest}:
            least = schema.get("minLength", 0)
            return f"{least}—{longest} 个字符的一个值", f"one value of {least} to {longest} characters"
    raise ValueError(f"nothing is said about {schema}")
