"""The folders opened last: noted when opened or dropped, kept, opened again from the menu."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.colours import plain
from tests.ui.studio import Studio
from yogadesk.ui.desk import Desk
from yogadesk.ui.recent import MOST, Recent


@pytest.fixture
def kept(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


def entries(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.toolTip() for action in menu.actions() if not action.isSeparator()][:-1]


def test_the_newest_come_first_each_once_and_not_too_many(desk: Desk, kept: QSettings) -> None:
    menu = QMenu()
    recent = Recent(kept, menu, desk)
    assert not menu.isEnabled()
    for number in range(MOST + 3):
        recent.note(f"/pictures/{number}")
    recent.note("/pictures/5")
    assert entries(menu)[:2] == ["/pictures/5", f"/pictures/{MOST + 2}"]
    assert len(entries(menu)) == MOST
    assert Recent(kept, QMenu(), desk).folders() == recent.folders()
    recent.clear()
    assert recent.folders() == []
    assert not menu.isEnabled()


def test_one_folder_comes_back_as_one(desk: Desk, kept: QSettings, tmp_path: Path) -> None:
    Recent(kept, QMenu(), desk).note("/a, b & c")
    kept.sync()
    again = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    assert Recent(again, QMenu(), desk).folders() == ["/a, b & c"]


def test_a_folder_that_is_gone_cannot_be_chosen(
    qtbot: QtBot, desk: Desk, kept: QSettings, tmp_path: Path
) -> None:
    menu = QMenu()
    recent = Recent(kept, menu, desk)
    there, gone = tmp_path / "there", tmp_path / "gone"
    there.mkdir()
    for folder in (gone, there):
        recent.note(str(folder))
    assert entries(menu) == [str(there), str(gone)]
    first, second = menu.actions()[:2]
    qtbot.waitUntil(lambda: not second.isEnabled())
    assert second.text() == "&2  gone (not there)"
    assert first.isEnabled()
    gone.mkdir()  # the drive is back
    entries(menu)
    qtbot.waitUntil(lambda: desk.jobs == 0)
    assert all(action.isEnabled() for action in menu.actions())


def test_a_dropped_folder_is_offered_and_opened_again(studio: Studio, tmp_path: Path) -> None:
    folder = tmp_path / "holiday"
    folder.mkdir()
    plain(folder / "a.png", "plank")
    studio.classify(folder)
    menu = next(m for m in studio.window.findChildren(QMenu) if "recent" in m.title())
    assert entries(menu) == [str(folder)]
    studio.action("Clear the list").trigger()
    menu.actions()[0].trigger()
    studio.qtbot.waitUntil(lambda: len(studio.rows()) == 1)
    studio.wait_idle()
