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
from yogadesk.ui.thumbnails import EDGE, Thumbnails

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.training.figures import Judged
    from yogadesk.ui.desk import Desk
    from yogadesk.ui.model.port import Shelf

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
                title=line.title, said=line.said, file=words.file_name(line.path)
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return files.printable(line.path)
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
        _draw(painter, upper, line.title)
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
    """Enter opens the picture."""

    entered_on = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _ENTER:
            self.entered_on.emit()
        else:
            super().keyPressEvent(event)


class ShelfView(QWidget):
    """The heading of a shelf, its pictures, and what can be done with the chosen one."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
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
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * look.GAP, look.GAP, 2 * look.GAP, look.GAP)
        column.setSpacing(look.GAP)
        column.addWidget(self._title)
        column.addWidget(self._count)
        column.addWidget(self._list, 1)
        column.addLayout(line)
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
        if lines:
            self._list.setCurrentIndex(self._rows.index(0, 0))
        self._allow()

    def _path(self) -> Path | None:
        index = self._list.currentIndex()
        return self._rows.lines[index.row()].path if index.isValid() else None

    def _allow(self) -> None:
        for button in (self._opening, self._showing):
            button.setEnabled(self._path() is not None)

    def _open(self) -> None:
        path = self._path()
        if path is not None:
            reveal.open_file(path)

    def _show_in_folder(self) -> None:
        path = self._path()
        if path is not None:
            reveal.show_in_folder(path)
