"""The history's window over a history of its own, and verdicts for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.site import LABELS, MODEL, ByColour
from tests.ui.studio import names
from yogadesk.domain import NOT_SURE, ClassScore, Picture, Verdict
from yogadesk.errors import Trouble
from yogadesk.history import Query, Store
from yogadesk.ui.desk import Desk
from yogadesk.ui.history_ports import Export, History, Place
from yogadesk.ui.history_rows import Column
from yogadesk.ui.history_table import HistoryTable
from yogadesk.ui.history_window import HistoryWindow
from yogadesk.work import Ticket

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)
WidgetT = TypeVar("WidgetT", bound=QWidget)


def verdict(path: Path, number: int, label: str = "tree", score: float = 0.9) -> Verdict:
    rest = [each for each in LABELS if each != label]
    low = (1 - score) / len(rest)
    return Verdict(
        picture=Picture(path),
        decision=label if score >= 0.6 else NOT_SURE,
        classes=(ClassScore(label, score), *(ClassScore(each, low) for each in rest)),
        health=None,
        model=MODEL,
        site="a test",
        uri=None,
        error=None,
        threshold=0.6,
        fingerprint=f"{number:064x}",
        when=NOON + timedelta(minutes=number),
    )


class Room:
    """The window over a history of its own."""

    def __init__(self, qtbot: QtBot, desk: Desk, store: Store, home: Path) -> None:
        self.qtbot, self.desk, self.store, self.home = qtbot, desk, store, home
        self.site = ByColour()
        self.exports: list[tuple[Query, Export]] = []
        self.trouble: Trouble | None = None
        self.above = QWidget()
        self.port = History(
            store=store,
            labels=lambda model: LABELS if model == MODEL else (),
            places=lambda: [Place("a test", MODEL.name), Place("acme", "poses_2")],
            site=self._site,
            export=self._export,
            with_bom=lambda: True,
        )

    def _site(self, name: str):
        opened = self.site.site()
        work = opened.new_run

        def run_and_keep():
            run = work()

            def kept(ticket, listener):
                return run.work(ticket, _Keeping(self.store, listener, name))

            return replace(run, work=kept)

        return replace(opened, new_run=run_and_keep)

    def _export(self, query, names_, export, ticket: Ticket) -> int:
        ticket.check()
        if self.trouble is not None:
            raise self.trouble
        self.exports.append((query, export))
        return 7

    def open(self) -> HistoryWindow:
        self.window = window = HistoryWindow(self.port, self.desk, self.home, self.above)
        with self.qtbot.waitSignal(window.shown):
            window.show()
        return window

    def close(self) -> None:
        self.above.close()
        self.desk.shutdown()
        shiboken6.delete(self.above)
        shiboken6.delete(self.desk)
        self.store.close()

    def part(self, kind: type[WidgetT]) -> WidgetT:
        return self.window.findChild(kind)

    @property
    def table(self) -> HistoryTable:
        return self.part(HistoryTable)

    def files(self) -> list[str]:
        model = self.table.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def poses(self) -> list[str]:
        model = self.table.model()
        return [model.index(row, Column.POSE).data() for row in range(model.rowCount())]

    def type(self, text: str) -> None:
        with self.qtbot.waitSignal(self.window.shown):
            self.part(QLineEdit).setText(text)

    def box(self, name: str) -> QComboBox:
        return next(b for b in self.window.findChildren(QComboBox) if b.accessibleName() == name)

    def action(self, text: str) -> QAction:
        return next(a for a in self.window.findChildren(QAction) if a.iconText() == text)

    def says(self, part: str) -> bool:
        return any(part in w.text() for w in self.window.findChildren(QLabel) if w.isVisible())

    def press(self, text: str) -> None:
        found = [
            w
            for w in self.window.findChildren(QAbstractButton)
            if w.isVisible() and text in names(w)
        ]
        self.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.table, key)


class _Keeping:
    """Keeps what a run answers, as the real one does, under the name of its site."""

    def __init__(self, store: Store, listener, name: str) -> None:
        self._store, self._listener, self._name = store, listener, name

    def found(self, pictures) -> None:
        self._listener.found(pictures)

    def moved(self, pictures, state) -> None:
        self._listener.moved(pictures, state)

    def answered(self, verdict_: Verdict) -> None:
        known = replace(verdict_, site=self._name, fingerprint=f"{0:064x}")
        self._store.add(known)
        self._listener.answered(known)
