"""What goes wrong on the way to Google, as the person at the assistant sees it."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from tests.faults.proxy import Proxy, proxied
from tests.ui.setup.hand import Hand
from tests.ui.setup.real import Engine
from yogadesk.cloud.calls import Pace
from yogadesk.setup import way
from yogadesk.setup.answers import Answers, Bucket, Connection, Location, Project
from yogadesk.setup.reached import SignIn, Where
from yogadesk.ui.bars import ScoreBars
from yogadesk.ui.setup.create import Mode

LONG_MS = 60_000
BILLING = "GET /v1/projects/P/billingInfo"
DATASET = "POST /bigquery/v2/projects/P/datasets"
BUCKET = "POST /storage/v1/b"


@pytest.fixture
def pace() -> Pace:
    """With little patience."""
    return Pace(request=1.2, call=1.5, patience=3.0)


@pytest.fixture
def proxy(engine: Engine) -> Iterator[Proxy]:
    with proxied(engine.endpoint) as made:
        yield made


@pytest.fixture
def at_create(
    real: Hand, proxy: Proxy, engine: Engine, answered: Answers, monkeypatch: pytest.MonkeyPatch
) -> Hand:
    """Before the page that makes, on a site that is reached through the proxy."""
    monkeypatch.setenv(way.TOKEN, engine.token)
    given = {
        "where": Where("google", proxy.endpoint),
        "sign_in": SignIn("token"),
        "project": Project("this-computer"),
        "location": Location("US", "seen_to_fail"),
        "connection": Connection("seen-to-fail"),
        "bucket": Bucket("a-bucket-seen-to-fail"),
    }
    for key, answer in given.items():
        answered = answered.with_(key, answer)
    real.give(answered)
    real.open()
    real.is_at("create")
    real.qtbot.waitUntil(lambda: real.desk.jobs == 0, timeout=LONG_MS)
    return real


def fails_at(hand: Hand, key: str, *said: str) -> None:
    """Wait for the cross at this step; beside it stand what it was and what can be done."""
    page = hand.page
    hand.qtbot.waitUntil(lambda: page.mode is Mode.FAILED, timeout=LONG_MS)
    board = page.board
    assert board.state(key) == "Failed"
    assert board.chosen == key, "its details show by themselves"
    news = board.news(key)
    assert news.trouble is not None
    for words in (news.trouble.title, news.trouble.advice, *said):
        assert hand.says(words), (words, news.trouble)
    hand.press("Copy command")
    assert QGuiApplication.clipboard().text() == board._by_hand[key]
    assert hand.says(f"“{hand.wizard.case.steps[key].title}” did not work.")


def test_each_fault_is_told_and_retry_goes_on_from_there(at_create: Hand, proxy: Proxy) -> None:
    proxy.break_call(BILLING, "403 billing off", math.inf)
    at_create.next()
    fails_at(at_create, "project", "Billing is not enabled", "Link a billing account")
    assert not proxy.made

    proxy.repair()
    proxy.break_call(DATASET, "503", 1)
    proxy.break_call(BUCKET, "hang", math.inf)
    at_create.press("Retry")
    fails_at(at_create, "bucket", "While making the bucket", "no answer came in time.")
    assert at_create.page.board.state("location") == "Done", "it was tried again by itself"
    assert proxy.calls.count(DATASET) == 2

    proxy.repair()
    at_create.press("Retry")
    page = at_create.page
    at_create.qtbot.waitUntil(
        lambda: at_create.page.key == "try_it" or page.mode is Mode.FAILED, timeout=LONG_MS
    )
    bars = at_create.page.findChild(ScoreBars)
    assert bars.accessibleName().startswith("Top classes: Tree ")
    assert proxy.made
    assert set(proxy.made.values()) == {1}, "nothing is made twice"
