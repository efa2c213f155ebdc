"""What the list shows: text, state, pose and confidence, and what it is sorted by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from yogadesk.domain import State
from yogadesk.ui import look, words
from yogadesk.ui.arrange import LISTED, ON_THE_WAY, Sort, Wish

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from yogadesk.ui.arranged import Arranged
    from yogadesk.ui.rows import PictureModel

_TYPING_MS = 120
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_SHARES = 5, 5, 6
"""How the choices share the width: the last has the longest words."""


class FilterBar(QWidget):
    """A line to type in, and three choices. What it asks for goes to the model at once."""

    def __init__(self, arranged: Arranged, pictures: PictureModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._arranged, self._pictures = arranged, pictures
        self._poses: set[str] = set()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._ask)
        self.text = _Find(self)
        self.text.setPlaceholderText(self.tr("Find by name or pose"))
        self.text.setAccessibleName(self.tr("Find by name or pose"))
        self.text.setClearButtonEnabled(True)
        self.text.textChanged.connect(lambda: self._typing.start())
        self._state = self._choice(self.tr("State"), self._states())
        self._pose = self._choice(self.tr("Pose"), [(self.tr("Any pose"), None)])
        self._level = self._choice(self.tr("Confidence"), self._levels())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.GAP // 2)
        grid.addWidget(self.text, 0, 0, 1, 3)
        for column, box in enumerate((self._state, self._pose, self._level)):
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, _SHARES[column])
        pictures.counted.connect(self._learn_poses)

    def _choice(self, name: str, entries: list[tuple[str, object]]) -> QComboBox:
        box = _Choice(self)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
        for said, value in entries:
            box.addItem(said, value)
        box.activated.connect(self._ask)
        return box

    def _states(self) -> list[tuple[str, object]]:
        single = (State.DONE, State.NOT_SURE, State.FAILED, State.CANCELLED, State.SKIPPED)
        return [
            (self.tr("Any state"), LISTED),
            (self.tr("On the way"), ON_THE_WAY),
            *((words.stage(state).word, frozenset({state})) for state in single),
        ]

    def _levels(self) -> list[tuple[str, object]]:
        levels = ((words.confidence(level).word, level) for level in words.Level)
        return [(self.tr("Any confidence"), None), *levels]

    def show_wish(self, wish: Wish) -> None:
        """Let the fields say what is asked for, wherever it came from."""
        if self.text.text() != wish.text:
            self.text.setText(wish.text)
            self._typing.stop()
        for box, value in (
            (self._state, wish.states), (self._pose, wish.pose), (self._level, wish.level)
        ):  # fmt: skip
            values = [box.itemData(n) for n in range(box.count())]
            box.setCurrentIndex(values.index(value) if value in values else 0)

    def _ask(self) -> None:
        self._typing.stop()
        self._arranged.set_wish(
            replace(
                self._arranged.wish,
                states=self._state.currentData(),
                pose=self._pose.currentData(),
                level=self._level.currentData(),
                text=self.text.text(),
            )
        )

    def _learn_poses(self) -> None:
        """Offer the poses that were met."""
        for label in sorted(self._pictures.poses - self._poses, key=words.pose):
            self._poses.add(label)
            self._pose.addItem(words.pose(label), label)


class _Find(QLineEdit):
    """Down leads to what was found."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers() & ~_KEYPAD:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Choice(QComboBox):
    """Abridges what does not fit with an ellipsis, where Qt would cut it."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        kind = QStyle.ComplexControl.CC_ComboBox
        painter.drawComplexControl(kind, option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(kind, option, field, self).width() - look.GAP // 2
        option.currentText = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class SortMenu(QMenu):
    """What the list is sorted by, and which way round."""

    def __init__(self, arranged: Arranged, parent: QWidget) -> None:
        super().__init__(parent)
        self._arranged = arranged
        self._group = QActionGroup(self)
        for sort, said in self._entries():
            action = QAction(said, self, checkable=True, checked=sort is Sort.ADDED)
            action.setData(sort)
            self._group.addAction(action)
            self.addAction(action)
        self.addSeparator()
        self._reverse = QAction(self.tr("Last first"), self, checkable=True)
        self.addAction(self._reverse)
        self._group.triggered.connect(self._choose)
        self._reverse.triggered.connect(self._ask)

    def _entries(self) -> list[tuple[Sort, str]]:
        return [
            (Sort.ADDED, self.tr("As added")),
            (Sort.NAME, self.tr("By name")),
            (Sort.STATE, self.tr("By state")),
            (Sort.POSE, self.tr("By pose")),
            (Sort.CONFIDENCE, self.tr("By confidence")),
            (Sort.TIME, self.tr("By time of the answer")),
        ]

    def _choose(self, action: QAction) -> None:
        """The surest and the newest come first unless the person wants them last."""
        self._reverse.setChecked(action.data() in (Sort.CONFIDENCE, Sort.TIME))
        self._ask()

    def _ask(self) -> None:
        self._arranged.set_wish(
            replace(
                self._arranged.wish,
                sort=self._group.checkedAction().data(),
                is_descending=self._reverse.isChecked(),
            )
        )


def clear(arranged: Arranged) -> None:
    """Show everything again, in the order it is in."""
    wish = arranged.wish
    arranged.set_wish(Wish(sort=wish.sort, is_descending=wish.is_descending))


def ask_states(arranged: Arranged, states: frozenset[State]) -> None:
    """Show only pictures in these states."""
    wish = arranged.wish
    arranged.set_wish(Wish(sort=wish.sort, is_descending=wish.is_descending, states=states))
