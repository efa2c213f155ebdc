"""Which model is to be measured, and on which labelled pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QSize, Qt, QUrl, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from yogadesk import files
from yogadesk.errors import Trouble
from yogadesk.training import figures, labelled
from yogadesk.ui import look, words
from yogadesk.ui.cards import PrimaryButton, QuietLabel, heading
from yogadesk.ui.desk import CLOUD, Desk, Job
from yogadesk.ui.model import asking
from yogadesk.ui.model.port import Evaluated, ModelPort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yogadesk.training.measure import Measured
    from yogadesk.work import Ticket


class MeasureDialog(QDialog):
    """Nothing of what is measured goes to the history. Closing it cancels."""

    measured = Signal(object)  # Evaluated

    def __init__(self, port: ModelPort, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Evaluate a model"))
        self._port, self._desk, self._site = port, desk, port.site()
        self._job: Job | None = None
        self._folder = QLineEdit(self)
        self._folder.setAccessibleName(self.tr("Folder"))
        self._folder.setPlaceholderText(self.tr("One sub-folder for each pose, named as the pose"))
        self._folder.textChanged.connect(lambda _text: self._allow())
        self._model = QComboBox(self)
        self._model.setAccessibleName(self.tr("Model"))
        self._problem = QLabel(self)
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(3 * look.GAP,) * 4)
        column.setSpacing(look.GAP)
        column.addWidget(heading(self.windowTitle(), self, 1.3))
        about = QuietLabel(
            self.tr(
                "On pictures whose pose you know: best ones that it has not learnt from. They are"
                " classified as always, but nothing is noted in the history."
            ),
            self,
        )
        about.setWordWrap(True)
        column.addWidget(about)
        column.addSpacing(look.GAP)
        column.addLayout(self._form())
        column.addWidget(self._problem)
        column.addStretch(1)
        column.addLayout(self._foot())
        self._list()
        self._show_busy(is_busy=False)
        self.resize(self.sizeHint())  # or Qt opens it at two thirds of the screen

    def sizeHint(self) -> QSize:
        return QSize(min(560, self.screen().availableSize().width() - 40), 300)

    def _form(self) -> QFormLayout:
        choose = QPushButton(self.tr("Choose…"), self)
        choose.setAutoDefault(False)
        choose.clicked.connect(lambda: asking.for_folder(self, self._take))
        line = QHBoxLayout()
        line.setSpacing(look.GAP)
        line.addWidget(self._folder, 1)
        line.addWidget(choose)
        form = QFormLayout()
        form.setHorizontalSpacing(2 * look.GAP)
        form.setVerticalSpacing(look.GAP)
        form.addRow(self.tr("Folder"), line)
        form.addRow(self.tr("Model"), self._model)
        return form

    def _foot(self) -> QHBoxLayout:
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._doing = QuietLabel("", self)
        self._stop = QPushButton(self.tr("Close"), self)
        self._stop.setAutoDefault(False)
        self._stop.clicked.connect(self._cancel)
        self._start = PrimaryButton(self.tr("Evaluate"), self)
        self._start.setDefault(True)
        self._start.clicked.connect(self.measure)
        line = QHBoxLayout()
        line.setSpacing(2 * look.GAP)
        line.addWidget(self._bar, 1)
        line.addWidget(self._doing)
        line.addStretch(1)
        line.addWidget(self._stop)
        line.addWidget(self._start)
        return line

    def _list(self) -> None:
        models, site = self._port.models, self._site
        own = models.own(site).model.name
        self._model.addItems([own, *(each.model.name for each in models.versions(site))])
        self.choose_model(models.answering(site).name)

    def choose_model(self, name: str) -> None:
        """Measure this model."""
        self._model.setCurrentText(name)

    def _take(self, urls: Sequence[QUrl]) -> None:
        folder = next((url.toLocalFile() for url in urls if url.isLocalFile()), "")
        if folder:
            self.take_folder(Path(folder))

    def take_folder(self, folder: Path) -> None:
        """Measure on this folder."""
        self._folder.setText(QDir.toNativeSeparators(str(folder)))

    def _allow(self) -> None:
        self._start.setEnabled(bool(self._folder.text().strip()) and self._job is None)

    def measure(self) -> None:
        """Measure the chosen model."""
        if self._job is not None:
            return
        folder = Path(QDir.fromNativeSeparators(self._folder.text().strip())).expanduser()
        name, models, site = self._model.currentText(), self._port.models, self._site
        self._problem.hide()

        def work(ticket: Ticket) -> Evaluated:
            examples = labelled.read(folder, ticket)
            [found] = models.measure(site, [models.called(site, name)], examples, ticket)
            return evaluated(site, name, folder, found)

        self._job = job = self._desk.submit(CLOUD, work)
        job.progressed.connect(lambda each: asking.show_progress(self._bar, self._doing, each))
        job.succeeded.connect(self._finish)
        job.on_failure(self._tell)
        job.ended.connect(self._end)
        self._show_busy(is_busy=True)

    def _finish(self, seen: Evaluated) -> None:
        self.measured.emit(seen)
        self.accept()

    def _end(self) -> None:
        self._job = None
        self._show_busy(is_busy=False)

    def _show_busy(self, *, is_busy: bool) -> None:
        self._stop.setText(self.tr("Cancel") if is_busy else self.tr("Close"))
        self._folder.setEnabled(not is_busy)
        self._model.setEnabled(not is_busy)
        self._bar.setVisible(is_busy)
        self._doing.setVisible(is_busy)
        self._allow()

    def _cancel(self) -> None:
        if self._job is None:
            self.reject()
        else:
            self._job.cancel()

    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _tell(self, error: object) -> None:
        if isinstance(error, Trouble):
            look.paint_text(self._problem, look.tone(self.palette(), look.Tone.BAD))
            self._problem.setText(f"{error.title}. {error.happened} {error.advice}")
            self._problem.show()
        else:
            self._desk.failed.emit(error)


def evaluated(site: str, name: str, folder: Path, found: Measured) -> Evaluated:
    """The figures of these answers. In a worker. Raises Trouble when nothing was answered."""
    from PySide6.QtCore import QCoreApplication

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
