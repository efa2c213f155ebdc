"""Which model is to be measured, and on which labelled pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from yogadesk import files
from yogadesk.errors import Trouble
from yogadesk.training import figures, labelled
from yogadesk.ui import look, words
from yogadesk.ui.model.folder_field import FolderField
from yogadesk.ui.model.port import Evaluated, ModelPort
from yogadesk.ui.model.working import WorkDialog

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.training.measure import Measured
    from yogadesk.ui.desk import Desk
    from yogadesk.work import Ticket


class MeasureDialog(WorkDialog):
    """Nothing of what is measured goes to the history. Closing it cancels."""

    measured = Signal(object)  # Evaluated

    def __init__(self, port: ModelPort, desk: Desk, parent: QWidget) -> None:
        title = QCoreApplication.translate("MeasureDialog", "Evaluate a model")
        about = QCoreApplication.translate(
            "MeasureDialog",
            "On pictures whose pose you know: best ones that it has not learnt from. They are"
            " classified as always, but nothing is noted in the history.",
        )
        verb = QCoreApplication.translate("MeasureDialog", "Evaluate")
        super().__init__(title, about, verb, desk, parent)
        self._port, self._site = port, port.site()
        self._folder = FolderField(self)
        self._folder.changed.connect(self.follow)
        self._model = QComboBox(self)
        self._model.setAccessibleName(self.tr("Model"))
        self._model.addItems(port.models.names(self._site))
        self.choose_model(port.models.answering(self._site).name)
        form = QFormLayout()
        form.setHorizontalSpacing(2 * look.GAP)
        form.setVerticalSpacing(look.GAP)
        form.addRow(self.tr("Folder"), self._folder)
        form.addRow(self.tr("Model"), self._model)
        self.column.addLayout(form)
        self.column.addWidget(self.said)
        self.column.addStretch(1)
        self.start_wanted.connect(self.measure)
        self.busy_changed.connect(self._folder.setDisabled)
        self.busy_changed.connect(self._model.setDisabled)
        self.complete(QSize(560, 300))

    def choose_model(self, name: str) -> None:
        """Measure this model."""
        self._model.setCurrentText(name)

    def take_folder(self, folder: Path) -> None:
        """Measure on this folder."""
        self._folder.take(folder)

    def can_start(self) -> bool:
        return self._folder.folder is not None

    def measure(self) -> None:
        """Measure the chosen model."""
        folder = self._folder.folder
        if folder is None:
            return
        name, models, site = self._model.currentText(), self._port.models, self._site

        def work(ticket: Ticket) -> Evaluated:
            examples = labelled.read(folder, ticket)
            [found] = models.measure(site, [models.called(site, name)], examples, ticket)
            return evaluated(site, name, folder, found)

        self.work_on(work, self._finish)

    def _finish(self, seen: Evaluated) -> None:
        self.measured.emit(seen)
        self.accept()


def evaluated(site: str, name: str, folder: Path, found: Measured) -> Evaluated:
    """The figures of these answers. In a worker. Raises Trouble when nothing was answered."""
    if not found.judged:
        raise Trouble(
            "No picture could be classified",
            found.left_out[0].reason if found.left_out else "The folder holds no picture.",
            "Choose a folder with pictures in sub-folders.",
        )
    said = QCoreApplication.translate("Measure", "Measured on {pictures} in {folder}.").format(
        pictures=words.pictures(len(found.judged)), folder=files.printable(folder)
    )
    if found.learnt:
        said += " " + QCoreApplication.translate(
            "Measure", "{pictures} of them resemble some it learnt from and flatter it."
        ).format(pictures=words.pictures(len(found.learnt)))
    return Evaluated(
        site,
        name,
        said,
        figures.figures(found.judged),
        found.left_out,
        found.alike,
        found.learnt,
    )
