"""The log in a window of its own: what happened, as it happens, to filter, copy and hand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from yogadesk.diagnostics.log import LEVELS, LogReader, log_file
from yogadesk.ui import look, words
from yogadesk.ui.cards import QuietLabel
from yogadesk.ui.desk import STORE, Desk
from yogadesk.ui.log_rows import Column, LogModel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from yogadesk.diagnostics.log import Record

_LOOK_AGAIN_MS = 700
_TYPED_MS = 120


class LogView(QDialog):
    """Follows the log of a home folder while it is open. `save` asks where diagnostics go."""

    def __init__(self, desk: Desk, home: Path, save: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reader = LogReader(log_file(home))
        self._is_reading = False
        self._model = LogModel(self)
        self.setWindowTitle(self.tr("Log"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make_filter()
        self._make_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(2 * look.GAP,) * 4)
        column.setSpacing(look.GAP)
        column.addLayout(self._top())
        column.addWidget(self._panes(), 1)
        column.addLayout(self._bottom(save))
        self._again = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look)
        self._again.start()
        self._look()

    def sizeHint(self) -> QSize:
        return look.first_size(self, QSize(920, 560))

    # ---- parts ---------------------------------------------------------------------------------

    def _make_filter(self) -> None:
        self._part = QLineEdit(self)
        self._part.setPlaceholderText(self.tr("Filter"))
        self._part.setAccessibleName(self.tr("Filter the log"))
        self._part.setClearButtonEnabled(True)
        self._level = QComboBox(self)
        self._level.setAccessibleName(self.tr("Least level"))
        words = (
            self.tr("Everything"),
            self.tr("Information and above"),
            self.tr("Warnings and errors"),
            self.tr("Errors"),
        )
        for word, level in zip(words, LEVELS, strict=False):
            self._level.addItem(word, level)
        self._level.setCurrentIndex(1)
        self._typed = QTimer(self, singleShot=True, interval=_TYPED_MS)
        self._typed.timeout.connect(self._filter)
        self._part.textChanged.connect(self._typed.start)
        self._level.currentIndexChanged.connect(self._filter)
        QShortcut(QKeySequence.StandardKey.Find, self, self._part.setFocus)

    def _make_table(self) -> None:
        self._table = table = QTableView(self)
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Log"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        height = table.fontMetrics().height() + look.GAP
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(height)
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        widest = {
            Column.WHEN: "2026-12-28 20:28:58",
            Column.LEVEL: "Information",
            Column.SOURCE: "yogadesk.classify.classifier",
        }
        for column, text in widest.items():
            width = table.fontMetrics().horizontalAdvance(text) + 3 * look.GAP
            table.setColumnWidth(column, width)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.selectionModel().selectionChanged.connect(self._show_selected)
        copying = QShortcut(QKeySequence.StandardKey.Copy, table, self._copy)
        copying.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _top(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(look.GAP)
        line.addWidget(self._part, 1)
        line.addWidget(self._level)
        return line

    def _panes(self) -> QSplitter:
        """The list, and all of the selected entry below it."""
        self._whole = QPlainTextEdit(self)
        self._whole.setReadOnly(True)
        self._whole.setTabChangesFocus(True)
        self._whole.setAccessibleName(self.tr("The selected entry"))
        self._whole.setPlaceholderText(self.tr("Select an entry to read all of it."))
        panes = QSplitter(Qt.Orientation.Vertical, self)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self._table)
        panes.addWidget(self._whole)
        panes.setStretchFactor(0, 4)
        panes.setStretchFactor(1, 1)
        return panes

    def _bottom(self, save: Callable[[], None]) -> QHBoxLayout:
        self._count = QuietLabel("", self)
        copying = QPushButton(self.tr("&Copy"), self)
        copying.setToolTip(self.tr("Copy the selected entries, or all that are shown"))
        copying.clicked.connect(self._copy)
        saving = QPushButton(self.tr("&Save diagnostics…"), self)
        saving.setToolTip(
            self.tr("Versions, settings and logs in one file. Secrets are taken out.")
        )
        saving.clicked.connect(save)
        closing = QPushButton(self.tr("Close"), self)
        closing.clicked.connect(self.close)
        line = QHBoxLayout()
        line.setSpacing(look.GAP)
        line.addWidget(self._count, 1)
        for button in (copying, saving, closing):
            button.setAutoDefault(False)
            line.addWidget(button)
        return line

    # ---- what it does --------------------------------------------------------------------------

    def _look(self) -> None:
        if self._is_reading:
            return
        self._is_reading = True
        job = self._desk.submit(STORE, lambda _ticket: self._reader.read())
        job.succeeded.connect(self._add)
        job.ended.connect(self._rest)

    def _rest(self) -> None:
        self._is_reading = False

    def _add(self, records: list[Record]) -> None:
        bar = self._table.verticalScrollBar()
        was_at_end = bar.value() >= bar.maximum()
        if records:
            self._model.add(records)
        if was_at_end:
            self._table.scrollToBottom()
        self._say_count()

    def _filter(self) -> None:
        self._model.filter(self._level.currentData(), self._part.text().strip())
        self._table.scrollToBottom()
        self._say_count()

    def _say_count(self) -> None:
        count = len(self._model.records)
        if count == 1:
            self._count.setText(self.tr("1 entry"))
        elif count:
            self._count.setText(self.tr("{count} entries").format(count=words.count(count)))
        elif self._model.is_empty:
            self._count.setText(self.tr("Nothing was logged yet."))
        else:
            self._count.setText(self.tr("No entry matches the filter."))

    def _selected(self) -> list[Record]:
        rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        return [self._model.records[row] for row in rows]

    def _show_selected(self) -> None:
        self._whole.setPlainText("\n".join(record.line() for record in self._selected()))

    def _copy(self) -> None:
        records = self._selected() or self._model.records
        QGuiApplication.clipboard().setText("\n".join(record.line() for record in records))
