"""Starting, joining, losing and ending the engine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psutil
import pytest

from yogadesk.cloud.launcher import EngineLauncher
from yogadesk.errors import Trouble
from yogadesk.work import Cancelled, Ticket


def test_a_second_window_joins_the_engine_of_the_first(tmp_path: Path) -> None:
    first, second = EngineLauncher(tmp_path), EngineLauncher(tmp_path)
    try:
        one = first.open(Ticket())
        two = second.open(Ticket())
        assert one.endpoint == two.endpoint
        assert one.credentials.token == two.credentials.token
        assert second._process is None
    finally:
        second.close()
        first.close()


def test_the_engine_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from yogadesk.cloud.launcher import EngineLauncher\n"
        "from yogadesk.work import Ticket\n"
        "launcher = EngineLauncher(Path(sys.argv[1])); launcher.open(Ticket())\n"
        "print(launcher._process.pid, flush=True); sys.stdin.read()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert parent.stdout is not None
    assert parent.stdin is not None
    engine = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.wait(10)
    parent.stdout.close()
    parent.stdin.close()
    engine.wait(10)
    assert not engine.is_running()


def test_a_killed_engine_is_replaced_at_the_next_call(tmp_path: Path) -> None:
    launcher = EngineLauncher(tmp_path)
    try:
        launcher.open(Ticket())
        process = launcher._process
        assert process is not None
        process.kill()
        process.wait(10)
        assert launcher.open(Ticket()).endpoint
        assert launcher._process is not None
        assert launcher._process.pid != process.pid
    finally:
        launcher.close()


def test_the_token_is_for_this_user_alone(tmp_path: Path) -> None:
    launcher = EngineLauncher(tmp_path)
    try:
        launcher.open(Ticket())
        mode = (tmp_path / "engine" / "engine.json").stat().st_mode
        # Windows keeps a user's folder private itself, and has no such bits.
        assert os.name == "nt" or mode & 0o077 == 0
    finally:
        launcher.close()


def test_an_engine_that_cannot_start_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", os.fspath(_ends_at_once(tmp_path)))
    with pytest.raises(Trouble) as caught:
        EngineLauncher(tmp_path).open(Ticket())
    assert "did not start" in caught.value.title
    assert "engine.log" in caught.value.advice


def test_a_home_without_room_for_a_log_is_explained(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    with pytest.raises(Trouble) as caught:
        EngineLauncher(tmp_path).open(Ticket())
    assert str(tmp_path) in caught.value.happened
    assert "can be written to" in caught.value.advice


def test_what_the_engine_says_of_its_folder_is_passed_on(tmp_path: Path) -> None:
    (tmp_path / "engine").write_text("a file where the folder should be")
    with pytest.raises(Trouble) as caught:
        EngineLauncher(tmp_path).open(Ticket())
    assert "cannot use the folder" in caught.value.happened
    assert "can be written to" in caught.value.happened


def test_a_cancel_ends_the_start(tmp_path: Path) -> None:
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        EngineLauncher(tmp_path).open(ticket)


def _ends_at_once(folder: Path) -> Path:
    """An interpreter that is none: a program that ends with status 3."""
    if os.name == "nt":
        program = folder / "python.bat"
        program.write_text("@exit /b 3\n")
    else:
        program = folder / "python"
        program.write_text("#!/bin/sh\nexit 3\n")
        program.chmod(0o755)
    return program


@contextmanager
def listening(answer: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """Somebody else at a port: the address, and all that was sent there."""
    heard: list[bytes] = []

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.raw_requestline + self.headers.as_bytes())
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", heard
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("answer", [b"{}", b'{"proof": "00"}', b'{"proof": null}', b"[1]", b"no"])
def test_somebody_else_at_the_port_of_a_dead_engine_learns_nothing(
    tmp_path: Path, answer: bytes
) -> None:
    told = tmp_path / "engine" / "engine.json"
    told.parent.mkdir()
    with listening(answer) as (endpoint, heard):
        left = {"endpoint": endpoint, "token": "a secret", "pid": 1, "key": "another secret"}
        told.write_text(json.dumps(left))
        launcher = EngineLauncher(tmp_path)
        try:
            assert launcher.open(Ticket()).endpoint != endpoint
        finally:
            launcher.close()
    assert len(heard) == 1
    assert b"secret" not in heard[0]
    assert b"Authorization" not in heard[0]
