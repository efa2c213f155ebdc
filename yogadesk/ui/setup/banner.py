"""A line in the window for as long as a reservation of ours can cost money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from yogadesk.ui import look
from yogadesk.ui.desk import STORE, Desk
from yogadesk.ui.setup import words
from yogadesk.ui.setup.errand import Errand
from yogadesk.ui.setup.say import SayLine

if TYPE_CHECKING:
    from yogadesk.errors import Trouble
    from yogadesk.setup.answers import Answers
    from yogadesk.setup.plan import Listener
    from yogadesk.ui.setup.services import Services
    from yogadesk.work import Ticket

_KEY = "capacity"
_LINES = 3
"""How many it takes at most: more would push a window off a small screen."""


@dataclass(frozen=True, slots=True)
class _Held:
    site: str
    answers: Answers
    name: str
    cost: str


class ReservationBanner(QWidget):
    """Names the reservation that the set-up made, says what it can cost, and offers to drop it.

    Hidden while there is none. `inspect_sites` looks again; call it at the start and whenever an
    assistant was closed. `dropped` carries the site's name.
    """

    dropped = Signal(str)

    def __init__(self, desk: Desk, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._services = services
        self._held: _Held | None = None
        self._said = SayLine(self, lines=(_LINES, _LINES))
        self._dropping = QPushButton(self.tr("&Drop it"), self)
        self._dropping.setToolTip(self.tr("Delete the reservation; the rest of the site stays"))
        self._dropping.clicked.connect(self._drop)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * look.GAP, look.GAP, 2 * look.GAP, look.GAP)
        line.setSpacing(2 * look.GAP)
        line.addWidget(self._said, 1)
        line.addWidget(self._dropping)
        self.hide()

    def inspect_sites(self) -> None:
        """Look, in the store lane, whether a reservation of ours is there."""
        job = self._desk.submit(STORE, self._find)
        job.succeeded.connect(self._show_held)

    def _find(self, ticket: Ticket) -> _Held | None:
        for name in self._services.begun():
            ticket.check()
            answers = self._services.answers(name).load()
            made = self._services.bench(name, answers).made.of(_KEY)
            if made:
                step = next(step for step in self._services.plan.steps if step.key == _KEY)
                reservation = made[0].name.rpartition("/")[2]
                return _Held(name, answers, reservation, step.cost(answers.complete()) or "")
        return None

    def _show_held(self, held: _Held | None) -> None:
        self._held = held
        self.setVisible(held is not None)
        if held is not None:
            known = self.tr("The reservation “{name}” of “{site}” is there. {cost}")
            costs = (held.cost, self.tr("It costs money while it works."))
            ways = (known.format(name=held.name, site=held.site, cost=cost) for cost in costs)
            self._said.say_one(tuple(way.strip() for way in ways), "info", look.Tone.DOUBT)
            self._dropping.setEnabled(True)

    def _drop(self) -> None:
        held = self._held
        if held is None:
            return

        def work(ticket: Ticket, _listener: Listener) -> str:
            bench = self._services.bench(held.site, held.answers)
            step = next(step for step in self._services.plan.steps if step.key == _KEY)
            try:
                step.undo(bench, ticket)
            finally:
                bench.leave()
            return held.site

        self._dropping.setEnabled(False)
        self._said.say(self.tr("Dropping the reservation…"), words.BUSY)
        errand = Errand(self._desk, work)
        errand.succeeded.connect(self._settle)
        errand.failed.connect(self._tell)
        errand.start()

    def _settle(self, site: str) -> None:
        self.dropped.emit(site)
        self.inspect_sites()

    def _tell(self, trouble: Trouble) -> None:
        self._dropping.setEnabled(True)
        self._said.tell(trouble)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        color = look.tone(palette, look.Tone.DOUBT)
        ground = look.mix(color, palette.color(QPalette.ColorRole.Window), 0.10)
        painter.fillRect(self.rect(), ground)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.line(palette))
