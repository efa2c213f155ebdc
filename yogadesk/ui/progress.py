"""How far the run is: bar, count, rate, time left, stage, and the buttons to pause and cancel."""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from yogadesk.ui import look, words
from yogadesk.ui.cards import PlainLabel

if TYPE_CHECKING:
    from yogadesk.ui.run import Standing

_WINDOW_S = 4.0
_ETA_AFTER = 5
_STEPS = 10_000
_MORE_TO_COME = 1000


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


class Share:
    """How much of a run is done, 0 to 1: never less than before, and 1 exactly at its end.

    When more pictures join, what was done keeps its share, and what is left is spread over the
    rest of the bar. While the search goes on nobody knows how many there will be: then as many
    again are expected as were found, and a thousand at least.
    """

    def __init__(self) -> None:
        self._base, self._base_done, self._total, self._done = 0.0, 0, 0, 0
        self.value = 0.0

    def advance(self, done: int, found: int, is_searching: bool) -> float:
        total = found + max(found, _MORE_TO_COME) if is_searching else found
        if total != self._total:
            self._base, self._base_done, self._total = self.value, self._done, total
        self._done = done
        left = total - self._base_done
        if left > 0:
            part = (done - self._base_done) / left
            self.value = max(self.value, self._base + (1 - self._base) * part)
        return self.value


class _Bar(QProgressBar):
    """A bar that can be painted with the rest of the window."""

    def move_to(self, value: int) -> None:
        """`setValue`, which paints at once, and with the bar all that waits to be painted: one long
        turn of the event loop instead of two. This one leaves that to the next turn."""
        self.setUpdatesEnabled(False)
        self.setValue(value)
        self.setUpdatesEnabled(True)


class ProgressStrip(QWidget):
    """Shown while a run goes on."""

    cancel_wanted = Signal()
    pause_wanted = Signal(bool)  # to pause, or to go on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rate, self._share = Rate(), Share()
        self._waiting_for = ""
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self._text = PlainLabel("", self)
        self._text.setWordWrap(True)
        # In as many lines as it needs: a longer sentence must not make a narrow window wider.
        as_wide_as_there_is = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        as_wide_as_there_is.setHeightForWidth(True)
        self._text.setSizePolicy(as_wide_as_there_is)
        self._bar = _Bar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._bar.setRange(0, _STEPS)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._pause = QPushButton(self.tr("Pause"), self)
        self._pause.setCheckable(True)
        self._pause.clicked.connect(self.pause_wanted)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        stop = self.tr("Stop the run; answers given so far are kept ({keys})")
        self._cancel.setToolTip(stop.format(keys=words.keys("Esc")))
        self._cancel.clicked.connect(self.cancel_wanted)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._text)
        left.addWidget(self._bar)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * look.GAP, look.GAP + 2, 2 * look.GAP, look.GAP + 2)
        line.setSpacing(look.GAP)
        line.addLayout(left, 1)
        line.addSpacing(look.GAP)
        line.addWidget(self._pause)
        line.addWidget(self._cancel)
        self.hide()

    def begin(self, waiting_for: str) -> None:
        """A run starts; until the first answer the strip says what it waits for."""
        self._rate, self._share = Rate(), Share()
        self._waiting_for = waiting_for
        self._bar.setValue(0)
        self._text.setText(waiting_for)
        self._cancel.setEnabled(True)
        self._pause.setEnabled(True)
        self._show_paused(is_paused=False)
        self.show()

    def go_on(self) -> None:
        """What the run waited for is there."""
        self._waiting_for = ""

    def advance(self, standing: Standing) -> None:
        if not self._cancel.isEnabled():
            return
        self._rate.mark(standing.answered, monotonic())
        share = self._share.advance(standing.answered, standing.total, standing.is_searching)
        self._bar.move_to(int(share * _STEPS))
        self._show_paused(standing.is_paused)
        self._text.setText(self._sentence(standing))

    def _show_paused(self, is_paused: bool) -> None:
        """Name the button by what it does now."""
        self._pause.setChecked(is_paused)
        self._pause.setText(self.tr("Continue") if is_paused else self.tr("Pause"))
        pause = self.tr("Finish what is under way, then wait ({keys})")
        does = self.tr("Go on with the run ({keys})") if is_paused else pause
        self._pause.setToolTip(does.format(keys=words.keys("Ctrl+Space")))

    def stop(self, answered: int) -> None:
        """Acknowledge the cancel: it is on its way."""
        self._cancel.setEnabled(False)
        self._pause.setEnabled(False)
        self._text.setText(
            self.tr("Cancelled. Keeping {answers}, closing what is in flight…").format(
                answers=words.answers(answered)
            )
        )

    def end(self) -> None:
        self.hide()

    def _sentence(self, standing: Standing) -> str:
        answered, total = words.count(standing.answered), words.count(standing.total)
        if standing.is_searching:
            counted = self.tr("{done} of {total} pictures found so far")
        else:
            counted = self.tr("{done} of {total} pictures")
        parts = [counted.format(done=answered, total=total)]
        if standing.is_paused:
            parts.append(self.tr("Paused"))
        elif self._waiting_for:
            parts.append(self._waiting_for)
        else:
            parts += self._speed(standing)
        return " · ".join(parts)

    def _speed(self, standing: Standing) -> list[str]:
        parts = []
        speed = self._rate.per_second
        if standing.answered and speed > 0:
            shown = words.decimal(speed, 0 if speed >= 10 else 1)
            parts.append(self.tr("{rate} pictures/s").format(rate=shown))
            if standing.answered >= _ETA_AFTER and not standing.is_searching:
                parts.append(self._time_left((standing.total - standing.answered) / speed))
        if standing.stage is not None:
            parts.append(words.stage(standing.stage).word)
        return parts

    def _time_left(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("about {seconds} s left").format(seconds=max(1, round(seconds)))
        if seconds < 90 * 60:
            return self.tr("about {minutes} min left").format(minutes=round(seconds / 60))
        return self.tr("about {hours} h left").format(hours=round(seconds / 3600))
