"""What the pages have in common: a heading, questions, and a look at what is there already."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWizardPage,
)

from yogadesk.errors import Trouble
from yogadesk.setup.answers import KINDS
from yogadesk.ui import look
from yogadesk.ui.setup import words
from yogadesk.ui.setup.case import SIGN_IN, WAY_IN, asks_to_sign_in
from yogadesk.ui.setup.fields import Field
from yogadesk.ui.setup.head import Head
from yogadesk.ui.setup.room import form_all
from yogadesk.ui.setup.say import SayLine
from yogadesk.ui.spoken import spoken

if TYPE_CHECKING:
    from yogadesk.setup.answers import Answer
    from yogadesk.ui.setup.case import Case
    from yogadesk.ui.setup.errand import Errand, News


AnswerT = TypeVar("AnswerT")


class Page(QWizardPage):
    """A heading, a quiet sentence, and what a page puts below. `key` names its step."""

    def __init__(self, case: Case, key: str) -> None:
        super().__init__()
        self.case = case
        self.key = key
        self.passes_by = False  # while the wizard goes on to where somebody stopped
        self.column = QVBoxLayout(self)

    def begin(self, title: str, intro: str, stays: bool = False) -> None:
        """Put the heading and what the page is about at its top. What `stays` is said in a small
        window too."""
        self.setAccessibleName(title)
        self.head = Head(title, intro, self, stays)
        self.column.addWidget(self.head)

    def take_form(self, is_tight: bool) -> None:
        """Take the form for a small window, or the full one."""
        gap = look.GAP
        self.column.setContentsMargins(
            *(4, 2, 4, 0) if is_tight else (3 * gap, 2 * gap, 3 * gap, gap)
        )
        self.column.setSpacing(gap - 3 if is_tight else gap + 4)
        form_all(self, is_tight)

    def enter(self) -> None:
        """Called when the page is what a person looks at: work may begin."""

    def go_to(self, key: str, trouble: Trouble | None) -> None:
        """Go back to the page of this key, or to the nearest one before it, and say why there."""
        wizard = self.wizard()
        shown = [wizard.page(number) for number in wizard.visitedIds()]
        pages = [page for page in shown if isinstance(page, StepPage)]
        target = next((page for page in pages if page.key == key), pages[0])
        while wizard.currentPage() is not target:
            wizard.back()
        if trouble is not None:
            target.tell(trouble)

    def follows(self) -> str:
        """The key of the page after this one, "" for the one that comes next in order."""
        return ""


class StepPage(Page):
    """A page that asks for the answer of one step, and says as one types what is wrong."""

    def __init__(self, case: Case, key: str, lines: tuple[int, int] = (8, 4)) -> None:
        """`lines`: how many there are for what is wrong; see SayLine."""
        super().__init__(case, key)
        self._is_filling = False
        self._wrong = SayLine(self, lines)

    def answer(self) -> Answer:
        """The answer as the controls show it."""
        raise RuntimeError("each page has its own answer")

    def show_answer(self, _answer: Any) -> None:
        """Set the controls."""
        raise RuntimeError("each page shows its own answer")

    def default(self) -> Any:
        """The answer to begin with."""
        return KINDS[self.key]()

    def first_control(self) -> QWidget:
        """Where the keyboard goes when an answer has to be changed."""
        raise RuntimeError("each page has its own first control")

    def enter(self) -> None:
        """Put the keyboard where the answer is given; what is typed there replaces it."""
        control = self.first_control()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        line = control.lineEdit() if isinstance(control, QComboBox) else control
        if isinstance(line, QLineEdit):
            line.selectAll()  # Qt does so only in a window that is active already

    def fill(self) -> None:
        """Show the answer given so far, or the one to begin with."""
        given = getattr(self.case.answers, self.key)
        self._is_filling = True
        self.show_answer(given if given is not None else self.default())
        self._is_filling = False
        self._wrong.say("")

    def initializePage(self) -> None:
        self.fill()

    def typed(self) -> None:
        """Say at once what is wrong with what is typed."""
        if not self._is_filling:
            self._wrong.complain(self.case.problem(self.key, self.answer()))

    def take(self) -> bool:
        """Keep the answer if nothing is wrong with it; otherwise say what is, and go there."""
        problem = self.case.problem(self.key, self.answer())
        self._wrong.complain(problem)
        if problem:
            self.first_control().setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self.case.put(self.key, self.answer())
        return True

    def tell(self, trouble: Trouble) -> None:
        """Say what went wrong with this step elsewhere."""
        self._hush()
        self._wrong.tell(trouble)

    def _hush(self) -> None:
        """Take away what else is said on the page: one thing is said at a time."""

    def quiet(self) -> None:
        """Say nothing of the answer: something else is said."""
        self._wrong.say("")

    def is_answered(self) -> bool:
        """Whether nothing is left to do here for somebody who comes back."""
        is_given = getattr(self.case.answers, self.key) is not None
        return is_given and self.case.problem(self.key) is None

    def keep_draft(self) -> None:
        """Keep what is typed, if it is an answer: the wizard is closed."""
        if self.case.problem(self.key, self.answer()) is None:
            self.case.put(self.key, self.answer())

    def validatePage(self) -> bool:
        return self.passes_by or self.take()

    def add_field(self, title: str, control: QWidget, help_: str = "") -> Field:
        made = Field(title, control, help_, self)
        self.column.addWidget(made)
        return made

    def add_end(self) -> None:
        """What is wrong, below the questions; the rest of the page stays empty."""
        self.column.addWidget(self._wrong)
        self.column.addStretch(1)


class LookRow(QWidget):
    """A button that looks at the site without changing it, and what was seen."""

    def __init__(self, page: StepPage, label: str) -> None:
        super().__init__(page)
        self._page = page
        self._link = self._note = ""
        self._errand: Errand | None = None
        self._trouble: Trouble | None = None
        self._button = QPushButton(label, self)
        self._button.clicked.connect(self.begin)
        self._opening = QPushButton(self.tr("&Open the page"), self)
        self._opening.clicked.connect(self._open_link)
        self._opening.hide()
        self._entering = QPushButton(self.tr("Sign in a&gain"), self)
        self._entering.clicked.connect(self._sign_in)
        self._entering.hide()
        self._said = SayLine(self)
        line = self._line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.GAP)
        line.addWidget(self._button)
        line.addWidget(self._opening)
        line.addWidget(self._entering)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GAP)
        column.addLayout(line)
        column.addWidget(self._said)

    @property
    def said(self) -> str:
        """What it says, "" for nothing."""
        return self._said.said

    def add_button(self, button: QPushButton) -> None:
        """Put another button beside the first."""
        self._line.insertWidget(1, button)

    def begin(self) -> None:
        """Look at the site, with the answer as it is typed."""
        if not self._page.take():
            return
        case = self._page.case
        self.busy(self.tr("Looking…"))
        errand = self._errand = case.run(WAY_IN | {self._page.key}, dry_run=True)
        errand.told.connect(self._hear)
        errand.failed.connect(self.tell)
        errand.ended.connect(self._end)

    def busy(self, text: str) -> None:
        self.clear()
        self._said.say(text, words.BUSY)

    def doubt(self) -> None:
        """Say what was seen as a warning: it is no fault, and not enough."""
        if self._note:
            self._said.say(self._note, "warning", look.Tone.DOUBT)

    def clear(self) -> None:
        self._link = self._note = ""
        self._trouble = None
        self._opening.hide()
        self._entering.hide()
        self._said.say("")

    def _hear(self, news: News) -> None:
        if self.sender() is not self._errand:
            return
        if self._trouble is not None:
            return
        if news.trouble is not None:
            self.tell(news.trouble)
        elif news.key == "sign_in" and news.state == "waiting":
            self.tell(_nobody(news.note))
        elif news.key == self._page.key and news.state in ("done", "waiting"):
            badge = words.looked_at(news.state)
            said = self.tr("{state}: {note}").format(state=badge.word, note=spoken(news.note))
            self._said.say(said if news.note else badge.word, badge.icon, badge.tone)
            self._note = news.note
        elif news.note and news.state in ("checking", "working"):
            self._said.say(spoken(news.note), words.BUSY)

    def tell(self, trouble: Trouble) -> None:
        """Say what is wrong and what to do about it, and offer the page where that is done."""
        self._page.quiet()
        self._trouble = trouble
        self._said.tell(trouble)
        self._link = trouble.link or ""
        self._opening.setVisible(bool(self._link))
        self._entering.setVisible(asks_to_sign_in(trouble))

    def _end(self) -> None:
        if self.sender() is self._errand and self._said.said == self.tr("Looking…"):
            self.clear()

    def _sign_in(self) -> None:
        if self._trouble is not None:
            self._page.go_to("sign_in", self._trouble)

    def _open_link(self) -> None:
        QDesktopServices.openUrl(QUrl(self._link))


def _nobody(why: str) -> Trouble:
    return Trouble(
        SIGN_IN,
        why,
        QCoreApplication.translate("Step", "Sign in again. What you entered so far is kept."),
    )


def changed(answer: AnswerT, **values: Any) -> AnswerT:
    """The answer with other values; what a page does not ask about stays."""
    made: AnswerT = replace(answer, **values)  # type: ignore[type-var]
    return made
