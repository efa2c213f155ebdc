"""Which queries a run asks: they grow, and what is left does not wait for the one in flight."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.classify.recording import Recording
from tests.drawing import draw
from yogadesk.app import App
from yogadesk.classify import Feed
from yogadesk.classify import run as running
from yogadesk.cloud import buckets
from yogadesk.errors import Trouble
from yogadesk.work import Ticket


class Held:
    """Queries that each tell when they begin and wait for a word to end. Uploads but the first wait
    for the first query."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.began = threading.Semaphore(0)
        self.may_end = threading.Event()
        self.sizes: list[int] = []
        self._first = threading.Event()
        self._ask, self._upload, self._is_first = running.ask_in_parts, buckets.upload, True
        self._lock = threading.Lock()
        self.trouble: Trouble | None = None
        monkeypatch.setattr(running, "ask_in_parts", self._hold)
        monkeypatch.setattr(buckets, "upload", self._wait_and_upload)

    def _hold(
        self, session: object, model: object, uris: list[str], *rest: object
    ) -> Iterator[object]:
        self.sizes.append(len(uris))
        self._first.set()
        self.began.release()
        assert self.may_end.wait(20)
        yield from self._ask(session, model, uris, *rest)  # type: ignore[arg-type]

    def _wait_and_upload(self, *given: object) -> None:
        with self._lock:
            is_first, self._is_first = self._is_first, False
        if not is_first:
            assert self._first.wait(20)
            if self.trouble is not None:
                raise self.trouble
        self._upload(*given)  # type: ignore[arg-type]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    return Held(monkeypatch)


def begin(app: App, feed: Feed, heard: Recording) -> tuple[threading.Thread, list[BaseException]]:
    failed: list[BaseException] = []

    def work() -> None:
        try:
            app.classifier.classify(feed, Ticket(), heard)
        except Trouble as trouble:
            failed.append(trouble)

    thread = threading.Thread(target=work)
    thread.start()
    return thread, failed


def test_what_is_left_does_not_wait_for_the_query_in_flight(
    app: App, tmp_path: Path, held: Held
) -> None:
    """Also where the feed stays open, as the window's does until all is answered."""
    feed = Feed([draw(tmp_path / f"{n}.png", seed=5000 + n) for n in range(5)])
    heard = Recording()
    thread, failed = begin(app, feed, heard)
    assert held.began.acquire(timeout=20)
    assert held.began.acquire(timeout=20)
    held.may_end.set()
    feed.close()
    thread.join(20)
    assert held.sizes == [1, 4]
    assert len(heard.verdicts) == 5
    assert failed == []


def test_an_answer_on_its_way_is_kept_when_an_upload_fails(
    app: App, tmp_path: Path, held: Held
) -> None:
    held.trouble = Trouble("No right", "The bucket may not be written.", "Ask its owner.")
    feed = Feed([draw(tmp_path / f"{n}.png", seed=5100 + n) for n in range(3)])
    feed.close()
    heard = Recording()
    thread, failed = begin(app, feed, heard)
    assert held.began.acquire(timeout=20)
    thread.join(0.5)
    assert thread.is_alive()
    held.may_end.set()
    thread.join(20)
    assert failed == [held.trouble]
    assert len(heard.verdicts) == 1
    assert heard.verdicts[0].error is None


def test_answers_come_in_queries_that_grow(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for a large batch to gather: uploads come as they are let, and each time the
    query that is worth asking by now."""
    monkeypatch.setattr(running, "_GATHER_SECONDS", 60)
    let, asked = threading.Semaphore(1), threading.Semaphore(0)
    sizes: list[int] = []
    ask, upload = running.ask_in_parts, buckets.upload

    def count(session: object, model: object, uris: list[str], *rest: object) -> Iterator[object]:
        sizes.append(len(uris))
        asked.release()
        yield from ask(session, model, uris, *rest)  # type: ignore[arg-type]

    def wait_and_upload(*given: object) -> None:
        assert let.acquire(timeout=20)
        upload(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(running, "ask_in_parts", count)
    monkeypatch.setattr(buckets, "upload", wait_and_upload)
    feed = Feed([draw(tmp_path / f"{n}.png", seed=5200 + n) for n in range(120)])
    feed.close()
    thread, failed = begin(app, feed, Recording())
    for size, more in ((1, 12), (12, 24), (24, 120)):
        assert asked.acquire(timeout=20)
        assert sizes[-1] == size
        let.release(more)
    thread.join(60)
    assert sum(sizes) == 120
    assert failed == []
