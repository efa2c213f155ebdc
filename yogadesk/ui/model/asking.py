"""What the views of models ask a person for, and how they show that something goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtWidgets import QFileDialog

from yogadesk.ui.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

    from yogadesk.work import Progress

_STEPS = 1000


def for_table(parent: QWidget, answer: Callable[[list[QUrl]], None]) -> None:
    """Ask where a table goes."""
    kind = QCoreApplication.translate("Dialogs", "Table (*.csv)")
    _for_file(parent, QCoreApplication.translate("Asking", "Save the answers"), kind, "csv", answer)


def for_page(parent: QWidget, answer: Callable[[list[QUrl]], None]) -> None:
    """Ask where a report goes."""
    kind = QCoreApplication.translate("Dialogs", "Web page in one file (*.html)")
    title = QCoreApplication.translate("Dialogs", "Save the report")
    _for_file(parent, title, kind, "html", answer)


def for_folder(parent: QWidget, answer: Callable[[list[QUrl]], None]) -> None:
    """Ask for a folder with one sub-folder a pose."""
    title = QCoreApplication.translate("Asking", "A folder with one sub-folder for each pose")
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.urlsSelected.connect(answer)
    dialog.open()


def _for_file(
    parent: QWidget, title: str, kind: str, suffix: str, answer: Callable[[list[QUrl]], None]
) -> None:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.setNameFilter(kind)
    dialog.selectFile(f"model-figures.{suffix}")
    dialog.urlsSelected.connect(answer)
    dialog.open()


def show_progress(bar: QProgressBar, doing: QLabel, progress: Progress) -> None:
    """Show how far a job is: without a known total the bar only says that it goes on."""
    if progress.total:
        bar.setRange(0, _STEPS)
        bar.setValue(round(_STEPS * progress.done / progress.total))
    else:
        bar.setRange(0, 0)
    doing.setText(marked("Work", progress.note))
