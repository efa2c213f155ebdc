"""The views, each brought about as a person would. A scene answers the widget to save."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.bench.history import fill
from tests.screenshots.stage import SAMPLES, Stage
from yogadesk.domain import ClassScore
from yogadesk.ui.export_dialog import ExportDialog
from yogadesk.ui.history_compare import HistoryCompare
from yogadesk.ui.history_table import HistoryTable
from yogadesk.ui.history_window import HistoryWindow
from yogadesk.ui.log_view import LogView
from yogadesk.ui.settings_dialog import SettingsDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def welcome(stage: Stage) -> QWidget:
    stage.until(lambda: stage.window.isVisible())
    return stage.window


def full(stage: Stage) -> QWidget:
    stage.classify(*SAMPLES, *stage.drawn(4))
    return stage.window


def busy(stage: Stage) -> QWidget:
    stage.hand_in(*SAMPLES, *stage.drawn(300))
    stage.until(lambda: sum(row_is_final(stage)) > 40)
    return stage.window


def row_is_final(stage: Stage) -> list[bool]:
    return [stage.model.row_at(n).state.is_final for n in range(stage.model.rowCount())]


def failing(stage: Stage) -> QWidget:
    stage.classify(*stage.broken(), *SAMPLES[:2])
    return stage.window


def settings(stage: Stage) -> QWidget:
    stage.trigger("Settings")
    return stage.opened(SettingsDialog)


def log(stage: Stage) -> QWidget:
    stage.classify(*SAMPLES[:2])
    stage.trigger("Show the log")
    return stage.opened(LogView)


def history(stage: Stage) -> QWidget:
    """Two thousand answers of a year, and some of today whose pictures are still there."""
    fill(stage.app.store, 2000)
    stage.classify(*SAMPLES, *stage.drawn(4), *stage.broken())
    return opened_history(stage)


def opened_history(stage: Stage) -> HistoryWindow:
    stage.trigger("History")
    view = stage.opened(HistoryWindow)
    assert isinstance(view, HistoryWindow)
    view.resize(1240, 720)
    return view


def choose(view: HistoryWindow, text: str) -> None:
    next(a for a in view.findChildren(QAction) if a.iconText() == text).trigger()


def history_empty(stage: Stage) -> QWidget:
    return opened_history(stage)


def history_searched(stage: Stage) -> QWidget:
    fill(stage.app.store, 2000)
    view = opened_history(stage)
    search = view.findChild(QLineEdit)
    assert search is not None
    search.setText("warrior 2025-07")
    return view


def history_fits_nothing(stage: Stage) -> QWidget:
    view = history_searched(stage)
    search = view.findChild(QLineEdit)
    assert search is not None
    search.setText("handstand")
    return view


def history_corrected(stage: Stage) -> QWidget:
    view = history(stage)
    table = view.findChild(HistoryTable)
    assert table is not None
    stage.settle()
    for key in (Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_1):
        QTest.keyClick(table, key)
        stage.settle()
    table.choose(2)
    table.selectRow(1)
    return view


def history_compared(stage: Stage) -> QWidget:
    stage.classify(*SAMPLES[:3])
    stage.app.store.add_many(
        replace(
            verdict, site="acme", decision=verdict.classes[-1].label, threshold=0.6,
            classes=tuple(
                ClassScore(each.label, score)
                for each, score in zip(verdict.classes[::-1], (0.71, 0.2, 0.05, 0.03, 0.01),
                                       strict=True)
            ),
        )
        for verdict in list(stage.app.store.verdicts())
    )  # fmt: skip
    view = opened_history(stage)
    stage.settle()
    choose(view, "Compare answers")
    return stage.opened(HistoryCompare)


def export(stage: Stage) -> QWidget:
    view = history(stage)
    stage.settle()
    choose(view, "Export")
    return stage.opened(ExportDialog)


SCENES: dict[str, Callable[[Stage], QWidget]] = {
    "welcome": welcome,
    "full": full,
    "busy": busy,
    "failing": failing,
    "settings": settings,
    "log": log,
    "history": history,
    "history-empty": history_empty,
    "history-searched": history_searched,
    "history-fits-nothing": history_fits_nothing,
    "history-corrected": history_corrected,
    "history-compared": history_compared,
    "export": export,
}
