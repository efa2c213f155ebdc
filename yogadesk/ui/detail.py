"""One picture and all that is known of it: pose, confidence, top classes, health record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from yogadesk import files
from yogadesk.domain import NONE_OF_THESE, State, Verdict
from yogadesk.ui import doubt, look, words
from yogadesk.ui.bars import ScoreBars
from yogadesk.ui.cards import ActionButton, Card, Chip, QuietLabel, heading, prose
from yogadesk.ui.earlier import EarlierCard
from yogadesk.ui.health import HealthCard
from yogadesk.ui.picture_view import PictureView
from yogadesk.ui.spoken import spoken
from yogadesk.ui.why import WhyCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction, QResizeEvent

    from yogadesk.ui.desk import Desk
    from yogadesk.ui.ports import Remembers, Site
    from yogadesk.ui.rows import Row

_SIDE_BY_SIDE = 640
_LINES = 46
"""How high an answer with its health record is, in lines of text."""
_TOLD_IN_BRIEF = frozenset({State.FAILED, State.SKIPPED, State.CANCELLED})


class Detail(QScrollArea):
    """Picture and answer side by side, or one above the other where the window is narrow."""

    retry_wanted = Signal(object)  # the Row to classify again
    threshold_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        store: Remembers,
        site: Callable[[], Site],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row: Row | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Answer"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = self._inside = QWidget(self)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        margin = 3 * look.GAP
        self._sides.setContentsMargins(margin, margin, margin, margin)
        self._sides.setSpacing(margin)
        self.picture = PictureView(desk, inside)
        self.picture.is_top_aligned = True
        self._sides.addWidget(self.picture, 6)
        self.why = WhyCard(desk, lambda: site().explain, inside)
        self.why.layer_changed.connect(self.picture.show_layer)
        self._earlier = EarlierCard(desk, store, inside)
        self._sides.addLayout(self._answer_side(inside), 5)
        self.setWidget(inside)

    def offer(self, actions: Sequence[tuple[QAction, str]]) -> None:
        """Put a button for each of these actions, with a short text, above the answer."""
        for action, text in actions:
            self._tools.addWidget(ActionButton(action, text, self.widget()))
        self._tools.addStretch(1)

    def _answer_side(self, inside: QWidget) -> QVBoxLayout:
        self._pose = heading("", inside, 1.9)
        self._chip = Chip(inside)
        self._file = QuietLabel("", inside)
        self._file.setTextFormat(Qt.TextFormat.PlainText)
        self._file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._bars = ScoreBars(inside)
        self._bars_card = Card(inside)
        self._bars_card.body.addWidget(self._bars)
        self._note = NoteCard(inside)
        self._note.pressed.connect(self._act)
        self._health = HealthCard(inside)
        side = QVBoxLayout()
        side.setSpacing(look.GAP)
        side.addWidget(self._pose)
        side.addWidget(self._file)
        # Aligned, or the chip's fixed width would be the most that the whole side may have.
        side.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(look.GAP // 2)
        side.addLayout(self._tools)
        cards = QVBoxLayout()
        cards.setContentsMargins(0, look.GAP, 0, 0)
        cards.setSpacing(2 * look.GAP)
        for card in (self._note, self._bars_card, self.why, self._health, self._earlier):
            # As high as its text wraps to, which is more than it would be at its favourite width.
            card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            cards.addWidget(card)
        side.addLayout(cards)
        side.addStretch(1)
        return side

    def show_card(self, card: QWidget) -> None:
        """Scroll no further than it takes to see a card: all of it, or else its beginning."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top = card.mapTo(self._inside, QPoint()).y() - look.GAP
        bottom = top + card.height() + 2 * look.GAP
        bar.setValue(min(max(bar.value(), bottom - room), top))

    def show_row(self, row: Row | None, threshold: float, verdict: Verdict | None = None) -> None:
        """Show a picture; `verdict` is its answer, if it has one, decided at this threshold."""
        self._row = row
        self.picture.show_picture(row.path if row is not None else None)
        self._earlier.show_for(
            row.path if row is not None else None, row.verdict if row is not None else None
        )
        self.why.show_verdict(row.verdict if row is not None else None)
        self._inside.setVisible(row is not None)
        self._make_room_for_scrolling()
        if row is None:
            return
        self._file.setText(words.file_name(row.path))
        self._file.setToolTip(words.tip(files.printable(row.path)))
        badge = words.badge(row.state, row.verdict, threshold)
        self._chip.show_badge(badge, self._chip_text(row, badge))
        has_classes = verdict is not None and bool(verdict.classes)
        self._bars_card.setVisible(has_classes)
        if verdict is not None:
            self._bars.show_classes(verdict.classes, threshold, badge.tone)
        self._health.show_record(verdict.health if verdict is not None else None)
        self._show_words(row, verdict, threshold)

    def _chip_text(self, row: Row, badge: words.Badge) -> str:
        if row.score is None:
            return badge.word
        score = words.percent(row.score)
        if row.state is State.NOT_SURE and row.verdict is not None:
            poses = (each for each in row.verdict.classes if each.label != NONE_OF_THESE)
            closest = next(poses, None)
            if closest is None:
                return badge.word
            return self.tr("Closest: {pose} {score}").format(
                pose=words.pose(closest.label), score=words.percent(closest.score)
            )
        return self.tr("{confidence} · {score}").format(confidence=badge.word, score=score)

    def _show_words(self, row: Row, verdict: Verdict | None, threshold: float) -> None:
        if verdict is None:
            is_cancelled = row.state is State.CANCELLED
            self._pose.setText(self.tr("No answer") if is_cancelled else self.tr("Just a moment…"))
            if is_cancelled:
                self._note.say(self.tr("This picture was not classified."), self.tr("Classify it"))
            else:
                self._note.hide()
        elif verdict.error is not None:
            self._pose.setText(self.tr("No answer"))
            self._note.say(spoken(verdict.error), self.tr("Try again"))
        elif row.state is State.NOT_SURE and verdict.best is not None:
            self._pose.setText(self.tr("Not sure"))
            # Another threshold makes no pose of what resembles none.
            is_unlike = verdict.best.label == NONE_OF_THESE
            remedy = "" if is_unlike else self.tr("Change the threshold…")
            self._note.say(doubt.reason(verdict, threshold), remedy)
        else:
            self._pose.setText(row.title)
            self._note.hide()

    def _act(self) -> None:
        if self._row is not None and self._row.state is State.NOT_SURE:
            self.threshold_wanted.emit()
        elif self._row is not None:
            self.retry_wanted.emit(self._row)

    def _make_room_for_scrolling(self) -> None:
        """Where an answer is likely to be longer than the window, its scroll bar is there from the
        first: one that comes with the health record moves and paints everything again."""
        policy, row = Qt.ScrollBarPolicy, self._row
        if row is None:
            self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff)
        elif row.state in _TOLD_IN_BRIEF or self.height() > _LINES * self.fontMetrics().height():
            self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded)
        else:
            self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room_for_scrolling()
        wide = event.size().width() >= _SIDE_BY_SIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if wide else down)
        self.picture.setMaximumHeight(
            16777215 if wide else max(100, event.size().height() * 2 // 5)
        )


class NoteCard(Card):
    """A sentence about this picture, and the button that can change it."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = prose(self, self.tr("Reason"))
        self._button = QPushButton(self)
        self._button.clicked.connect(self.pressed)
        self.body.addWidget(self._text)
        self.body.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def say(self, text: str, button: str) -> None:
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.show()
