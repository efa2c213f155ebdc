"""The line at the foot of the window: where pictures are answered, and by which model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStatusBar, QWidget

from yogadesk.ui import look
from yogadesk.ui.cards import Chip, QuietLabel
from yogadesk.ui.words import Badge

if TYPE_CHECKING:
    from yogadesk.domain import ModelInfo
    from yogadesk.ui.ports import Site


class StatusLine(QStatusBar):
    """The badge of the site and the name of the model."""

    def __init__(self, site: Site, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(look.GAP, 2, look.GAP, 2)
        self._badge = badge = Chip(self)
        badge.setFont(look.sized(self.font(), 0.92))
        badge.setToolTip(self.tr("Where pictures are classified"))
        self._model = QuietLabel(self.tr("Getting ready…"), self, 0.92)
        self.addWidget(badge)
        self.addWidget(self._model)
        self.show_site(site)

    def show_site(self, site: Site) -> None:
        """Pictures are classified there from now on; it is not ready yet."""
        self._badge.show_badge(Badge(site.icon, site.title, look.Tone.GOOD), site.title)
        self._model.setText(self.tr("Getting ready…"))
        self._model.setToolTip("")

    def show_model(self, model: ModelInfo) -> None:
        """The site is ready with this model."""
        self._model.setText(self.tr("Model: {name}").format(name=model.name))
        self._model.setToolTip(self.tr("SHA-256 of its file: {sum}").format(sum=model.sha256))

    def show_not_ready(self) -> None:
        self._model.setText(self.tr("Not ready"))
