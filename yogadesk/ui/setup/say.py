"""Sentences of which nobody knows how long they get: they wrap anywhere, and never cost more room
than there is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from yogadesk.ui import look
from yogadesk.ui.cards import PlainLabel
from yogadesk.ui.setup.marks import Mark
from yogadesk.ui.setup.room import InfoButton
from yogadesk.ui.spoken import spoken, told

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from yogadesk.errors import Trouble

_BREAK = "\u200b"  # a place to wrap that takes no room
_LEAST = 80
_LINES = 8, 4


def breakable(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text with places to wrap in each word that is wider than `width`."""

    def open_up(found: re.Match[str]) -> str:
        word = found.group()
        return _BREAK.join(word) if metrics.horizontalAdvance(word) > width else word

    return re.sub(r"\S+", open_up, text)


class Words(PlainLabel):
    """Text to read, select and copy that may hold names of any length. It wraps even in these."""

    def __init__(self, parent: QWidget, name: str = "") -> None:
        super().__init__("", parent)
        self._whole = ""
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if name:
            self.setAccessibleDescription(name)

    @property
    def whole(self) -> str:
        """What it says, without places to wrap."""
        return self._whole

    def say(self, text: str) -> None:
        """Say this."""
        self._whole = text
        self.setAccessibleName(text)
        self._wrap()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    def _wrap(self) -> None:
        text = breakable(self._whole, self.fontMetrics(), max(self.width() - 2, _LEAST))
        if text != self.text():
            self.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            QGuiApplication.clipboard().setText(self.selectedText().replace(_BREAK, ""))
        else:
            super().keyPressEvent(event)


class SayLine(QWidget):
    """A mark and a sentence beside it; nothing at all while there is nothing to say.

    What does not fit in its lines is abridged, and a button beside it opens the whole.
    """

    def __init__(self, parent: QWidget, lines: tuple[int, int] = _LINES) -> None:
        """`lines`: how many it may take, where there is room and where there is little."""
        super().__init__(parent)
        self._most = lines
        self._mark = Mark(self)
        self._text = Words(self)
        self._more = InfoButton(self.tr("What happened"), "", self)
        self._more.hide()
        self._ways: tuple[str, ...] = ("",)
        self._lines = lines[0]
        self._meaning = look.Tone.QUIET
        self._is_coloring = False
        self._gap = 6
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._gap)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 1)
        line.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self._line = line
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def said(self) -> str:
        return self._ways[0] if not self.isHidden() else ""

    def say(self, text: str, icon: str = "info", meaning: look.Tone = look.Tone.QUIET) -> None:
        """Say this; hide for ""."""
        self.say_one((text,), icon, meaning)

    def complain(self, text: str | None) -> None:
        """Say what is wrong; hide when nothing is."""
        self.say(spoken(text or ""), "warning", look.Tone.BAD)

    def tell(self, trouble: Trouble) -> None:
        """Say what went wrong and what to do. Where there is little room the cause is the first to
        go behind the button."""
        title = f"{spoken(trouble.title)}."
        ways = (told(trouble), f"{title} {spoken(trouble.advice)}", title)
        self.say_one(ways, "warning", look.Tone.BAD)

    def take_form(self, is_tight: bool) -> None:
        """See room.form_all."""
        self._lines = self._most[is_tight]
        self._choose()

    def say_one(self, ways: tuple[str, ...], icon: str, meaning: look.Tone) -> None:
        """Say the first of these that fits. The first says everything, each next one less."""
        self._meaning, self._ways = meaning, ways
        self._mark.show_icon(icon if ways[0] else "", meaning)
        self.setAccessibleName(ways[0])
        self._choose()
        self._color()
        self.setVisible(bool(ways[0]))

    def _choose(self) -> None:
        """Say as much as there are lines for."""
        whole = self._ways[0]
        fitting = next((way for way in self._ways if self._fits(way)), None)
        said = fitting if fitting is not None else self._abridged(self._ways[-1])
        self._more.about(whole)
        self._more.setVisible(said != whole)
        self._text.say(said)
        is_one_line = self._fits(said, 1)
        sides = Qt.AlignmentFlag.AlignVCenter if is_one_line else Qt.AlignmentFlag.AlignTop
        self._line.setAlignment(self._mark, sides)

    def _fits(self, text: str, lines: int = 0) -> bool:
        """Whether the text fits in so many lines, or in those that there are."""
        taken = self._mark.width() + self._gap
        if text != self._ways[0]:
            taken += self._more.sizeHint().width() + self._gap
        width = max(self.width() - taken - 2, _LEAST)
        metrics = self._text.fontMetrics()
        area = QRect(0, 0, width, 1_000_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = metrics.boundingRect(area, flags, breakable(text, metrics, width)).height()
        return needed <= (lines or self._lines) * metrics.lineSpacing() + 1

    def _abridged(self, text: str) -> str:
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self._fits(f"{text[:middle].rstrip()}…"):
                low = middle
            else:
                high = middle - 1
        return f"{text[:low].rstrip()}…"

    def _color(self) -> None:
        plain = self.palette().color(QPalette.ColorRole.WindowText)
        is_bad = self._meaning is look.Tone.BAD
        self._is_coloring = True
        look.paint_text(self._text, look.tone(self.palette(), self._meaning) if is_bad else plain)
        self._is_coloring = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._choose()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self._is_coloring:
            self._color()
