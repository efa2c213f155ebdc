"""The main window. It assembles the rooms of `ui` and passes their signals on; it does no work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QModelIndex, QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from yogadesk.domain import State
from yogadesk.ui import icons
from yogadesk.ui.actions import Actions
from yogadesk.ui.commands import Commands
from yogadesk.ui.desk import Desk
from yogadesk.ui.detail import Detail
from yogadesk.ui.drop import DropTarget
from yogadesk.ui.empty import EmptyState
from yogadesk.ui.gallery import Gallery
from yogadesk.ui.message_bar import MessageBar
from yogadesk.ui.notices import Notices
from yogadesk.ui.progress import ProgressStrip
from yogadesk.ui.rows import PictureModel, Row
from yogadesk.ui.run import Phase, Runs
from yogadesk.ui.samples import Samples
from yogadesk.ui.status import StatusLine
from yogadesk.ui.thumbnails import Thumbnails

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from yogadesk.settings import SettingsFile
    from yogadesk.ui.ports import Remembers, Site

_FIRST_SIZE = (1120, 700)
_LIST_WIDTH = 360


class MainWindow(QMainWindow):
    """Everything it works with is passed in. It owns its desk: closing it ends every job.

    `home` holds pasted pictures and the window's geometry. `samples` and `notices` are made here
    unless they are passed in.
    """

    painted = Signal()  # the first paint is done: now heavy things may begin
    rested = Signal()  # a run is over, or the window is ready: a good moment for housekeeping

    def __init__(
        self,
        *,
        site: Site,
        store: Remembers,
        settings: SettingsFile,
        home: Path,
        samples: Samples | None = None,
        notices: Notices | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("yogadesk")
        self.setWindowTitle("yogadesk")
        self.setWindowIcon(icons.app_icon())
        self._desk = Desk(self)
        self._samples = samples or Samples()
        self._model = PictureModel(settings.current.threshold, self)
        self._runs = Runs(self._desk, site, self._model)
        self._notices = notices or Notices(self)
        self._geometry = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
        self._actions = Actions(self)
        self._commands = Commands(
            self,
            desk=self._desk,
            runs=self._runs,
            model=self._model,
            store=store,
            settings=settings,
            samples=self._samples,
            notices=self._notices,
            home=home,
        )
        self._is_painted = False
        self._assemble(site)
        self._connect()
        self._restore_geometry()
        self._show_state()

    def _assemble(self, site: Site) -> None:
        actions = self._actions
        actions.color(self.palette())
        actions.place(self)
        self._messages = MessageBar(self)
        self._gallery = Gallery(self._model, Thumbnails(self._desk, self), self)
        self._detail = Detail(self._desk, self)
        first = (actions.open_files, actions.open_folder, actions.paste)
        self._empty = EmptyState(self._desk, self._samples, site.promise, first, self)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self._gallery)
        self._split.addWidget(self._detail)
        self._split.setStretchFactor(1, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._split)
        self._progress = ProgressStrip(self)
        self._status = StatusLine(site.title, self)
        self.setStatusBar(self._status)
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._messages)
        column.addWidget(self._pages, 1)
        column.addWidget(self._progress)
        self.setCentralWidget(whole)
        self._drop = DropTarget(self)

    def _connect(self) -> None:
        commands, runs = self._commands, self._runs
        commands.connect_to(self._actions)
        self._drop.dropped.connect(commands.take_dropped)
        self._empty.sample_wanted.connect(commands.take_samples)
        self._detail.retry_wanted.connect(commands.take_row)
        self._detail.threshold_wanted.connect(commands.open_settings)
        self._progress.cancel_wanted.connect(self._actions.cancel.trigger)
        self._actions.cancel.triggered.connect(self._acknowledge_cancel)
        self._gallery.chosen.connect(self._show_row)
        self._model.dataChanged.connect(self._show_changes)
        self._model.counted.connect(self._show_state)
        runs.prepared.connect(self._status.show_model)
        runs.prepared.connect(self.rested)
        runs.failed.connect(self._status.show_not_ready)
        runs.started.connect(self._begin)
        runs.progressed.connect(self._progress.advance)
        runs.ended.connect(self._finish)
        self._notices.listen(self._messages.show_notice)
        self._notices.settled.connect(self._messages.settle)
        self.painted.connect(self._start_heavy)

    def _start_heavy(self) -> None:
        self._runs.prepare()
        self._empty.load()

    def _begin(self) -> None:
        self._progress.begin(self.tr("Getting ready…"))
        self._show_state()

    def _finish(self) -> None:
        self._progress.end()
        self._show_state()
        self.rested.emit()

    def _acknowledge_cancel(self) -> None:
        answered = sum(self._model.counts[s] for s in (State.DONE, State.NOT_SURE, State.FAILED))
        self._progress.stop(answered)
        self._show_state()

    def _show_state(self) -> None:
        """Which page shows and which actions make sense now."""
        counts, actions = self._model.counts, self._actions
        has_rows = self._model.rowCount() > 0
        is_idle = self._runs.phase is Phase.IDLE
        page = self._split if has_rows else self._empty
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)
            if has_rows:
                self._gallery.pictures.setFocus(Qt.FocusReason.OtherFocusReason)
        actions.export.setEnabled(
            any(counts[s] for s in (State.DONE, State.NOT_SURE, State.FAILED))
        )
        actions.clear.setEnabled(has_rows and is_idle)
        actions.retry.setEnabled(is_idle and bool(counts[State.FAILED] + counts[State.CANCELLED]))
        actions.cancel.setEnabled(self._runs.phase is Phase.RUNNING)

    def _show_row(self, row: Row | None) -> None:
        self._detail.show_row(row, self._model.threshold)

    def _show_changes(self, first: QModelIndex, last: QModelIndex) -> None:
        current = self._gallery.pictures.currentIndex()
        if current.isValid() and first.row() <= current.row() <= last.row():
            self._show_row(self._gallery.row())

    def _restore_geometry(self) -> None:
        saved = self._geometry.value("window")
        if not (isinstance(saved, QByteArray) and self.restoreGeometry(saved)):
            room = self.screen().availableSize()
            self.resize(min(_FIRST_SIZE[0], room.width()), min(_FIRST_SIZE[1], room.height()))
        split = self._geometry.value("split")
        if not (isinstance(split, QByteArray) and self._split.restoreState(split)):
            list_width = min(_LIST_WIDTH, self.width() * 2 // 5)
            self._split.setSizes([list_width, self.width() - list_width])

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_actions"):
            self._actions.color(self.palette())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Every answer shown is on disk already; what runs is cancelled and waited for."""
        self._geometry.setValue("window", self.saveGeometry())
        self._geometry.setValue("split", self._split.saveState())
        self.hide()
        self._runs.cancel()
        self._desk.shutdown()
        self._samples.release()
        super().closeEvent(event)
