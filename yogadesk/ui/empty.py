"""What the window shows before the first picture: what it does, and how to begin."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QIcon, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSpacerItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from yogadesk.ui import icons, look, words
from yogadesk.ui.cards import PlainLabel, PrimaryButton, QuietLabel
from yogadesk.ui.desk import PICTURES, Desk
from yogadesk.ui.thumbnails import square

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from yogadesk.ui.samples import Samples
    from yogadesk.work import Ticket

_TILE, _SMALL_TILE = 84, 48
_FULL = QSize(760, 460)
"""The least page on which everything shows at its full size."""
_CENTER = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QScrollArea):
    """Drop, open, paste, or try a sample picture with one click.

    In a small window it is drawn closer together, so that nothing has to be scrolled for.
    """

    sample_wanted = Signal(object)  # list[str]: names of samples to classify

    def __init__(
        self,
        desk: Desk,
        samples: Samples,
        promise: str,
        actions: tuple[QAction, QAction, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._samples = samples
        self._tiles: dict[str, QToolButton] = {}
        self._is_tight = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Welcome"))
        inside = QWidget(self)
        column = self._column = QVBoxLayout(inside)
        self._emblem = _Emblem(inside)
        self._gap = QSpacerItem(0, 0)
        column.addStretch(2)
        column.addWidget(self._emblem, 0, _CENTER)
        self._add_words(column, inside)
        column.addSpacerItem(self._gap)
        column.addLayout(self._buttons(inside, actions))
        column.addStretch(1)
        self._add_samples(column, inside)
        column.addStretch(1)
        self._promise = QuietLabel(promise, inside, 0.95)
        self._promise.setWordWrap(True)
        self._promise.setAlignment(_CENTER)
        column.addWidget(self._promise)
        self._take_form()
        self.setWidget(inside)

    def _add_words(self, column: QVBoxLayout, inside: QWidget) -> None:
        title = self._title = PlainLabel(self.tr("Drop photographs here"), inside)
        title.setWordWrap(True)
        title.setAlignment(_CENTER)
        text = QuietLabel(
            self.tr(
                "or a whole folder of them. You see the yoga pose, how sure the answer is, "
                "and what the pose is good for."
            ),
            inside,
            1.1,
        )
        text.setWordWrap(True)
        text.setAlignment(_CENTER)
        column.addWidget(title)
        column.addWidget(text)

    def _buttons(self, inside: QWidget, actions: tuple[QAction, QAction, QAction]) -> QHBoxLayout:
        files, folder, paste = actions
        line = QHBoxLayout()
        line.setSpacing(look.GAP + 4)
        line.addStretch(1)
        self._large: list[QPushButton] = []
        for action, kind in ((files, PrimaryButton), (folder, QPushButton), (paste, QPushButton)):
            button = kind(action.text().replace("&", ""), inside)
            button.setToolTip(action.toolTip())
            button.clicked.connect(action.trigger)
            self._large.append(button)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _add_samples(self, column: QVBoxLayout, inside: QWidget) -> None:
        names = self._samples.names()
        if not names:
            return
        hint = QuietLabel(self.tr("No photograph at hand? Try one of ours:"), inside)
        line = self._tile_line = QHBoxLayout()
        line.setSpacing(look.GAP)
        line.addStretch(1)
        for name in names:
            self._tiles[name] = tile = self._tile(name, inside)
            line.addWidget(tile)
        line.addStretch(1)
        every = self._every = QPushButton(self.tr("Try all samples"), inside)
        every.setFlat(True)
        every.clicked.connect(lambda: self.sample_wanted.emit(names))
        column.addWidget(hint, 0, _CENTER)
        column.addLayout(line)
        self._below = QHBoxLayout()
        column.addLayout(self._below)

    def _tile(self, name: str, inside: QWidget) -> QToolButton:
        title = words.pose(PurePosixPath(name).stem.replace("-", "_"))
        tile = QToolButton(inside)
        tile.setAutoRaise(True)
        tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tile.setAccessibleName(self.tr("Try the sample picture {name}").format(name=title))
        tile.setToolTip(tile.accessibleName())
        tile.clicked.connect(lambda: self.sample_wanted.emit([name]))
        return tile

    def _take_form(self) -> None:
        """Give everything the size that there is room for."""
        is_tight, gap = self._is_tight, look.GAP
        margin = gap // 2 if is_tight else 3 * gap
        self._column.setContentsMargins(3 * gap, margin, 3 * gap, margin)
        self._column.setSpacing(gap // 2 if is_tight else gap)
        self._emblem.setVisible(not is_tight)
        self._gap.changeSize(0, gap // 2 if is_tight else gap)
        weight = QFont.Weight.DemiBold
        self._title.setFont(look.sized(self.font(), 1.5 if is_tight else 2.0, weight))
        for button in self._large:
            button.setMinimumHeight(30 if is_tight else 36)
        edge = _SMALL_TILE if is_tight else _TILE
        for tile in self._tiles.values():
            tile.setIconSize(QSize(edge, edge))
            tile.setFixedSize(edge + 12, edge + 12)
        if self._tiles and is_tight:
            self._tile_line.insertWidget(len(self._tiles) + 1, self._every)
        elif self._tiles:
            self._below.addWidget(self._every, 0, _CENTER)
        self._column.invalidate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = event.size()
        is_tight = size.width() < _FULL.width() or size.height() < _FULL.height()
        if is_tight is not self._is_tight:
            self._is_tight = is_tight
            self._take_form()

    def show_promise(self, promise: str) -> None:
        """Where pictures go from now on, in a sentence."""
        self._promise.setText(promise)

    def load(self) -> None:
        """Fetch the samples' thumbnails. Called after the first paint."""
        edge = round(_TILE * self.devicePixelRatioF())
        job = self._desk.submit(PICTURES, lambda ticket: self._decode(edge, ticket))
        job.succeeded.connect(self._show_tiles)

    def _decode(self, edge: int, ticket: Ticket) -> dict[str, QImage]:
        images = {}
        for name in self._tiles:
            ticket.check()
            path: Path = self._samples.path(name)
            images[name] = square(path, edge)
        return images

    def _show_tiles(self, images: dict[str, QImage]) -> None:
        for name, image in images.items():
            picture = QPixmap.fromImage(image)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._tiles[name].setIcon(QIcon(picture))


class _Emblem(QWidget):
    """The tray that pictures are dropped into, in the accent colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(96, 96)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = look.accent(self.palette())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.tint(self.palette(), accent, 0.18))
        painter.drawEllipse(QRectF(self.rect()))
        painter.drawPixmap(24, 24, icons.pixmap("drop", accent, 48, self.devicePixelRatioF()))
