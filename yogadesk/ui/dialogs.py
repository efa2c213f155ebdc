"""The dialogs that ask for files and those that tell: all open without stopping the window.

Import this when the first one opens: its Qt classes cost milliseconds that the first paint of the
window need not wait for.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QLabel,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from yogadesk import __version__
from yogadesk.ui import look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

_NATIVE = QKeySequence.SequenceFormat.NativeText


def ask_files(parent: QWidget, answer: Callable[[list[QUrl]], None]) -> None:
    """Let a person choose pictures."""
    from yogadesk.pictures import SUFFIXES

    dialog = QFileDialog(parent, QCoreApplication.translate("Dialogs", "Open pictures"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    endings = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
    pictures = QCoreApplication.translate("Dialogs", "Pictures ({endings})").format(endings=endings)
    every = QCoreApplication.translate("Dialogs", "All files (*)")
    dialog.setNameFilters([pictures, every])
    open_for(dialog, answer)


def ask_folder(parent: QWidget, answer: Callable[[list[QUrl]], None]) -> None:
    """Let a person choose a folder of pictures."""
    _ask_folder(parent, QCoreApplication.translate("Dialogs", "Open a folder of pictures"), answer)


def ask_poses(parent: QWidget, answer: Callable[[list[QUrl]], None]) -> None:
    """Let a person choose a folder with one sub-folder a pose."""
    title = QCoreApplication.translate("Dialogs", "A folder with one sub-folder for each pose")
    _ask_folder(parent, title, answer)


def ask_csv(parent: QWidget, answer: Callable[[list[QUrl]], None]) -> None:
    """Let a person choose where the table goes."""
    title = QCoreApplication.translate("Dialogs", "Export the answers as CSV")
    kind = QCoreApplication.translate("Dialogs", "Table (*.csv)")
    _ask_place(parent, title, kind, "yoga-poses.csv", answer)


def ask_figures(parent: QWidget, answer: Callable[[list[QUrl]], None]) -> None:
    """Let a person choose where the answers that a model was measured by go, as a table."""
    title = QCoreApplication.translate("Dialogs", "Save the answers")
    kind = QCoreApplication.translate("Dialogs", "Table (*.csv)")
    _ask_place(parent, title, kind, "model-figures.csv", answer)


def ask_page(parent: QWidget, answer: Callable[[list[QUrl]], None]) -> None:
    """Let a person choose where a model's figures go, as a page."""
    title = QCoreApplication.translate("Dialogs", "Save the report")
    kind = QCoreApplication.translate("Dialogs", "Web page in one file (*.html)")
    _ask_place(parent, title, kind, "model-figures.html", answer)


def ask_report(parent: QWidget, name: str, answer: Callable[[list[QUrl]], None]) -> None:
    """Let a person choose where a report goes, and with the name's ending which form it takes."""
    dialog = QFileDialog(parent, QCoreApplication.translate("Dialogs", "Save the report"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    pdf = QCoreApplication.translate("Dialogs", "PDF, to print and to send (*.pdf)")
    page = QCoreApplication.translate("Dialogs", "Web page in one file (*.html)")
    dialog.setNameFilters([pdf, page])
    dialog.setDefaultSuffix("pdf")
    dialog.filterSelected.connect(
        lambda chosen: dialog.setDefaultSuffix("html" if chosen == page else "pdf")
    )
    dialog.selectFile(name)
    open_for(dialog, answer)


def ask_diagnostics(parent: QWidget, answer: Callable[[list[QUrl]], None]) -> None:
    """Let a person choose where the diagnostics go."""
    title = QCoreApplication.translate("Dialogs", "Save diagnostics")
    kind = QCoreApplication.translate("Dialogs", "ZIP file (*.zip)")
    _ask_place(parent, title, kind, "yogadesk-diagnostics.zip", answer)


def _ask_folder(parent: QWidget, title: str, answer: Callable[[list[QUrl]], None]) -> None:
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    open_for(dialog, answer)


def _ask_place(
    parent: QWidget, title: str, kind: str, name: str, answer: Callable[[list[QUrl]], None]
) -> None:
    """Ask where a file of one kind goes, which is called `name` unless a person wants otherwise."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(name.rpartition(".")[2])
    dialog.setNameFilter(kind)
    dialog.selectFile(name)
    open_for(dialog, answer)


def open_for(dialog: QFileDialog, answer: Callable[[list[QUrl]], None]) -> None:
    """Open a dialog and give on what is chosen there. Its signal `urlsSelected` would not do: the
    dialog that Qt draws itself, where the desktop has none, never sends it."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: answer(dialog.selectedUrls()))
    dialog.open()


def show_shortcuts(parent: QWidget, actions: Sequence[QAction]) -> None:
    """List every action that has keys."""
    lines = [
        (" / ".join(key.toString(_NATIVE) for key in action.shortcuts()), action.iconText())
        for action in actions
        if action.shortcuts()
    ]
    lines += [
        ("↑ ↓", QCoreApplication.translate("Dialogs", "Next and previous picture")),
        (
            QCoreApplication.translate("Dialogs", "Space"),
            QCoreApplication.translate("Dialogs", "Quick look at the picture"),
        ),
        (
            QCoreApplication.translate("Dialogs", "Enter"),
            QCoreApplication.translate("Dialogs", "Picture over the whole window"),
        ),
        ("1 – 9", QCoreApplication.translate("Dialogs", "Correct the answer")),
    ]
    cells = "".join(
        f"<tr><td style='padding:3px 24px 3px 0'><b>{html.escape(keys)}</b></td>"
        f"<td style='padding:3px 0'>{html.escape(what)}</td></tr>"
        for keys, what in lines
    )
    title = QCoreApplication.translate("Dialogs", "Keyboard shortcuts")
    _Sheet(parent, title, f"<table>{cells}</table>").open()


class _Sheet(QDialog):
    """A longer text to read. It stays on the screen: where that is small, the text scrolls."""

    def __init__(self, parent: QWidget, title: str, rich_text: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._text = QLabel(rich_text, self)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setContentsMargins(*(look.GAP,) * 4)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._text)
        area.setAccessibleName(title)
        self._beside = area.verticalScrollBar().sizeHint().width() + 4 * look.GAP
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        text = self._text.sizeHint()
        return look.first_size(
            self, QSize(text.width() + self._beside, text.height() + 8 * look.GAP)
        )


def show_about(parent: QWidget) -> None:
    title = QCoreApplication.translate("Dialogs", "About yogadesk")
    text = QCoreApplication.translate(
        "Dialogs",
        "Which yoga pose does a photograph show, how sure is that, and what is it good for. "
        "On this computer or in BigQuery ML.",
    )
    _tell(parent, title, f"<h3>yogadesk {__version__}</h3><p>{html.escape(text)}</p>")


def _tell(parent: QWidget, title: str, rich_text: str) -> None:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.RichText)
    box.setText(rich_text)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.open()
