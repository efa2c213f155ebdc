"""Saying what a picture shows in the list of the window itself: by key, and from its menu."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.drawing import draw
from yogadesk import pictures
from yogadesk.app import App
from yogadesk.app_window import passed_to_window
from yogadesk.setup import bundled
from yogadesk.ui.history_keys import GalleryCorrections
from yogadesk.ui.main_window import MainWindow
from yogadesk.ui.rows import PictureModel
from yogadesk.ui.run import Phase, Runs
from yogadesk.ui.tiles import PictureList


@pytest.fixture
def window(qtbot: QtBot, app: App, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on the real engine with two answered pictures."""
    made = MainWindow(**passed_to_window(app))
    made.show()
    files = [draw(tmp_path / f"{n}.png", 4000 + n, (90, 90)) for n in range(2)]
    runs, model = made.findChild(Runs), made.findChild(PictureModel)
    runs.take(lambda: files)
    qtbot.waitUntil(
        lambda: model.rowCount() == 2 and runs.phase is Phase.IDLE
        and all(model.row_at(n).state.is_final for n in range(2)), timeout=30_000,
    )  # fmt: skip
    yield made
    made.close()
    shiboken6.delete(made)


def choose(qtbot: QtBot, window: MainWindow, place: int) -> tuple[PictureList, str]:
    """Choose a row once the list shows both; the list, and the fingerprint of what is chosen."""
    view, gallery = window.findChild(PictureList), window.findChild(GalleryCorrections).parent()
    qtbot.waitUntil(lambda: view.model().rowCount() == 2)

    def is_chosen() -> bool:
        view.setCurrentIndex(view.model().index(place, 0))
        return [row.verdict is not None for row in gallery.selected()] == [True]

    qtbot.waitUntil(is_chosen)
    [row] = gallery.selected()
    return view, pictures.fingerprint(row.path)


def test_a_digit_says_it_and_goes_on(qtbot: QtBot, app: App, window: MainWindow) -> None:
    view, chosen = choose(qtbot, window, 0)
    qtbot.keyClick(view, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: app.store.correction_of(chosen) == bundled.model().labels[1])
    assert view.currentIndex().row() == 1


def test_the_menu_names_every_pose_with_its_key(qtbot: QtBot, app: App, window: MainWindow) -> None:
    _, chosen = choose(qtbot, window, 1)
    gallery = window.findChild(GalleryCorrections).parent()
    menu = next(m for m in gallery.findChildren(QMenu) if m.title() == "&It shows")
    assert menu.menuAction() in gallery.pictures.actions()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [
        "&1  Downward-facing dog", "&2  Goddess", "&3  Plank", "&4  Tree", "&5  Warrior II",
    ]  # fmt: skip
    menu.actions()[3].trigger()
    qtbot.waitUntil(lambda: app.store.correction_of(chosen) == "tree")
