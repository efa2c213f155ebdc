"""The history in a window of its own: everything ever classified, searched as it is typed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from yogadesk.history import Query, Sort
from yogadesk.ui import look, words
from yogadesk.ui.cards import QuietLabel
from yogadesk.ui.desk import EXPORT, SEARCH, Desk, Job
from yogadesk.ui.history_actions import HistoryActions
from yogadesk.ui.history_commands import HistoryCommands
from yogadesk.ui.history_empty import EmptyPage
from yogadesk.ui.history_filters import HistoryFilters
from yogadesk.ui.history_presence import Presence
from yogadesk.ui.history_rows import HistoryModel, labels_of
from yogadesk.ui.history_side import HistorySide
from yogadesk.ui.history_table import HistoryTable
from yogadesk.ui.message_bar import MessageBar
from yogadesk.ui.notices import Kind, Notice, from_trouble
from yogadesk.ui.thumbnails import Thumbnails

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from yogadesk.domain import ModelInfo
    from yogadesk.history import Facets, Found, Kept
    from yogadesk.ui.history_ports import Export, History
    from yogadesk.work import Ticket

_FIRST = 200
"""As many rows as a tall window shows, and some to scroll into: a keystroke waits for these."""


class HistoryWindow(QWidget):
    """Search and filters above, the table beside what is known of the chosen row below."""

    listed = Signal()  # the first rows of what was looked for are shown
    shown = Signal()  # all of them are

    def __init__(self, port: History, desk: Desk, home: Path, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("History"))
        self.setObjectName("history")
        self._port, self._desk = port, desk
        self._names: dict[str, str] = {}
        self._facets: Facets | None = None
        self._order = (Sort.WHEN, True)
        self._search: Job | None = None
        self._wanted_place = 0
        self._labels: tuple[str, ...] = ()
        self._kept_look = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
        self._presence = Presence(desk, self)
        self._model = HistoryModel(port.store.fetch, Thumbnails(desk, self), self._presence, self)
        self._commands = HistoryCommands(port, desk, self)
        self._actions = HistoryActions(self)
        self._assemble()
        self._connect()
        self._restore()
        self.look_up()

    # ---- parts ---------------------------------------------------------------------------------

    def _assemble(self) -> None:
        self._filters = HistoryFilters(self)
        self._messages = MessageBar(self)
        self._table = HistoryTable(self._model, self)
        self._table.addActions(self._actions.of_rows())
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._side = HistorySide(self._desk, self._actions.of_rows(), self)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self._table)
        self._split.addWidget(self._side)
        self._split.setStretchFactor(0, 1)
        self._nothing = EmptyPage(self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._split)
        self._pages.addWidget(self._nothing)
        top = QHBoxLayout()
        top.setContentsMargins(*(2 * look.GAP,) * 4)
        top.addWidget(self._filters, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._messages)
        column.addWidget(self._pages, 1)
        column.addLayout(self._foot())
        self._table.color()

    def _foot(self) -> QHBoxLayout:
        self._count = QuietLabel("", self)
        self._busy = QuietLabel("", self)
        self._stop = QPushButton(self.tr("Cancel"), self)
        self._stop.clicked.connect(self._commands.cancel)
        self._stop.hide()
        line = QHBoxLayout()
        line.setContentsMargins(2 * look.GAP, look.GAP, 2 * look.GAP, look.GAP)
        line.setSpacing(2 * look.GAP)
        line.addWidget(self._count)
        line.addStretch(1)
        line.addWidget(self._busy)
        line.addWidget(self._stop)
        for action in self._actions.of_window():
            button = QPushButton(action.iconText(), self)
            button.setToolTip(action.toolTip())
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setEnabled)
            button.setEnabled(action.isEnabled())
            line.addWidget(button)
        return line

    def _connect(self) -> None:
        commands, actions = self._commands, self._actions
        self._filters.changed.connect(self.look_up)
        self._filters.left.connect(self._enter_table)
        self._model.order_wanted.connect(self._sort)
        self._table.chosen.connect(self._show_chosen)
        self._table.digit_pressed.connect(self._correct_by_key)
        self._table.doubleClicked.connect(lambda _index: actions.open.trigger())
        self._side.label_said.connect(self._correct)
        self._presence.known.connect(lambda _paths: self._show_chosen())
        self._nothing.clear_wanted.connect(self._filters.clear)
        self._nothing.close_wanted.connect(self.close)
        commands.told.connect(self._messages.show_notice)
        self._model.failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        commands.changed.connect(self._look_again)
        commands.moved.connect(self.look_up)
        commands.undoing.connect(actions.allow_undoing)
        commands.busy.connect(self._show_busy)
        commands.answered.connect(self._compare)
        actions.undo.triggered.connect(commands.undo)
        actions.redo.triggered.connect(commands.redo)
        actions.find.triggered.connect(self._filters.take_focus)
        actions.refresh.triggered.connect(self._refresh)
        actions.open.triggered.connect(lambda: self._with_file(commands.open_file))
        actions.show_.triggered.connect(lambda: self._with_file(commands.show_in_folder))
        actions.delete.triggered.connect(self._delete)
        actions.compare.triggered.connect(lambda: self._with_one(self._compare))
        actions.again_menu.aboutToShow.connect(self._offer_places)
        actions.export.triggered.connect(self._ask_export)

    def sizeHint(self) -> QSize:
        return look.first_size(self, QSize(1180, 720))

    def _restore(self) -> None:
        self._table.restore(self._kept_look.value("history/columns"))
        geometry, split = (self._kept_look.value(f"history/{n}") for n in ("window", "split"))
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(self.sizeHint())
        if split is None or not self._split.restoreState(split):
            self._split.setSizes([self.width() - 340, 340])

    def closeEvent(self, event: QCloseEvent) -> None:
        self._kept_look.setValue("history/window", self.saveGeometry())
        self._kept_look.setValue("history/split", self._split.saveState())
        self._kept_look.setValue("history/columns", self._table.save())
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back sees what was classified meanwhile."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.look_up()

    # ---- searching -----------------------------------------------------------------------------

    def query(self) -> Query:
        sort, is_descending = self._order
        return replace(self._filters.query(), sort=sort, is_descending=is_descending)

    def look_up(self) -> None:
        """Look for what the controls say; the first rows come at once, the others after them."""
        if self._search is not None:
            self._search.cancel()
        query, store, names = self.query(), self._port.store, self._names
        before = self._table.currentIndex()
        self._wanted_place = max(0, before.row())

        self._search = job = self._desk.submit(
            SEARCH, lambda ticket: store.find(query, names, ticket, _FIRST)
        )
        job.succeeded.connect(partial(self._show_first, query))
        job.on_failure(self._tell)

    def _show_first(self, query: Query, found: Found) -> None:
        """Show the first page, then find the others, and what there is to filter by."""
        if found.is_all or self._model.numbers[:_FIRST] != found.ids:
            self._show_numbers(found.ids)
        self.listed.emit()
        store, names = self._port.store, self._names

        def rest(ticket: Ticket) -> tuple[Found, Facets]:
            whole = found if found.is_all else store.find(query, names, ticket)
            return whole, store.facets()

        self._search = job = self._desk.submit(SEARCH, rest)
        job.succeeded.connect(partial(self._show_rest, query))
        job.on_failure(self._tell)

    def _show_rest(self, query: Query, whole: tuple[Found, Facets]) -> None:
        found, self._facets = whole
        names = {site: words.site(site) for site in self._facets.sites}
        names |= {label: words.pose(label) for label in self._facets.poses}
        is_news, self._names = names != self._names, names
        self._filters.offer(self._facets)
        if is_news and query.text:
            self.look_up()  # what a new pose is called may fit too
        else:
            self._show_found(found.ids)

    def _show_found(self, numbers: array[int]) -> None:
        self._search = None
        self._show_numbers(numbers)
        total = self._facets.count if self._facets is not None else len(numbers)
        shown = words.count(len(numbers))
        self._count.setText(
            self.tr("{shown} of {answers}").format(shown=shown, answers=words.answers(total))
            if len(numbers) != total
            else words.answers(total)
        )
        self._actions.export.setEnabled(bool(numbers))
        self._nothing.show_reason(is_empty=total == 0)
        self._pages.setCurrentWidget(self._split if numbers else self._nothing)
        self.shown.emit()

    def _show_numbers(self, numbers: array[int]) -> None:
        """Show these, with the row that was looked at still chosen where it is among them."""
        chosen = self._table.places()
        number = self._model.numbers[chosen[0]] if len(chosen) == 1 else None
        before = self._model.numbers
        self._model.show(numbers)
        if not numbers or (before and numbers[: len(before)] == before and chosen):
            self._show_chosen()
            return
        self._pages.setCurrentWidget(self._split)
        place = self._wanted_place
        if number is not None and number in numbers:
            place = numbers.index(number)
        self._table.choose(place)
        self._show_chosen()

    def _sort(self, sort: Sort, is_descending: bool) -> None:
        if (sort, is_descending) != self._order:
            self._order = (sort, is_descending)
            self.look_up()

    def _refresh(self) -> None:
        self._presence.forget()
        self.look_up()

    # ---- the chosen rows -----------------------------------------------------------------------

    def chosen(self) -> list[Kept]:
        """The verdicts that are chosen, from the top. Deleted ones are left out."""
        found = (self._model.kept(place) for place in self._table.places())
        return [kept for kept in found if kept is not None]

    def _show_chosen(self) -> None:
        places = self._table.places()
        if len(places) == 1:
            kept = self._model.kept(places[0])
            if kept is not None:
                self._labels = labels_of(kept.verdict, self._port.labels)
                is_gone = self._presence.is_gone(kept.verdict.picture.path)
                self._side.show_one(kept, self._labels, is_gone)
                self._actions.allow_one(is_gone=is_gone)
                return
        if places:
            first = self._model.kept(places[0])
            model: ModelInfo | None = first.verdict.model if first is not None else None
            self._labels = self._port.labels(model)[:9]
            self._side.show_several(len(places), self._labels)
        else:
            self._labels = ()
            self._side.show_none()
        self._actions.allow_several(len(places))

    def _look_again(self) -> None:
        self._model.look_again()
        self._show_chosen()
        job = self._desk.submit(SEARCH, lambda _ticket: self._port.store.facets())
        job.succeeded.connect(self._filters.offer)

    def _correct_by_key(self, number: int) -> None:
        if number <= len(self._labels):
            self._correct(self._labels[number - 1])

    def _correct(self, label: str) -> None:
        """Note the class of the chosen pictures and go on to the next one."""
        self._commands.correct([kept.verdict.fingerprint for kept in self.chosen()], label)
        places = self._table.places()
        if places and places[-1] + 1 < self._model.rowCount():
            self._table.choose(places[-1] + 1)

    def _delete(self) -> None:
        places = self._table.places()
        self._wanted_place = places[0] if places else 0
        self._commands.delete([self._model.numbers[place] for place in places])

    def _with_one(self, act: Callable[[Kept], None]) -> None:
        chosen = self.chosen()
        if len(chosen) == 1:
            act(chosen[0])

    def _with_file(self, act: Callable[[Path], None]) -> None:
        self._with_one(lambda kept: act(kept.verdict.picture.path))

    def _enter_table(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._table.places():
            self._table.choose(0)

    # ---- classifying again, comparing ----------------------------------------------------------

    def _offer_places(self) -> None:
        menu = self._actions.again_menu
        menu.clear()
        for place in self._port.places():
            site = words.site(place.site)
            text = self.tr("{site} · {model}").format(site=site, model=place.model)
            action = menu.addAction(text)
            action.triggered.connect(partial(self._classify_again, place.site))

    def _classify_again(self, site: str) -> None:
        self._commands.classify_again(self.chosen(), site)

    def _compare(self, kept: Kept) -> None:
        store, verdict = self._port.store, kept.verdict
        path, fingerprint = verdict.picture.path, verdict.fingerprint
        job = self._desk.submit(SEARCH, lambda _ticket: store.answers_about(path, fingerprint))
        job.succeeded.connect(lambda answers: self._open_comparison(answers or [kept]))
        job.on_failure(self._tell)

    def _open_comparison(self, answers: list[Kept]) -> None:
        from yogadesk.ui.history_compare import HistoryCompare

        HistoryCompare(answers, self._desk, self).show()

    def _show_busy(self, said: str) -> None:
        self._busy.setText(said)
        self._stop.setVisible(bool(said))
        self._actions.again_menu.setEnabled(not said)

    # ---- exporting -----------------------------------------------------------------------------

    def _ask_export(self) -> None:
        from yogadesk.ui.export_dialog import ExportDialog

        dialog = ExportDialog(len(self._model.numbers), with_bom=self._port.with_bom(), parent=self)
        dialog.wanted.connect(self.export)
        dialog.open()

    def export(self, export: Export) -> None:
        """Write what is listed into a file."""
        query, names = self.query(), self._names
        job = self._desk.submit(
            EXPORT, lambda ticket: self._port.export(query, names, export, ticket)
        )
        job.succeeded.connect(lambda count: self._tell_exported(export, count))
        job.on_failure(self._tell)

    def _tell_exported(self, export: Export, count: int) -> None:
        said = self.tr("{answers} in {file}").format(
            answers=words.answers(count), file=words.file_name(export.file)
        )
        self._messages.show_notice(Notice(Kind.GOOD, self.tr("Exported"), said, topic="export"))

    def _tell(self, error: object) -> None:
        from yogadesk.errors import Trouble

        if isinstance(error, Trouble):
            self._messages.show_notice(from_trouble(error))
        else:
            QTimer.singleShot(0, self, lambda: self._desk.failed.emit(error))
