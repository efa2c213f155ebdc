"""What every endpoint of BigQuery's API shares: bodies, parameters, answers, preconditions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from yogadesk.engine.faults import Fault, invalid, unsupported

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from starlette.requests import Request

ROOT: Final = "/bigquery/v2"

Json = dict[str, Any]
"""A JSON object, as a request or an answer carries it."""


def route(method: str, path: str, endpoint: Callable[[Request, Json], Any]) -> Route:
    """An endpoint that works on a thread: it gets the request and its JSON body, and returns the
    JSON to answer with, a Response, or None for an empty 204."""

    async def answer(request: Request) -> Response:
        body = await json_body(request)
        said = await run_in_threadpool(endpoint, request, body)
        return said if isinstance(said, Response) else json_response(said)

    return Route(ROOT + path, answer, methods=[method])


async def json_body(request: Request) -> Json:
    """The request's JSON object, empty for no body. Raises a Fault for anything else."""
    raw = await request.body()
    return parse_json(raw) if raw else {}


def parse_json(raw: bytes) -> Json:
    """A JSON object. Raises BigQuery's 400 `parseError` for anything else."""
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError) as e:
        raise Fault(400, "parseError", f"Invalid JSON payload received. {e}") from e
    if not isinstance(body, dict):
        raise Fault(400, "parseError", "Invalid JSON payload received. An object was expected.")
    return body


def json_response(body: Json | None) -> Response:
    """`body` as the answer, with its etag as a header; None is an empty 204."""
    if body is None:
        return Response(status_code=204)
    raw = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    headers = {"ETag": body["etag"]} if "etag" in body else None
    return Response(raw, media_type="application/json; charset=UTF-8", headers=headers)


def number(values: Mapping[str, Any], name: str) -> int | None:
    """A whole number from a query string or a body, where it may come as a string; None without."""
    value = values.get(name)
    if value is None or value == "":
        return None
    try:
        found = int(value)
    except (TypeError, ValueError) as e:
        raise invalid(f"Invalid value for {name}: {value}", name) from e
    if found < 0:
        raise invalid(f"Invalid value for {name}: {value}", name)
    return found


def flag(values: Mapping[str, Any], name: str) -> bool:
    """Whether a flag is set in a query string ("true") or a body (true)."""
    return values.get(name) in (True, "true", "True", "1")


def text(values: Mapping[str, Any], name: str) -> str | None:
    """A string, or None without. Raises a Fault for a value of another type."""
    value = values.get(name)
    if value is not None and not isinstance(value, str):
        raise invalid(f"Invalid value for {name}: a string was expected.", name)
    return value


def part(values: Mapping[str, Any], name: str) -> Json:
    """A JSON object inside another one, empty where it is missing."""
    value = values.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise invalid(f"Invalid value for {name}: an object was expected.", name)
    return value


def only(values: Mapping[str, Any], known: Collection[str], where: str) -> None:
    """Refuse, by name, a setting that is not known to mean the same here.

    What is empty or false asks for nothing and passes.
    """
    for name, value in values.items():
        if name not in known and value not in (None, False, "", [], {}):
            raise unsupported(f"{where}.{name}")


def check_etag(request: Request, etag: str) -> None:
    """Raise 412 when the client says it knows an older state (`If-Match`)."""
    expected = request.headers.get("if-match")
    if expected and expected != "*" and expected.strip('"') != etag:
        raise Fault(412, "conditionNotMet", "Precondition check failed.", "If-Match")


def page(request: Request, items: list[Any], size: int = 1000) -> tuple[list[Any], Json]:
    """The page of a list that the request asks for, and what names the next one."""
    start = page_start(request.query_params)
    asked = number(request.query_params, "maxResults")
    count = size if asked is None else min(asked, size)
    more = start + count < len(items)
    return items[start : start + count], {"nextPageToken": str(start + count)} if more else {}


def page_start(values: Mapping[str, Any]) -> int:
    """Where a page begins. Raises a Fault for a token this engine never gave."""
    token = values.get("pageToken")
    if not token:
        return number(values, "startIndex") or 0
    if values.get("startIndex") not in (None, ""):
        raise invalid("Only one of pageToken and startIndex may be given.", "pageToken")
    if not (str(token).isascii() and str(token).isdigit()):
        raise invalid(f"Invalid value for pageToken: {token}", "pageToken")
    return int(token)


def merged(old: Mapping[str, Any], changes: Mapping[str, Any]) -> Json:
    """`old` with `changes` as PATCH means them: null removes, an object merges, else replace."""
    new = dict(old)
    for key, value in changes.items():
        if value is None:
            new.pop(key, None)
        elif isinstance(value, dict):
            before = new.get(key)
            new[key] = merged(before if isinstance(before, dict) else {}, value)
        else:
            new[key] = value
    return new
