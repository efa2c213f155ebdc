"""Whether this computer and another site give the same answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from yogadesk.errors import Trouble
from yogadesk.ui import look, words
from yogadesk.ui.cards import PrimaryButton, QuietLabel, heading
from yogadesk.ui.desk import CLOUD, Desk, Job
from yogadesk.ui.model import asking

if TYPE_CHECKING:
    from yogadesk.training.parity import Parity
    from yogadesk.ui.model.port import ModelPort


class ParityDialog(QDialog):
    """The sample pictures through both, and the largest difference."""

    def __init__(self, port: ModelPort, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Check parity"))
        self._port, self._desk = port, desk
        self._job: Job | None = None
        self._sites = QComboBox(self)
        self._sites.setAccessibleName(self.tr("Compare this computer with"))
        self._sites.addItems(list(port.others()))
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._details = QuietLabel("", self)
        self._details.setWordWrap(True)
        self._details.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._doing = QuietLabel("", self)
        self._start = PrimaryButton(self.tr("Check"), self)
        self._start.setDefault(True)
        self._start.clicked.connect(self.check)
        self._stop = QPushButton(self.tr("Close"), self)
        self._stop.setAutoDefault(False)
        self._stop.clicked.connect(self._cancel)
        self._assemble()
        self._show_busy(is_busy=False)
        if not self._sites.count():
            self._start.setEnabled(False)
            self._sites.setEnabled(False)
            self._say(
                self.tr("There is no other site yet. Set one up in the menu “Site”."),
                look.Tone.QUIET,
            )
        self.resize(self.sizeHint())  # or Qt opens it at two thirds of the screen

    def sizeHint(self) -> QSize:
        return QSize(min(560, self.screen().availableSize().width() - 40), 320)

    def _assemble(self) -> None:
        about = QuietLabel(
            self.tr(
                "The sample pictures are classified on both with the same model. The answers should"
                " not differ by a percentage point. On a site of Google this costs as much as any"
                " other query."
            ),
            self,
        )
        about.setWordWrap(True)
        form = QFormLayout()
        form.addRow(self.tr("Compare this computer with"), self._sites)
        line = QHBoxLayout()
        line.setSpacing(2 * look.GAP)
        line.addWidget(self._bar, 1)
        line.addWidget(self._doing)
        line.addStretch(1)
        line.addWidget(self._stop)
        line.addWidget(self._start)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(3 * look.GAP,) * 4)
        column.setSpacing(look.GAP)
        column.addWidget(heading(self.tr("The same answers everywhere?"), self, 1.3))
        column.addWidget(about)
        column.addLayout(form)
        column.addWidget(self._said)
        column.addWidget(self._details)
        column.addStretch(1)
        column.addLayout(line)

    def check(self) -> None:
        """Compare with the chosen site."""
        if self._job is not None or not self._sites.count():
            return
        site = self._sites.currentText()
        self._say("", look.Tone.QUIET)
        self._details.setText("")
        self._job = job = self._desk.submit(CLOUD, lambda ticket: self._port.parity(site, ticket))
        job.progressed.connect(lambda each: asking.show_progress(self._bar, self._doing, each))
        job.succeeded.connect(self._show)
        job.on_failure(self._tell)
        job.ended.connect(self._end)
        self._show_busy(is_busy=True)

    def _show(self, found: Parity) -> None:
        seen = found.comparison
        same = len(seen.pairs) - len(seen.changed)
        if found.holds:
            self._say(self.tr("Yes: the answers are the same."), look.Tone.GOOD)
        else:
            self._say(self.tr("No: the answers differ."), look.Tone.BAD)
        lines = [
            self.tr("The same pose in {same} of {pictures}, largest difference of a score {points}")
            .format(
                same=words.count(same),
                pictures=words.pictures(len(seen.pairs)),
                points=words.points(seen.largest),
            )
        ]  # fmt: skip
        lines += [
            self.tr("{file}: {one} here, {other} there").format(
                file=words.file_name(pair.first.path),
                one=words.pose(pair.first.answer),
                other=words.pose(pair.second.answer),
            )
            for pair in seen.changed
        ]
        lines += [
            self.tr("{file}: no answer on “{site}”. {reason}").format(
                file=words.file_name(each.example.path), site=site, reason=each.reason
            )
            for site, each in found.unanswered
        ]
        self._details.setText("\n".join(lines))

    def _say(self, text: str, tone: look.Tone) -> None:
        look.paint_text(self._said, look.tone(self.palette(), tone))
        self._said.setText(text)

    def _end(self) -> None:
        self._job = None
        self._show_busy(is_busy=False)

    def _show_busy(self, *, is_busy: bool) -> None:
        self._start.setEnabled(not is_busy)
        self._stop.setText(self.tr("Cancel") if is_busy else self.tr("Close"))
        for widget in (self._bar, self._doing):
            widget.setVisible(is_busy)

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
            self._say(f"{error.title}. {error.happened} {error.advice}", look.Tone.BAD)
        else:
            self._desk.failed.emit(error)
