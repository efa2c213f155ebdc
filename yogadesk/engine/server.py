"""The engine's front: one application over storage, connections and whatever routes it is given."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Router

from yogadesk.engine.connections.api import connections_routes
from yogadesk.engine.faults import Fault, disk_fault
from yogadesk.engine.storage.api import storage_routes
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from concurrent.futures import Executor
    from typing import Any

    from starlette.requests import Request
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp, Receive, Scope, Send

    from yogadesk.engine.auth import Guard
    from yogadesk.engine.connections.store import Connections
    from yogadesk.engine.storage.store import ObjectStore

_LARGEST_BODY = 64 * 1024 * 1024
"""Of a request that is not an upload. BigQuery takes 10 MB in a request; uploads are streamed."""


def make_app(
    objects: ObjectStore,
    connections: Connections,
    guard: Guard,
    more: Sequence[BaseRoute] = (),
    checks: Sequence[Middleware] = (),
) -> Starlette:
    """The application: `objects` and `connections` behind their APIs, then the routes in `more`.

    A request that `guard` lets in passes through `checks` first. Every failure leaves the
    application in Google's JSON form.
    """
    return Starlette(
        routes=[*storage_routes(objects), *connections_routes(connections), *more],
        middleware=[Middleware(_Door, guard=guard), *checks],
        exception_handlers=_HANDLERS,
    )


def render(fault: Fault) -> Response:
    """The answer that tells of `fault`."""
    if fault.code == 304:
        return Response(status_code=304)  # which may not have a body
    headers = {"WWW-Authenticate": "Bearer"} if fault.code == 401 else None
    return JSONResponse(fault.body(), fault.code, headers)


class _Door:
    """Checks a request before anything of the engine sees it."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self._app = app
        self._guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            try:
                self._guard.check(scope)
                receive = _limited(scope, receive)
            except Fault as fault:
                await render(fault)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _limited(scope: Scope, receive: Receive) -> Receive:
    """`receive`, refusing a body that is too large. Raises Fault at once when that is announced."""
    if scope["path"].startswith("/upload/"):
        return receive
    headers: dict[bytes, bytes] = dict(scope["headers"])
    if (length := headers.get(b"content-length")) is not None:
        if int(length) > _LARGEST_BODY:  # the HTTP parser lets only digits through
            raise _too_large()
        return receive
    if b"transfer-encoding" not in headers:
        return receive
    taken = 0

    async def counted() -> Any:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > _LARGEST_BODY:
            raise _too_large()
        return message

    return counted


def _too_large() -> Fault:
    return Fault(413, "uploadTooLarge", f"Request bodies may have {_LARGEST_BODY} bytes at most.")


async def _on_fault(_: Request, error: Exception) -> Response:
    assert isinstance(error, Fault)
    return render(error)


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return render(Fault(404, "notFound", f"Not Found: {request.url.path}"))
    if error.status_code == 405:
        said = f"{request.method} is not known for {request.url.path}."
        return render(Fault(405, "httpMethodNotAllowed", said))
    return render(Fault(error.status_code, "invalid", str(error.detail)))


async def _on_disk(_: Request, error: Exception) -> Response:
    """A full or read-only disk is the world's fault and no bug; every other OSError is one."""
    assert isinstance(error, OSError | sqlite3.Error)
    fault = disk_fault(error)
    if fault is None:
        raise error
    return render(fault)


async def _on_trouble(_: Request, error: Exception) -> Response:
    """What the engine needs cannot be used: to ask again changes nothing before somebody acts."""
    return render(Fault(500, "engineError", str(error)))


async def _on_disconnect(_: Request, __: Exception) -> Response:
    return Response(status_code=400)  # nobody is left to read it


async def _on_bug(_: Request, error: Exception) -> Response:
    """Starlette raises the error on after this answer; the HTTP server logs its traceback."""
    said = f"The engine failed: {type(error).__name__}. Its log has the details."
    return render(Fault(500, "backendError", said))


_HANDLERS: Mapping[Any, Callable[[Request, Exception], Awaitable[Response]]] = {
    Fault: _on_fault,
    Trouble: _on_trouble,
    HTTPException: _on_http,
    ClientDisconnect: _on_disconnect,
    OSError: _on_disk,
    sqlite3.Error: _on_disk,
    Exception: _on_bug,
}


class LateRoutes:
    """Routes whose making takes long: made in the background, awaited by whoever asks for one."""

    def __init__(self, build: Callable[[], Sequence[BaseRoute]]) -> None:
        self._build = build
        self._router: asyncio.Future[Router] | None = None

    def start(self, executor: Executor) -> None:
        """Begin to make them. To be called once, on the running event loop."""
        loop = asyncio.get_running_loop()
        self._router = loop.run_in_executor(executor, lambda: Router(self._build()))

    def mount(self) -> BaseRoute:
        """What takes every request that reaches it: belongs at the end of the routes."""
        return Mount("", self._serve)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._router is None:
            raise Fault(503, "backendError", "The engine is still starting.")
        # Shielded: one request given up at shutdown must not take the routes from the others.
        router = await asyncio.shield(self._router)
        await router(scope, receive, send)
