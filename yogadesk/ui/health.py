"""The health record of a pose, as a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

    def show_record(self, record: PoseRecord | None) -> None:
        """Show this record; the card is hidden where there is none."""
        self.setVisible(record is not None)
        if record is not None:
            self._focus.setText(record.focus)
            self._benefit.setText(record.health_benefit)
            self._breath.setText(record.breath)
