"""A download is whole or not there, and never larger than agreed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from yogadesk.cloud import download
from yogadesk.errors import Trouble
from yogadesk.work import Cancelled, Progress, Ticket

BODY = bytes(range(256)) * 4096
PIECE = 256 * 1024


class Handler(BaseHTTPRequestHandler):
    """`/whole`, `/cut` (less than announced), `/endless` (no length), `/away` (elsewhere);
    `/parts` gives what is asked for, and breaks off after `piece` bytes while that is set."""

    piece = 0
    tag = '"one"'
    ranges: ClassVar[list[str | None]] = []

    def _give_part(self) -> None:
        kind = type(self)
        asked = self.headers.get("Range")
        kind.ranges.append(asked)
        begin = 0
        if asked and self.headers.get("If-Range") == kind.tag:
            begin = int(asked.removeprefix("bytes=").rstrip("-"))
        self.send_response(206 if begin else 200)
        if begin:
            self.send_header("Content-Range", f"bytes {begin}-{len(BODY) - 1}/{len(BODY)}")
        self.send_header("ETag", kind.tag)
        self.send_header("Content-Length", str(len(BODY) - begin))
        self.end_headers()
        self.wfile.write(BODY[begin : begin + kind.piece] if kind.piece else BODY[begin:])

    def do_GET(self) -> None:
        if self.path == "/parts":
            self._give_part()
            return
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://192.0.2.1/whole")
            self.end_headers()
            return
        if self.path not in ("/whole", "/cut", "/endless"):
            self.send_error(404)
            return
        self.send_response(200)
        if self.path != "/endless":
            self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        try:
            self.wfile.write(BODY if self.path != "/cut" else BODY[:1000])
        except ConnectionError:
            return  # it was enough for whoever asked

    def log_message(self, *_: object) -> None:
        """Tests are silent."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_file_is_fetched_with_progress(server: str, tmp_path: Path) -> None:
    heard: list[Progress] = []
    target = tmp_path / "new" / "m.onnx"
    download.fetch(f"{server}/whole", target, len(BODY), Ticket(heard.append), 5)
    assert target.read_bytes() == BODY
    assert heard[0].total == len(BODY)


@pytest.mark.parametrize(
    ("path", "most", "words"),
    [
        ("/cut", len(BODY), "broke off"),
        ("/whole", len(BODY) - 1, "is the most that is taken"),
        ("/endless", len(BODY) - 1, "is the most that is taken"),
        ("/none", len(BODY), "answered with status 404"),
    ],
)
def test_what_goes_wrong_leaves_what_was_there(
    path: str, most: int, words: str, server: str, tmp_path: Path
) -> None:
    target = tmp_path / "m.onnx"
    target.write_bytes(b"before")
    with pytest.raises(Trouble, match=words):
        download.fetch(server + path, target, most, Ticket(), 5)
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_cancel_leaves_nothing(server: str, tmp_path: Path) -> None:
    ticket = Ticket(lambda _: ticket.cancel())
    ticket.cancel()
    with pytest.raises(Cancelled):
        download.fetch(f"{server}/whole", tmp_path / "m.onnx", len(BODY), ticket, 5)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "address", ["http://example.com/m.onnx", "ftp://example.com/m", "file:///etc/passwd"]
)
def test_an_address_that_is_not_safe_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="is not an https address"):
        download.fetch(address, tmp_path / "m", 10, Ticket(), 5)


def test_being_sent_on_to_an_unsafe_address_is_refused(server: str, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"192\.0\.2\.1/whole is not an https address"):
        download.fetch(f"{server}/away", tmp_path / "m", len(BODY), Ticket(), 1)


@pytest.fixture
def parts() -> Iterator[type[Handler]]:
    Handler.piece, Handler.tag, Handler.ranges = PIECE, '"one"', []
    yield Handler
    Handler.piece = 0


def test_what_broke_off_goes_on_where_it_stopped(
    server: str, parts: type[Handler], tmp_path: Path
) -> None:
    target = tmp_path / "m.onnx"
    for _ in range(3):
        with pytest.raises(Trouble, match="broke off"):
            download.fetch(f"{server}/parts", target, len(BODY), Ticket(), 5)
        assert not target.exists()
    download.fetch(f"{server}/parts", target, len(BODY), Ticket(), 5)
    assert target.read_bytes() == BODY
    assert parts.ranges == [None, *(f"bytes={n * PIECE}-" for n in (1, 2, 3))]
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_changed_meanwhile_is_fetched_from_its_beginning(
    server: str, parts: type[Handler], tmp_path: Path
) -> None:
    target = tmp_path / "m.onnx"
    with pytest.raises(Trouble):
        download.fetch(f"{server}/parts", target, len(BODY), Ticket(), 5)
    parts.piece, parts.tag = 0, '"two"'
    download.fetch(f"{server}/parts", target, len(BODY), Ticket(), 5)
    assert target.read_bytes() == BODY
