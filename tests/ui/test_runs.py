"""The run: joins, cancels, fails, goes on. Nothing that was answered is lost."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar

from tests.ui import drops
from tests.ui.colours import broken, plain, striped
from tests.ui.site import full_disk
from tests.ui.studio import Studio
from yogadesk.domain import State
from yogadesk.ui.run import Phase


@pytest.fixture
def five(tmp_path: Path) -> list[Path]:
    return [plain(tmp_path / f"{n}.png") for n in range(5)]


def test_sure_doubtful_and_broken_pictures_each_get_their_state(
    studio: Studio, tmp_path: Path
) -> None:
    studio.classify(
        plain(tmp_path / "a.png", "goddess"),
        striped(tmp_path / "b.png"),
        broken(tmp_path / "c.jpg"),
    )
    assert studio.states() == [State.DONE, State.NOT_SURE, State.FAILED]
    assert studio.says("3 pictures · 1 named · 1 not sure · 1 failed")


def test_a_second_drop_joins_the_run(studio: Studio, five: list[Path], tmp_path: Path) -> None:
    studio.classifier.may_answer.clear()
    studio.drop(*five)
    studio.qtbot.waitUntil(lambda: len(studio.classifier.asked) == 1)
    studio.drop(plain(tmp_path / "late.png"))
    studio.qtbot.waitUntil(lambda: studio.model.rowCount() == 6)
    studio.classifier.may_answer.set()
    studio.wait_idle()
    assert studio.classifier.runs == 1
    assert studio.states() == [State.DONE] * 6


def test_a_drop_after_the_end_starts_a_new_run(studio: Studio, five: list[Path]) -> None:
    studio.classify(*five[:2])
    studio.classify(*five[2:])
    assert studio.classifier.runs == 2
    assert studio.states() == [State.DONE] * 5


def test_a_drop_while_a_run_ends_is_answered_too(
    studio: Studio, five: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run takes up to a second to let its threads go, and its feed is closed by then."""
    may_end = threading.Event()
    classify = studio.classifier.classify

    def and_wait(*given: object) -> object:
        summary = classify(*given)  # type: ignore[arg-type]
        may_end.wait(10)
        return summary

    monkeypatch.setattr(studio.classifier, "classify", and_wait)
    studio.drop(*five[:2])
    studio.qtbot.waitUntil(lambda: studio.states() == [State.DONE] * 2)
    studio.qtbot.wait(200)
    assert studio.runs.phase is Phase.RUNNING
    studio.drop(*five[2:])
    studio.qtbot.wait(200)
    may_end.set()
    studio.qtbot.waitUntil(lambda: studio.states() == [State.DONE] * 5)
    studio.wait_idle()
    assert studio.classifier.runs == 2
    assert studio.memory.queues == {}


def test_a_picture_that_is_listed_is_not_asked_twice(studio: Studio, five: list[Path]) -> None:
    studio.classify(*five)
    studio.classify(*five)
    assert len(studio.classifier.asked) == 5
    assert studio.says("0 added, 5 already there")


def test_an_empty_folder_is_told(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    studio.classify(tmp_path / "nothing")
    assert studio.says("No pictures found")
    assert studio.model.rowCount() == 0


def test_cancel_is_acknowledged_at_once_and_keeps_what_is_done(
    studio: Studio, five: list[Path], tmp_path: Path
) -> None:
    studio.classify(plain(tmp_path / "first.png"))
    studio.classifier.may_answer.clear()
    studio.drop(*five)
    studio.qtbot.waitUntil(lambda: len(studio.classifier.asked) == 2)
    studio.press("Cancel")
    assert studio.runs.phase is Phase.STOPPING
    assert studio.says("Cancelled")
    assert studio.states() == [State.DONE] + [State.CANCELLED] * 5
    studio.wait_idle()
    assert studio.states() == [State.DONE] + [State.CANCELLED] * 5
    assert studio.says("5 pictures without an answer")


def test_a_cancelled_run_can_go_on(studio: Studio, five: list[Path]) -> None:
    studio.classifier.may_answer.clear()
    studio.drop(*five)
    studio.qtbot.waitUntil(lambda: len(studio.classifier.asked) == 1)
    studio.qtbot.keyClick(studio.window, Qt.Key.Key_Escape)
    studio.wait_idle()
    studio.classifier.may_answer.set()
    studio.press("Try again")
    studio.qtbot.waitUntil(lambda: studio.states() == [State.DONE] * 5)
    studio.wait_idle()


def test_a_run_that_fails_says_why_and_can_be_tried_again(studio: Studio, five: list[Path]) -> None:
    studio.qtbot.waitUntil(lambda: studio.classifier.prepared == 1)
    studio.classifier.trouble = full_disk()
    studio.classify(*five)
    assert studio.says("The disk is full")
    assert studio.says("Make room, then try again.")
    assert studio.states() == [State.CANCELLED] * 5
    studio.classifier.trouble = None
    studio.press("Try again")
    studio.qtbot.waitUntil(lambda: studio.states() == [State.DONE] * 5)
    studio.wait_idle()
    assert not studio.says("The disk is full")


def test_a_site_that_is_not_ready_says_why(studio: Studio) -> None:
    studio.qtbot.waitUntil(lambda: studio.says("Model: by_colour"))
    studio.classifier.trouble = full_disk()
    studio.runs.forget_site()
    studio.runs.prepare()
    studio.qtbot.waitUntil(lambda: studio.says("The disk is full"))
    assert studio.says("Not ready")
    studio.classifier.trouble = None
    studio.press("Try again")
    studio.qtbot.waitUntil(lambda: studio.says("Model: by_colour"))
    assert not studio.says("The disk is full")


def test_progress_counts_and_goes_when_the_run_ends(studio: Studio, five: list[Path]) -> None:
    studio.classifier.may_answer.clear()
    studio.drop(*five)
    studio.qtbot.waitUntil(lambda: studio.says("0 of 5 pictures"))
    bar = studio.named(QProgressBar, "Progress")
    assert bar.value() == 0
    assert bar.maximum() > 0
    studio.classifier.may_answer.set()
    studio.wait_idle()
    assert not bar.isVisible()


def test_closing_while_a_run_goes_on_stops_it(studio: Studio, five: list[Path]) -> None:
    studio.classifier.may_answer.clear()
    studio.drop(*five)
    studio.qtbot.waitUntil(lambda: len(studio.classifier.asked) == 1)
    studio.window.close()
    assert not studio.window.isVisible()
    assert studio.samples.is_released
    assert len(studio.classifier.asked) == 1


def test_a_drop_while_the_window_has_a_name_with_odd_bytes(studio: Studio, tmp_path: Path) -> None:
    odd = tmp_path / "new\nline #1 50% ? ‘ü’ 🧘.png"
    (row,) = studio.classify(plain(odd))
    assert row.path == odd
    assert studio.says("new\\nline #1 50%")


def test_drops_module_sees_only_widgets_that_ask(studio: Studio, tmp_path: Path) -> None:
    studio.window.setAcceptDrops(False)
    assert not drops.drop(studio.window, drops.files(plain(tmp_path / "a.png"))).entered
