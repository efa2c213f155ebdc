"""The application around the routes it is given: late ones, and bugs seen from outside."""

from __future__ import annotations

import asyncio
import errno
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from yogadesk.engine.auth import Guard
from yogadesk.engine.connections.store import Connections
from yogadesk.engine.faults import Fault
from yogadesk.engine.server import LateRoutes, make_app
from yogadesk.engine.storage.store import ObjectStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[tuple[ObjectStore, Connections]]:
    objects, connections = ObjectStore(tmp_path), Connections(tmp_path)
    yield objects, connections
    objects.close()
    connections.close()


async def _ask(app: Any, path: str, said: list[dict[str, Any]] | None = None) -> tuple[int, bytes]:
    """One GET request to `app`; the status and the body. `said` gets what was sent, as it is."""
    said = [] if said is None else said
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1:1234")],
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    await app(scope, receive, send)
    return said[0]["status"], b"".join(one.get("body", b"") for one in said)


def _app(stores: Any, *routes: Any) -> Any:
    return make_app(*stores, Guard(1234, None), routes)


def _raising(error: Exception) -> Any:
    async def endpoint(_: Any) -> None:
        raise error

    return Route("/broken", endpoint)


def test_late_routes_make_their_callers_wait_and_nobody_else(stores):
    may_build = threading.Event()

    async def endpoint(_: Any) -> PlainTextResponse:
        return PlainTextResponse("late")

    def build() -> list[Route]:
        assert may_build.wait(20)
        return [Route("/bigquery", endpoint)]

    async def story(background: ThreadPoolExecutor) -> None:
        late = LateRoutes(build)
        app = _app(stores, late.mount())
        assert (await _ask(app, "/bigquery"))[0] == 503, "nobody has begun to make them"
        late.start(background)
        waiting = asyncio.create_task(_ask(app, "/bigquery"))
        unknown = asyncio.create_task(_ask(app, "/unknown"))
        assert (await _ask(app, "/storage/v1/b/none"))[0] == 404
        assert not waiting.done()
        may_build.set()
        assert await waiting == (200, b"late")
        assert (await unknown)[0] == 404

    with ThreadPoolExecutor(1) as background:
        asyncio.run(story(background))


def test_a_bug_is_a_500_in_googles_form_and_is_raised_for_the_log(stores):
    app = _app(stores, _raising(ZeroDivisionError("secret detail")))
    said: list[dict[str, Any]] = []
    with pytest.raises(ZeroDivisionError):
        asyncio.run(_ask(app, "/broken", said))
    assert said[0]["status"] == 500
    assert b'"reason":"backendError"' in said[1]["body"]
    assert b"secret detail" not in said[1]["body"]


@pytest.mark.parametrize(
    ("error", "status", "reason"),
    [
        (Fault(409, "duplicate", "Already Exists: x"), 409, b"duplicate"),
        (OSError(errno.ENOSPC, "No space left on device"), 507, b"quotaExceeded"),
        (OSError(errno.EROFS, "Read-only file system"), 507, b"engineError"),
        (PermissionError(errno.EACCES, "Permission denied"), 507, b"engineError"),
    ],
)
def test_what_the_world_does_wrong_is_told(stores, error, status: int, reason: bytes):
    told = asyncio.run(_ask(_app(stores, _raising(error)), "/broken"))
    assert told[0] == status
    assert b'"reason":"' + reason in told[1]


def test_another_error_of_the_disk_is_a_bug(stores):
    with pytest.raises(OSError, match="bad"):
        asyncio.run(_ask(_app(stores, _raising(OSError(errno.EBADF, "bad"))), "/broken"))
