"""Holds a run up where it may cost much, until a person says so; tells afterwards what it cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from yogadesk.ui import icons, look
from yogadesk.ui.cards import PlainLabel
from yogadesk.ui.notices import Kind, Notice, Notices
from yogadesk.ui.run import Phase, Runs

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from yogadesk.ui.ports import Budgets
    from yogadesk.ui.run import Standing

_TOPIC = "costs"
_ICON = 20


class CostBar(QWidget):
    """A question above the progress, and its two answers. Never in the way of other work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = PlainLabel("", self)
        self._text.setWordWrap(True)
        self.going_on = QPushButton(self.tr("&Go on"), self)
        self.cancelling = QPushButton(self.tr("&Cancel the run"), self)
        line = QHBoxLayout(self)
        line.setContentsMargins(6 * look.GAP, look.GAP, 2 * look.GAP, look.GAP)
        line.setSpacing(2 * look.GAP)
        line.addWidget(self._text, 1)
        line.addWidget(self.going_on)
        line.addWidget(self.cancelling)
        self.hide()

    def ask(self, question: str) -> None:
        """Show the question."""
        self._text.setText(question)
        self.setAccessibleName(question)
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        color = look.tone(palette, look.Tone.DOUBT)
        ground = look.mix(color, palette.color(QPalette.ColorRole.Window), 0.10)
        painter.fillRect(self.rect(), ground)
        painter.fillRect(0, 0, self.width(), 1, look.line(palette))
        mark = icons.pixmap("question", color, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(2 * look.GAP, (self.height() - _ICON) // 2, mark)


class CostGate(QObject):
    """Where a site can cost money, a run waits until all its pictures are counted. It goes on by
    itself below the limits; above them it asks. `pausing` is the action that pauses the run, so
    that every button shows it."""

    def __init__(self, runs: Runs, pausing: QAction, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self._runs, self._pausing, self._notices = runs, pausing, notices
        self.bar = CostBar(parent)
        self._budget: Budgets | None = None
        self._mark = self._total = self._allowed = 0
        self._is_counting = False
        runs.started.connect(self._begin)
        runs.progressed.connect(self._count)
        runs.took.connect(self._decide)
        runs.failed.connect(self._decide)
        runs.ended.connect(self._end)
        self.bar.going_on.clicked.connect(self._go_on)
        self.bar.cancelling.clicked.connect(self._cancel)

    def _begin(self) -> None:
        self._budget = self._runs.site.budget
        self._total = self._allowed = 0
        if self._budget is not None:
            self._mark = self._budget.mark()
            self._is_counting = True
            self._pausing.setChecked(True)

    def _count(self, standing: Standing) -> None:
        has_grown, self._total = standing.total > self._total, standing.total
        if standing.is_paused:
            return
        if self.bar.isVisible():
            self._allow()  # a person went on by another way
        elif has_grown and not self._is_counting and self._question() is not None:
            self._is_counting = True  # more joins a run than was allowed: count it first
            self._pausing.setChecked(True)

    def _decide(self) -> None:
        """All pictures handed in so far are counted."""
        if self._budget is None or self._runs.phase is not Phase.RUNNING:
            return
        question = self._question()
        was_counting, self._is_counting = self._is_counting, False
        if question is not None:
            self._pausing.setChecked(True)
            self.bar.ask(question)
        elif was_counting:
            self._pausing.setChecked(False)

    def _question(self) -> str | None:
        """What to ask before more is classified than a person allowed, if anything."""
        if self._budget is None or self._total <= self._allowed:
            return None
        return self._budget.question(self._total)

    def _go_on(self) -> None:
        self._allow()
        self._pausing.setChecked(False)

    def _allow(self) -> None:
        self._allowed = self._total
        self.bar.hide()

    def _cancel(self) -> None:
        self.bar.hide()
        self._runs.cancel()

    def _end(self) -> None:
        self.bar.hide()
        said = self._budget.spent(self._mark) if self._budget is not None else None
        if said is not None:
            self._notices.tell(Notice(Kind.INFO, self.tr("What this run took"), said, topic=_TOPIC))
