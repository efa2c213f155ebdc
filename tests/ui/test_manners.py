"""Coming forward, telling of damaged files, and saving diagnostics from the window."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QFileDialog

from tests.ui.studio import Studio
from yogadesk.errors import Trouble
from yogadesk.ui.log_view import LogView
from yogadesk.ui.manners import Manners


def manners(studio: Studio) -> Manners:
    return studio.window.manners


def test_the_log_opens_once(studio: Studio) -> None:
    for _ in range(2):
        studio.action("Show the log").trigger()
    views = studio.window.findChildren(LogView)
    assert len(views) == 1
    views[0].close()
    studio.qtbot.waitUntil(lambda: not studio.window.findChildren(LogView))
    studio.action("Show the log").trigger()
    assert len(studio.window.findChildren(LogView)) == 1


def test_diagnostics_are_saved_and_told(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "diagnostics.zip"
    manners(studio).save_diagnostics([QUrl.fromLocalFile(str(file))])
    studio.qtbot.waitUntil(lambda: studio.says("Diagnostics saved"))
    assert "versions.txt" in zipfile.ZipFile(file).namelist()


def test_where_they_cannot_be_saved_the_window_says_why(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "diagnostics.zip"
    manners(studio).save_diagnostics([QUrl.fromLocalFile(str(file))])
    studio.qtbot.waitUntil(lambda: studio.says("does not exist"))


def test_the_dialog_asks_for_a_zip_file(studio: Studio) -> None:
    studio.action("Save diagnostics").trigger()
    dialog = studio.window.findChild(QFileDialog)
    assert dialog.defaultSuffix() == "zip"
    dialog.close()


def test_a_second_start_brings_a_minimised_window_back(studio: Studio) -> None:
    studio.window.showMinimized()
    manners(studio).come_forward()
    assert not studio.window.windowState() & Qt.WindowState.WindowMinimized
    assert studio.window.isVisible()


def test_a_damaged_file_is_named_and_where_it_is(studio: Studio, tmp_path: Path) -> None:
    aside = tmp_path / "history.sqlite.damaged-20261125T100000Z"
    manners(studio).tell_set_aside({"history": aside})
    assert studio.says("The history could not be read")
    assert studio.says(aside.name)
    assert studio.says("Nothing was deleted")


def test_a_history_that_turns_out_damaged_is_told(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yogadesk.ui.manners._LATER_MS", 0)

    def check() -> None:
        raise Trouble("The history is damaged", "Its pages are torn.", "Start yogadesk again.")

    manners(studio).check_later(check)
    studio.qtbot.waitUntil(lambda: studio.says("Its pages are torn. Start yogadesk again."))
