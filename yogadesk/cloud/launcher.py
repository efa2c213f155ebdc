"""Starts the engine on this computer, or joins the one that runs."""

from __future__ import annotations

import json
import logging
import threading
import time
from typing import TYPE_CHECKING, BinaryIO

from yogadesk import child
from yogadesk.cloud.site import Access
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    import queue
    import subprocess
    from pathlib import Path

    from yogadesk.work import Ticket

_log = logging.getLogger(__name__)

START_SECONDS = 30.0
"""How long the engine may take to its first answer. It takes about one second on a slow machine."""

_ALREADY_RUNNING = 75
_PROOF, _LONGEST_PROOF = "/.well-known/yogadesk", 1000


class EngineLauncher:
    """Opens the way to the engine of one home folder.

    Several windows share one engine: the first starts it, the others join through `engine.json`.
    The engine ends with the process that started it; the next `open` of any other starts a new one.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def open(self, ticket: Ticket) -> Access:
        """The endpoint and token of a running engine. Raises Trouble if none can be started."""
        with self._lock:
            until = time.monotonic() + START_SECONDS
            while True:
                ticket.check()
                found = self._running() or self._start(ticket, until)
                if found is not None:
                    return _access(found)
                if time.monotonic() > until:
                    raise _cannot_start("it did not answer in time.", self._log)
                ticket.wait(0.1)

    def close(self) -> None:
        """End the engine if this process started it."""
        import subprocess  # milliseconds that the first paint does not wait for

        with self._lock:
            process, self._process = self._process, None
            if process is None:
                return
            if process.stdin is not None:
                process.stdin.close()  # the engine's lifeline
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)
            if process.stdout is not None:
                process.stdout.close()

    @property
    def _log(self) -> Path:
        return self._home / "logs" / "engine.log"

    def _running(self) -> dict[str, str] | None:
        """What `engine.json` says, if it is that engine that answers there."""
        try:
            said = json.loads((self._home / "engine" / "engine.json").read_text("utf-8"))
            found = {"endpoint": str(said["endpoint"]), "token": str(said["token"] or "")}
            key = str(said["key"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return found if _proves(found["endpoint"], key) else None

    def _start(self, ticket: Ticket, until: float) -> dict[str, str] | None:
        """Start an engine; None when another one is just starting (its file will appear)."""
        import subprocess

        self._reap()
        command = child.command("yogadesk.engine", "--home", self._home, "--lifeline")
        with self._opened_log() as log:
            begun = log.tell()
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                **child.apart(),
            )
        try:
            line = _first_line(process, ticket, until)
        except BaseException:
            _end(process)
            raise
        if not line:
            code = _end(process)
            if code == _ALREADY_RUNNING:
                return None
            raise _cannot_start(
                _last_words(self._log, begun) or f"it ended with status {code}.", self._log
            )
        self._process = process
        _log.info("Started the engine as process %d", process.pid)
        said = json.loads(line)
        return {"endpoint": said["endpoint"], "token": said["token"] or ""}

    def _opened_log(self) -> BinaryIO:
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            return self._log.open("ab")
        except OSError as error:
            raise Trouble(
                "The engine did not start",
                f"{self._home} cannot be written to: {error.strerror or error}.",
                "See to it that the folder can be written to and that its disk is not full, or use "
                "another one with --home.",
            ) from error

    def _reap(self) -> None:
        if self._process is not None:
            _end(self._process)
            self._process = None


def _proves(endpoint: str, key: str) -> bool:
    """Whether whoever answers there knows the key. One that was killed leaves its port to anybody
    on the computer: the token and the pictures are for the engine alone."""
    import hmac
    import secrets
    import urllib.request  # 30 ms that the window's first paint does not wait for

    nonce = secrets.token_hex(16)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{endpoint}{_PROOF}?nonce={nonce}", timeout=5) as answer:
            said = json.loads(answer.read(_LONGEST_PROOF))["proof"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    expected = hmac.digest(key.encode(), nonce.encode(), "sha256").hex()
    return hmac.compare_digest(str(said).encode(), expected.encode())


def _first_line(process: subprocess.Popen[bytes], ticket: Ticket, until: float) -> bytes:
    """The engine's first line, or b"" when it ended without one. A pipe cannot be polled on every
    system, so a thread reads it."""
    import queue

    assert process.stdout is not None
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    stdout = process.stdout
    threading.Thread(
        target=lambda: lines.put(stdout.readline()), name="engine-first-line", daemon=True
    ).start()
    while True:
        try:
            return lines.get(timeout=0.05)
        except queue.Empty:
            ticket.check()
            if time.monotonic() > until:
                return b""


def _end(process: subprocess.Popen[bytes]) -> int:
    import subprocess

    if process.stdin is not None:
        process.stdin.close()
    try:
        code = process.wait(2)
    except subprocess.TimeoutExpired:
        process.kill()
        code = process.wait(5)
    if process.stdout is not None:
        process.stdout.close()
    return code


def _last_words(log: Path, since: int) -> str:
    """The last line that the engine wrote to its log, "" without one or for a traceback."""
    with log.open("rb") as file:
        file.seek(since)
        lines = file.read().decode("utf-8", "replace").splitlines()
    return lines[-1] if len(lines) == 1 else ""


def _access(found: dict[str, str]) -> Access:
    from google.auth.credentials import AnonymousCredentials
    from google.oauth2.credentials import Credentials

    token = found["token"]
    return Access(found["endpoint"], Credentials(token) if token else AnonymousCredentials())


def _cannot_start(why: str, log: Path) -> Trouble:
    return Trouble(
        "The engine did not start",
        f"The engine on this computer could not be started: {why}",
        f"Its last words are in {log}. `yogadesk doctor` checks what it needs.",
    )
