"""The page of answers: the list of pictures beside what is known of the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from yogadesk.ui.detail import Detail
from yogadesk.ui.gallery import Gallery
from yogadesk.ui.thumbnails import Thumbnails

if TYPE_CHECKING:
    from yogadesk.ui.desk import Desk
    from yogadesk.ui.rows import PictureModel, Row

_LIST_WIDTH = 360


class Answers(QSplitter):
    """List and detail, kept in step."""

    retry_wanted = Signal(object)  # the Row to classify again
    threshold_wanted = Signal()

    def __init__(self, desk: Desk, model: PictureModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._gallery = Gallery(model, Thumbnails(desk, self), self)
        self._detail = Detail(desk, self)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(self._gallery)
        self.addWidget(self._detail)
        self.setStretchFactor(1, 1)
        self._gallery.chosen.connect(self._show_row)
        self._detail.retry_wanted.connect(self.retry_wanted)
        self._detail.threshold_wanted.connect(self.threshold_wanted)
        model.dataChanged.connect(self._show_changes)

    def share(self, width: int) -> None:
        """Share a window's width between list and detail."""
        list_width = min(_LIST_WIDTH, width * 2 // 5)
        self.setSizes([list_width, width - list_width])

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self._gallery.pictures.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, place: int) -> None:
        """Look at one picture."""
        self._gallery.choose(place)

    def _show_row(self, row: Row | None) -> None:
        self._detail.show_row(row, self._model.threshold)

    def _show_changes(self, first: QModelIndex, last: QModelIndex) -> None:
        current = self._gallery.pictures.currentIndex()
        if current.isValid() and first.row() <= current.row() <= last.row():
            self._show_row(self._gallery.row())
