"""The page on which things are made: what will be, how it goes, what fails, and taking it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QWizard,
)

from tests.ui.setup import shelf
from tests.ui.setup.hand import SITE, Hand
from yogadesk.errors import Trouble
from yogadesk.setup.answers import KINDS, Answers, TryIt
from yogadesk.setup.sites import SiteBook
from yogadesk.ui.bars import ScoreBars
from yogadesk.ui.setup.create import Mode
from yogadesk.ui.setup.page import StepPage

TAKEN = Trouble(
    "The bucket's name is taken", "Somebody else has it.", "Choose another.", "https://example.com/"
)


@pytest.fixture
def at_create(hand: Hand, answered: Answers) -> Hand:
    hand.give(answered)
    hand.open()
    hand.is_at("create")
    return hand


def test_what_will_be_made_is_said_and_nothing_is_made(
    at_create: Hand, weather: shelf.Weather
) -> None:
    board = at_create.page.board
    at_create.wait_for("0 of 10 steps are there already.")
    assert {board.state(key) for key in KINDS} == {"To be made"}
    assert at_create.says("Setting it up costs nothing.")
    assert board.chosen == "where", "the first that is to be made"
    assert not weather.applied


def test_each_step_says_what_it_makes_needs_and_is_by_hand(at_create: Hand) -> None:
    at_create.wait_for("0 of 10 steps")
    board = at_create.page.board
    board.focus_list()
    keys = list(KINDS)
    for _ in range(keys.index("bucket")):
        at_create.qtbot.keyClick(QApplication.focusWidget() or board._list, Qt.Key.Key_Down)
    assert board.chosen == "bucket"
    assert at_create.says("The bucket “studio-north-yogadesk”")
    assert at_create.says("storage.buckets.setIamPolicy")
    at_create.press("Copy command")
    assert QGuiApplication.clipboard().text().startswith("gcloud storage buckets create gs://stud")
    at_create.press("Copy all commands")
    said = QGuiApplication.clipboard().text()
    assert "# Bucket\ngcloud storage" in said
    assert "# Try it\nmake try_it" in said


def test_create_makes_everything_and_goes_on_to_the_result(
    at_create: Hand, weather: shelf.Weather
) -> None:
    at_create.next()
    at_create.is_at("try_it")
    assert weather.applied == list(KINDS)
    bars = at_create.page.findChild(ScoreBars)
    assert "Tree 93.0\u00a0%" in bars.accessibleName()
    assert at_create.named(QComboBox, "Sample picture").hasFocus()
    at_create.rest()
    names = [site.name for site in SiteBook(at_create.home).sites()]
    assert names == ["this computer", SITE]


def test_done_chooses_the_site_unless_it_is_told_not_to(at_create: Hand, chosen: list[str]) -> None:
    at_create.next()
    at_create.is_at("try_it")
    button = at_create.wizard.button(QWizard.WizardButton.FinishButton)
    with at_create.qtbot.waitSignal(at_create.wizard.accepted):
        at_create.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen == [SITE]


def test_another_sample_can_be_tried(at_create: Hand, weather: shelf.Weather) -> None:
    at_create.next()
    at_create.is_at("try_it")
    page = at_create.page
    page._samples.setCurrentIndex(page._samples.findText("goddess"))
    weather.applied.clear()
    at_create.press("Try it")
    at_create.qtbot.waitUntil(lambda: weather.applied == ["try_it"])
    at_create.wait_for("Tree")
    assert at_create.kept().try_it == TryIt("goddess.png")


def test_the_wait_is_counted_down(at_create: Hand, weather: shelf.Weather) -> None:
    weather.gate_at = "bucket"
    at_create.next()
    at_create.wait_for("Bucket: Waiting for the right to be known, 118 s more.")
    board = at_create.page.board
    assert board.chosen == "bucket"
    assert board.state("connection") == "Done"
    assert board.state("bucket") == "Working"
    assert board.state("model") == ""
    weather.gate.set()
    at_create.is_at("try_it")


def test_a_failure_names_the_step_and_retry_goes_on_from_there(
    at_create: Hand, weather: shelf.Weather
) -> None:
    weather.troubles["bucket"] = TAKEN
    at_create.next()
    at_create.wait_for("“Bucket” did not work.")
    assert at_create.page.board.chosen == "bucket"
    assert at_create.says("Somebody else has it. Choose another.")
    weather.troubles.clear()
    before = list(weather.applied)
    at_create.press("Retry")
    at_create.is_at("try_it")
    assert weather.applied[len(before) :] == list(KINDS)[list(KINDS).index("bucket") :]


def test_fix_goes_to_the_page_and_says_why(at_create: Hand, weather: shelf.Weather) -> None:
    weather.troubles["bucket"] = TAKEN
    at_create.next()
    at_create.wait_for("“Bucket” did not work.")
    at_create.press("Fix")
    assert at_create.page.key == "bucket"
    assert at_create.says("Somebody else has it.")
    at_create.type("Bucket", "my-own-name")
    weather.troubles.clear()
    while isinstance(at_create.page, StepPage):
        at_create.next()
    at_create.is_at("create")
    at_create.next()
    at_create.is_at("try_it")
    assert at_create.kept().bucket.bucket == "my-own-name"


def test_the_page_where_it_is_done_opens_in_the_browser(
    at_create: Hand, weather: shelf.Weather, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    weather.troubles["bucket"] = TAKEN
    at_create.next()
    at_create.wait_for("“Bucket” did not work.")
    at_create.press("Open the page")
    assert opened == ["https://example.com/"]


def test_back_stops_what_runs_and_what_is_made_is_found_again(
    at_create: Hand, weather: shelf.Weather
) -> None:
    weather.gate_at = "bucket"
    at_create.next()
    at_create.wait_for("118 s more")
    at_create.back()
    assert at_create.page.key == "capacity"
    at_create.rest()
    assert "bucket" not in weather.applied
    weather.gate.set()
    at_create.next()
    at_create.wait_for("5 of 10 steps are there already.")
    at_create.next()
    at_create.is_at("try_it")
    assert sorted(weather.applied) == sorted(KINDS)


def test_cancel_stops_what_runs(at_create: Hand, weather: shelf.Weather) -> None:
    weather.gate_at = "bucket"
    at_create.next()
    at_create.wait_for("118 s more")
    at_create.close()
    assert "bucket" not in weather.applied
    at_create.open()
    at_create.wait_for("5 of 10 steps are there already.")


def boxes() -> list[QMessageBox]:
    found = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox))
    return [box for box in found if box.isVisible()]


def answer(hand: Hand, word: str) -> None:
    [box] = boxes()
    [button] = [b for b in box.buttons() if b.text().replace("&", "") == word]
    hand.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_was_created_can_be_deleted(at_create: Hand, weather: shelf.Weather) -> None:
    at_create.next()
    at_create.is_at("try_it")
    theirs = at_create.home / "shelf" / "theirs"
    theirs.write_text("", encoding="utf-8")
    at_create.press("Delete what was created…")
    answer(at_create, "Keep")
    assert at_create.page.mode is Mode.MADE
    at_create.press("Delete what was created…")
    answer(at_create, "Delete")
    at_create.wait_for("What was created is deleted.")
    assert [path.name for path in (at_create.home / "shelf").iterdir()] == ["theirs"]
    assert at_create.page.board.state("bucket") == "Deleted"
    at_create.rest()
    assert [site.name for site in SiteBook(at_create.home).sites()] == ["this computer"]
    at_create.next()
    at_create.is_at("try_it")


def test_running_it_twice_makes_nothing_twice(at_create: Hand, weather: shelf.Weather) -> None:
    at_create.next()
    at_create.is_at("try_it")
    at_create.close()
    weather.applied.clear()
    at_create.open()
    at_create.wait_for("9 of 10 steps are there already.")
    at_create.next()
    at_create.is_at("try_it")
    assert weather.applied == ["try_it"]


def test_a_bug_in_a_step_is_reported_and_the_page_lives(
    at_create: Hand, weather: shelf.Weather, monkeypatch: pytest.MonkeyPatch
) -> None:
    struck = []
    monkeypatch.setattr("sys.excepthook", lambda *error: struck.append(error[1]))
    weather.troubles["bucket"] = KeyError("a bug")
    at_create.next()
    at_create.wait_for("A fault in yogadesk itself")
    assert isinstance(struck[0], KeyError)
    weather.troubles.clear()
    at_create.next()
    at_create.is_at("try_it")


def test_the_whole_way_by_keyboard(hand: Hand, answered: Answers, weather: shelf.Weather) -> None:
    hand.open()
    enter = Qt.Key.Key_Return

    def press(key: Qt.Key) -> None:
        hand.qtbot.keyClick(QApplication.focusWidget() or hand.wizard, key)

    def tab_to(name: str, kind: type = QLineEdit) -> None:
        wanted = hand.named(kind, name)
        for _ in range(60):
            if QApplication.focusWidget() is wanted:
                return
            press(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} is not reached with Tab")

    hand.wizard.activateWindow()
    press(enter)
    hand.is_at("sign_in")
    tab_to("OAuth client file")
    hand.qtbot.keyClicks(QApplication.focusWidget(), answered.sign_in.client_file)
    press(enter)
    hand.is_at("project")
    hand.page.first_control().lineEdit().setFocus()
    hand.qtbot.keyClicks(QApplication.focusWidget(), "studio-north")
    for key in ("location", "connection", "bucket", "pictures", "model", "capacity", "create"):
        press(enter)
        hand.is_at(key)
    hand.wait_for("steps are there already.")
    press(enter)
    hand.is_at("try_it")
    tab_to("Delete what was created…", QAbstractButton)
    assert weather.applied == list(KINDS)
    kept = hand.kept()
    asked = [key for key in KINDS if getattr(kept, key) is None]
    assert asked == ["try_it"], "what was answered with the default is not asked again"
