"""The menu of models: teach, evaluate, choose, describe, compare. Each view is imported when it is
first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from yogadesk.ui import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from yogadesk.ui.desk import Desk
    from yogadesk.ui.model.port import Evaluated, ModelPort


class ModelMenu(QObject):
    """Fills a menu, and opens its views above a window."""

    answers_changed = Signal()  # another model, or another threshold, holds from now on

    def __init__(self, menu: QMenu, port: ModelPort, desk: Desk, window: QWidget) -> None:
        super().__init__(menu)
        self._port, self._desk, self._window = port, desk, window
        entries = (
            (self.tr("&Teach poses…"), "Ctrl+T", self.teach),
            (self.tr("&Evaluate a model…"), "Ctrl+Shift+E", self.evaluate),
            (self.tr("&Choose a model…"), "Ctrl+M", self.choose),
            (self.tr("&Health records…"), "", self.describe),
            (self.tr("Check &parity…"), "", self.check_parity),
        )
        for text, keys, act in entries:
            action = QAction(text, self)
            action.setIconText(text.replace("&", "").rstrip("…"))
            if keys:
                action.setShortcuts(words.shortcuts(keys))
            action.triggered.connect(lambda _checked=False, act=act: act())
            menu.addAction(action)

    def teach(self) -> None:
        from yogadesk.ui.model.teach import TeachDialog

        dialog = TeachDialog(self._port, self._desk, self._window)
        dialog.taught.connect(self.show_figures)
        dialog.answers_changed.connect(self.answers_changed)
        dialog.show()

    def evaluate(self, model: str | None = None) -> None:
        from yogadesk.ui.model.measure import MeasureDialog

        dialog = MeasureDialog(self._port, self._desk, self._window)
        if model is not None:
            dialog.choose_model(model)
        dialog.measured.connect(self.show_figures)
        dialog.show()

    def choose(self) -> None:
        from yogadesk.ui.model.versions import VersionsDialog

        dialog = VersionsDialog(self._port, self._desk, self._window)
        dialog.answers_changed.connect(self.answers_changed)
        dialog.evaluation_wanted.connect(self.evaluate)
        dialog.show()

    def describe(self) -> None:
        from yogadesk.ui.model.records import RecordsDialog

        RecordsDialog(self._port, self._desk, self._window).show()

    def check_parity(self) -> None:
        from yogadesk.ui.model.parity import ParityDialog

        ParityDialog(self._port, self._desk, self._window).show()

    def show_figures(self, seen: Evaluated) -> None:
        """Open a model's figures in a window of their own."""
        from yogadesk.ui.model.evaluation import EvaluationWindow

        view = EvaluationWindow(seen, self._port, self._desk, self._window)
        view.answers_changed.connect(self.answers_changed)
        view.show()
