"""The last net: a bug is logged and shown once, on the window's thread, whichever thread it hit."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QMessageBox, QWidget

_log = logging.getLogger(__name__)


class CrashNet(QObject):
    """Catches what nobody caught, between `install` and `remove`.

    Hooks only log and emit: in PySide6 they run in the thread that failed. The queued signal hop
    brings the report to the window's thread. One fault opens one dialog, however often it strikes.
    """

    caught = Signal(str)  # the traceback of a fault not seen before, on the window's thread
    _struck = Signal(str)

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._seen: set[str] = set()
        self._boxes: list[QMessageBox] = []
        self._previous = (sys.excepthook, threading.excepthook)
        self._struck.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        self._previous = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.strike
        threading.excepthook = self._strike_in_thread

    def remove(self) -> None:
        """Put back the hooks that were there before."""
        sys.excepthook, threading.excepthook = self._previous

    def strike(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Take one uncaught exception, on any thread."""
        if issubclass(kind, KeyboardInterrupt):
            self._previous[0](kind, error, trace)
            return
        _log.critical("Uncaught exception", exc_info=(kind, error, trace))
        self._struck.emit("".join(traceback.format_exception(kind, error, trace)))

    def take(self, error: BaseException) -> None:
        """Take an exception that somebody holds, such as a job's."""
        self.strike(type(error), error, error.__traceback__)

    def _strike_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and args.exc_type is not SystemExit:
            self.strike(args.exc_type, args.exc_value, args.exc_traceback)

    def _report(self, report: str) -> None:
        if report in self._seen:
            return
        self._seen.add(report)
        self.caught.emit(report)
        self._open_dialog(report)

    def _open_dialog(self, report: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window or QApplication.activeWindow())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._boxes.append(box)  # one without a parent would go with this function
        box.finished.connect(lambda: self._boxes.remove(box))
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Something in yogadesk broke"))
        box.setText(self.tr("A fault in yogadesk itself stopped what it was doing."))
        box.setInformativeText(
            self.tr(
                "Every answer already shown is saved, and you can go on working. "
                "The details help to mend it: copy them into a report."
            )
        )
        box.setDetailedText(report)
        copying = box.addButton(self.tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
        copying.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        going_on = box.addButton(self.tr("Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(going_on)
        box.setEscapeButton(going_on)
        box.open()
