"""Measured pictures in a list: the picture, what it shows and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from yogadesk import files
from yogadesk.ui import look, reveal, words
from yogadesk.ui.cards import QuietLabel, heading
from yogadesk.ui.model.relabel import RelabelLine
from yogadesk.ui.thumbnails import EDGE, Thumbnails

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from yogadesk.training.figures import Judged
    from yogadesk.ui.desk import Desk
    from yogadesk.ui.model.port import Shelf
    from yogadesk.ui.model.relabel import Corrections

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_PAD = 10
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Line:
    """One picture of a shelf, in words."""

    path: Path
    title: str
    said: str


def lines_of(shelf: Shelf) -> list[Line]:
    """The pictures of a shelf: what each shows, what was answered and how surely."""
    made = [
        Line(one.path, words.pose(one.truth), _answers(one, other))
        for one, other in zip(shelf.judged, shelf.second or shelf.judged, strict=True)
    ]
    return made + [Line(path, words.file_name(path), why) for path, why in shelf.reasons]


def _answers(one: Judged, other: Judged) -> str:
    first = _answer(one)
    if other is one:
        return first
    return QCoreApplication.translate("Shelf", "{before} → {after}").format(
        before=first, after=_answer(other)
    )


def _answer(one: Judged) -> str:
    return QCoreApplication.translate("Shelf", "{pose} {score}").format(
        pose=words.pose(one.answer), score=words.percent(one.confidence)
    )


class ShelfModel(QAbstractListModel):
    """The lines of one shelf."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self._said: dict[Path, str] = {}

    def say(self, said: dict[Path, str]) -> None:
        """Show what a person said that pictures show."""
        self._said = said
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0))

    def title_of(self, line: Line) -> str:
        """What a picture shows, and what a person said it does."""
        label = self._said.get(line.path)
        if label is None:
            return line.title
        return self.tr("{title} → {pose}, corrected by you").format(
            title=line.title, pose=words.pose(label)
        )

    def show(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("{title}, answered {said}, {file}").format(
                title=self.title_of(line), said=line.said, file=words.file_name(line.path)
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tip(files.printable(line.path))
        return None


class _Cells(QStyledItemDelegate):
    """Thumbnail, pose, answer, and the file's name below."""

    def __init__(self, rows: ShelfModel, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows, self._thumbnails = rows, thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(EDGE, EDGE + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, area, palette = self._rows.lines[index.row()], option.rect, option.palette
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, look.selected(palette))
            painter.fillRect(area.left(), area.top(), 3, area.height(), look.accent(palette))
        place = QRect(area.left() + _PAD, area.top() + _PAD, EDGE, EDGE)
        ratio = painter.device().devicePixelRatioF()
        image = self._thumbnails.look(str(line.path), round(EDGE * ratio))
        if image is None or image.isNull():
            painter.fillRect(place, look.tint(palette, palette.color(QPalette.ColorRole.Text), 0.1))
        else:
            painter.drawImage(QRectF(place), image)
        text = area.adjusted(2 * _PAD + EDGE, _PAD, -_PAD, -_PAD)
        third = text.height() // 3
        upper = QRect(text.left(), text.top(), text.width(), third)
        painter.setFont(look.sized(option.font, 1.0, QFont.Weight.DemiBold))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        _draw(painter, upper, self._rows.title_of(line))
        painter.setFont(option.font)
        _draw(painter, upper.translated(0, third), line.said)
        painter.setFont(look.sized(option.font, 0.9))
        painter.setPen(look.quiet(palette))
        _draw(painter, upper.translated(0, 2 * third), words.file_name(line.path))
        painter.restore()


def _draw(painter: QPainter, area: QRect, text: str) -> None:
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)


class _List(QListView):
    """Enter opens the picture, a digit says what it shows; letters do not jump about."""

    entered_on = Signal()
    digit_pressed = Signal(int)  # 1 to 9

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if Qt.Key(event.key()) in _ENTER:
            self.entered_on.emit()
        elif is_plain and 1 <= number <= 9:
            self.digit_pressed.emit(number)
        elif is_plain and event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)


class ShelfView(QWidget):
    """The heading of a shelf, its pictures, and what can be done with the chosen one."""

    def __init__(
        self, labels: Sequence[str], corrections: Corrections, desk: Desk, parent: QWidget
    ) -> None:
        """`labels` are the poses a picture can be said to show."""
        super().__init__(parent)
        self._corrections = corrections
        thumbnails = Thumbnails(desk, self)
        self._rows = ShelfModel(self)
        self._title = heading("", self, 1.1)
        self._count = QuietLabel("", self)
        self._list = _List(self)
        self._list.setModel(self._rows)
        self._list.setItemDelegate(_Cells(self._rows, thumbnails, self))
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setAccessibleName(self.tr("Pictures"))
        self._list.doubleClicked.connect(lambda _index: self._open())
        self._list.entered_on.connect(self._open)
        self._list.selectionModel().currentChanged.connect(self._allow)
        thumbnails.arrived.connect(lambda _files: self._list.viewport().update())
        self._opening = QPushButton(self.tr("Open"), self)
        self._opening.clicked.connect(self._open)
        self._showing = QPushButton(self.tr("Show in folder"), self)
        self._showing.clicked.connect(self._show_in_folder)
        line = QHBoxLayout()
        line.addWidget(self._opening)
        line.addWidget(self._showing)
        line.addStretch(1)
        self._relabel = RelabelLine(labels, self)
        self._relabel.wanted.connect(self._correct)
        self._relabel.undo_wanted.connect(corrections.undo)
        self._list.digit_pressed.connect(self._correct_by_key)
        corrections.said.connect(self._show_said)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * look.GAP, look.GAP, 2 * look.GAP, look.GAP)
        column.setSpacing(look.GAP)
        column.addWidget(self._title)
        column.addWidget(self._count)
        column.addWidget(self._list, 1)
        column.addLayout(line)
        column.addWidget(self._relabel)
        self._allow()

    @property
    def lines(self) -> list[Line]:
        return self._rows.lines

    def show_shelf(self, shelf: Shelf) -> None:
        """Show these pictures under their heading."""
        self._title.setText(shelf.title)
        lines = lines_of(shelf)
        self._count.setText(words.pictures(len(lines)) if lines else self.tr("No picture"))
        self._rows.show(lines)
        self._show_said()
        if lines:
            self._list.setCurrentIndex(self._rows.index(0, 0))
        self._allow()

    def _path(self) -> Path | None:
        index = self._list.currentIndex()
        return self._rows.lines[index.row()].path if index.isValid() else None

    def _allow(self) -> None:
        is_chosen = self._path() is not None
        for button in (self._opening, self._showing):
            button.setEnabled(is_chosen)
        self._relabel.allow(can_say=is_chosen, can_undo=self._corrections.can_undo)

    def _correct_by_key(self, number: int) -> None:
        label = self._relabel.label_of_key(number)
        if label is not None:
            self._correct(label)

    def _correct(self, label: str) -> None:
        """Note what the chosen picture shows, and go on to the next one."""
        path = self._path()
        if path is None:
            return
        self._corrections.correct(path, label)
        after = self._list.currentIndex().row() + 1
        if after < self._rows.rowCount():
            self._list.setCurrentIndex(self._rows.index(after, 0))

    def _show_said(self) -> None:
        said = {path: labels[-1] for path, labels in self._corrections.labels.items() if labels}
        self._rows.say(said)
        self._allow()

    def _open(self) -> None:
        path = self._path()
        if path is not None:
            reveal.open_file(path)

    def _show_in_folder(self) -> None:
        path = self._path()
        if path is not None:
            reveal.show_in_folder(path)
