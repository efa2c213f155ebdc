"""The page of answers: the list of pictures beside what is known of the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QWidget

from yogadesk.domain import State, Verdict
from yogadesk.ui import filters
from yogadesk.ui.detail import Detail
from yogadesk.ui.gallery import Gallery
from yogadesk.ui.row_commands import RowCommands
from yogadesk.ui.viewer import Size, Viewer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from yogadesk.ui.desk import Desk
    from yogadesk.ui.notices import Notices
    from yogadesk.ui.ports import Remembers, Site
    from yogadesk.ui.rows import PictureModel, Row
    from yogadesk.ui.run import Runs, Taken

_LIST_WIDTH = 360
_SOON_MS = 15
"""After which the detail follows a change: list and detail are worked out and painted in two turns
of the event loop, each half as long."""

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
        self.gallery = Gallery(desk, model, self)
        self._detail = Detail(desk, store, site, self)
        self._desk, self._window = desk, window
        self._viewer: Viewer | None = None
        self._shown: tuple[Row, State, Verdict | None, float] | None = None
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(self.gallery)
        self.addWidget(self._detail)
        self.setStretchFactor(1, 1)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._follow)
        self.gallery.chosen.connect(self._show_row)
        self._detail.retry_wanted.connect(self.retry_wanted)
        self._detail.threshold_wanted.connect(self.threshold_wanted)
        self._detail.picture.opening.connect(self._open_full)
        for view in self.gallery.findChildren(QAbstractItemView):
            view.installEventFilter(self)
            view.doubleClicked.connect(self._open_full)
        model.dataChanged.connect(self._show_changes)

    @property
    def detail(self) -> Detail:
        return self._detail

    @property
    def row(self) -> Row | None:
        """The picture that is looked at."""
        return self.gallery.row()

    def share(self, width: int) -> None:
        """Share a window's width between list and detail."""
        list_width = min(_LIST_WIDTH, width * 2 // 5)
        self.setSizes([list_width, width - list_width])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        if width < event.oldSize().width() and self.sizes()[0] > width // 2:
            self.share(width)  # the answer needs the room more

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.gallery.pictures.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, row: Row) -> None:
        """Look at one picture."""
        self.gallery.choose(row)

    def offer_row_actions(self, runs: Runs, notices: Notices) -> None:
        """Give the list its menu."""
        RowCommands(self.gallery, self._model, runs, notices)

    def show_left_out(self, taken: Taken) -> None:
        """Show what was left out of what was handed in; else choose what was there already."""
        if taken.skipped:
            filters.ask_states(self.gallery.arranged, frozenset({State.SKIPPED}))
            self.gallery.choose_first()
        else:
            rows = [self._model.row_of(file) for file in taken.known]
            self.gallery.choose_all([row for row in rows if row is not None])
        self.take_focus()

    def _show_row(self, row: Row | None) -> None:
        if row is not None:
            self._shown = (row, row.state, row.verdict, self._model.threshold)
        given = row.verdict if row is not None else None
        decided = self._model.decided(given) if given is not None else None
        self._detail.show_row(row, self._model.threshold, decided)
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
        view = self.gallery.pictures
        place, count = view.currentIndex().row() + 1, view.model().rowCount()
        viewer.show_row(self.row, self._model.threshold, place, count)
        viewer.picture.show_layer(self._detail.picture.layer)

    def _step(self, count: int) -> None:
        """Go so many pictures on in the order of the list, at most to its ends."""
        view = self.gallery.pictures
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
        row = self.gallery.row()
        is_shown = row is not None and first.row() <= row.place <= last.row()
        if is_shown and not self._soon.isActive():
            self._soon.start()

    def _follow(self) -> None:
        row = self.gallery.row()
        if row is None or self._shown == (row, row.state, row.verdict, self._model.threshold):
            return
        self._show_row(row)
