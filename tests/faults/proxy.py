"""A way to an engine on which one call goes wrong, once or for ever."""

from __future__ import annotations

import http.client
import json
import re
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.http_body import body_of

STATUS: dict[str, tuple[int, dict[str, Any]]] = {
    "401": (401, {"reason": "authError", "message": "Invalid Credentials"}),
    "403 permission": (
        403,
        {"reason": "accessDenied", "message": "Access Denied: Permission denied on the resource."},
    ),
    "403 API off": (
        403,
        {
            "reason": "accessNotConfigured",
            "message": "This API has not been used in project 1 before or it is disabled. "
            "Enable it, then retry.",
        },
    ),
    "403 billing off": (
        403,
        {"reason": "billingNotEnabled", "message": "Billing has not been enabled."},
    ),
    "404": (404, {"reason": "notFound", "message": "Not found: it"}),
    "409": (409, {"reason": "conflict", "message": "It exists or was changed meanwhile."}),
    "412": (412, {"reason": "conditionNotMet", "message": "A condition does not hold."}),
    "429": (429, {"reason": "rateLimitExceeded", "message": "Too many requests."}),
    "500": (500, {"reason": "backendError", "message": "Internal error."}),
    "503": (503, {"reason": "backendError", "message": "Try again later."}),
}
BREAKS = ("refused", "reset", "hang", "truncated")
FAULTS = (*STATUS, *BREAKS)

_PASSING = {"connection", "keep-alive", "transfer-encoding", "content-length", "host"}
_VARYING = [
    (re.compile(r"\?.*"), ""),
    (re.compile(r"/projects/[^/:]+"), "/projects/P"),
    (re.compile(r"/locations/[^/:]+"), "/locations/L"),
    (re.compile(r"/(datasets|tables|models|connections|b|o|jobs|queries|reservations)/[^/:]+"),
     r"/\1/N"),
    (re.compile(r"/operations/[^/:]+"), "/operations/N"),
    (re.compile(r"/assignments/[^/:]+"), "/assignments/N"),
]  # fmt: skip


def kind_of(method: str, path: str) -> str:
    """A call without the names in it: `GET /bigquery/v2/projects/P/datasets/N`."""
    for pattern, plain in _VARYING:
        path = pattern.sub(plain, path)
    return f"{method} {path}"


@dataclass
class _Break:
    """What goes wrong with a call, and how often it will yet."""

    fault: str
    left: float


class Proxy:
    """Listens at `endpoint` and passes everything on to the engine, but for the broken call.

    `calls` lists what went over it; `made` how often the engine said yes to each call, path and
    all, that makes something; `spans` which bytes of uploads went over it.
    """

    def __init__(self, engine: str) -> None:
        self.engine = engine.removeprefix("http://")
        self.calls: list[str] = []
        self.made: dict[str, int] = {}
        self.spans: list[str] = []
        self._broken: dict[str, _Break] = {}
        self._lock = threading.Lock()
        self.over = threading.Event()
        self.held = threading.Event()
        self._server: _Server | None = None
        self._port = 0
        self._listen()

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def break_call(self, kind: str, fault: str, times: float) -> None:
        """Let the next `times` calls of this kind go wrong, beside those of other kinds.

        "held" is for tests that end the client: the engine does what the call says, `held` is set,
        and the answer never comes.
        """
        with self._lock:
            self._broken[kind] = _Break(fault, times)

    def repair(self) -> None:
        """Let everything through again."""
        with self._lock:
            self._broken.clear()
        self.over.set()
        self.over = threading.Event()
        if self._server is None:
            self._listen()

    def close(self) -> None:
        self.over.set()
        self._stop()

    def fault_for(self, kind: str) -> str | None:
        """What goes wrong with this call."""
        with self._lock:
            self.calls.append(kind)
            found = self._broken.get(kind)
            if found is None or found.left <= 0:
                return None
            found.left -= 1
            return found.fault

    def note(self, method: str, path: str, status: int, body: bytes, span: str | None) -> None:
        """Remember what the engine made."""
        if span is not None:
            self.spans.append(span)
        is_making = method == "POST" and re.search(
            r"/(datasets|connections|b|reservations|assignments|v3/projects)(\?|$)", path
        )
        if is_making and status < 300:
            said = re.sub(rb"\s+", b"", body)
            name = re.search(rb'"(?:datasetId|name|projectId)":"([^"]+)"', said)
            key = f"{path} {name.group(1).decode() if name else ''}"
            with self._lock:
                self.made[key] = self.made.get(key, 0) + 1

    def refuse(self) -> None:
        """Stop listening; when the fault is not for ever, listen again a moment later."""
        threading.Thread(target=self._refuse, daemon=True).start()

    def _refuse(self) -> None:
        self._stop()
        if all(one.left <= 0 for one in list(self._broken.values())):
            time.sleep(0.15)
            if self._server is None:
                self._listen()

    def _listen(self) -> None:
        server = _Server(("127.0.0.1", self._port), _Handler)
        server.proxy = self
        self._port = server.server_address[1]
        self._server = server
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()

    def _stop(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.shutdown()
            server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    proxy: Proxy

    def handle_error(self, *_: object) -> None:
        """A client that went away is no error here."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    _upstream: http.client.HTTPConnection | None = None

    def _pass_on(self) -> None:
        server = self.server
        assert isinstance(server, _Server)
        proxy = server.proxy
        body = body_of(self)
        fault = proxy.fault_for(kind_of(self.command, self.path))
        if fault in STATUS:
            self._refuse(fault)
            return
        if fault == "refused":
            proxy.refuse()
            self._reset()
            return
        if fault == "hang":
            proxy.over.wait(20)
            self._reset()
            return
        status, headers, said = self._ask(proxy, body)
        if fault == "held":
            proxy.held.set()
            proxy.over.wait(20)
            self._reset()
            return
        if fault == "reset":
            self._reset()
            return
        self._answer(status, headers, said, is_cut=fault == "truncated")

    def _ask(self, proxy: Proxy, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        headers = {n: v for n, v in self.headers.items() if n.lower() not in _PASSING}
        if self._upstream is None:
            self._upstream = http.client.HTTPConnection(proxy.engine, timeout=60)
        try:
            self._upstream.request(self.command, self.path, body or None, headers)
            response = self._upstream.getresponse()
        except (ConnectionError, http.client.HTTPException):
            self._upstream.close()
            self._upstream.request(self.command, self.path, body or None, headers)
            response = self._upstream.getresponse()
        said = response.read()
        span = self.headers.get("Content-Range")
        proxy.note(self.command, self.path, response.status, body, span)
        here = proxy.endpoint.removeprefix("http://")
        given = [
            (name, value.replace(proxy.engine, here))
            for name, value in response.getheaders()
            if name.lower() not in _PASSING
        ]
        return response.status, given, said.replace(proxy.engine.encode(), here.encode())

    def _refuse(self, fault: str) -> None:
        status, error = STATUS[fault]
        said = {"error": {"code": status, "message": error["message"], "errors": [error]}}
        extra = [("Retry-After", "1")] if status == 429 else []
        headers = [("Content-Type", "application/json"), *extra]
        self._answer(status, headers, json.dumps(said).encode())

    def _reset(self) -> None:
        """Close without a goodbye: the other side sees the connection reset."""
        self.close_connection = True
        with suppress(OSError):
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()

    def _answer(
        self, status: int, headers: list[tuple[str, str]], said: bytes, is_cut: bool = False
    ) -> None:
        try:
            self.send_response_only(status)
            for name, value in headers:
                self.send_header(name, value)
            if status not in (204, 304):
                # Cut: more is announced than comes.
                self.send_header("content-length", str(len(said) + (64 if is_cut else 0)))
            self.end_headers()
            self.wfile.write(said[: len(said) // 2] if is_cut else said)
            self.wfile.flush()
        except ConnectionError:
            self.close_connection = True
        if is_cut:
            self.close_connection = True

    def finish(self) -> None:
        if self._upstream is not None:
            self._upstream.close()
        with suppress(OSError, ValueError):
            super().finish()

    def log_message(self, *_: object) -> None:
        """Tests are silent."""


for _verb in ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"):
    setattr(_Handler, f"do_{_verb}", _Handler._pass_on)


@contextmanager
def proxied(engine: str) -> Iterator[Proxy]:
    """A proxy in front of the engine at this endpoint."""
    proxy = Proxy(engine)
    try:
        yield proxy
    finally:
        proxy.close()
