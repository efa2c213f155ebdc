"""The panel of statements: what ran, what it took, and copies of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit, QTableView

from tests.ui.studio import Studio
from yogadesk.cloud.statement_log import StatementLog, StatementRun
from yogadesk.ui.language import Language
from yogadesk.ui.sql_panel import SqlPanel
from yogadesk.ui.sql_rows import StatementModel, cache, purpose, size, slot_time

RUN = StatementRun(
    site="a site",
    doing="classifying pictures",
    statement="SELECT uri FROM t WHERE uri IN UNNEST(@uris) -- all of them",
    parameters=(("uris", tuple(f"gs://b/{n}.png" for n in range(5))),),
    when=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    seconds=1.5,
    job_id="job_1",
    bytes_processed=12_345_678,
    bytes_billed=20_000_000,
    slot_ms=2500,
    is_from_cache=False,
)


@pytest.fixture
def log() -> StatementLog:
    return StatementLog()


@pytest.fixture
def panel(qtbot, log: StatementLog) -> Iterator[SqlPanel]:
    window = QMainWindow()
    made = SqlPanel(window, log)
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, made)
    window.show()
    yield made
    window.close()
    shiboken6.delete(window)


def cells(panel: SqlPanel, row: int) -> list[str]:
    model = panel.findChild(StatementModel)
    return [model.data(model.index(row, n)) for n in range(model.columnCount())]


def test_what_ran_shows_by_itself(qtbot, panel: SqlPanel, log: StatementLog) -> None:
    model = panel.findChild(StatementModel)
    assert model.rowCount() == 0
    log.note(RUN)
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert cells(panel, 0)[1:] == [
        "Classifying pictures (5 pictures)", "a site", "1.50 s", "12.3 MB", "2.50 s", "no", "job_1",
    ]  # fmt: skip
    assert panel.findChild(QPlainTextEdit).toPlainText() == RUN.statement


def test_it_speaks_the_window_s_language(
    qtbot, german: Language, panel: SqlPanel, log: StatementLog
) -> None:
    log.note(replace(RUN, doing="looking at the dataset", error="Nothing was found. Try again."))
    panel.look_again()
    assert cells(panel, 0)[1:6] == [
        "Fehlgeschlagen: Ansehen des Datasets (5 Bilder)", "a site", "1,50 s", "12,3 MB", "2,50 s",
    ]  # fmt: skip
    assert "Nothing was found. Try again." in panel._facts.text()  # no sentence of ours
    log.note(replace(RUN, error="1.5 MB are unpacked. Try again."))
    panel.look_again()
    assert "1,5 MB sind entpackt. Versuchen Sie es noch einmal." in panel._facts.text()


def test_both_copies(qtbot, panel: SqlPanel, log: StatementLog) -> None:
    log.note(RUN)
    panel.look_again()
    plain, filled = panel._buttons
    plain.click()
    assert QGuiApplication.clipboard().text() == RUN.statement
    filled.click()
    assert "'gs://b/4.png'" in QGuiApplication.clipboard().text()


def test_the_choice_stays_when_more_comes(panel: SqlPanel, log: StatementLog) -> None:
    for _ in range(3):
        log.note(RUN)
    panel.look_again()
    table = panel.findChild(QTableView)
    table.selectRow(0)
    log.note(RUN)
    panel.look_again()
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]


def test_the_rows_are_a_sound_model(qtmodeltester, log: StatementLog) -> None:
    model = StatementModel()
    model.add([RUN] * 4)
    model.drop(2)
    qtmodeltester.check(model)
    assert model.rowCount() == 2


def test_what_a_site_does_not_tell_is_not_made_up() -> None:
    assert size(None) == slot_time(None) == "–"
    silent = StatementRun("s", "trying", "SELECT 1", (), RUN.when, 0.1, error="no")
    assert cache(silent) == "–"
    assert purpose(silent) == "Failed: Trying"
    assert size(999) == "999 B"
    assert size(1_500_000_000) == "1.5 GB"


def test_the_menu_shows_and_hides_it(studio: Studio, tmp_path: Path) -> None:
    action = studio.action("SQL that ran")
    action.trigger()
    panel = studio.window.findChild(SqlPanel)
    assert panel.isVisible()
    panel.close()
    assert not action.isChecked()
    action.trigger()
    assert panel.isVisible()
