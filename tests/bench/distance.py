"""Two hundred pictures to a site far away: 50 ms there and back, 20 Mbit/s, as a proxy makes it.

Run as a program it is that proxy: it prints its port, and at the end what went through it.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.bench import classify
from yogadesk import pictures
from yogadesk.app import App
from yogadesk.classify import Classifier, Feed
from yogadesk.classify.ask import ask
from yogadesk.classify.sending import UPLOADERS
from yogadesk.cloud import buckets
from yogadesk.cloud.session import Session
from yogadesk.cloud.site import CLOUD_BATCH, Access
from yogadesk.setup.sites import THIS_COMPUTER
from yogadesk.work import Ticket

ROUND_TRIP = 0.05
BYTES_A_SECOND = 20_000_000 / 8
_SINGLY = 20


class _Line:
    """One direction: all connections share its width, and what was sent comes half a round trip
    later."""

    def __init__(self) -> None:
        self.carried = 0
        self._is_free_at = 0.0

    async def pump(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, host: tuple[bytes, bytes]
    ) -> None:
        loop = asyncio.get_running_loop()
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(64)
        arriving = asyncio.create_task(_arrive(under_way, sink))
        while piece := await source.read(16_384):
            self.carried += len(piece)
            begins = max(loop.time(), self._is_free_at)
            self._is_free_at = begins + len(piece) / BYTES_A_SECOND
            arrives = self._is_free_at + ROUND_TRIP / 2
            await under_way.put((arrives, piece.replace(*host)))
            await asyncio.sleep(self._is_free_at - loop.time())
        await under_way.put((0.0, b""))
        await arriving


async def _arrive(
    under_way: asyncio.Queue[tuple[float, bytes]], sink: asyncio.StreamWriter
) -> None:
    loop = asyncio.get_running_loop()
    while (sent := await under_way.get())[1]:
        await asyncio.sleep(max(0.0, sent[0] - loop.time()))
        sink.write(sent[1])
        await sink.drain()
    sink.close()


async def _serve(engine: int) -> None:
    up, down = _Line(), _Line()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(ROUND_TRIP)  # a connection is made by one trip there and back
        there = await asyncio.open_connection("127.0.0.1", engine)
        # The engine lets in only who names it; both names are as long.
        host = f"127.0.0.1:{port}".encode(), f"127.0.0.1:{engine}".encode()
        await asyncio.gather(
            up.pump(reader, there[1], host), down.pump(there[0], writer, (b"\0", b"\0"))
        )

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    loop = asyncio.get_running_loop()
    while await loop.run_in_executor(None, sys.stdin.readline):
        sys.stdout.write(json.dumps([up.carried, down.carried]) + "\n")
        sys.stdout.flush()


@dataclass(frozen=True)
class _Far:
    """The proxy as an opener of a site, which also counts."""

    process: subprocess.Popen[str]
    access: Access

    def open(self, ticket: Ticket) -> Access:
        ticket.check()
        return self.access

    def carried(self) -> tuple[int, int]:
        """Bytes there and back so far."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        there, back = json.loads(self.process.stdout.readline())
        return there, back


@contextmanager
def _away(engine: Access) -> Iterator[_Far]:
    port = str(engine.endpoint).rpartition(":")[2]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.distance", port],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    endpoint = f"http://127.0.0.1:{process.stdout.readline().strip()}"
    try:
        yield _Far(process, Access(endpoint, engine.credentials))
    finally:
        process.kill()
        process.communicate()


def measure(photos: Path, count: int, rounds: int) -> None:
    """Print the seconds of a run, what bounds them, and what one after another takes."""
    said = []
    with tempfile.TemporaryDirectory() as folder, App(Path(folder) / "home") as app:
        app.classifier.prepare_site(Ticket())
        with _away(app.session(THIS_COMPUTER.name).access(Ticket())) as far:
            for number in range(rounds):
                files = classify.copies(
                    classify.photographs(photos), Path(folder) / f"{number}", count
                )
                said.append(_round(app, far, files))
    total, bound, near, singly, width, trips = min(said)
    print(f"{count} photographs over 50 ms and 20 Mbit/s, the best of {rounds} rounds:")
    print(f"  classify, end to end               {total:8.2f} s")
    print(f"  bound by the line's width          {width:8.2f} s")
    print(f"  bound by round trips               {trips:8.2f} s   ({UPLOADERS} at once)")
    print(f"  ratio to the larger                {total / bound:8.2f}   (target 1.25)")
    print(f"  the same without the distance      {near:8.2f} s   ({os.cpu_count()} cores)")
    print(f"  ratio to the largest of the three  {total / max(bound, near):8.2f}")
    print(f"  one after another                  {singly:8.2f} s   (from {_SINGLY} of them)")


def _round(app: App, far: _Far, files: list[Path]) -> tuple[float, ...]:
    # What is far away takes as many pictures in a query as any site in the cloud.
    session = Session(replace(app.site, batch_limit=CLOUD_BATCH), far)
    before, count = far.carried(), len(files)
    total = _timed(app, session, files)
    there, back = (now - then for now, then in zip(far.carried(), before, strict=True))
    width = max(there, back) / BYTES_A_SECOND
    trips = (count / UPLOADERS + 1) * ROUND_TRIP
    files = classify.copies(files, files[0].parent / "again", count)
    near = _timed(app, app.session(THIS_COMPUTER.name), files)
    files = classify.copies(files, files[0].parent / "singly", _SINGLY)
    singly = count * _one_by_one(app, session, files)
    session.close()
    return total, max(width, trips), near, singly, width, trips


def _timed(app: App, session: Session, files: list[Path]) -> float:
    site = app.book.find(THIS_COMPUTER.name).site
    classifier = Classifier(
        session,
        app.store,
        lambda: app.models.answering(site.name),
        app.options,
        lambda: app.records.content(),
    )
    classifier.prepare_site(Ticket())
    feed = Feed(files)
    feed.close()
    counting = classify.Counting()
    since = time.perf_counter()
    classifier.classify(feed, Ticket(), counting)
    seconds = time.perf_counter() - since
    assert counting.answers == len(files)
    return seconds


def _one_by_one(app: App, session: Session, files: list[Path]) -> float:
    """Seconds for each picture when it is prepared, uploaded and asked about before the next."""
    model: Any = app.models.answering(THIS_COMPUTER.name)
    since = time.perf_counter()
    for file in files:
        prepared = pictures.prepare(file, (model.height, model.width))
        name = f"{session.site.prefix}{prepared.fingerprint}{prepared.suffix}"
        buckets.upload(session, name, prepared.content, prepared.content_type)
        uri = session.site.uri(name)
        assert uri in ask(session, model, [uri], 5, Ticket())
    return (time.perf_counter() - since) / len(files)


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
