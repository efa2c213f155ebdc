"""The top of a page: its heading, what it is about, and in a small window its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from yogadesk.ui import look
from yogadesk.ui.cards import QuietLabel, heading
from yogadesk.ui.setup.room import InfoButton


class Head(QWidget):
    """A heading and a quiet sentence.

    Where there is little room the sentence is behind a button, unless it `stays`, and the list of
    steps that else is at the side folds into a line: `steps_wanted` asks for it.
    """

    steps_wanted = Signal(object)  # the button at which the list is to open

    def __init__(self, title: str, intro: str, parent: QWidget, stays: bool) -> None:
        super().__init__(parent)
        self._stays = stays
        self._is_tight = False
        self._place = QuietLabel("", self)
        self._title = heading(title, self, 1.5)
        self._about = InfoButton(title, intro, self)
        self._steps = QToolButton(self)
        self._steps.setText(self.tr("Ste&ps"))
        self._steps.setArrowType(Qt.ArrowType.DownArrow)
        self._steps.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._steps.setToolTip(self.tr("Show the list of all steps"))
        self._steps.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._steps.clicked.connect(lambda: self.steps_wanted.emit(self._steps))
        self._intro = QuietLabel(intro, self)
        self._intro.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(look.GAP)
        line.addWidget(self._place)
        line.addWidget(self._title, 1)
        line.addWidget(self._about)
        line.addWidget(self._steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GAP)
        column.addLayout(line)
        column.addWidget(self._intro)
        self.take_form(False)

    @property
    def is_place_shown(self) -> bool:
        """Whether the line of the steps is in sight."""
        return self._place.isVisible() and self._steps.isVisible()

    def say_intro(self, text: str) -> None:
        """Put other words under the heading."""
        self._intro.setText(text)
        self._about.about(text)
        self.take_form(self._is_tight)

    def show_place(self, number: int, count: int) -> None:
        """Say which step of how many this is."""
        said = self.tr("Step {number} of {count}").format(number=number, count=count)
        self._place.setText(said)

    def take_form(self, is_tight: bool) -> None:
        """See Fits."""
        self._is_tight = is_tight
        has_intro = bool(self._intro.text())
        self._place.setVisible(is_tight)
        self._steps.setVisible(is_tight)
        self._about.setVisible(is_tight and has_intro and not self._stays)
        self._intro.setVisible(has_intro and (self._stays or not is_tight))
        self._title.setFont(look.sized(self.font(), 1.15 if is_tight else 1.5, _BOLD))


_BOLD = QFont.Weight.DemiBold
