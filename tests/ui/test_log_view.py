"""The log's window: what was logged, filtered, copied, and followed while it is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.test_house_ui import nameless
from yogadesk.diagnostics.log import Record, log_file
from yogadesk.ui.desk import Desk
from yogadesk.ui.log_rows import MOST, Column, LogModel
from yogadesk.ui.log_view import LogView

LINES = (
    "2026-11-25 10:00:00,000 INFO yogadesk.cloud: opened\n"
    "2026-11-25 10:00:01,000 WARNING yogadesk.engine: slow\n"
    "2026-11-25 10:00:02,000 ERROR yogadesk: broke\nTraceback\nValueError: bad\n"
)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    file = log_file(tmp_path)
    file.parent.mkdir()
    file.write_text(LINES, encoding="utf-8")
    return file


@pytest.fixture
def saved() -> list[str]:
    return []


@pytest.fixture
def view(
    qtbot: QtBot, desk: Desk, log: Path, tmp_path: Path, saved: list[str]
) -> Iterator[LogView]:
    parent = QWidget()
    made = LogView(desk, tmp_path, lambda: saved.append("asked"), parent)
    made.show()
    qtbot.waitUntil(lambda: rows(made) == 3)
    yield made
    qtbot.waitUntil(lambda: desk.jobs == 0)
    shiboken6.delete(parent)


def table(view: LogView) -> QTableView:
    return view.findChild(QTableView)


def rows(view: LogView) -> int:
    return table(view).model().rowCount()


def test_what_is_written_meanwhile_appears(qtbot: QtBot, view: LogView, log: Path) -> None:
    with log.open("a", encoding="utf-8") as stream:
        stream.write("2026-11-25 10:00:03,000 INFO yogadesk: later\n")
    qtbot.waitUntil(lambda: rows(view) == 4)
    assert table(view).model().index(3, Column.TEXT).data() == "later"


def test_it_is_filtered_by_level_and_by_text(qtbot: QtBot, view: LogView) -> None:
    level = view.findChild(QComboBox)
    level.setCurrentIndex(level.findData("ERROR"))
    assert rows(view) == 1
    level.setCurrentIndex(level.findData("DEBUG"))
    view.findChild(QLineEdit).setText("ENGINE")
    qtbot.waitUntil(lambda: rows(view) == 1)
    view.findChild(QLineEdit).setText("valueerror")
    qtbot.waitUntil(lambda: table(view).model().index(0, Column.LEVEL).data() == "Error")


def test_a_selected_entry_is_shown_and_copied_whole(qtbot: QtBot, view: LogView) -> None:
    table(view).selectRow(2)
    assert "ValueError: bad" in view.findChild(QPlainTextEdit).toPlainText()
    copying = next(b for b in view.findChildren(QPushButton) if b.text() == "&Copy")
    copying.click()
    assert QGuiApplication.clipboard().text().endswith("ValueError: bad")
    table(view).clearSelection()
    copying.click()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 5


def test_diagnostics_are_asked_for(view: LogView, saved: list[str]) -> None:
    next(b for b in view.findChildren(QPushButton) if "diagnostics" in b.text()).click()
    assert saved == ["asked"]


def test_every_control_has_a_name(view: LogView) -> None:
    assert not nameless(view)


def test_the_model_is_one(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = LogModel()
    model.add([Record("w", "INFO", "s", "t"), Record("w", "ERROR", "s", "two\nlines")])
    qtmodeltester.check(model)
    assert model.index(1, Column.TEXT).data() == "two …"
    assert model.index(1, Column.TEXT).data(Qt.ItemDataRole.UserRole).text == "two\nlines"


def test_the_oldest_go_when_there_are_too_many() -> None:
    model = LogModel()
    model.add(Record("w", "INFO", "s", str(n)) for n in range(MOST))
    model.add([Record("w", "INFO", "s", "new")])
    assert model.rowCount() == MOST
    assert model.records[0].text == "1"
    assert model.records[-1].text == "new"
