"""The last page: a sample picture that went the whole way, and what came back."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWizard,
)

from yogadesk.setup.answers import TryIt
from yogadesk.ui import look, words
from yogadesk.ui.bars import ScoreBars
from yogadesk.ui.cards import Card, PlainLabel, heading
from yogadesk.ui.desk import PICTURES
from yogadesk.ui.picture_view import PictureView
from yogadesk.ui.setup import words as step_words
from yogadesk.ui.setup.case import WAY_IN
from yogadesk.ui.setup.page import Page
from yogadesk.ui.setup.say import SayLine

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.errors import Trouble
    from yogadesk.setup.bench import Bench
    from yogadesk.setup.plan import Listener, Report
    from yogadesk.ui.setup.case import Case
    from yogadesk.ui.setup.errand import News
    from yogadesk.work import Ticket


class TryPage(Page):
    """The picture, its classes as bars, other samples to try, and what happens from now on."""

    def __init__(self, case: Case) -> None:
        super().__init__(case, "try_it")
        self._is_tight = False
        self.begin(
            self.tr("It works: try it"),
            self.tr(
                "This sample went to the bucket, through the object table and the model, and back."
            ),
        )
        self.setButtonText(QWizard.WizardButton.CancelButton, self.tr("&Close"))
        sides = QHBoxLayout()
        sides.setSpacing(3 * look.GAP)
        self._picture = PictureView(case.desk, self)
        sides.addWidget(self._picture, 1)
        sides.addLayout(self._answer_side(), 1)
        self.column.addLayout(sides, 1)
        self._uses = QCheckBox(self.tr("Classify on this site &from now on"), self)
        self._uses.setChecked(True)
        self._deleting = QPushButton(self.tr("Delete &what was created…"), self)
        self._deleting.clicked.connect(self._delete)
        line = QHBoxLayout()
        line.addWidget(self._uses)
        line.addStretch(1)
        line.addWidget(self._deleting)
        self.column.addLayout(line)

    def _answer_side(self) -> QVBoxLayout:
        side = self._side = QVBoxLayout()
        side.setSpacing(look.GAP)
        self._pose = heading("", self, 1.7)
        self._said = SayLine(self)
        self._bars = ScoreBars(self)
        self._card = Card(self)
        self._card.body.addWidget(self._bars)
        self._samples = QComboBox(self)
        label = PlainLabel(self.tr("&Another picture"), self)
        label.setBuddy(self._samples)
        self._samples.setAccessibleName(self.tr("Sample picture"))
        self._samples.currentIndexChanged.connect(self._show_picture)
        self._trying = QPushButton(self.tr("&Try it"), self)
        self._trying.clicked.connect(self._try)
        choice = QHBoxLayout()
        choice.addWidget(label)
        choice.addWidget(self._samples, 1)
        choice.addWidget(self._trying)
        for widget in (self._pose, self._said, self._card):
            side.addWidget(widget)
        side.addStretch(1)
        side.addLayout(choice)
        return side

    def take_form(self, is_tight: bool) -> None:
        """In a small window the best two classes show."""
        super().take_form(is_tight)
        self._is_tight = is_tight
        margin = look.GAP if is_tight else 2 * look.GAP
        self._card.body.setContentsMargins(margin, margin, margin, margin)
        self._pose.setFont(look.sized(self.font(), 1.2 if is_tight else 1.7, QFont.Weight.DemiBold))
        self._side.setSpacing(4 if is_tight else look.GAP)
        self._show_classes()

    @property
    def is_to_be_used(self) -> bool:
        """Whether pictures are to be classified on this site from now on."""
        return self._uses.isChecked()

    def initializePage(self) -> None:
        if not self._samples.count():
            for name in self.case.services.samples.names():
                self._samples.addItem(PurePosixPath(name).stem, name)
        given = self.case.answers.try_it or TryIt()
        place = self._samples.findData(f"samples/{given.sample}")
        self._samples.setCurrentIndex(max(place, 0))
        self._deleting.setVisible(bool(self.case.seen.made))
        self._show_picture()
        self._show_classes()

    def enter(self) -> None:
        """Put the keyboard where another sample is chosen: what had it is on another page."""
        self._samples.setFocus(Qt.FocusReason.TabFocusReason)

    def validatePage(self) -> bool:
        if self.is_to_be_used:
            self.case.services.choose(self.case.name)
        return True

    def _show_picture(self) -> None:
        name = self._samples.currentData()
        if name is not None:
            samples = self.case.services.samples
            job = self.case.desk.submit(PICTURES, lambda _ticket: samples.path(name))
            job.succeeded.connect(self._show_path)

    def _show_path(self, path: Path) -> None:
        self._picture.show_picture(path)

    def _show_classes(self) -> None:
        classes = self.case.seen.learned.sample
        self._card.setVisible(bool(classes))
        self._said.say("")
        if not classes:
            self._pose.setText("")
            return
        threshold = self.case.services.threshold()
        badge = words.confidence(words.level(classes[0].score, threshold))
        self._pose.setText(words.pose(classes[0].label))
        self._said.say(badge.word, badge.icon, badge.tone)
        shown = classes[: 2 if self._is_tight else 5]
        self._bars.show_classes(shown, threshold, badge.tone)

    def _try(self) -> None:
        sample = PurePosixPath(self._samples.currentData()).name
        self.case.put(self.key, TryIt(sample))
        self._card.hide()
        self._pose.setText("")
        self._said.say(self.tr("Classifying…"), step_words.BUSY)
        errand = self.case.do(self._again)
        errand.told.connect(self._hear)
        errand.succeeded.connect(self._finish)
        errand.failed.connect(self._tell)

    def _again(self, bench: Bench, ticket: Ticket, listener: Listener) -> Report:
        bench.learned.sample = ()
        plan = self.case.services.plan
        return plan.run(bench, ticket, listener, {*WAY_IN, self.key})

    def _hear(self, news: News) -> None:
        if news.note and news.key == self.key and news.state in ("checking", "working"):
            self._said.say(news.note, step_words.BUSY)

    def _finish(self, report: Report) -> None:
        if report.failed is None:
            self._show_classes()
        elif report.failed.trouble is not None:
            self._tell(report.failed.trouble)

    def _tell(self, trouble: Trouble) -> None:
        self._said.tell(trouble)

    def _delete(self) -> None:
        from yogadesk.ui.setup.create import CreatePage

        wizard = self.wizard()
        wizard.back()
        page = wizard.currentPage()
        if isinstance(page, CreatePage):
            page.ask_to_delete()
