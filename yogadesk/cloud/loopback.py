"""The page on this computer to which the browser comes back after signing in."""

from __future__ import annotations

import hmac
import http.server
import queue
import threading
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

_HTML = (
    "<!doctype html><meta charset=utf-8><title>yogadesk</title>"
    "<p style='font: 1.2em sans-serif; margin: 3em'>{}</p>"
)
_LARGEST_TARGET = 8192


class Page:
    """Listens on a free port of 127.0.0.1 for as long as the context lasts."""

    def __init__(self) -> None:
        self._answers: queue.SimpleQueue[dict[str, str]] = queue.SimpleQueue()
        self._server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), _handler(self._answers), bind_and_activate=True
        )
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="sign-in-page", daemon=True
        )

    @property
    def address(self) -> str:
        """Where the browser is to come back to."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def take(self, state: str) -> dict[str, str] | None:
        """The answer that carries this state, if it came. Others are thrown away: any page in the
        browser can send one here."""
        while not self._answers.empty():
            answer = self._answers.get()
            given = answer.get("state", "")
            if hmac.compare_digest(given.encode(), state.encode()):
                return answer
        return None

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(
    answers: queue.SimpleQueue[dict[str, str]],
) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        timeout = 5

        def do_GET(self) -> None:
            target = urlsplit(self.path[:_LARGEST_TARGET])
            answer = dict(parse_qsl(target.query))
            if target.path != "/" or not ("code" in answer or "error" in answer):
                self.send_error(404)
                return
            answers.put(answer)
            said = "You can close this tab and return to yogadesk."
            body = _HTML.format(said).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the address holds a secret."""

    return Handler
