"""All steps at once, each with its state; and everything about the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from yogadesk.setup.plan import StepState
from yogadesk.ui import icons, look
from yogadesk.ui.cards import heading
from yogadesk.ui.setup import words
from yogadesk.ui.setup.case import asks_to_sign_in
from yogadesk.ui.setup.errand import News
from yogadesk.ui.setup.fields import CommandText
from yogadesk.ui.setup.marks import SIZE, Clockwork, blank, turning
from yogadesk.ui.setup.room import read_out
from yogadesk.ui.setup.say import SayLine, Words
from yogadesk.ui.spoken import spoken
from yogadesk.ui.words import tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from yogadesk.setup.answers import Answers
    from yogadesk.setup.step import Step
    from yogadesk.ui.words import Badge


_SMALL = 13
"""The edge of a mark where there is little room, in pixels."""


class StepBoard(QWidget):
    """A list of the steps, and beside it the chosen one: what it makes, what it needs, what it
    costs, the same by hand; how it goes, and what can be done where it failed.

    Signals: `fix_wanted` the step's key, `open_wanted` an address, `retry_wanted`.
    """

    fix_wanted = Signal(str)
    open_wanted = Signal(str)
    retry_wanted = Signal()

    def __init__(self, steps: dict[str, Step], parent: QWidget) -> None:
        super().__init__(parent)
        self._steps = steps
        self._answers: Answers | None = None
        self._news: dict[str, News] = {}
        self._by_hand: dict[str, str] = {}
        self._word: Callable[[StepState], Badge] = words.doing
        self._is_led = True
        self._is_tight = False
        self._known = ""
        self._clock = Clockwork(self)
        self._clock.timeout.connect(self._turn)
        self._list = _List(self)
        self._list.setAccessibleName(self.tr("Steps"))
        self._items: dict[str, QListWidgetItem] = {}
        for key, step in steps.items():
            item = self._items[key] = QListWidgetItem(spoken(step.title), self._list)
            item.setData(Qt.ItemDataRole.UserRole, key)
        self._list.setCurrentRow(0)
        self._list.currentItemChanged.connect(self._show_chosen)
        self._list.chosen.connect(self._stop_leading)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(2 * look.GAP)
        sides.addWidget(self._list)
        sides.addLayout(self._details(), 1)

    def _widest(self) -> int:
        """The width at which no line of the list is cut, whatever its state."""
        if self._is_tight:
            return self._list.sizeHintForColumn(0) + 2 * self._list.frameWidth() + 2
        ways = (words.looked_at, words.doing, words.taking_back)
        said = {word(state).word for word in ways for state in get_args(StepState)}
        measure = self.fontMetrics().horizontalAdvance
        lines = (
            self.tr("{title} · {state}").format(title=spoken(step.title), state=word)
            for step in self._steps.values()
            for word in said
        )
        return max(map(measure, lines)) + SIZE + 4 * look.GAP

    def _details(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(look.GAP - 2)
        self._title = heading("", self, 1.15)
        self._makes = Words(self, self.tr("What it makes"))
        self._said = SayLine(self)
        self._facts = SayLine(self, lines=(5, 1))
        self._commands = CommandText(self)
        self._commands.setMinimumHeight(48)
        self._detailing = QPushButton(self.tr("Detai&ls…"), self)
        self._detailing.setToolTip(self.tr("What it costs, what it needs, and the same by hand"))
        self._detailing.clicked.connect(self._read_details)
        for widget in (self._title, self._makes, self._said):
            side.addWidget(widget)
        side.addLayout(self._buttons())
        side.addWidget(self._facts)
        line = QHBoxLayout()
        line.setSpacing(look.GAP)
        line.addWidget(self._copying)
        line.addWidget(self._detailing)
        line.addStretch(1)
        side.addLayout(line)
        side.addWidget(self._commands, 1)
        side.addStretch(0)
        return side

    def _buttons(self) -> QHBoxLayout:
        self._fixing = QPushButton(self.tr("&Fix"), self)
        self._opening = QPushButton(self.tr("&Open the page"), self)
        self._retrying = QPushButton(self.tr("&Retry"), self)
        self._copying = QPushButton(self.tr("Cop&y command"), self)
        self._fixing.setToolTip(self.tr("Go to the page where this is answered"))
        self._opening.setToolTip(self.tr("Open the page in the browser where this is done"))
        self._retrying.setToolTip(self.tr("Try again; what is made already is found"))
        self._copying.setToolTip(self.tr("Copy the commands that do the same by hand"))
        self._fixing.clicked.connect(lambda: self.fix_wanted.emit(self.chosen))
        self._opening.clicked.connect(self._open)
        self._retrying.clicked.connect(self.retry_wanted)
        self._copying.clicked.connect(self._commands_to_clipboard)
        line = QHBoxLayout()
        line.setSpacing(look.GAP)
        for button in (self._fixing, self._opening, self._retrying):
            line.addWidget(button)
        line.addStretch(1)
        return line

    @property
    def chosen(self) -> str:
        """The key of the step whose details show."""
        item = self._list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def news(self, key: str) -> News | None:
        """The latest about a step; None while nothing is known."""
        return self._news.get(key)

    def state(self, key: str) -> str:
        """How a step stands, in the words on the board; "" while nothing is known."""
        news = self._news.get(key)
        return self._word(news.state).word if news is not None else ""

    def begin(self, answers: Answers, word: Callable[[StepState], Badge]) -> None:
        """Start anew with these answers, telling states in these words."""
        self._answers, self._word = answers.complete(), word
        self._news.clear()
        self._is_led = True
        for key in self._items:
            self._show_item(key)
        self._list.setCurrentRow(0)
        self._show_chosen()

    def take(self, news: News) -> None:
        """Show how a step goes now. The list follows the step that works until one is chosen."""
        self._news[news.key] = news
        self._show_item(news.key)
        is_alive = news.state in ("checking", "working")
        self._clock.keep(any(n.state in ("checking", "working") for n in self._news.values()))
        if news.state == "failed" or (self._is_led and is_alive):
            self._list.setCurrentItem(self._items[news.key])
        if news.key == self.chosen:
            self._show_chosen()

    def rest(self) -> None:
        """Nothing runs any more: what was being done is waiting again."""
        for key, news in list(self._news.items()):
            if news.state in ("checking", "working"):
                self._news[key] = News(key, "waiting")
                self._show_item(key)
        self._clock.keep(False)
        self._show_chosen()

    def show_first(self, state: StepState) -> None:
        """Show the first step that stands like this, unless a person chose another."""
        first = next((key for key, news in self._news.items() if news.state == state), None)
        if first is not None and self._is_led:
            self._list.setCurrentItem(self._items[first])

    def show_commands(self, by_hand: dict[str, str]) -> None:
        """Take what each step is by hand."""
        self._by_hand = by_hand
        self._show_chosen()

    def focus_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def all_commands(self) -> str:
        """What every step is by hand, each under its title."""
        titles = {key: spoken(step.title) for key, step in self._steps.items()}
        parts = [f"# {titles[key]}\n{said}" for key, said in self._by_hand.items() if said]
        return "\n\n".join(parts)

    def _stop_leading(self) -> None:
        self._is_led = False

    def _show_item(self, key: str) -> None:
        item, title = self._items[key], spoken(self._steps[key].title)
        word = self.state(key)
        text = self.tr("{title} · {state}").format(title=title, state=word) if word else title
        item.setText(title if self._is_tight else text)
        item.setToolTip(tip(text))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
        item.setIcon(self._icon(self._news.get(key)))

    def _icon(self, news: News | None) -> QIcon:
        ratio, palette = self.devicePixelRatioF(), self.palette()
        made = QIcon()
        badge = self._word(news.state) if news is not None else None
        colors = {
            QIcon.Mode.Normal: look.tone(palette, badge.tone) if badge else look.quiet(palette),
            QIcon.Mode.Selected: palette.color(QPalette.ColorRole.HighlightedText),
        }
        for mode, color in colors.items():
            if badge is None:
                made.addPixmap(blank(ratio), mode)
            elif badge.icon == words.BUSY:
                made.addPixmap(turning(color, self._clock.phase, ratio), mode)
            else:
                made.addPixmap(icons.pixmap(badge.icon, color, SIZE, ratio), mode)
        return made

    def _turn(self) -> None:
        for key, news in self._news.items():
            if self._word(news.state).icon == words.BUSY:
                self._items[key].setIcon(self._icon(news))

    def _show_chosen(self) -> None:
        key = self.chosen
        if not key or self._answers is None:
            return
        step, answers = self._steps[key], self._answers
        self._title.setText(spoken(step.title))
        said = words.plan_of(key, answers)
        self._makes.say(said)
        facts = []
        cost = step.cost(answers)
        if cost:
            facts.append(self.tr("Costs: {cost}").format(cost=spoken(cost)))
        if step.permissions:
            facts.append(self.tr("Needs: {list}").format(list=", ".join(step.permissions)))
        self._known = "\n".join(facts)
        self._commands.show_commands(self._by_hand.get(key, ""))
        self._show_state(self._news.get(key))
        self._show_room()

    def take_form(self, is_tight: bool) -> None:
        """See room.form_all."""
        self._is_tight = is_tight
        size = _SMALL if is_tight else SIZE
        self._list.setIconSize(QSize(size, size))
        self._list.setSpacing(0 if is_tight else 1)
        for key in self._items:
            self._show_item(key)
        self._list.setFixedWidth(self._widest())
        self._show_room()

    def _show_room(self) -> None:
        """Where there is little room, what one need not know first is behind a button."""
        facts, by_hand = self._known, self._commands.toPlainText()
        is_failed = not self._retrying.isHidden()
        self._facts.say("" if self._is_tight else facts)
        self._commands.setVisible(bool(by_hand) and not self._is_tight)
        self._detailing.setVisible(bool(facts or by_hand) and self._is_tight)
        self._makes.setVisible(bool(self._makes.whole) and not (self._is_tight and is_failed))

    def _read_details(self) -> None:
        said = [self._makes.whole, self._known, self._commands.toPlainText()]
        text = "\n\n".join(part for part in said if part)
        read_out(text, self._title.text(), self._detailing)

    def _show_state(self, news: News | None) -> None:
        trouble = news.trouble if news is not None else None
        is_failed = news is not None and news.state == "failed"
        if news is None:
            self._said.say("")
        elif trouble is not None:
            self._said.tell(trouble)
        else:
            badge = self._word(news.state)
            self._said.say(spoken(news.note) or badge.word, badge.icon, badge.tone)
        is_out = trouble is not None and asks_to_sign_in(trouble)
        self._fixing.setText(self.tr("Sign in a&gain") if is_out else self.tr("&Fix"))
        self._fixing.setVisible(is_failed)
        self._retrying.setVisible(is_failed)
        self._opening.setVisible(trouble is not None and bool(trouble.link))
        self._copying.setVisible(bool(self._commands.toPlainText()))

    def _open(self) -> None:
        news = self._news.get(self.chosen)
        if news is not None and news.trouble is not None and news.trouble.link:
            self.open_wanted.emit(news.trouble.link)

    def _commands_to_clipboard(self) -> None:
        self._commands.copy_all()


class _List(QListWidget):
    """Tells apart a person's choice from the board's."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(1)
        self.itemPressed.connect(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        self.chosen.emit()

    def sizeHint(self) -> QSize:
        each = self.sizeHintForRow(0) + 2 * self.spacing()
        rows = self.count() * each + 2 * self.frameWidth() + 2
        return QSize(super().sizeHint().width(), rows)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 80)
