"""The engine's life: lock the home, open the port, tell where it is, serve, tidy up."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import logging
import os
import secrets
import signal
import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import filelock
import uvicorn

from yogadesk.engine import proof
from yogadesk.engine.auth import Guard
from yogadesk.engine.connections.store import Connections
from yogadesk.engine.management import Management
from yogadesk.engine.private_file import write_private
from yogadesk.engine.server import LateRoutes, make_app
from yogadesk.engine.storage.store import ObjectStore
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType

    from starlette.routing import BaseRoute

HELD = 75
"""Exit status when another engine holds the home (EX_TEMPFAIL)."""

_GRACE = 3
"""Seconds that requests in flight get at the end."""

_THREADS = 16
"""For file and database work. Most wait for the disk, and share its commits when they are many."""

_log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the engine until it is told to stop. Returns the exit status."""
    asked = _parse(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    os.umask(0o077)  # all that it writes is for this user alone
    folder = Path(asked.home).expanduser().resolve() / "engine"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(folder / "engine.lock", timeout=0):
            return _run(folder, asked)
    except filelock.Timeout:
        _say(f"Another engine is using {folder.parent}. Only one can use a folder at a time.")
        return HELD
    except Trouble as trouble:
        _say(str(trouble))
        return 1
    except OSError as error:
        _say(
            f"The engine cannot use the folder {folder}: {error}. See to it that it can be written "
            "to and that its disk is not full, or use another one with --home."
        )
        return 1


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m yogadesk.engine",
        description="BigQuery ML and Cloud Storage on this computer, behind Google's REST APIs.",
    )
    parser.add_argument("--home", required=True, help="the folder that holds everything")
    parser.add_argument("--port", type=int, default=0, help="the port on 127.0.0.1 (default: any)")
    parser.add_argument("--no-auth", action="store_true", help="let every local program in")
    parser.add_argument("--lifeline", action="store_true", help="end when standard input ends")
    return parser.parse_args(arguments)


def _run(folder: Path, asked: argparse.Namespace) -> int:
    try:
        door = _bind(asked.port)
    except (OSError, OverflowError) as error:
        _say(f"The engine cannot listen on port {asked.port}: {error}.")
        return 1
    with contextlib.ExitStack() as closing:
        closing.callback(door.close)
        port: int = door.getsockname()[1]
        token = None if asked.no_auth else secrets.token_urlsafe(32)
        objects = ObjectStore(folder)
        closing.callback(objects.close)
        connections = Connections(folder)
        closing.callback(connections.close)
        management = Management(folder, f"http://127.0.0.1:{port}")
        closing.callback(management.close)
        background = ThreadPoolExecutor(1, thread_name_prefix="warehouse")
        closing.callback(background.shutdown)
        late = LateRoutes(
            lambda: [
                *management.routes(),
                *_bigquery(folder, objects, connections, management, closing),
            ]
        )
        key = secrets.token_urlsafe(32)
        public = {*management.public, proof.PATH}
        guard = Guard(port, token, management.accepts, public)
        checks = [management.check(objects)]
        app = make_app(objects, connections, guard, [proof.proof_route(key), late.mount()], checks)

        def ready() -> None:
            closing.enter_context(_told(folder / "engine.json", port, token, key))
            late.start(background)

        server = _Server(_config(app), ready)
        if asked.lifeline:
            threading.Thread(target=_follow, args=(server,), daemon=True, name="lifeline").start()
        server.run(sockets=[door])
        _leave_in_time()
    return 0


def _bigquery(
    folder: Path,
    objects: ObjectStore,
    connections: Connections,
    management: Management,
    closing: contextlib.ExitStack,
) -> Sequence[BaseRoute]:
    """BigQuery's routes. Imported only now: DuckDB and sqlglot take a while."""
    from yogadesk.engine import bigquery, warehouse

    opened = warehouse.Warehouse(folder)
    closing.callback(opened.close)
    found: Sequence[BaseRoute] = bigquery.routes(opened, objects, connections, management.slots())
    opened.workers.warm()
    return found


def _config(app: Callable[..., object]) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        # asyncio's default but on Windows. The one there accepts nobody any more after one failed
        # accept (python/cpython#93821), and leaves TCP_NODELAY off.
        loop="asyncio:SelectorEventLoop",
        http="httptools",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        # Clients keep connections open; closing an idle one early races with their next request.
        timeout_keep_alive=3600,
        timeout_graceful_shutdown=_GRACE,
    )


class _Server(uvicorn.Server):
    """Says when it accepts connections, and takes a signal as a wish to end, not as a failure."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="call")
        asyncio.get_running_loop().set_default_executor(pool)
        await super().startup(sockets)
        self._ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        # uvicorn's own raises the signal again afterwards, which ends the process uncleanly.
        asked = [signal.SIGINT, signal.SIGTERM]
        if sys.platform == "win32":
            asked.append(signal.SIGBREAK)
        for number in asked:
            signal.signal(number, self._stop)
        yield

    def _stop(self, _: int, __: FrameType | None) -> None:
        self.should_exit = True


def _bind(port: int) -> socket.socket:
    """A socket on this computer only, `port` 0 for any free one. Raises OSError."""
    # asyncio sends small answers at once (TCP_NODELAY) only where the protocol is given by name;
    # without, every answer would wait 40 ms for the client's delayed acknowledgement.
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform == "win32":
            # There, SO_REUSEADDR would let another program take the port from under the engine.
            door.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", port))
    except BaseException:
        door.close()
        raise
    return door


@contextlib.contextmanager
def _told(path: Path, port: int, token: str | None, key: str) -> Iterator[None]:
    """Tell where the engine is, on standard output and in a file, for as long as it is there; the
    file also how to know it again."""
    where = {"endpoint": f"http://127.0.0.1:{port}", "token": token}
    write_private(path, json.dumps({**where, "pid": os.getpid(), "key": key}))
    try:
        if sys.stdout is not None:
            try:
                sys.stdout.write(json.dumps(where) + "\n")
                sys.stdout.flush()
            except OSError:
                _log.warning("nobody reads the first line of standard output")
        yield
    finally:
        path.unlink(missing_ok=True)


def _follow(server: uvicorn.Server) -> None:
    """End with the parent: its end of standard input closes, however it dies.

    Reads the descriptor: a thread inside `sys.stdin` would hold its lock when Python shuts down.
    """
    try:
        while os.read(0, 4096):
            pass
    except OSError:
        pass
    server.should_exit = True


def _leave_in_time() -> None:
    """See to it that a statement still running in some thread cannot keep the process alive.

    Everything durable is durable before it is answered, so leaving hard loses nothing.
    """
    last = threading.Timer(5, os._exit, [0])
    last.daemon = True
    last.start()


def _say(sentence: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
