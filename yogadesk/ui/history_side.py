"""What is known of the chosen verdicts of the history, and what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from yogadesk import files
from yogadesk.ui import look, words
from yogadesk.ui.cards import Chip, QuietLabel, heading, prose
from yogadesk.ui.class_button import ClassButton
from yogadesk.ui.history_rows import answer_of, badge_of, pose_of
from yogadesk.ui.picture_view import PictureView
from yogadesk.ui.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from yogadesk.domain import Verdict
    from yogadesk.history import Kept
    from yogadesk.ui.desk import Desk

_PICTURE_HEIGHT = 230


class HistorySide(QScrollArea):
    """One verdict with its picture, or what can be done with several."""

    label_said = Signal(str)  # what the chosen pictures show

    def __init__(self, desk: Desk, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The chosen picture"))
        inside = QWidget(self)
        self._column = column = QVBoxLayout(inside)
        column.setContentsMargins(*(2 * look.GAP,) * 4)
        column.setSpacing(look.GAP)
        self._picture = PictureView(desk, inside)
        self._picture.setFixedHeight(_PICTURE_HEIGHT)
        self._pose = heading("", inside, 1.45)
        self._file = QuietLabel("", inside)
        self._file.setTextFormat(Qt.TextFormat.PlainText)
        self._file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._chip = Chip(inside)
        self._gone = prose(inside, self.tr("The file"))
        self._reason = prose(inside, self.tr("Reason"))
        for widget in (self._picture, self._pose, self._file):
            column.addWidget(widget)
        column.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._gone)
        column.addWidget(self._reason)
        self._add_classes(column, inside)
        column.addLayout(_buttons(actions, inside))
        self._facts = QuietLabel("", inside, 0.95)
        self._facts.setWordWrap(True)
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._facts)
        column.addStretch(1)
        self.setWidget(inside)

    def sizeHint(self) -> QSize:
        return QSize(340, 600)

    def _add_classes(self, column: QVBoxLayout, inside: QWidget) -> None:
        self._question = QuietLabel(self.tr("Not right? Press the number of the pose."), inside)
        self._question.setWordWrap(True)
        column.addWidget(self._question)
        self._classes = [ClassButton(inside) for _ in range(9)]
        for button in self._classes:
            button.clicked.connect(self._say)
            column.addWidget(button)
        column.setSpacing(6)

    def _say(self) -> None:
        button = self.sender()
        if isinstance(button, ClassButton):
            self.label_said.emit(button.label)

    def show_several(self, count: int, labels: Sequence[str]) -> None:
        """Several are chosen: they can be corrected and deleted together."""
        self._picture.hide()
        for widget in (self._file, self._chip, self._gone, self._reason, self._facts):
            widget.hide()
        self._pose.setText(self.tr("{pictures} chosen").format(pictures=words.pictures(count)))
        self._pose.show()
        self._show_classes(labels, {}, None)

    def show_none(self) -> None:
        self.show_several(0, ())
        self._pose.setText(self.tr("No picture chosen"))

    def show_one(self, kept: Kept, labels: Sequence[str], is_gone: bool) -> None:
        """Show a verdict; `labels` are the classes by the order of their numbers."""
        verdict = kept.verdict
        path = verdict.picture.path
        self._picture.setVisible(not is_gone)
        self._picture.show_picture(path)
        self._pose.setText(pose_of(kept))
        self._file.setText(words.file_name(path))
        self._file.setToolTip(words.tip(files.printable(path)))
        self._chip.show_badge(badge_of(kept), _chip_text(kept))
        self._gone.setText(
            self.tr("The file is not there any more: {file}").format(file=files.printable(path))
        )
        self._reason.setText(spoken(verdict.error or ""))
        for widget in (self._pose, self._file, self._chip, self._facts):
            widget.show()
        self._gone.setVisible(is_gone)
        self._reason.setVisible(verdict.error is not None)
        scores = {each.label: each.score for each in verdict.classes}
        self._show_classes(labels if verdict.fingerprint else (), scores, kept.corrected)
        self._facts.setText("\n".join(_facts(verdict)))

    def _show_classes(
        self, labels: Sequence[str], scores: dict[str, float], said: str | None
    ) -> None:
        self._question.setVisible(bool(labels))
        for place, button in enumerate(self._classes):
            button.setVisible(place < len(labels))
            if place < len(labels):
                label = labels[place]
                button.show_class(place + 1, label, scores.get(label), label == said)


def _chip_text(kept: Kept) -> str:
    word, best = badge_of(kept).word, kept.verdict.best
    if best is None:
        return word
    if kept.corrected is not None:
        return QCoreApplication.translate("HistorySide", "{state} · answered {pose}").format(
            state=word, pose=answer_of(kept)
        )
    return QCoreApplication.translate("HistorySide", "{state} · {score}").format(
        state=word, score=words.percent(best.score)
    )


def _facts(verdict: Verdict) -> list[str]:
    said = [
        QCoreApplication.translate("HistorySide", "Answered {when} · {site}").format(
            when=words.moment(verdict.when), site=words.site(verdict.site)
        ),
        QCoreApplication.translate("HistorySide", "Sure from {threshold}").format(
            threshold=words.percent(verdict.threshold)
        ),
    ]
    if verdict.model is not None:
        model = QCoreApplication.translate("HistorySide", "Model {name}, SHA-256 {sum}…")
        said.append(model.format(name=verdict.model.name, sum=verdict.model.sha256[:12]))
    timed = (verdict.times.prepare, verdict.times.upload, verdict.times.answer)
    if None not in timed:
        taken = QCoreApplication.translate(
            "HistorySide", "Prepared in {prepare}, sent in {upload}, answered in {answer}"
        )
        prepare, upload, answer = (words.seconds(each or 0.0) for each in timed)
        said.append(taken.format(prepare=prepare, upload=upload, answer=answer))
    return said


def _buttons(actions: Sequence[QAction], inside: QWidget) -> QGridLayout:
    """The actions as buttons, two in a line."""
    grid = QGridLayout()
    grid.setContentsMargins(0, look.GAP, 0, look.GAP)
    grid.setSpacing(look.GAP)
    for place, action in enumerate(actions):
        button = ActionButton(action, inside)
        grid.addWidget(button, place // 2, place % 2)
    return grid


class ActionButton(QPushButton):
    """A button for an action: its words, whether it can be done, and its menu if it has one."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        self.setAutoDefault(False)
        menu: object = action.menu()
        if isinstance(menu, QMenu):
            self.setMenu(menu)
        else:
            self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setText(self._action.iconText())
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
