"""A run of many pictures has processes of their own prepare them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.classify.recording import Recording
from tests.drawing import draw
from tests.processes import helpers
from yogadesk.app import App
from yogadesk.classify import Feed, Summary, sending
from yogadesk.domain import State, Verdict
from yogadesk.work import Cancelled, Ticket

FEW, MANY = 40, 160


@pytest.fixture(autouse=True)
def _worth_it_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "_WORTH_A_PROCESS", FEW)


@pytest.fixture
def drawn(tmp_path: Path) -> Callable[[int], list[Path]]:
    (tmp_path / "drawn").mkdir()
    return lambda count: [draw(tmp_path / "drawn" / f"{n}.png", seed=n) for n in range(count)]


def classify(
    app: App, paths: list[Path], on_answer: Callable[[Verdict], None], ticket: Ticket | None = None
) -> tuple[Recording, Summary]:
    heard, feed = Recording(on_answer), Feed(paths)
    feed.close()
    return heard, app.classifier.classify(feed, ticket or Ticket(), heard)


def test_many_pictures_are_and_few_are_not(app: App, drawn: Callable[[int], list[Path]]) -> None:
    seen: set[int] = set()
    paths = drawn(MANY)
    classify(app, paths[:FEW], lambda _: seen.update(p.pid for p in helpers()))
    assert not seen
    heard, summary = classify(app, paths, lambda _: seen.update(p.pid for p in helpers()))
    assert seen
    assert not helpers()
    assert summary.found == summary.done + summary.not_sure == MANY
    assert {verdict.picture.path for verdict in heard.verdicts} == set(paths)


def test_nothing_is_lost_when_they_are_killed(app: App, drawn: Callable[[int], list[Path]]) -> None:
    killed: set[int] = set()

    def kill(_: Verdict) -> None:
        if len(killed) < 6:
            for helper in helpers():
                killed.add(helper.pid)
                with contextlib.suppress(psutil.NoSuchProcess):
                    helper.kill()

    heard, summary = classify(app, drawn(MANY), kill)
    assert killed
    assert len(heard.verdicts) == MANY
    # A picture during which a process was killed twice is a failed one, and says so.
    failed = [verdict for verdict in heard.verdicts if verdict.state is State.FAILED]
    assert summary.failed == len(failed) <= len(killed) // 2
    assert all("The process that decodes pictures ended at" in v.error for v in failed)


def test_a_run_that_is_cancelled_leaves_none(app: App, drawn: Callable[[int], list[Path]]) -> None:
    ticket, seen = Ticket(), set[int]()

    def cancel(_: Verdict) -> None:
        seen.update(helper.pid for helper in helpers())
        if seen:
            ticket.cancel()

    with pytest.raises(Cancelled):
        classify(app, drawn(MANY), cancel, ticket)
    assert seen
    assert not helpers()
