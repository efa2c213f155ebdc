"""The system's printer dialog, and opening what was saved. Imported when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from yogadesk.ui.notices import Remedy
from yogadesk.ui.report.paper import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


def ask(parent: QWidget, answer: Callable[[QPrinter], None]) -> None:
    """Let a person choose a printer."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setCreator("yogadesk")
    lay_out(printer)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(QCoreApplication.translate("Dialogs", "Print the report"))
    dialog.accepted.connect(lambda: answer(printer))
    QDialog.open(dialog)  # PySide knows only QPrintDialog's own, which takes a slot


def opener(file: Path) -> Remedy:
    """A button that opens a file in the program the system opens it with."""
    url = QUrl.fromLocalFile(str(file))
    label = QCoreApplication.translate("Notices", "Open")

    def act() -> None:
        QDesktopServices.openUrl(url)

    return Remedy(label, act)
