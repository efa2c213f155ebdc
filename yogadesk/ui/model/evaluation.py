"""A model's figures in a window of their own, with the pictures behind each of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from yogadesk.domain import NONE_OF_THESE
from yogadesk.training import compare, figures, tables
from yogadesk.ui import dialogs, intake, look, roomy, words
from yogadesk.ui.cards import QuietLabel, heading
from yogadesk.ui.desk import CLOUD, EXPORT, Desk, Job
from yogadesk.ui.message_bar import MessageBar
from yogadesk.ui.model.confidence import Confidence
from yogadesk.ui.model.findings import Findings, changes, worth_a_look
from yogadesk.ui.model.overview import Overview
from yogadesk.ui.model.port import Evaluated, ModelPort, Shelf
from yogadesk.ui.model.relabel import Corrections
from yogadesk.ui.model.shelf import ShelfView
from yogadesk.ui.model.working import ProgressLine
from yogadesk.ui.notices import Kind, Notice, from_trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from yogadesk.training.measure import Measured
    from yogadesk.work import Ticket


class EvaluationWindow(QWidget):
    """Tabs on the left; on the right the pictures of whatever was chosen there."""

    answers_changed = Signal()  # another model, or another threshold, holds from now on

    def __init__(self, seen: Evaluated, port: ModelPort, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("evaluation")
        self.setWindowTitle(self.tr("How good “{model}” is").format(model=seen.model))
        self._seen, self._port, self._desk = seen, port, desk
        self._job: Job | None = None
        threshold = port.threshold()
        self._overview = Overview(seen, threshold, self)
        self._confidence = Confidence(seen, threshold, self)
        self._findings = Findings("", worth_a_look(seen), self)
        corrections = Corrections(port.correct, desk, self)
        corrections.failed.connect(self._tell)
        poses = [label for label in seen.figures.labels if label != NONE_OF_THESE]
        self._shelf = ShelfView(poses, corrections, desk, self)
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        roomy.tabs(self._tabs)
        self._tabs.addTab(self._overview, self.tr("&Overview"))
        self._tabs.addTab(self._confidence, self.tr("&Confidence"))
        self._tabs.addTab(self._findings, self.tr("&Worth a look"))
        self._messages = MessageBar(self)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._tabs)
        split.addWidget(self._shelf)
        split.setStretchFactor(0, 1)
        split.setSizes([self.sizeHint().width() - 330, 330])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._messages)
        column.addWidget(split, 1)
        column.addLayout(self._foot())
        self._connect()
        self._shelf.show_shelf(worth_a_look(seen)[0][0])
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return look.first_size(self, QSize(1160, 740))

    def _head(self) -> QVBoxLayout:
        title = heading(self._seen.model, self, 1.35)
        title.setTextFormat(Qt.TextFormat.PlainText)
        said = QuietLabel(self._seen.measured_on, self)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        column = QVBoxLayout()
        column.setContentsMargins(2 * look.GAP, 2 * look.GAP, 2 * look.GAP, look.GAP)
        column.setSpacing(2)
        column.addWidget(title)
        column.addWidget(said)
        return column

    def _foot(self) -> QHBoxLayout:
        self._answer = QPushButton(self.tr("Let it answer"), self)
        self._answer.clicked.connect(self._let_it_answer)
        self._compare = QPushButton(self.tr("Compare with"), self)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._list_models)
        self._compare.setMenu(self._menu)
        self._progress = ProgressLine(self)
        self._stop = QPushButton(self.tr("Cancel"), self)
        self._stop.clicked.connect(self._cancel)
        save = QPushButton(self.tr("Save as table…"), self)
        save.clicked.connect(lambda: dialogs.ask_figures(self, self.save_table))
        report = QPushButton(self.tr("Save the report…"), self)
        report.clicked.connect(lambda: dialogs.ask_page(self, self.save_report))
        line = QHBoxLayout()
        line.setContentsMargins(2 * look.GAP, look.GAP, 2 * look.GAP, 2 * look.GAP)
        line.setSpacing(look.GAP)
        for widget in (self._answer, self._compare, self._progress, self._stop):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(save)
        line.addWidget(report)
        self._show_busy(is_busy=False)
        self._allow_answer()
        return line

    def _connect(self) -> None:
        self._overview.cell_chosen.connect(self._show_cell)
        self._overview.class_chosen.connect(self._show_class)
        self._findings.chosen.connect(self._shelf.show_shelf)
        self._confidence.tried.connect(self._overview.show_threshold)
        self._confidence.wanted.connect(self._use_threshold)

    # ---- what was chosen -----------------------------------------------------------------------

    def _show_cell(self, truth: str, answer: str) -> None:
        found = tuple(
            each
            for each in self._seen.figures.judged
            if each.truth == truth and each.answer == answer
        )
        title = self.tr("{truth} answered as {answer}").format(
            truth=words.pose(truth), answer=words.pose(answer)
        )
        self._shelf.show_shelf(Shelf(title, _least_sure_first(found)))

    def _show_class(self, label: str) -> None:
        wrong = tuple(
            each
            for each in self._seen.figures.judged
            if not each.is_right and label in (each.truth, each.answer)
        )
        title = self.tr("Mistakes about {pose}").format(pose=words.pose(label))
        self._shelf.show_shelf(Shelf(title, wrong))

    # ---- which model answers, and from where on -------------------------------------------------

    def _allow_answer(self) -> None:
        is_there = self._seen.model == self._port.models.answering(self._seen.site).name
        self._answer.setEnabled(not is_there)
        self._answer.setText(self.tr("It answers") if is_there else self.tr("Let it answer"))

    def _let_it_answer(self) -> None:
        if self._tried(lambda: self._port.answer_with(self._seen.model)):
            self._confidence.show_in_force(self._port.threshold())
            self._confidence.try_threshold(self._port.threshold())
            self._allow_answer()
            self.answers_changed.emit()

    def _use_threshold(self, threshold: float) -> None:
        if self._tried(lambda: self._port.set_threshold(threshold)):
            self._confidence.show_in_force(threshold)
            self.answers_changed.emit()

    def _tried(self, act: Callable[[], None]) -> bool:
        from yogadesk.errors import Trouble

        try:
            act()
        except Trouble as trouble:
            self._messages.show_notice(from_trouble(trouble))
            return False
        return True

    # ---- another model on the same pictures ------------------------------------------------------

    def _list_models(self) -> None:
        self._menu.clear()
        models, site = self._port.models, self._seen.site
        for name in models.names(site):
            if name != self._seen.model:
                self._menu.addAction(name.replace("&", "&&"), partial(self.compare_with, name))
        if self._menu.isEmpty():
            self._menu.addAction(self.tr("There is no other model")).setEnabled(False)

    def compare_with(self, name: str) -> None:
        """Let another model of the site answer the same pictures, and show what it answers else."""
        from yogadesk.training.labelled import Example

        if self._job is not None:
            return
        models, site = self._port.models, self._seen.site
        examples = [Example(each.path, each.truth) for each in self._seen.figures.judged]

        def work(ticket: Ticket) -> Measured:
            [measured] = models.measure(site, [models.called(site, name)], examples, ticket)
            return measured

        self._job = job = self._desk.submit(CLOUD, work)
        self._progress.follow(job)
        job.succeeded.connect(partial(self._show_comparison, name))
        job.on_failure(self._tell)
        job.ended.connect(self._end)
        self._show_busy(is_busy=True)

    def _show_comparison(self, name: str, measured: Measured) -> None:
        if not measured.judged:
            self._messages.show_notice(
                Notice(
                    Kind.INFO, self.tr("There is nothing to compare"), measured.left_out[0].reason
                )
            )
            return
        found = compare.compare(self._seen.figures.judged, measured.judged)
        page = Findings(self._in_words(found, name), changes(found), self)
        page.chosen.connect(self._shelf.show_shelf)
        self._tabs.addTab(page, self.tr("Against {model}").format(model=name.replace("&", "&&")))
        self._tabs.setCurrentWidget(page)
        page.choose(0)

    def _in_words(self, found: compare.Comparison, name: str) -> str:
        before, after = found.accuracies
        return self.tr(
            "“{first}” is right in {before}, “{second}” in {after} of {pictures}. Models that are"
            " equally good differ this much by chance in {chance} of cases."
        ).format(
            first=self._seen.model,
            before=words.percent(before),
            second=name,
            after=words.percent(after),
            pictures=words.pictures(len(found.pairs)),
            chance=words.percent(found.chance),
        )

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _end(self) -> None:
        self._job = None
        self._show_busy(is_busy=False)

    def _show_busy(self, *, is_busy: bool) -> None:
        self._compare.setVisible(not is_busy)
        self._stop.setVisible(is_busy)

    # ---- saving ----------------------------------------------------------------------------------

    def save_table(self, urls: Sequence[QUrl]) -> None:
        """Write every answer into a table."""
        threshold, seen = self._port.threshold(), self._seen
        self._save(urls, lambda file: tables.write_csv(seen.figures, file, threshold))

    def save_report(self, urls: Sequence[QUrl]) -> None:
        """Write the figures into a page in one file."""
        from yogadesk.training import report

        threshold, seen = self._port.threshold(), self._seen
        title, said = self.windowTitle(), seen.measured_on
        self._save(urls, lambda file: report.write(seen.figures, title, said, threshold, file))

    def _save(self, urls: Sequence[QUrl], write: Callable[[Path], object]) -> None:
        file = next(intake.local_paths(urls), None)
        if file is None:
            return
        job = self._desk.submit(EXPORT, lambda _ticket: write(file))
        job.succeeded.connect(lambda _done: self._tell_saved(file))
        job.on_failure(self._tell)

    def _tell_saved(self, file: Path) -> None:
        self._messages.show_notice(
            Notice(Kind.GOOD, self.tr("Saved"), words.file_name(file), topic="saved")
        )

    def _tell(self, error: object) -> None:
        from yogadesk.errors import Trouble

        if isinstance(error, Trouble):
            self._messages.show_notice(from_trouble(error))
        else:
            self._desk.failed.emit(error)


def _least_sure_first(judged: Sequence[figures.Judged]) -> tuple[figures.Judged, ...]:
    return tuple(sorted(judged, key=lambda each: each.confidence))
