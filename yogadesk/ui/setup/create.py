"""The one page on which things are made: first what will be, then how it goes."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QWizard,
)

from yogadesk.ui import look
from yogadesk.ui.desk import STORE
from yogadesk.ui.setup import words
from yogadesk.ui.setup.board import StepBoard
from yogadesk.ui.setup.case import asks_to_sign_in
from yogadesk.ui.setup.page import Page
from yogadesk.ui.setup.say import SayLine
from yogadesk.ui.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from yogadesk.errors import Trouble
    from yogadesk.setup.plan import Report
    from yogadesk.ui.setup.case import Case
    from yogadesk.ui.setup.errand import Errand, News
    from yogadesk.work import Ticket

_NEXT = QWizard.WizardButton.NextButton


class Mode(Enum):
    """What the page is about now."""

    PREVIEW = auto()
    MAKING = auto()
    FAILED = auto()
    MADE = auto()
    DELETING = auto()
    DELETED = auto()


class CreatePage(Page):
    """Looks at what is there, says what will be made and what it costs; then makes it.

    Next makes, and goes on by itself when all is made. Back stops what runs: what is made until
    then is found again.
    """

    def __init__(self, case: Case) -> None:
        super().__init__(case, "create")
        self._errand: Errand | None = None
        self._finished: set[str] = set()
        self._is_tight = False
        self._count = ""
        self.mode = Mode.PREVIEW
        self.begin(self.tr("Create"), "")
        self._costs = SayLine(self, lines=(6, 1))
        self.column.addWidget(self._costs)
        self._add_progress()
        self.board = StepBoard(case.steps, self)
        self.board.retry_wanted.connect(self.make)
        self.board.fix_wanted.connect(self._fix)
        self.board.open_wanted.connect(self._open)
        self.column.addWidget(self.board, 1)
        self._add_buttons()
        case.seen_more.connect(self._show_buttons)
        self._enter_mode(Mode.PREVIEW)

    def _add_progress(self) -> None:
        self._stage = SayLine(self, lines=(4, 1))
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(8)
        self._bar.setAccessibleName(self.tr("Steps finished"))
        self.column.addWidget(self._stage)
        self.column.addWidget(self._bar)

    def _add_buttons(self) -> None:
        self._copying = QPushButton(self.tr("Copy &all commands"), self)
        self._copying.clicked.connect(self._copy_all)
        self._deleting = QPushButton(self.tr("Delete &what was created…"), self)
        self._deleting.clicked.connect(self.ask_to_delete)
        line = QHBoxLayout()
        line.setSpacing(look.GAP)
        line.addWidget(self._copying)
        line.addWidget(self._deleting)
        line.addStretch(1)
        self.column.addLayout(line)

    def initializePage(self) -> None:
        self._finished.clear()
        self._enter_mode(Mode.PREVIEW)
        self.board.begin(self.case.answers, words.looked_at)
        self._ask_commands()
        self._show_costs()

    def _show_costs(self) -> None:
        answers = self.case.answers
        told = [(step.title, step.cost(answers)) for step in self.case.steps.values()]
        costs = [(spoken(title), spoken(cost or "")) for title, cost in told]
        said = "\n".join(
            self.tr("{step}: {cost}").format(step=title, cost=cost) for title, cost in costs if cost
        )
        if not said:
            self._costs.say(self.tr("Setting it up costs nothing."), "check", look.Tone.GOOD)
            return
        names = ", ".join(title for title, cost in costs if cost)
        short = self.tr("These cost money: {names}.").format(names=names)
        self._costs.say_one((said, short), "info", look.Tone.DOUBT)

    def _ask_commands(self) -> None:
        """Have the commands put together in a lane: saying them may import Google's clients."""
        answers, steps = self.case.answers, self.case.steps

        def say(_ticket: Ticket) -> dict[str, str]:
            return {key: step.commands(answers) for key, step in steps.items()}

        job = self.case.desk.submit(STORE, say)
        job.succeeded.connect(self.board.show_commands)

    def validatePage(self) -> bool:
        if self.passes_by or self.mode is Mode.MADE:
            return True
        if self.isComplete():
            self.make()
        return False

    def isComplete(self) -> bool:
        """Nothing more can be asked for while something is made or deleted."""
        return self.mode not in (Mode.MAKING, Mode.DELETING)

    def cleanupPage(self) -> None:
        """Back: whatever runs is stopped."""
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None
        super().cleanupPage()

    def make(self) -> None:
        """Make what is missing."""
        self._finished.clear()
        self._enter_mode(Mode.MAKING)
        self.board.begin(self.case.answers, words.doing)
        self._stage.say(self.tr("Starting…"), words.BUSY)
        self._bar.setValue(0)
        self._go(self.case.run(), self._finish_making)
        self.board.focus_list()

    def ask_to_delete(self) -> None:
        """Ask before what was created is deleted."""
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Delete what was created"))
        box.setText(
            self.tr("Delete what this assistant made on “{site}”?").format(site=self.case.name)
        )
        box.setInformativeText(
            self.tr(
                "The pictures sent there go too. What was there before stays, and so do the "
                "answers in this computer's history."
            )
        )
        box.setDetailedText("\n".join(f"{one.kind} {one.name}" for one in self.case.seen.made))
        deleting = box.addButton(self.tr("&Delete"), QMessageBox.ButtonRole.DestructiveRole)
        keeping = box.addButton(self.tr("&Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keeping)
        box.setEscapeButton(keeping)
        deleting.clicked.connect(self.take_back)
        box.open()

    def take_back(self) -> None:
        """Delete what this set-up made."""
        self._finished.clear()
        self._enter_mode(Mode.DELETING)
        self.board.begin(self.case.answers, words.taking_back)
        self._stage.say(self.tr("Deleting…"), words.BUSY)
        self._bar.setValue(0)
        self._go(self.case.take_back(), self._finish_deleting)

    def _go(self, errand: Errand, finish: Callable[[Report], None]) -> None:
        self._errand = errand
        errand.told.connect(self._hear)
        errand.succeeded.connect(finish)
        errand.failed.connect(self._tell)
        errand.cancelled.connect(self._stop)

    def enter(self) -> None:
        """Look at what is there already."""
        self.board.focus_list()
        if self.mode is Mode.PREVIEW and self._errand is None:
            self._go(self.case.run(dry_run=True), self._finish_looking)

    def take_form(self, is_tight: bool) -> None:
        """In a small window the marks in the list say how far it is."""
        super().take_form(is_tight)
        self._is_tight = is_tight
        self._show_room()

    def _show_room(self) -> None:
        is_going = self.mode in (Mode.MAKING, Mode.DELETING, Mode.FAILED)
        self._bar.setVisible(is_going and not self._is_tight)
        if self.mode is Mode.PREVIEW and self._count:
            self._stage.say("" if self._is_tight else self._count)

    def _hear(self, news: News) -> None:
        if self.sender() is not self._errand:
            return
        self.board.take(news)
        if news.state in ("checking", "working"):
            title = spoken(self.case.steps[news.key].title)
            said = self.tr("{step}: {note}").format(step=title, note=spoken(news.note))
            said = said if news.note else self.tr("{step}…").format(step=title)
            self._stage.say(said, words.BUSY)
        else:
            self._finished.add(news.key)
            self._bar.setValue(len(self._finished))

    def _finish_looking(self, report: Report) -> None:
        self._errand = None
        self.board.rest()
        if report.failed is None:
            there = sum(outcome.state == "done" for outcome in report.outcomes)
            self._count = self.tr("{there} of {count} steps are there already.").format(
                there=there, count=len(report.outcomes)
            )
            self._show_room()
            self.board.show_first("waiting")

    def _finish_making(self, report: Report) -> None:
        self._errand = None
        self.board.rest()
        if report.failed is not None:
            self._enter_mode(Mode.FAILED)
            title = spoken(self.case.steps[report.failed.key].title)
            self._stage.complain(
                self.tr("“{step}” did not work. What was made before it is kept.").format(
                    step=title
                )
            )
            return
        self._enter_mode(Mode.MADE)
        said = self.tr("Everything is made, and a sample picture was classified.")
        self._stage.say(said, "check", look.Tone.GOOD)
        wizard = self.wizard()
        if wizard.currentPage() is self:
            wizard.next()

    def _finish_deleting(self, report: Report) -> None:
        self._errand = None
        self.board.rest()
        if report.failed is not None:
            self._enter_mode(Mode.FAILED)
            self._stage.complain(self.tr("Not everything could be deleted."))
            return
        self._enter_mode(Mode.DELETED)
        said = self.tr("What was created is deleted. Your answers are kept.")
        self._stage.say(said, "check", look.Tone.GOOD)

    def _tell(self, trouble: Trouble) -> None:
        self._errand = None
        self.board.rest()
        if self.mode is not Mode.PREVIEW:
            self._enter_mode(Mode.FAILED)
        self._stage.tell(trouble)

    def _stop(self) -> None:
        if self.sender() is not self._errand:
            return
        self._errand = None
        self.board.rest()
        self._enter_mode(Mode.PREVIEW)

    def _enter_mode(self, mode: Mode) -> None:
        self.mode = mode
        texts = {
            Mode.PREVIEW: self.tr("&Create"),
            Mode.MAKING: self.tr("&Create"),
            Mode.FAILED: self.tr("&Try again"),
            Mode.MADE: self.tr("&Next"),
            Mode.DELETING: self.tr("&Create"),
            Mode.DELETED: self.tr("&Create again"),
        }
        self.setButtonText(_NEXT, texts[mode])
        self.head.say_intro(self._intros()[mode])
        self._bar.setRange(0, len(self.case.steps))
        self._count = ""
        self._stage.say("")
        self._costs.setVisible(mode is Mode.PREVIEW)
        self._show_room()
        self._show_buttons()
        self.completeChanged.emit()

    def _intros(self) -> dict[Mode, str]:
        return {
            Mode.PREVIEW: self.tr("Nothing is made before you press Create. This is what will be."),
            Mode.MAKING: self.tr("You can stop at any time: what is made is found again."),
            Mode.FAILED: self.tr("One step needs you. The others wait; nothing is made twice."),
            Mode.MADE: self.tr("The site is ready."),
            Mode.DELETING: self.tr("Only what this assistant made is deleted."),
            Mode.DELETED: self.tr("The site is as it was before."),
        }

    def _show_buttons(self) -> None:
        is_busy = self.mode in (Mode.MAKING, Mode.DELETING)
        self._deleting.setVisible(bool(self.case.seen.made) and not is_busy)

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self.board.all_commands())

    def _open(self, address: str) -> None:
        QDesktopServices.openUrl(QUrl(address))

    def _fix(self, key: str) -> None:
        """Go back to where this step is answered, or to where one signs in."""
        news = self.board.news(key)
        trouble = news.trouble if news is not None else None
        is_out = trouble is not None and asks_to_sign_in(trouble)
        self.go_to("sign_in" if is_out else key, trouble)
