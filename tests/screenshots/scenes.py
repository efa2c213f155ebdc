"""The views, each brought about as a person would. A scene answers the widget to save."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QAction, QImage, QPageLayout, QPainter, QPdfWriter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QMenu

from tests.bench.history import fill
from tests.screenshots import setup_scenes
from tests.screenshots.model_scenes import MODEL_SCENES
from tests.screenshots.stage import SAMPLES, Stage
from yogadesk.domain import ClassScore
from yogadesk.setup.sites import THIS_COMPUTER
from yogadesk.ui.answers import Answers
from yogadesk.ui.budget import Budget
from yogadesk.ui.cost_gate import CostBar
from yogadesk.ui.export_dialog import ExportDialog
from yogadesk.ui.gallery import Gallery
from yogadesk.ui.history_compare import HistoryCompare
from yogadesk.ui.history_table import HistoryTable
from yogadesk.ui.history_window import HistoryWindow
from yogadesk.ui.log_view import LogView
from yogadesk.ui.report import facts, sheets
from yogadesk.ui.report.paper import Paper, lay_out
from yogadesk.ui.run import Phase
from yogadesk.ui.settings_dialog import SettingsDialog
from yogadesk.ui.why import WhyCard
from yogadesk.work import Ticket

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


def quick_look(stage: Stage) -> QWidget:
    look_at_first(stage)
    QTest.keyClick(stage.window.focusWidget(), Qt.Key.Key_Space)
    return stage.window


def full_view(stage: Stage) -> QWidget:
    look_at_first(stage)
    QTest.keyClick(stage.window.focusWidget(), Qt.Key.Key_Return)
    stage.settle()
    QTest.keyClick(stage.window.focusWidget(), Qt.Key.Key_Plus)
    return stage.window


def why(stage: Stage) -> QWidget:
    look_at_first(stage)
    stage.trigger("Why this answer")
    card = stage.window.findChild(WhyCard)
    stage.until(lambda: card.found is not None)
    return stage.window


def sql(stage: Stage) -> QWidget:
    stage.classify(*SAMPLES)
    stage.trigger("SQL that ran")
    return stage.window


def question(stage: Stage) -> QWidget:
    """Before a large run on a site that can cost money."""
    site = replace(THIS_COMPUTER, batch_limit=500, is_charged=True)
    budget = Budget(site, (128, 128), stage.app.statements, stage.app.settings)
    stage.app.settings.change(ask_above_pictures=20)
    stage.runs.use_site(replace(stage.runs.site, budget=budget))
    stage.hand_in(*SAMPLES, *stage.drawn(40))
    stage.until(stage.window.findChild(CostBar).isVisible)
    return stage.window


def look_at_first(stage: Stage) -> None:
    stage.classify(*SAMPLES)
    stage.window.findChild(Answers).take_focus()


def grid(stage: Stage) -> QWidget:
    stage.classify(*SAMPLES, *stage.drawn(24), *stage.broken())
    stage.window.findChild(Gallery).show_as_grid(True)
    return stage.window


def fits_nothing(stage: Stage) -> QWidget:
    """A filter that no picture meets."""
    stage.classify(*SAMPLES)
    gallery = stage.window.findChild(Gallery)
    gallery.look_for()
    QTest.keyClicks(stage.window.focusWidget(), "handstand")
    stage.until(lambda: gallery.arranged.rowCount() == 0)
    return stage.window


def paused(stage: Stage) -> QWidget:
    busy(stage)
    stage.trigger("Pause the run")
    stage.settle()
    return stage.window


def cancelled(stage: Stage) -> QWidget:
    busy(stage)
    stage.trigger("Cancel the run")
    stage.until(lambda: stage.runs.phase is Phase.IDLE)
    return stage.window


def shortcuts(stage: Stage) -> QWidget:
    stage.classify(*SAMPLES[:2])
    stage.trigger("Keyboard shortcuts")
    return stage.opened(QDialog)


def recent(stage: Stage) -> QWidget:
    """The folders opened last, as the menu lists them."""
    stage.classify(*SAMPLES)
    for name in ("morning class", "retreat 2026 & friends", "from the phone"):
        stage.window._recent.note(str(stage.home / name))
    menu = next(m for m in stage.window.findChildren(QMenu) if m.title() == "Open &recent")
    menu.popup(stage.window.mapToGlobal(stage.window.rect().center()))
    return menu


def report(stage: Stage) -> QWidget:
    """The one page of a picture's report, as it is printed."""
    stage.classify(SAMPLES[-1])
    row = stage.model.row_at(0)
    return _sheet(lambda paper: sheets.of_picture(paper, facts.picture(row.verdict, 0.6)))


def report_all(stage: Stage) -> QWidget:
    """The first page of the report of many."""
    stage.classify(*SAMPLES)
    verdicts = [stage.model.row_at(n).verdict for n in range(len(SAMPLES))]
    return _sheet(lambda paper: sheets.of_batch(paper, facts.batch(verdicts, 0.6), Ticket()))


def _sheet(write: Callable[[Paper], None]) -> QWidget:
    """The first page of what this writes, drawn into a picture."""
    layout = QPdfWriter(QBuffer())
    lay_out(layout)
    room = layout.pageLayout().paintRect(QPageLayout.Unit.Point).toRect()
    image = QImage(room.size() * 2, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.setDotsPerMeterX(round(144 / 0.0254))
    image.setDotsPerMeterY(round(144 / 0.0254))
    painter = QPainter(image)
    write(Paper(layout, painter, sheets.foot()))
    painter.end()
    label = QLabel()
    label.setPixmap(QPixmap.fromImage(image))
    label.resize(image.size())
    return label


SCENES: dict[str, Callable[[Stage], QWidget | Iterator[tuple[str, QWidget]]]] = {
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
    "quick-look": quick_look,
    "full-view": full_view,
    "why": why,
    "sql": sql,
    "question": question,
    "grid": grid,
    "fits-nothing": fits_nothing,
    "paused": paused,
    "cancelled": cancelled,
    "shortcuts": shortcuts,
    "recent": recent,
    "report": report,
    "report-all": report_all,
    "setup": setup_scenes.every,
    **MODEL_SCENES,
}
