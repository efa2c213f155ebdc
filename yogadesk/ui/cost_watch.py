"""Keeps the line in sight that says what costs money on a site, for as long as something does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QVBoxLayout

    from yogadesk.ui.desk import Desk
    from yogadesk.ui.ports import CostLine, Sites

_PLACE = 1


class CostWatch(QObject):
    """Puts the line below the messages of a window, once a site was ever set up."""

    def __init__(
        self, window: QMainWindow, column: QVBoxLayout, sites: Sites | None, desk: Desk
    ) -> None:
        super().__init__(window)
        self._window, self._column, self._sites, self._desk = window, column, sites, desk
        self._line: CostLine | None = None

    def look(self) -> None:
        """See whether something costs money now."""
        if self._line is None and self._sites is not None:
            self._line = self._sites.cost_line(self._window, self._desk)
            if self._line is not None:
                self._column.insertWidget(_PLACE, self._line.widget)
        if self._line is not None:
            self._line.inspect()
