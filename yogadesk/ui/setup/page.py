"""What the pages have in common: a heading, questions, and a look at what is there already."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget, QWizardPage

from yogadesk.setup.answers import KINDS
from yogadesk.ui import look
from yogadesk.ui.cards import QuietLabel, heading
from yogadesk.ui.setup import words
from yogadesk.ui.setup.case import WAY_IN
from yogadesk.ui.setup.fields import Field
from yogadesk.ui.setup.marks import SayLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from yogadesk.errors import Trouble
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
        self.column.setContentsMargins(3 * look.GAP, 2 * look.GAP, 3 * look.GAP, look.GAP)
        self.column.setSpacing(look.GAP + 4)

    def begin(self, title: str, intro: str) -> None:
        """Put the heading and what the page is about at its top."""
        self.setAccessibleName(title)
        self.column.addWidget(heading(title, self, 1.5))
        self._intro = QuietLabel(intro, self)
        self._intro.setWordWrap(True)
        self.column.addWidget(self._intro)

    def say_intro(self, text: str) -> None:
        """Put other words under the heading."""
        self._intro.setText(text)

    def enter(self) -> None:
        """Called when the page is what a person looks at: work may begin."""

    def follows(self) -> str:
        """The key of the page after this one, "" for the one that comes next in order."""
        return ""


class StepPage(Page):
    """A page that asks for the answer of one step, and says as one types what is wrong."""

    def __init__(self, case: Case, key: str) -> None:
        super().__init__(case, key)
        self._is_filling = False
        self._wrong = SayLine(self)

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
        self._wrong.complain(f"{trouble.title}. {trouble}")

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
        self._link = ""
        self._errand: Errand | None = None
        self._then: Callable[[], None] | None = None
        self._button = QPushButton(label, self)
        self._button.clicked.connect(self.begin)
        self._opening = QPushButton(self.tr("Open the page in the browser"), self)
        self._opening.clicked.connect(self._open_link)
        self._opening.hide()
        self._said = SayLine(self)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.GAP)
        line.addWidget(self._button)
        line.addWidget(self._opening)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GAP)
        column.addLayout(line)
        column.addWidget(self._said)

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
        self._link = ""
        self._opening.hide()
        self._said.say(text, words.BUSY)

    def clear(self) -> None:
        self._opening.hide()
        self._said.say("")

    def _hear(self, news: News) -> None:
        if self.sender() is not self._errand:
            return
        if news.trouble is not None:
            self.tell(news.trouble)
        elif news.key == self._page.key and news.state in ("done", "waiting"):
            badge = words.looked_at(news.state)
            said = self.tr("{state}: {note}").format(state=badge.word, note=news.note)
            self._said.say(said if news.note else badge.word, badge.icon, badge.tone)
        elif news.note and news.state in ("checking", "working"):
            self._said.say(news.note, words.BUSY)

    def tell(self, trouble: Trouble) -> None:
        """Say what is wrong and what to do about it, and offer the page where that is done."""
        self._said.say(f"{trouble.title}. {trouble}", "warning", look.Tone.BAD)
        self._link = trouble.link or ""
        self._opening.setVisible(bool(self._link))

    def _end(self) -> None:
        if self.sender() is self._errand and self._said.said == self.tr("Looking…"):
            self.clear()

    def _open_link(self) -> None:
        QDesktopServices.openUrl(QUrl(self._link))


def changed(answer: AnswerT, **values: Any) -> AnswerT:
    """The answer with other values; what a page does not ask about stays."""
    made: AnswerT = replace(answer, **values)  # type: ignore[type-var]
    return made
