"""The answers a picture was given, side by side: by site, model and time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from yogadesk.ui import look, words
from yogadesk.ui.bars import ScoreBars
from yogadesk.ui.cards import Card, Chip, QuietLabel, heading, prose
from yogadesk.ui.history_rows import badge_of, pose_of
from yogadesk.ui.picture_view import PictureView
from yogadesk.ui.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yogadesk.history import Kept
    from yogadesk.ui.desk import Desk

_MOST = 6
_CARD_WIDTH = 270


class HistoryCompare(QDialog):
    """The picture on the left, a card for each answer beside it, the newest first."""

    def __init__(self, answers: Sequence[Kept], desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        path = answers[0].verdict.picture.path
        self.setWindowTitle(self.tr("Answers for {file}").format(file=words.file_name(path)))
        picture = PictureView(desk, self)
        picture.setMinimumWidth(200)
        picture.show_picture(path)
        cards = QWidget(self)
        line = QHBoxLayout(cards)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * look.GAP)
        for kept in answers[:_MOST]:
            line.addWidget(_AnswerCard(kept, cards), 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("Answers"))
        scroll.setWidget(cards)
        across = QHBoxLayout()
        across.setSpacing(2 * look.GAP)
        across.addWidget(picture, 2)
        across.addWidget(scroll, 5)
        closing = QPushButton(self.tr("Close"), self)
        closing.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(2 * look.GAP,) * 4)
        column.setSpacing(2 * look.GAP)
        column.addWidget(heading(_verdict_on(answers[:_MOST]), self, 1.2))
        column.addLayout(across, 1)
        column.addWidget(closing, 0, Qt.AlignmentFlag.AlignRight)
        self._shown = min(len(answers), _MOST)
        self.resize(self.sizeHint())  # by itself Qt takes no more than two thirds of the screen

    def sizeHint(self) -> QSize:
        width = 320 + min(self._shown, 3) * (_CARD_WIDTH + 2 * look.GAP)
        return look.first_size(self, QSize(width, 560))


class _AnswerCard(Card):
    """One answer: who gave it, when, and the scores."""

    def __init__(self, kept: Kept, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedWidth(_CARD_WIDTH)
        verdict = kept.verdict
        self.body.addWidget(heading(words.site(verdict.site), self, 1.0))
        model = verdict.model.name if verdict.model is not None else self.tr("No model")
        for text in (model, words.moment(verdict.when)):
            label = QuietLabel(text, self, 0.92)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self.body.addWidget(label)
        self.body.addWidget(heading(pose_of(kept), self, 1.15))
        badge = badge_of(kept)
        chip = Chip(self)
        chip.show_badge(badge, badge.word)
        self.body.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        if verdict.error is not None:
            reason = prose(self, self.tr("Reason"))
            reason.setText(spoken(verdict.error))
            self.body.addWidget(reason)
        else:
            bars = ScoreBars(self)
            bars.show_classes(verdict.classes, verdict.threshold, badge.tone)
            self.body.addWidget(bars)


def _verdict_on(answers: Sequence[Kept]) -> str:
    """Whether the answers agree, in a sentence."""
    best = [kept.verdict.best.label for kept in answers if kept.verdict.best is not None]
    if len(answers) == 1:
        return QCoreApplication.translate("HistoryCompare", "There is one answer so far")
    if len(set(best)) > 1:
        return QCoreApplication.translate("HistoryCompare", "The answers differ")
    if len(best) < len(answers):
        return QCoreApplication.translate("HistoryCompare", "Not every try gave an answer")
    return QCoreApplication.translate(
        "HistoryCompare", "All {count} answers name the same pose"
    ).format(count=words.count(len(best)))
