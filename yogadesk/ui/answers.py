"""The page of answers: the list of pictures beside what is known of the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QWidget

from yogadesk.ui.detail import Detail
from yogadesk.ui.gallery import Gallery
from yogadesk.ui.thumbnails import Thumbnails
from yogadesk.ui.viewer import Size, Viewer

if TYPE_CHECKING:
    from collections.abc import Callable

    from yogadesk.ui.desk import Desk
    from yogadesk.ui.ports import Remembers, Site
    from yogadesk.ui.rows import PictureModel, Row

_LIST_WIDTH = 360
_OPENING = {
    Qt.Key.Key_Space: Size.QUICK,
    Qt.Key.Key_Return: Size.FULL,
    Qt.Key.Key_Enter: Size.FULL,
}


class Answers(QSplitter):
    """List and detail, kept in step. Space in the list takes a quick look at the picture, Enter
    opens it over the whole window."""

    retry_wanted = Signal(object)  # the Row to classify again
    threshold_wanted = Signal()
    row_shown = Signal(object)  # the Row that is looked at, or None; again when it changes

    def __init__(
        self,
        desk: Desk,
        model: PictureModel,
        store: Remembers,
        site: Callable[[], Site],
        window: QWidget,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, window)
        self._model = model
        self._gallery = Gallery(model, Thumbnails(desk, self), self)
        self._detail = Detail(desk, store, site, self)
        self._desk, self._window = desk, window
        self._viewer: Viewer | None = None
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(self._gallery)
        self.addWidget(self._detail)
        self.setStretchFactor(1, 1)
        self._gallery.chosen.connect(self._show_row)
        self._detail.retry_wanted.connect(self.retry_wanted)
        self._detail.threshold_wanted.connect(self.threshold_wanted)
        self._detail.picture.opening.connect(self._open_full)
        for view in self._gallery.findChildren(QAbstractItemView):
            view.installEventFilter(self)
            view.doubleClicked.connect(self._open_full)
        model.dataChanged.connect(self._show_changes)

    @property
    def detail(self) -> Detail:
        return self._detail

    @property
    def row(self) -> Row | None:
        """The picture that is looked at."""
        return self._gallery.row()

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
        self.row_shown.emit(row)
        if self._viewer is not None and self._viewer.is_open:
            self._fill(self._viewer)

    def _open_full(self) -> None:
        self._open(Size.FULL)

    def _open(self, size: Size) -> None:
        if self.row is not None:
            viewer = self._get_viewer()
            viewer.open_at(size)
            self._fill(viewer)

    def _get_viewer(self) -> Viewer:
        """Made when a person first wants it."""
        if self._viewer is None:
            self._viewer = Viewer(self._desk, self._window)
            self._viewer.stepping.connect(self._step)
            self._detail.why.layer_changed.connect(self._viewer.picture.show_layer)
        return self._viewer

    def _fill(self, viewer: Viewer) -> None:
        view = self._gallery.pictures
        place, count = view.currentIndex().row() + 1, view.model().rowCount()
        viewer.show_row(self.row, self._model.threshold, place, count)
        viewer.picture.show_layer(self._detail.picture.layer)

    def _step(self, count: int) -> None:
        """Go so many pictures on in the order of the list, at most to its ends."""
        view = self._gallery.pictures
        last = view.model().rowCount() - 1
        place = min(max(view.currentIndex().row() + count, 0), last)
        view.setCurrentIndex(view.model().index(place, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            size = _OPENING.get(Qt.Key(event.key()))
            if size is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self._open(size)
                return True
        return super().eventFilter(watched, event)

    def _show_changes(self, first: QModelIndex, last: QModelIndex) -> None:
        current = self._gallery.pictures.currentIndex()
        if current.isValid() and first.row() <= current.row() <= last.row():
            self._show_row(self._gallery.row())
