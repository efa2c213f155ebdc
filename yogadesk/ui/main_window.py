"""The main window. It assembles the rooms of `ui` and passes their signals on; it does no work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from yogadesk.cloud.statement_log import StatementLog
from yogadesk.domain import State
from yogadesk.errors import Trouble
from yogadesk.ui import ahead, icons, look
from yogadesk.ui.actions import Actions
from yogadesk.ui.commands import Commands
from yogadesk.ui.cost_gate import CostGate
from yogadesk.ui.cost_watch import CostWatch
from yogadesk.ui.desk import PICTURES, Desk
from yogadesk.ui.drop import DropTarget
from yogadesk.ui.empty import EmptyState
from yogadesk.ui.journal import Journal
from yogadesk.ui.manners import Manners
from yogadesk.ui.message_bar import MessageBar
from yogadesk.ui.model.menu import ModelMenu
from yogadesk.ui.notices import Notices, from_trouble
from yogadesk.ui.progress import ProgressStrip
from yogadesk.ui.recent import Recent
from yogadesk.ui.rows import PictureModel
from yogadesk.ui.run import Phase, Runs
from yogadesk.ui.run_news import RunNews
from yogadesk.ui.samples import Samples
from yogadesk.ui.sites_menu import SitesMenu
from yogadesk.ui.status import StatusLine
from yogadesk.ui.view_menu import ViewMenu

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from yogadesk.settings import SettingsFile
    from yogadesk.ui.answers import Answers
    from yogadesk.ui.history_ports import History
    from yogadesk.ui.model.port import ModelPort
    from yogadesk.ui.ports import Remembers, Site, Sites

_FIRST_SIZE = QSize(1180, 760)
_ANSWERED = (State.DONE, State.NOT_SURE, State.FAILED)


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
        sites: Sites | None = None,
        samples: Samples | None = None,
        notices: Notices | None = None,
        statements: StatementLog | None = None,
        history: History | None = None,
        models: ModelPort | None = None,
    ) -> None:
        super().__init__()
        self._is_painted = False
        self._store = store
        self._answers: Answers | None = None
        self.setObjectName("yogadesk")
        self.setWindowTitle("yogadesk")
        self.setWindowIcon(icons.app_icon())
        self._desk = Desk(self)
        self._samples = samples or Samples()
        self._model = PictureModel(settings.current.threshold, self)
        self._journal = Journal(self._desk, store, self)
        self._runs = Runs(self._desk, site, self._model, self._journal)
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
            history=history,
        )
        self._news = RunNews(
            self,
            desk=self._desk,
            runs=self._runs,
            journal=self._journal,
            model=self._model,
            store=store,
            settings=settings,
            notices=self._notices,
        )
        self._assemble(site, home)
        self._view = ViewMenu(self, self._actions.sql, statements or StatementLog())
        self._sites, self._sites_menu = sites, None if sites is None else self._menu_of(sites)
        self._costs = CostWatch(self, self._column, sites, self._desk)
        if models is not None:
            self._offer_models(models)
        self._actions.models.menuAction().setVisible(models is not None)
        self._connect()
        self._restore_geometry()
        self._show_state()

    def _assemble(self, site: Site, home: Path) -> None:
        actions = self._actions
        actions.color(self.palette(), self.devicePixelRatioF())
        actions.place(self)
        self.manners = Manners(self, self._desk, self._notices, home)
        self.manners.add_to(actions.help)
        self._recent = Recent(self._geometry, actions.recent, self._desk)
        self._messages = MessageBar(self)
        first = (actions.open_files, actions.open_folder, actions.paste)
        self._empty = EmptyState(self._desk, self._samples, site.promise, first, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._progress = ProgressStrip(self)
        self._status = StatusLine(site, self)
        self.setStatusBar(self._status)
        whole = QWidget(self)
        self._column = column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._messages)
        column.addWidget(self._pages, 1)
        column.addWidget(CostGate(self._runs, actions.pause, self._notices, self).bar)
        column.addWidget(self._progress)
        self.setCentralWidget(whole)
        self._drop = DropTarget(self)

    def _connect(self) -> None:
        commands, runs = self._commands, self._runs
        commands.connect_to(self._actions)
        self._drop.dropped.connect(commands.take_dropped)
        self._recent.chosen.connect(commands.take_folder)
        commands.folder_taken.connect(self._recent.note)
        self._empty.sample_wanted.connect(commands.take_samples)
        self._progress.cancel_wanted.connect(self._actions.cancel.trigger)
        self._progress.pause_wanted.connect(self._actions.pause.setChecked)
        self._actions.find.triggered.connect(lambda: self._page_of_answers().gallery.look_for())
        self._news.details_wanted.connect(
            lambda taken: self._page_of_answers().show_left_out(taken)
        )
        self._actions.cancel.triggered.connect(self._acknowledge_cancel)
        self._model.counted.connect(self._show_state)
        runs.prepared.connect(self._status.show_model)
        runs.prepared.connect(self._progress.go_on)
        runs.prepared.connect(self.rested)
        runs.failed.connect(self._status.show_not_ready)
        runs.started.connect(self._begin)
        runs.progressed.connect(self._progress.advance)
        runs.ended.connect(self._finish)
        self._notices.listen(self._messages.show_notice)
        self._notices.settled.connect(self._messages.settle)
        self.painted.connect(self._start_heavy)

    def _menu_of(self, sites: Sites) -> SitesMenu:
        menu = SitesMenu(self._actions.sites, sites)
        menu.chosen.connect(self.use_site)
        menu.setup_wanted.connect(self._open_assistant)
        return menu

    def _open_assistant(self) -> None:
        if self._sites is not None and self._sites_menu is not None:
            assistant = self._sites.set_up(self, self._desk, self.use_site)
            assistant.finished.connect(self._costs.look)
            assistant.finished.connect(self._sites_menu.leave_gone)

    def _offer_models(self, models: ModelPort) -> None:
        menu = ModelMenu(self._actions.models, models, self._desk, self)
        menu.answers_changed.connect(self._commands.answer_anew)
        self._model.records = models.records

    def use_site(self, name: str) -> None:
        """Classify on the site of this name from now on. A run that goes on keeps its site."""
        if self._sites is None or self._sites_menu is None or self._runs.phase is not Phase.IDLE:
            return
        try:
            site = self._sites.use(name)
        except Trouble as trouble:
            self._notices.tell(from_trouble(trouble))
            return
        self._sites_menu.note(name)
        self._status.show_site(site)
        self._empty.show_promise(site.promise)
        self._runs.use_site(site)

    def _start_heavy(self) -> None:
        self._runs.prepare()
        job = self._desk.submit(PICTURES, partial(ahead.read, self._model.records))
        job.succeeded.connect(lambda _: self._page_of_answers())
        for step in (self._empty.load, self._costs.look, self._journal.look):
            QTimer.singleShot(0, self, step)

    def _page_of_answers(self) -> Answers:
        """Made after the first paint, which shows the welcome and need not wait for it."""
        if self._answers is None:
            from yogadesk.ui.answers import Answers
            from yogadesk.ui.one_picture import OnePicture

            self._answers = page = Answers(
                self._desk, self._model, self._store, lambda: self._runs.site, self
            )
            OnePicture(self, self._desk, self._actions, page, self._model, self._notices)
            page.offer_row_actions(self._runs, self._notices)
            self._commands.offer_corrections(page.gallery)
            page.retry_wanted.connect(self._commands.take_row)
            page.threshold_wanted.connect(self._commands.open_settings)
            split = self._geometry.value("split")
            if not (isinstance(split, QByteArray) and page.restoreState(split)):
                page.share(self.width())
            self._pages.addWidget(page)
        return self._answers

    def _begin(self) -> None:
        self._progress.begin(self.tr("Getting ready…"))
        self._show_state()

    def _finish(self) -> None:
        self._progress.end()
        self._show_state()
        self.rested.emit()

    def _acknowledge_cancel(self) -> None:
        self._progress.stop(sum(self._model.counts[s] for s in _ANSWERED))
        self._show_state()

    def _show_state(self) -> None:
        """Which page shows and which actions make sense now."""
        counts, actions = self._model.counts, self._actions
        has_rows = self._model.rowCount() > 0
        is_idle = self._runs.phase is Phase.IDLE
        page = self._page_of_answers() if has_rows else self._empty
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)
            if has_rows:
                self._page_of_answers().take_focus()
        actions.export.setEnabled(any(counts[s] for s in _ANSWERED))
        actions.clear.setEnabled(has_rows and is_idle)
        actions.retry.setEnabled(is_idle and bool(counts[State.FAILED]))
        actions.problems.setEnabled(bool(counts[State.FAILED] + counts[State.SKIPPED]))
        actions.find.setEnabled(has_rows)
        actions.cancel.setEnabled(self._runs.phase is Phase.RUNNING)
        actions.pause.setEnabled(self._runs.phase is Phase.RUNNING)
        if self._runs.phase is not Phase.RUNNING:
            actions.pause.setChecked(False)
        actions.sites.menuAction().setVisible(self._sites is not None)
        if self._sites_menu is not None:
            self._sites_menu.allow(is_idle)

    def _restore_geometry(self) -> None:
        saved = self._geometry.value("window")
        if not (isinstance(saved, QByteArray) and self.restoreGeometry(saved)):
            self.resize(look.first_size(self, _FIRST_SIZE))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._is_painted:
            self._actions.color(self.palette(), self.devicePixelRatioF())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._is_painted:
            self._actions.color(self.palette(), self.devicePixelRatioF())
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Every answer shown is on disk already; what runs is cancelled and waited for."""
        self._geometry.setValue("window", self.saveGeometry())
        if self._answers is not None:
            self._geometry.setValue("split", self._answers.saveState())
        self.hide()
        self._runs.cancel()
        self._desk.shutdown()
        self._samples.release()
        super().closeEvent(event)
