"""One request as a handler wants it, and answers as Google's clients do."""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from yogadesk.engine.faults import Fault, invalid

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.datastructures import Headers, QueryParams
    from starlette.requests import Request


@dataclass(frozen=True, slots=True)
class Call:
    """A request that has been read to its end. `path` holds the variable parts of its path."""

    method: str
    path: Mapping[str, str]
    query: QueryParams
    headers: Headers
    body: bytes
    base: str

    def json(self) -> dict[str, Any]:
        """The body's JSON object, {} when it is empty. Raises Fault."""
        return parse_json(self.body)

    def number(self, name: str, otherwise: int | None = None) -> int | None:
        """The parameter's whole number. Raises Fault."""
        return whole(self.query, name, otherwise)

    def flag(self, name: str) -> bool:
        """Whether the parameter is set: Python's clients write True, others true."""
        return self.query.get(name, "").lower() == "true"


async def run(work: Callable[..., Any], *given: Any) -> Any:
    """Do `work` in a thread: files and databases never hold up the event loop."""
    return await asyncio.get_running_loop().run_in_executor(None, work, *given)


async def read_call(request: Request, path: Mapping[str, str]) -> Call:
    body = await request.body()
    base = f"http://{request.headers['host']}"
    return Call(request.method, path, request.query_params, request.headers, body, base)


def sync(handler: Callable[[Call], Response]) -> Callable[[Request], Awaitable[Response]]:
    """A route's endpoint from a handler that blocks."""

    async def endpoint(request: Request) -> Response:
        call = await read_call(request, request.path_params)
        response: Response = await run(handler, call)
        return response

    return endpoint


def answer(said: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON answer."""
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    return Response(body, status, headers, "application/json; charset=UTF-8")


def parse_json(body: bytes) -> dict[str, Any]:
    """A body's JSON object, {} when it is empty. Raises Fault."""
    if not body:
        return {}
    try:
        parsed = json.loads(body)
    except (ValueError, RecursionError):
        raise Fault(400, "parseError", "The body is not valid JSON.") from None
    if not isinstance(parsed, dict):
        raise Fault(400, "parseError", "The body must be a JSON object.")
    return parsed


def whole(query: Mapping[str, str], name: str, otherwise: int | None = None) -> int | None:
    """The whole number that parameter `name` gives, `otherwise` without it. Raises Fault."""
    text = query.get(name)
    if text is None or text == "":
        return otherwise
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise invalid(f"Invalid value for {name}: {text[:40]!r} is not a whole number.", name)
    return int(text)


def page_token(position: str) -> str:
    """Where the next page starts, as an opaque word."""
    return base64.urlsafe_b64encode(position.encode()).decode()


def parse_page_token(token: str | None) -> str:
    """The position in a token, "" without one. Raises Fault for what no page gave."""
    try:
        return base64.b64decode(token or "", b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        raise invalid("Invalid page token.", "pageToken") from None
