"""The banner is there exactly as long as a reservation of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.setup.hand import SITE, Hand
from yogadesk.errors import Trouble
from yogadesk.setup.answers import Answers, Capacity
from yogadesk.setup.bench import Bench
from yogadesk.setup.made import Made
from yogadesk.ui.setup.banner import ReservationBanner


@pytest.fixture
def banner(hand: Hand, qtbot: QtBot) -> ReservationBanner:
    made = ReservationBanner(hand.desk, hand.services, hand.window)
    hand.window.setCentralWidget(made)
    hand.window.resize(632, 324)
    hand.window.show()
    made.hide()
    return made


def reserve(hand: Hand, site: str) -> None:
    """As a set-up leaves it that was cut short after the reservation."""
    answers = Answers(capacity=Capacity(True))
    hand.give(answers, site)
    bench = Bench(site, answers, lambda _: None, home=hand.home)
    bench.made.note(Made("capacity", "reservation", "projects/p/locations/us/reservations/slots"))
    shelf = hand.home / "shelf"
    shelf.mkdir(exist_ok=True)
    (shelf / "capacity").write_text("", encoding="utf-8")


def look(hand: Hand, banner: ReservationBanner) -> None:
    banner.inspect_sites()
    hand.rest()


def test_there_is_no_banner_without_a_reservation(hand: Hand, banner: ReservationBanner) -> None:
    look(hand, banner)
    assert not banner.isVisible()


def test_it_names_the_reservation_and_drops_it(
    hand: Hand, banner: ReservationBanner, qtbot: QtBot
) -> None:
    reserve(hand, "Studio: north & co")
    look(hand, banner)
    assert banner.isVisible()
    [text] = [label.text() for label in banner.findChildren(QLabel) if label.text()]
    assert "“slots” of “Studio: north & co”" in text
    assert "3 US dollars an hour" in text
    with qtbot.waitSignal(banner.dropped) as told:
        qtbot.mouseClick(banner.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert told.args == ["Studio: north & co"]
    hand.rest()
    assert not banner.isVisible()
    assert not (hand.home / "shelf" / "capacity").exists()


def test_it_leaves_room_on_a_small_screen(hand: Hand, banner: ReservationBanner) -> None:
    """At 1280 by 720 and 200 % it says less, and the whole behind a button."""
    reserve(hand, "Studio north, where the pictures of the morning classes are kept")
    look(hand, banner)
    assert banner.heightForWidth(632) <= 80
    assert "3 US dollars an hour" in banner._said.said
    hand.window.resize(300, 324)
    text = max((label.text() for label in banner.findChildren(QLabel)), key=len)
    assert "costs money while it works" in text or text.endswith("…")
    assert banner.heightForWidth(300) <= 80


def test_what_cannot_be_dropped_stays_and_says_why(
    hand: Hand, banner: ReservationBanner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise Trouble("Not dropped", "The site does not answer.", "Try again.")

    reserve(hand, SITE)
    look(hand, banner)
    with monkeypatch.context() as broken:
        broken.setattr(Path, "unlink", refuse)
        qtbot.mouseClick(banner.findChild(QPushButton), Qt.MouseButton.LeftButton)
        hand.rest()
    assert banner.isVisible()
    assert any("does not answer" in label.text() for label in banner.findChildren(QLabel))
    look(hand, banner)
    assert banner.isVisible()
