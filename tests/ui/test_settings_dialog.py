"""Searching the settings: what is typed narrows them, nothing found is said."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from yogadesk.settings import Settings, SettingsFile
from yogadesk.ui.desk import Desk
from yogadesk.ui.settings_dialog import SettingsDialog


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[SettingsDialog]:
    made = SettingsDialog(desk, SettingsFile(tmp_path / "settings.json"))
    made.show()
    yield made
    made.close()
    qtbot.waitUntil(lambda: desk.jobs == 0)
    shiboken6.delete(made)


def titles(dialog: SettingsDialog) -> list[str]:
    declared = {each.metadata["title"] for each in fields(Settings)}
    return [
        label.text()
        for label in dialog.findChildren(QLabel)
        if label.isVisible() and label.text() in declared
    ]


def search(dialog: SettingsDialog) -> QLineEdit:
    return next(
        line for line in dialog.findChildren(QLineEdit) if "Search" in line.accessibleName()
    )


def test_all_are_there_at_first(dialog: SettingsDialog) -> None:
    assert len(titles(dialog)) == len(fields(Settings))


def test_what_is_typed_narrows_them_by_title_and_explanation(dialog: SettingsDialog) -> None:
    search(dialog).setText("EXCEL accents")
    assert titles(dialog) == ["Mark CSV files as UTF-8"]
    search(dialog).clear()
    assert len(titles(dialog)) == len(fields(Settings))


def test_nothing_found_is_said(dialog: SettingsDialog) -> None:
    search(dialog).setText("no such thing")
    assert not titles(dialog)
    assert any(
        label.isVisible() and label.text() == "No setting matches."
        for label in dialog.findChildren(QLabel)
    )


def test_the_keyboard_is_put_on_a_setting(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.focus_on("language")
    focused = dialog.focusWidget()
    assert isinstance(focused, QComboBox)
    assert focused.accessibleName() == "Language"


def test_a_language_is_kept_for_the_next_start(qtbot: QtBot, dialog: SettingsDialog) -> None:
    box = next(b for b in dialog.findChildren(QComboBox) if b.accessibleName() == "Language")
    with qtbot.waitSignal(dialog.changed) as told:
        box.setCurrentIndex(box.findData("de"))
    assert told.args[0].language == "de"


def test_every_control_stays_reachable(dialog: SettingsDialog) -> None:
    from tests.ui.test_house_ui import nameless

    assert not nameless(dialog)
