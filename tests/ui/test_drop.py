"""Dropping: anywhere on the window, only local files, only ever as a copy."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import drops
from tests.ui.colours import plain
from tests.ui.studio import Studio
from yogadesk.domain import State
from yogadesk.ui.drop import DropOverlay
from yogadesk.ui.run import Phase


def test_a_dropped_picture_is_answered(studio: Studio, tmp_path: Path) -> None:
    (row,) = studio.classify(plain(tmp_path / "a b é #1 50%.png", "plank"))
    assert row.state is State.DONE
    assert row.verdict.decision == "plank"
    assert studio.says("Plank")
    assert studio.says("benefit of plank")


def test_the_whole_window_takes_drops(studio: Studio, tmp_path: Path) -> None:
    area = studio.window.rect()
    points = [
        QPoint(3, 3),
        QPoint(area.width() - 3, 3),
        QPoint(area.width() // 2, 30),
        area.center(),
        QPoint(3, area.height() - 3),
        QPoint(area.width() - 3, area.height() - 3),
    ]
    for number, point in enumerate(points):
        answer = studio.drop(plain(tmp_path / f"{number}.png"), at=point)
        assert answer.dropped, point
    studio.qtbot.waitUntil(lambda: studio.model.rowCount() == len(points))
    studio.wait_idle()


def test_each_step_forces_a_copy(studio: Studio, tmp_path: Path) -> None:
    offered = drops.COPY | drops.MOVE
    data = drops.files(plain(tmp_path / "a.png"))
    answer = drops.drop(studio.window, data, offered=offered)
    assert answer.actions == (drops.COPY, drops.COPY, drops.COPY)
    studio.qtbot.waitUntil(lambda: studio.model.rowCount() == 1)
    studio.wait_idle()


def test_a_source_that_only_moves_is_refused(studio: Studio, tmp_path: Path) -> None:
    data = drops.files(plain(tmp_path / "a.png"))
    assert not drops.drop(studio.window, data, offered=drops.MOVE).entered
    assert studio.model.rowCount() == 0


def test_addresses_on_the_web_and_text_are_refused(studio: Studio) -> None:
    web, text = QMimeData(), QMimeData()
    web.setUrls([QUrl("https://example.org/a.jpg")])
    text.setText("tree")
    assert not drops.drop(studio.window, web).entered
    assert not drops.drop(studio.window, text).entered


def test_of_a_mixed_drop_the_local_files_are_taken(studio: Studio, tmp_path: Path) -> None:
    data = drops.files(plain(tmp_path / "a.png"))
    data.setUrls([*data.urls(), QUrl("https://example.org/b.jpg")])
    assert drops.drop(studio.window, data).dropped
    studio.qtbot.waitUntil(lambda: studio.model.rowCount() == 1)
    studio.wait_idle()


def test_the_handler_returns_before_any_row_is_made(studio: Studio, tmp_path: Path) -> None:
    assert studio.drop(plain(tmp_path / "a.png")).dropped
    assert studio.model.rowCount() == 0
    assert studio.runs.phase is Phase.IDLE
    studio.qtbot.waitUntil(lambda: studio.model.rowCount() == 1)
    studio.wait_idle()


def test_folders_are_walked_to_the_bottom(studio: Studio, tmp_path: Path) -> None:
    deep = tmp_path / "top" / "deep" / "deeper"
    deep.mkdir(parents=True)
    plain(deep / "a.png")
    plain(tmp_path / "top" / "b.png")
    rows = studio.classify(tmp_path / "top", plain(tmp_path / "c.png"))
    assert sorted(row.path.name for row in rows) == ["a.png", "b.png", "c.png"]


def test_while_files_hover_the_window_says_what_a_drop_does(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    overlay = studio.window.findChild(DropOverlay)
    data = drops.files(tmp_path / "a.png", tmp_path / "b.png")
    point = studio.window.rect().center()
    enter = QDragEnterEvent(point, drops.COPY, data, drops.LEFT, drops.NONE)
    QApplication.sendEvent(studio.window, enter)
    assert overlay.isVisible()
    assert overlay.geometry() == studio.window.rect()
    studio.window.grab()
    assert studio.drop(plain(tmp_path / "c.png")).dropped
    assert not overlay.isVisible()
    qtbot.waitUntil(lambda: studio.model.rowCount() == 1)
    studio.wait_idle()
