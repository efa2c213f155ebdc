"""The panel that shows each statement that ran: its text, its parameters and what it took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDockWidget,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from yogadesk.cloud.statement_log import filled
from yogadesk.ui import look, sql_rows, words
from yogadesk.ui.cards import QuietLabel
from yogadesk.ui.spoken import spoken
from yogadesk.ui.sql_rows import SqlColors, StatementModel

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QMainWindow

    from yogadesk.cloud.statement_log import StatementLog, StatementRun

_LOOK_MS = 400
_MOST_ROWS = 2000
_LONGEST_SHOWN = 20_000
_LIST_SHOWN = 1


class SqlPanel(QDockWidget):
    """Looks for new statements while it shows. The newest is chosen until a person chooses."""

    def __init__(self, window: QMainWindow, log: StatementLog) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("SQL"))
        self.setObjectName("sql")
        self.setAccessibleName(self.tr("SQL"))
        self._log = log
        self._seen = 0
        self._model = StatementModel(self)
        self._table = self._make_table()
        self._text = self._make_text()
        self._colors = SqlColors(self._text.document(), self.palette())
        self._facts = QuietLabel("", self, 0.95)
        self._facts.setWordWrap(True)
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._count = QuietLabel("", self, 0.95)
        sides = QSplitter(Qt.Orientation.Horizontal, self)
        sides.addWidget(self._side(self._table, self._count))
        sides.addWidget(self._statement_side())
        sides.setSizes([620, 460])
        sides.setChildrenCollapsible(False)
        self.setWidget(sides)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look_again)
        self._table.selectionModel().selectionChanged.connect(self._show_chosen)
        self._show_chosen()

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Statements"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + look.GAP)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate((62, 196, 96, 64, 58, 68, 48)):
            table.setColumnWidth(column, width)
        return table

    def _make_text(self) -> QPlainTextEdit:
        text = QPlainTextEdit(self)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("The statement"))
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setTabChangesFocus(True)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return text

    def _statement_side(self) -> QWidget:
        self._buttons = [
            self._button(self.tr("Copy the statement"), self._copy),
            self._button(self.tr("Copy with parameters filled in"), self._copy_filled),
        ]
        side = self._side(self._text, self._facts)
        line = QHBoxLayout()
        for button in self._buttons:
            line.addWidget(button)
        line.addStretch(1)
        column = side.layout()
        assert isinstance(column, QVBoxLayout)
        column.addLayout(line)
        return side

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _side(self, whole: QWidget, below: QLabel) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(look.GAP, look.GAP, look.GAP, look.GAP)
        column.setSpacing(look.GAP)
        column.addWidget(whole, 1)
        column.addWidget(below)
        return side

    # What ran

    def look_again(self) -> None:
        """Show what ran since the last look."""
        news = [run for _, run in self._log.since(self._seen)]
        self._seen = self._log.last
        if news:
            follows = self._is_at_end()
            self._model.add(news)
            self._model.drop(self._model.rowCount() - _MOST_ROWS)
            if follows:
                self._table.selectRow(self._model.rowCount() - 1)
                self._table.scrollToBottom()
        self._show_count()

    def _is_at_end(self) -> bool:
        chosen = self._chosen_row()
        return chosen is None or chosen == self._model.rowCount() - 1

    def _show_count(self) -> None:
        count = self._model.rowCount()
        if not count:
            self._count.setText(self.tr("No statement ran yet in this session."))
            return
        runs = [self._model.run_at(n) for n in range(count)]
        slots = sum(run.slot_ms or 0 for run in runs)
        said = self.tr("{count} statements, {seconds} in all").format(
            count=words.count(count), seconds=sql_rows.seconds(sum(run.seconds for run in runs))
        )
        if slots:
            said = self.tr("{so_far}, slot time {slots}").format(
                so_far=said, slots=sql_rows.slot_time(slots)
            )
        self._count.setText(said)

    def _chosen_row(self) -> int | None:
        rows = self._table.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def _chosen(self) -> StatementRun | None:
        row = self._chosen_row()
        return self._model.run_at(row) if row is not None else None

    def _show_chosen(self) -> None:
        run = self._chosen()
        for button in self._buttons:
            button.setEnabled(run is not None)
        self._text.setPlainText("" if run is None else run.statement.strip()[:_LONGEST_SHOWN])
        self._facts.setText("" if run is None else self._in_words(run))
        self._facts.setVisible(bool(self._facts.text()))

    def _in_words(self, run: StatementRun) -> str:
        said = [f"@{name} = {_shortened(value)}" for name, value in run.parameters]
        if run.job_id:
            said.append(self.tr("Job {job}").format(job=run.job_id))
        if run.bytes_billed:
            said.append(self.tr("Billed {bytes}").format(bytes=sql_rows.size(run.bytes_billed)))
        if run.error:
            said.append(spoken(run.error))
        return "\n".join(said)

    def _copy(self) -> None:
        run = self._chosen()
        if run is not None:
            QGuiApplication.clipboard().setText(run.statement)

    def _copy_filled(self) -> None:
        run = self._chosen()
        if run is not None:
            QGuiApplication.clipboard().setText(filled(run))

    # Qt's overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look_again()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colors.use(self.palette())


def _shortened(value: object) -> str:
    """A parameter's value, of a long list only its beginning and how many there are."""
    if not isinstance(value, tuple):
        return str(value)
    shown = ", ".join(value[:_LIST_SHOWN])
    return f"[{shown}, …] ({len(value)})" if len(value) > _LIST_SHOWN else f"[{shown}]"
