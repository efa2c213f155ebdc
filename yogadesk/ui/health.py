"""The health record of a pose, as a card, with what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QToolButton

from yogadesk.ui import sources
from yogadesk.ui.cards import Card, QuietLabel, heading, prose

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QWidget

    from yogadesk.domain import PoseRecord


class HealthCard(Card):
    """What a pose is good for: focus, benefit and breath of its row in `yoga_health`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.addWidget(heading(self.tr("What this pose is good for"), self))
        self._focus = self._fact(self.tr("Focus"))
        self._benefit = self._fact(self.tr("Health benefit"))
        self._breath = self._fact(self.tr("Breath"))
        note = QuietLabel(self.tr("General information, no medical advice."), self, 0.9)
        note.setWordWrap(True)
        note.setContentsMargins(0, 6, 0, 0)
        self.body.addWidget(note)
        self._toggle = QToolButton(self)
        self._toggle.setCheckable(True)
        self._toggle.setAutoRaise(True)
        self._toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._toggle.setArrowType(Qt.ArrowType.RightArrow)
        self._toggle.setText(self.tr("Where this comes from"))
        self._toggle.toggled.connect(self._unfold)
        self._source = prose(self, self.tr("Where this comes from"))
        self._source.hide()
        self.body.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._source)
        self._record: PoseRecord | None = None
        self._appearing = QTimer(self, singleShot=True, interval=0)
        self._appearing.timeout.connect(self._appear)
        self.hide()

    def _fact(self, name: str) -> QLabel:
        value = prose(self, name)
        label = QuietLabel(name, self, 0.9)
        label.setBuddy(value)
        label.setContentsMargins(0, 4, 0, 0)
        self.body.addWidget(label)
        self.body.addWidget(value)
        self.body.setSpacing(3)
        return value

    def _unfold(self, is_open: bool) -> None:
        self._toggle.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._source.setVisible(is_open)

    def show_record(self, record: PoseRecord | None) -> None:
        """Show this record; the card is hidden where there is none.

        A card that comes in sight moves all that is around it, so that is left to the event loop's
        next turn: the rest of the answer is there at once.
        """
        self._record = record
        if record is None:
            self._appearing.stop()
            self.hide()
        elif self.isHidden():
            self._appearing.start()
        else:
            self._fill(record)

    def _appear(self) -> None:
        if self._record is not None:
            self._fill(self._record)
            self.show()

    def _fill(self, record: PoseRecord) -> None:
        self._focus.setText(record.focus)
        self._benefit.setText(record.health_benefit)
        self._breath.setText(record.breath)
        self._source.setText(self._source_in_words(record))

    def _source_in_words(self, record: PoseRecord) -> str:
        source = sources.of(record)
        if source is None:
            return self.tr("From the table yoga_health of the site that answered.")
        said = self.tr("In our own words. Rests on: {grounds}").format(grounds=source.rests_on)
        return "\n".join((said, *source.works))
