"""Charts of a measured model, drawn by matplotlib in the colours of the palette.

Import this when the first one is drawn: matplotlib takes half a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import matplotlib
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette

from yogadesk.ui import look, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from yogadesk.training.figures import Figures

_KEYS = {
    Qt.Key.Key_Left: -0.01,
    Qt.Key.Key_Right: 0.01,
    Qt.Key.Key_PageDown: -0.1,
    Qt.Key.Key_PageUp: 0.1,
}
_TICKS = (0.0, 0.5, 1.0)

matplotlib.rcdefaults()
"""What somebody's own settings say, or those in the folder we were started in, is for their plots:
with LaTeX for every text there would be no chart where that is not installed."""


class Chart(FigureCanvasQTAgg):
    """Axes from 0 to 100 % both ways, and what `fill` plots on them. Draws itself anew when the
    palette changes."""

    def __init__(
        self, name: str, across: str, down: str, fill: Callable[[Any], None], parent: QWidget
    ) -> None:
        self.shape = Figure(figsize=(4, 3), layout="constrained")
        self._across, self._down, self._fill = across, down, fill
        self._is_dressed = False
        super().__init__(self.shape)  # type: ignore[no-untyped-call]
        self.setParent(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(380, 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 190)

    def draw_all(self) -> None:
        """Draw everything in the colours and the type that hold now."""
        self.shape.clear()
        axes = self.shape.add_subplot()
        self._dress(axes)
        self._fill(axes)
        self._is_dressed = True
        self.draw_idle()  # type: ignore[no-untyped-call]

    def colors(self) -> QPalette:
        """The window's palette: matplotlib gives its canvas one of its own, which is white."""
        return QPalette(self.window().palette())

    def color(self, role: QPalette.ColorRole) -> str:
        return str(self.colors().color(role).name())

    def tone(self, meaning: look.Tone) -> str:
        return look.tone(self.colors(), meaning).name()

    def _dress(self, axes: Any) -> None:
        palette = self.colors()
        quiet = look.quiet(palette).name()
        self.shape.set_facecolor(self.color(QPalette.ColorRole.Window))
        axes.set_facecolor(self.color(QPalette.ColorRole.Base))
        size = _points(self)
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1.02)
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_ticks(_TICKS, [f"{tick:.0%}" for tick in _TICKS])
            axis.label.set_color(quiet)
            axis.label.set_fontsize(size)
            axis.label.set_fontfamily(self.font().family())
        axes.tick_params(colors=quiet, labelsize=size * 0.9, length=0)
        axes.set_xlabel(self._across)
        axes.set_ylabel(self._down)
        for side in axes.spines.values():
            side.set_color(look.line(palette).name())
        axes.grid(visible=True, color=_faint(palette).name(), linewidth=0.8)
        axes.set_axisbelow(True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changes = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange)
        if event.type() in changes and self._is_dressed:
            self.draw_all()


class CalibrationChart(Chart):
    """How often answers of each confidence are right: on the diagonal where the model is honest."""

    def __init__(self, figures: Figures, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("Charts", "Calibration"),
            QCoreApplication.translate("Charts", "Confidence of the answer"),
            QCoreApplication.translate("Charts", "Share that is right"),
            self._plot,
            parent,
        )
        self._bins = [each for each in figures.bins if each.pictures]
        self.setAccessibleDescription(
            "; ".join(
                QCoreApplication.translate(
                    "Charts", "{pictures} at {confidence}: {accuracy} right"
                ).format(
                    pictures=words.pictures(each.pictures),
                    confidence=words.percent(each.confidence),
                    accuracy=words.percent(each.accuracy),
                )
                for each in self._bins
            )
        )
        self.draw_all()

    def _plot(self, axes: Any) -> None:
        quiet, good = look.quiet(self.colors()).name(), self.tone(look.Tone.GOOD)
        axes.plot([0, 1], [0, 1], color=quiet, linewidth=1, linestyle=(0, (4, 3)))
        most = max((each.pictures for each in self._bins), default=1)
        shares = [each.pictures / most for each in self._bins]
        width = self._bins[0].high - self._bins[0].low if self._bins else 0.1
        axes.bar(
            [each.low + width / 2 for each in self._bins],
            [0.2 * share for share in shares],
            width * 0.9,
            color=look.tint(self.colors(), look.quiet(self.colors()), 0.25).name(),
        )
        x = [each.confidence for each in self._bins]
        y = [each.accuracy for each in self._bins]
        axes.plot(x, y, color=good, linewidth=2)
        axes.scatter(x, y, s=[18 + 60 * share for share in shares], color=good, zorder=3)


class TradeOffChart(Chart):
    """What a threshold costs and brings. The line is dragged, or moved with the arrow keys."""

    moved = Signal(float)  # the threshold, 0 to 1

    def __init__(self, figures: Figures, threshold: float, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("Charts", "Threshold"),
            QCoreApplication.translate("Charts", "Threshold"),
            QCoreApplication.translate("Charts", "Share of pictures"),
            self._plot,
            parent,
        )
        self._offers = figures.trade_offs
        self._threshold = threshold
        self._line: Any = None
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.mpl_connect("button_press_event", self._drag)
        self.mpl_connect("motion_notify_event", self._drag)
        self.draw_all()

    def set_threshold(self, threshold: float) -> None:
        """Move the line."""
        self._threshold = threshold
        self._line.set_xdata([threshold, threshold])
        self.draw_idle()  # type: ignore[no-untyped-call]

    def _plot(self, axes: Any) -> None:
        x = [each.threshold for each in self._offers]
        good, text = self.tone(look.Tone.GOOD), self.color(QPalette.ColorRole.Text)
        answered = QCoreApplication.translate("Charts", "answered")
        right = QCoreApplication.translate("Charts", "right of these")
        accent = look.accent(self.colors()).name()
        axes.plot(x, [e.answered for e in self._offers], color=accent, linewidth=2, label=answered)
        axes.plot(x, [e.accuracy for e in self._offers], color=good, linewidth=2, label=right)
        self._line = axes.axvline(self._threshold, color=text, linewidth=1.6)
        legend = axes.legend(loc="lower left", frameon=False, fontsize=_points(self))
        for entry in legend.get_texts():
            entry.set_color(text)
            entry.set_fontfamily(self.font().family())

    def _drag(self, event: Any) -> None:
        if event.xdata is not None and event.button == 1:
            self.moved.emit(min(1.0, max(0.0, round(float(event.xdata), 2))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)  # type: ignore[no-untyped-call]
        else:
            self.moved.emit(min(1.0, max(0.0, round(self._threshold + step, 2))))


def _faint(palette: QPalette) -> QColor:
    return look.tint(palette, palette.color(QPalette.ColorRole.Text), 0.08)


def _points(widget: QWidget) -> float:
    """The size of the system's type in points."""
    size = widget.fontInfo().pointSizeF()
    return size if size > 0 else 10.0
