"""A way to an engine that writes down what goes over it."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.http_body import body_of
from tests.wire.validation import Exchange

_PASSING = {"connection", "keep-alive", "transfer-encoding", "content-length", "host"}


class Recorder:
    """Listens at `endpoint`; `exchanges` are in the order in which they ended."""

    def __init__(self, engine: str) -> None:
        self.engine = engine.removeprefix("http://")
        self.exchanges: list[Exchange] = []
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.recorder = self
        self.endpoint = f"http://127.0.0.1:{self._server.server_address[1]}"

    def serve(self) -> None:
        self._server.serve_forever(poll_interval=0.05)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    recorder: Recorder


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # one piece an answer

    def _pass_on(self) -> None:
        server = self.server
        assert isinstance(server, _Server)
        recorder = server.recorder
        body = body_of(self)
        headers = {name: value for name, value in self.headers.items() if not _is_passing(name)}
        upstream = http.client.HTTPConnection(recorder.engine, timeout=60)
        try:
            upstream.request(self.command, self.path, body or None, headers)
            response = upstream.getresponse()
            said = response.read()
        finally:
            upstream.close()
        given = [
            (name, value.replace(recorder.engine, recorder.endpoint.removeprefix("http://")))
            for name, value in response.getheaders()
            if not _is_passing(name)
        ]
        recorder.exchanges.append(
            Exchange(
                self.command,
                self.path,
                {name.lower(): value for name, value in self.headers.items()},
                body,
                response.status,
                {name.lower(): value for name, value in given},
                said,
            )
        )
        self._answer(response.status, given, said)

    def _answer(self, status: int, headers: list[tuple[str, str]], said: bytes) -> None:
        try:
            self.send_response_only(status)
            for name, value in headers:
                self.send_header(name, value)
            if status not in (204, 304):
                self.send_header("content-length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)
            self.wfile.flush()
        except ConnectionError:
            self.close_connection = True  # nobody waits for it any more

    def log_message(self, *_: object) -> None:
        """Tests are silent."""


for _verb in ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"):
    setattr(_Handler, f"do_{_verb}", _Handler._pass_on)


def _is_passing(name: str) -> bool:
    """Whether a header is about one connection only."""
    return name.lower() in _PASSING


@contextmanager
def recording(engine: str) -> Iterator[Recorder]:
    """A recorder in front of the engine at this endpoint."""
    recorder = Recorder(engine)
    thread = threading.Thread(target=recorder.serve, name="recorder", daemon=True)
    thread.start()
    try:
        yield recorder
    finally:
        recorder.close()
        thread.join(10)
