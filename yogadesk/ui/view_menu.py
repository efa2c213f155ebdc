"""The panels that can be shown beside the pictures: made when they are first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow

    from yogadesk.cloud.statement_log import StatementLog
    from yogadesk.ui.sql_panel import SqlPanel

_HEIGHT = 280


class ViewMenu(QObject):
    """Shows and hides the SQL panel, and keeps the menu's mark in step with it."""

    def __init__(self, window: QMainWindow, showing: QAction, log: StatementLog) -> None:
        super().__init__(window)
        self._window, self._showing, self._log = window, showing, log
        self._panel: SqlPanel | None = None
        showing.setCheckable(True)
        showing.toggled.connect(self._show)

    def _show(self, is_wanted: bool) -> None:
        if self._panel is None and is_wanted:
            from yogadesk.ui.sql_panel import SqlPanel

            self._panel = panel = SqlPanel(self._window, self._log)
            if not self._window.restoreDockWidget(panel):
                self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, panel)
                height = min(_HEIGHT, self._window.height() * 2 // 5)
                self._window.resizeDocks([panel], [height], Qt.Orientation.Vertical)
            panel.visibilityChanged.connect(self._follow)
        if self._panel is not None:
            self._panel.setVisible(is_wanted)

    def _follow(self) -> None:
        """Its own button closed it, or brought it back."""
        if self._panel is not None and self._window.isVisible():
            self._showing.setChecked(not self._panel.isHidden())
