"""The bar never goes back, however many pictures join; pause and cancel answer at once."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton

from tests.ui.colours import plain
from tests.ui.studio import Studio
from yogadesk.domain import State
from yogadesk.ui.notices import Notices
from yogadesk.ui.progress import ProgressStrip, Share
from yogadesk.ui.run import End
from yogadesk.ui.run_news import RunNews


def test_the_bar_never_goes_back_and_ends_at_its_end() -> None:
    share = Share()
    steps = [
        (0, 200, True), (10, 200, True), (20, 5000, True), (100, 5000, False),
        (2500, 5000, False), (2500, 9000, True), (2600, 9000, False), (9000, 9000, False),
    ]  # fmt: skip
    values = [share.advance(*step) for step in steps]
    assert values == sorted(values)
    assert values[-1] == 1.0
    assert all(value < 1 for value in values[:-1])


def test_while_the_search_goes_on_more_is_expected() -> None:
    searching, done = Share(), Share()
    assert searching.advance(100, 200, True) < done.advance(100, 200, False) / 3


def test_each_answer_moves_the_bar_after_more_joined() -> None:
    share = Share()
    share.advance(50, 100, False)
    before = share.advance(50, 1000, False)
    assert before == 0.5
    assert share.advance(51, 1000, False) > before


def test_a_paused_run_begins_with_nothing_new_and_goes_on(studio: Studio, tmp_path: Path) -> None:
    studio.classifier.may_answer.clear()
    studio.drop(*(plain(tmp_path / f"{n}.png") for n in range(3)))
    studio.qtbot.waitUntil(lambda: len(studio.classifier.asked) == 1)
    studio.press("Pause")
    studio.qtbot.waitUntil(lambda: studio.says("Paused"))
    studio.drop(plain(tmp_path / "late.png"))
    studio.classifier.may_answer.set()
    studio.qtbot.waitUntil(lambda: studio.states()[:3] == [State.DONE] * 3)
    studio.qtbot.waitUntil(lambda: studio.says("3 of 4 pictures"))
    assert studio.states()[3] is State.WAITING
    assert studio.named(QProgressBar, "Progress").value() > 0
    assert "Go on" in studio.named(QPushButton, "Continue").toolTip()
    studio.press("Continue")
    studio.wait_idle()
    assert studio.states() == [State.DONE] * 4


def test_a_paused_run_can_be_cancelled(studio: Studio, tmp_path: Path) -> None:
    studio.classifier.may_answer.clear()
    studio.drop(*(plain(tmp_path / f"{n}.png") for n in range(3)))
    studio.qtbot.waitUntil(lambda: len(studio.classifier.asked) == 1)
    studio.action("Pause the run").trigger()
    studio.press("Cancel")
    assert studio.states() == [State.CANCELLED] * 3
    studio.wait_idle()
    assert not studio.action("Pause the run").isChecked()


def test_a_drop_while_a_run_stops_starts_the_next(studio: Studio, tmp_path: Path) -> None:
    studio.classifier.may_answer.clear()
    studio.drop(plain(tmp_path / "a.png"))
    studio.qtbot.waitUntil(lambda: len(studio.classifier.asked) == 1)
    studio.press("Cancel")
    studio.drop(plain(tmp_path / "b.png"))
    studio.qtbot.waitUntil(lambda: len(studio.classifier.asked) == 2)
    studio.classifier.may_answer.set()
    studio.qtbot.waitUntil(lambda: studio.states() == [State.CANCELLED, State.DONE])
    studio.wait_idle()


@pytest.mark.parametrize("wanted", [True, False])
def test_the_end_of_a_long_run_is_told_outside_when_wanted(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    """Offscreen there is neither a tray nor a window in front: what is asked of Qt counts."""
    alerted = []
    monkeypatch.setattr("yogadesk.ui.run_news.QApplication.alert", alerted.append)
    monkeypatch.setattr(studio.window, "isActiveWindow", lambda: False)
    studio.settings.change(notify=wanted)
    studio.window.findChild(RunNews).tell_outside(End.FINISHED)
    assert bool(alerted) is wanted
    assert studio.window.findChild(Notices) is not None


def test_a_long_sentence_makes_the_window_no_wider(qapp: QApplication) -> None:
    strip = ProgressStrip()
    strip.begin("Ready")
    strip.resize(320, strip.sizeHint().height())
    narrow, line = strip.minimumSizeHint().width(), strip.heightForWidth(320)
    strip.begin("Making the site ready, which takes a while when it is done for the first time")
    qapp.processEvents()  # in which Qt works the layout out anew
    assert strip.minimumSizeHint().width() == narrow < 320
    assert strip.heightForWidth(320) > line
    assert strip.heightForWidth(2000) == line
    strip.close()
