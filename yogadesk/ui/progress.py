"""How far the run is: bar, count, rate, time left, and Cancel."""

from __future__ import annotations

from collections import deque
from time import monotonic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from yogadesk.ui import look, words

_WINDOW_S = 4.0
_ETA_AFTER = 5


class Rate:
    """Pictures per second over the last few seconds, so that a pause shows."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque()

    def mark(self, answered: int, now: float) -> None:
        """Note how many are answered in all, at `now` (seconds, monotonic)."""
        self._marks.append((now, answered))
        while len(self._marks) > 2 and now - self._marks[0][0] > _WINDOW_S:
            self._marks.popleft()

    @property
    def per_second(self) -> float:
        if len(self._marks) < 2:
            return 0.0
        (first_at, first), (last_at, last) = self._marks[0], self._marks[-1]
        return (last - first) / (last_at - first_at) if last_at > first_at else 0.0


class ProgressStrip(QWidget):
    """Shown while a run goes on."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rate = Rate()
        self._waiting_for = ""
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setToolTip(self.tr("Stop the run; answers given so far are kept (Esc)"))
        self._cancel.clicked.connect(self.cancel_wanted)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._text)
        left.addWidget(self._bar)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * look.GAP, look.GAP + 2, 2 * look.GAP, look.GAP + 2)
        line.setSpacing(2 * look.GAP)
        line.addLayout(left, 1)
        line.addWidget(self._cancel)
        self.hide()

    def begin(self, waiting_for: str) -> None:
        """A run starts; until the first answer the strip says what it waits for."""
        self._rate = Rate()
        self._waiting_for = waiting_for
        self._bar.setRange(0, 0)
        self._text.setText(waiting_for)
        self._cancel.setEnabled(True)
        self.show()

    def go_on(self) -> None:
        """What the run waited for is there."""
        self._waiting_for = ""

    def advance(self, answered: int, total: int) -> None:
        self._rate.mark(answered, monotonic())
        if total:
            self._bar.setRange(0, total)
            self._bar.setValue(answered)
        self._text.setText(self._sentence(answered, total))

    def stop(self, answered: int) -> None:
        """Acknowledge the cancel: it is on its way."""
        self._cancel.setEnabled(False)
        self._text.setText(
            self.tr("Cancelled. Keeping {answers}, closing what is in flight…").format(
                answers=words.answers(answered)
            )
        )

    def end(self) -> None:
        self.hide()

    def _sentence(self, answered: int, total: int) -> str:
        parts = [
            self.tr("{done} of {total} pictures").format(
                done=words.count(answered), total=words.count(total)
            )
        ]
        speed = self._rate.per_second
        if self._waiting_for:
            parts.append(self._waiting_for)
        elif answered and speed > 0:
            shown = f"{speed:.0f}" if speed >= 10 else f"{speed:.1f}"
            parts.append(self.tr("{rate} pictures/s").format(rate=shown))
            if answered >= _ETA_AFTER:
                parts.append(self._time_left((total - answered) / speed))
        return " · ".join(parts)

    def _time_left(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("about {seconds} s left").format(seconds=max(1, round(seconds)))
        return self.tr("about {minutes} min left").format(minutes=round(seconds / 60))
