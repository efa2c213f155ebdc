"""The assistant on the real plan: through Google's clients, from nothing to an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.ui.setup.hand import SITE, Hand
from tests.ui.setup.real import Engine
from yogadesk.cloud import reservations
from yogadesk.setup import prices, way
from yogadesk.setup.answers import (
    Answers,
    Bucket,
    Capacity,
    Connection,
    Location,
    ModelChoice,
    Pictures,
    Project,
)
from yogadesk.setup.reached import SignIn, Where
from yogadesk.setup.sites import SiteBook
from yogadesk.setup.steps import PLAN
from yogadesk.ui.bars import ScoreBars
from yogadesk.ui.setup.banner import ReservationBanner
from yogadesk.ui.setup.page import StepPage
from yogadesk.work import Ticket

LONG_MS = 90_000


def create(real: Hand) -> None:
    """Press Create and wait for the result."""
    real.qtbot.waitUntil(lambda: real.desk.jobs == 0, timeout=LONG_MS)
    real.next()
    page = real.page
    real.qtbot.waitUntil(
        lambda: real.page.key == "try_it" or page.mode.name == "FAILED", timeout=LONG_MS
    )
    assert real.page.key == "try_it", page.board.news(page.board.chosen)
    assert real.page.findChild(ScoreBars).accessibleName().startswith("Top classes: Tree ")


def test_a_wrong_address_is_where_the_keyboard_goes(real: Hand) -> None:
    real.open()
    real.type("Address, if not Google’s", "127.0.0.1")
    real.named(QLineEdit, "Name of the site").setFocus()
    real.next()
    assert real.says("The endpoint must be an https address")
    assert real.named(QLineEdit, "Address, if not Google’s").hasFocus()


@pytest.mark.parametrize("wrong", ["my-google-x", "goog-pictures", "my-g00gle-pictures"])
def test_a_bucket_may_not_bear_googles_name(real: Hand, answered: Answers, wrong: str) -> None:
    real.give(replace(answered, bucket=None))
    real.open()
    real.is_at("bucket")
    real.type("Bucket", wrong)
    assert real.says(f"Google does not accept '{wrong}' as the name of a bucket.")
    assert real.says("no “goog” at the beginning")
    real.next()
    assert real.page.key == "bucket"
    real.type("Bucket", "my-pictures")
    assert not real.says("Google does not accept")


def test_this_computer_is_set_up(real: Hand) -> None:
    real.open()
    real.choose("On this computer")
    real.next()
    real.is_at("model")
    real.next()
    real.is_at("create")
    create(real)


def test_google_cloud_is_set_up_and_taken_back(
    real: Hand, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine stands in for Google: it answers the same calls."""
    monkeypatch.setenv(way.TOKEN, engine.token)
    real.give(Answers(where=Where("google", engine.endpoint), sign_in=SignIn("token")))
    real.open()
    real.is_at("project")
    box = real.page.first_control()
    real.qtbot.waitUntil(lambda: box.count() > 0, timeout=LONG_MS)
    assert "this-computer" in [box.itemText(n) for n in range(box.count())]
    real.type("Project id", "this-computer")
    real.press("Test billing, APIs and permissions")
    real.qtbot.waitUntil(lambda: real.says("There already"), timeout=LONG_MS)
    while isinstance(real.page, StepPage):
        if real.page.key == "capacity":
            reserve(real)
        real.next()
        real.qtbot.waitUntil(lambda: real.desk.jobs == 0, timeout=LONG_MS)
    create(real)
    names = [site.name for site in SiteBook(real.home).sites()]
    assert SITE in names
    the_banner_stays_until_it_drops(real)
    real.page._delete()
    page = real.page
    page.take_back()
    real.qtbot.waitUntil(lambda: page.mode.name in ("DELETED", "FAILED"), timeout=LONG_MS)
    assert page.mode.name == "DELETED", [page.board.news(key) for key in PLAN.keys]


def reserve(real: Hand) -> None:
    """Ask for a reservation, with its price and the day of that price in sight."""
    price = prices.current()
    assert real.page.looking.said.startswith("No reservation serves"), "a doubt, and not a tick"
    real.choose("Reserve capacity (this costs money while it works)")
    assert real.says(f"{price.hour(50):.2f} {price.currency} for an hour")
    assert real.says(f"as known on {price.as_of}")


def the_banner_stays_until_it_drops(real: Hand) -> None:
    banner = ReservationBanner(real.desk, real.services, real.window)
    real.window.setCentralWidget(banner)
    real.window.show()
    banner.inspect_sites()
    real.qtbot.waitUntil(banner.isVisible, timeout=LONG_MS)
    assert f"“yogadesk” of “{SITE}” is there" in banner._said.said
    assert reservations_made(real)
    with real.qtbot.waitSignal(banner.dropped, timeout=LONG_MS):
        real.qtbot.mouseClick(banner.findChild(QPushButton), Qt.MouseButton.LeftButton)
    real.qtbot.waitUntil(lambda: not banner.isVisible(), timeout=LONG_MS)
    assert not reservations_made(real)


def reservations_made(real: Hand) -> list[str]:
    """What the site has, asked of it directly."""
    bench = real.services.bench(SITE, real.kept())
    try:
        found = reservations.assignment(bench.enter(Ticket()))
    finally:
        bench.leave()
    return [found.reservation] if found is not None else []


def test_a_reservation_is_dropped_on_its_page(
    real: Hand, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(way.TOKEN, engine.token)
    given = Answers(
        where=Where("google", engine.endpoint),
        sign_in=SignIn("token"),
        project=Project("this-computer"),
        location=Location(),
        connection=Connection(),
        bucket=Bucket("never-made-bucket"),
        pictures=Pictures(),
        model=ModelChoice(),
    )
    real.give(given)
    bench = real.services.bench(SITE, given.with_("capacity", Capacity(True, "by-hand")))
    try:
        PLAN.step("capacity").apply(bench, Ticket())
    finally:
        bench.leave()
    real.open()
    assert real.page.key == "capacity"
    real.qtbot.waitUntil(
        lambda: real.says("by-hand serves this project's queries"), timeout=LONG_MS
    )
    real.press("Drop the reservation")
    real.qtbot.waitUntil(
        lambda: not real.page._dropping.isVisible() and real.desk.jobs == 0, timeout=LONG_MS
    )
    assert not reservations_made(real)
