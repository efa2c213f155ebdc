"""Whether a request and its answer are what a discovery document describes."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.wire import documents
from tests.wire.documents import Json, Method

_ALIASES = {"$alt": "alt", "$prettyPrint": "prettyPrint", "$fields": "fields"}
_UNDOCUMENTED = {"upload_id", "uploadType", "upload_protocol"}
"""System parameters of uploads: documented in prose, left out of some documents."""

_BY_CLIENTS = {("bigquery.jobs.get", "projection")}
"""What Google's own clients send although the documents do not know it."""

_RANGES = {"int32": 2**31, "uint32": 2**32, "int64": 2**63, "uint64": 2**64}


@dataclass(frozen=True)
class Exchange:
    """One request and its answer, as they went over the wire. Names of headers in lower case."""

    verb: str
    target: str
    headers: dict[str, str]
    body: bytes
    status: int
    said_headers: dict[str, str]
    said: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> list[tuple[str, str]]:
        return parse_qsl(urlsplit(self.target).query, keep_blank_values=True)

    @property
    def method(self) -> Method | None:
        return documents.find(self.verb, self.path)


def problems(exchange: Exchange) -> list[str]:
    """What is wrong with an exchange, in words; empty when all is as documented."""
    method = exchange.method
    if method is None:
        return [f"{exchange.verb} {exchange.path}: no such method"]
    found = [*_of_parameters(exchange, method), *_of_request(exchange, method)]
    found += _of_error(exchange) if exchange.status >= 400 else _of_answer(exchange, method)
    return [f"{method.id} ({exchange.status}): {each}" for each in found]


def _of_parameters(exchange: Exchange, method: Method) -> Iterator[str]:
    given = [(_ALIASES.get(name, name), value) for name, value in exchange.query]
    path = method.path_values(exchange.path) or {}
    for name, value in [*given, *((name, value) for name, value in path.items() if name)]:
        described = method.parameters.get(name)
        if described is None:
            is_of_uploads = method.kind == "upload" and name in _UNDOCUMENTED
            if not is_of_uploads and (method.id, name) not in _BY_CLIENTS:
                yield f"unknown parameter {name}"
        elif name != "alt":
            yield from _of_text(value, described, f"parameter {name}")
    there = {name for name, _ in given}
    for name, described in method.parameters.items():
        is_needed = described.get("location") == "query" and described.get("required")
        if is_needed and name not in there:
            yield f"missing parameter {name}"
    names = [name for name, _ in given]
    for name in there:
        if names.count(name) > 1 and not method.parameters.get(name, {}).get("repeated"):
            yield f"parameter {name} given more than once"


def _of_text(value: str, described: Json, where: str) -> Iterator[str]:
    """A parameter's value, which is text for every type."""
    kind = described.get("type")
    if kind == "boolean" and value.lower() not in ("true", "false"):
        yield f"{where}: {value!r} is no boolean"
    if (kind == "integer" or "int" in described.get("format", "")) and not _is_whole(value):
        yield f"{where}: {value!r} is no whole number"
    if "enum" in described and value not in described["enum"]:
        yield f"{where}: {value!r} is none of the enumeration"
    if "pattern" in described and not re.fullmatch(described["pattern"].strip("^$"), value):
        yield f"{where}: {value!r} does not fit {described['pattern']}"


def _of_request(exchange: Exchange, method: Method) -> Iterator[str]:
    body = exchange.body
    if method.kind == "upload":
        body = _metadata(exchange)
    if not body:
        return
    if method.request is None:
        if body.strip() != b"{}":
            yield "a body where none belongs"
        return
    numbers = any("enum-encoding=int" in value for _, value in exchange.query)
    checker = _Checker(method.api, strict=False, numbered=numbers)
    yield from (f"request{each}" for each in checker.body(body, method.request))


def _metadata(exchange: Exchange) -> bytes:
    """The JSON of an upload: a part of the body, all of it, or none."""
    query = dict(exchange.query)
    if exchange.verb == "PUT" or query.get("uploadType") == "media":
        return b""
    if query.get("uploadType") != "multipart":
        return exchange.body
    mark = exchange.headers["content-type"].partition("boundary=")[2].strip("\"'").encode()
    first = exchange.body.split(b"--" + mark)[1]
    return first.partition(b"\r\n\r\n")[2].strip()


def _of_answer(exchange: Exchange, method: Method) -> Iterator[str]:
    query = dict(exchange.query)
    is_media = method.kind == "download" or query.get("alt") == "media"
    is_begun = method.kind == "upload" and "location" in exchange.said_headers
    if is_media or is_begun or exchange.status in (204, 304, 308):
        if not is_media and exchange.said:
            yield "an answer where none belongs"
        return
    if method.response is None:
        if exchange.said.strip() not in (b"", b"{}"):
            yield "an answer where none belongs"
        return
    kind = exchange.said_headers.get("content-type", "")
    if not kind.startswith("application/json"):
        yield f"the answer has the type {kind!r}"
        return
    checker = _Checker(method.api, strict=True, numbered=False)
    yield from (f"answer{each}" for each in checker.body(exchange.said, method.response))


def _of_error(exchange: Exchange) -> Iterator[str]:
    """Google's form of an error, which no document describes."""
    try:
        error = json.loads(exchange.said)["error"]
        if error["code"] != exchange.status:
            yield f"the error's code {error['code']!r} is not the status"
        if not isinstance(error["message"], str) or not error["message"]:
            yield "the error has no message"
        if not re.fullmatch(r"[A-Z_]+", error["status"]):
            yield f"the error's status {error['status']!r}"
        for each in error["errors"]:
            if not (isinstance(each["reason"], str) and isinstance(each["message"], str)):
                yield "an error without reason or message"
    except (ValueError, KeyError, TypeError) as wrong:
        yield f"the error has not Google's form: {wrong!r}"


class _Checker:
    """Checks JSON against the schemas of one API.

    `strict` is for answers: whole numbers of 64 bits must be text there. `numbered` lets
    enumerations be numbers, as the request asked for with `enum-encoding=int`.
    """

    def __init__(self, api: str, strict: bool, numbered: bool) -> None:
        self._schemas = documents.document(api)["schemas"]
        self._strict = strict
        self._numbered = numbered

    def body(self, raw: bytes, schema: str) -> Iterator[str]:
        try:
            value = json.loads(raw)
        except ValueError:
            yield ": no JSON"
            return
        yield from self._check(value, {"$ref": schema}, "")

    def _check(self, value: Any, described: Json, where: str) -> Iterator[str]:
        if "$ref" in described:
            described = self._schemas[described["$ref"]]
        if value is None and not self._strict:
            return  # a request takes something away
        kind = described.get("type", "any")
        check = {
            "object": self._object,
            "array": self._array,
            "string": self._string,
            "integer": self._number,
            "number": self._number,
            "boolean": self._boolean,
        }.get(kind)
        if check is not None:
            yield from check(value, described, where)
        elif kind != "any":
            yield f"{where}: the document has the unheard-of type {kind}"

    def _object(self, value: Any, described: Json, where: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{where}: {value!r} is no object"
            return
        known = described.get("properties", {})
        others = described.get("additionalProperties")
        for name, each in value.items():
            inner = known.get(name, others)
            if inner is None:
                yield f"{where}.{name}: no such field"
            else:
                yield from self._check(each, inner, f"{where}.{name}")

    def _array(self, value: Any, described: Json, where: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{where}: {value!r} is no list"
            return
        for place, each in enumerate(value):
            yield from self._check(each, described["items"], f"{where}[{place}]")

    def _string(self, value: Any, described: Json, where: str) -> Iterator[str]:
        form = described.get("format", "")
        if "enum" in described and isinstance(value, int) and self._numbered:
            return
        if form in _RANGES and isinstance(value, int) and not self._strict:
            value = str(value)
        if not isinstance(value, str):
            yield f"{where}: {value!r} is no text"
        elif "enum" in described and value not in described["enum"]:
            yield f"{where}: {value!r} is none of the enumeration"
        elif not _fits(value, form):
            yield f"{where}: {value!r} is no {form}"

    def _number(self, value: Any, described: Json, where: str) -> Iterator[str]:
        whole = described["type"] == "integer"
        if not self._strict and isinstance(value, str):
            value = float(value) if _is_whole(value) else value
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield f"{where}: {value!r} is no number"
        elif whole and (value != int(value) or abs(value) >= _RANGES[described["format"]]):
            yield f"{where}: {value!r} is no {described['format']}"

    def _boolean(self, value: Any, _: Json, where: str) -> Iterator[str]:
        if not isinstance(value, bool):
            yield f"{where}: {value!r} is no boolean"


def _fits(value: str, form: str) -> bool:
    if form in _RANGES:
        least = 0 if form.startswith("u") else -_RANGES[form]
        return _is_whole(value) and least <= int(value) < _RANGES[form]
    if form in ("date-time", "google-datetime"):
        try:
            return datetime.fromisoformat(value).tzinfo is not None
        except ValueError:
            return False
    if form == "byte":
        try:
            base64.b64decode(value, b"-_" if set(value) & {"-", "_"} else None, validate=True)
        except binascii.Error:
            return False
    return True


def _is_whole(value: str) -> bool:
    return re.fullmatch(r"-?[0-9]+", value) is not None
