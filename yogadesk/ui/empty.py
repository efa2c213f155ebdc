"""What the window shows before the first picture: what it does, and how to begin."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QIcon, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from yogadesk.ui import icons, look, words
from yogadesk.ui.cards import PrimaryButton, QuietLabel
from yogadesk.ui.desk import PICTURES, Desk
from yogadesk.ui.thumbnails import square

if TYPE_CHECKING:
    from yogadesk.ui.samples import Samples
    from yogadesk.work import Ticket

_TILE = 84
_CENTER = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QScrollArea):
    """Drop, open, paste, or try a sample picture with one click."""

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
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Welcome"))
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        margin = 3 * look.GAP
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(look.GAP)
        column.addStretch(2)
        column.addWidget(_Emblem(inside), 0, _CENTER)
        column.addSpacing(look.GAP)
        self._add_words(column, inside)
        column.addSpacing(2 * look.GAP)
        column.addLayout(self._buttons(inside, actions))
        column.addStretch(1)
        self._add_samples(column, inside)
        column.addStretch(1)
        self._promise = QuietLabel(promise, inside, 0.95)
        column.addWidget(self._promise, 0, _CENTER)
        self.setWidget(inside)

    def _add_words(self, column: QVBoxLayout, inside: QWidget) -> None:
        title = QLabel(self.tr("Drop photographs here"), inside)
        title.setFont(look.sized(title.font(), 2.0, QFont.Weight.DemiBold))
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
        for action, kind in ((files, PrimaryButton), (folder, QPushButton), (paste, QPushButton)):
            button = kind(action.text().replace("&", ""), inside)
            button.setToolTip(action.toolTip())
            button.setMinimumHeight(36)
            button.clicked.connect(action.trigger)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _add_samples(self, column: QVBoxLayout, inside: QWidget) -> None:
        names = self._samples.names()
        if not names:
            return
        hint = QuietLabel(self.tr("No photograph at hand? Try one of ours:"), inside)
        line = QHBoxLayout()
        line.setSpacing(look.GAP)
        line.addStretch(1)
        for name in names:
            self._tiles[name] = tile = self._tile(name, inside)
            line.addWidget(tile)
        line.addStretch(1)
        every = QPushButton(self.tr("Try all samples"), inside)
        every.setFlat(True)
        every.clicked.connect(lambda: self.sample_wanted.emit(names))
        column.addWidget(hint, 0, _CENTER)
        column.addLayout(line)
        column.addWidget(every, 0, _CENTER)

    def _tile(self, name: str, inside: QWidget) -> QToolButton:
        title = words.pose(PurePosixPath(name).stem.replace("-", "_"))
        tile = QToolButton(inside)
        tile.setAutoRaise(True)
        tile.setIconSize(QSize(_TILE, _TILE))
        tile.setFixedSize(_TILE + 12, _TILE + 12)
        tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tile.setAccessibleName(self.tr("Try the sample picture {name}").format(name=title))
        tile.setToolTip(tile.accessibleName())
        tile.clicked.connect(lambda: self.sample_wanted.emit([name]))
        return tile

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
