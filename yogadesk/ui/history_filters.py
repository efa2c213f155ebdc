"""What is looked for in the history: words as they are typed, and filters beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from yogadesk.domain import State
from yogadesk.history import CORRECTED, Query
from yogadesk.ui import look, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yogadesk.history import Facets


class HistoryFilters(QWidget):
    """One line of controls. `query` is what they say together."""

    changed = Signal()
    left = Signal()  # a person wants to go on to what was found

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLineEdit(self)
        self._text.setPlaceholderText(self.tr("Search names, folders, poses, sites, models"))
        self._text.setAccessibleName(self.tr("Search the history"))
        self._text.setClearButtonEnabled(True)
        self._text.textChanged.connect(self.changed)
        self._text.returnPressed.connect(self.left)
        self._state = self._box(self.tr("State"), self.tr("Every state"))
        self._pose = self._box(self.tr("Pose"), self.tr("Every pose"))
        self._site = self._box(self.tr("Site"), self.tr("Every site"))
        self._when = self._box(self.tr("Date"), self.tr("Any time"))
        self._clear = QPushButton(self.tr("Clear"), self)
        self._clear.setToolTip(self.tr("Clear the search and every filter"))
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.GAP)
        line.addWidget(self._text, 1)
        for box in (self._state, self._pose, self._site, self._when):
            line.addWidget(box)
        line.addWidget(self._clear)
        self._fill(self._state, _states())
        self._fill(self._when, _spans())
        self.changed.connect(lambda: self._clear.setVisible(self.query().restricts))

    def _box(self, name: str, all_of_them: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.addItem(all_of_them, "")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.currentIndexChanged.connect(self.changed)
        return box

    def _fill(self, box: QComboBox, items: Sequence[tuple[str, object]]) -> None:
        """Offer these after the first; what was chosen stays chosen where it still is there."""
        chosen = box.currentData()
        before = [box.itemData(place) for place in range(1, box.count())]
        if before == [value for _, value in items]:
            return
        box.blockSignals(True)
        while box.count() > 1:
            box.removeItem(1)
        for text, value in items:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)
        if box.currentData() != chosen:
            self.changed.emit()

    def offer(self, facets: Facets) -> None:
        """Offer the poses and sites the history knows."""
        poses = sorted(((words.pose(label), label) for label in facets.poses), key=lambda p: p[0])
        self._fill(self._pose, poses)
        self._fill(self._site, [(words.site(site), site) for site in facets.sites])
        self._site.setVisible(len(facets.sites) > 1)

    def query(self) -> Query:
        days = self._when.currentData()
        query = Query(
            text=self._text.text(),
            state=self._state.currentData(),
            pose=self._pose.currentData(),
            site=self._site.currentData(),
        )
        return query if days == "" else replace(query, since=_days_ago(int(days)))

    def clear(self) -> None:
        for box in (self._state, self._pose, self._site, self._when):
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        if self._text.text():
            self._text.clear()  # is a change by itself
        else:
            self.changed.emit()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard on the search."""
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._text.selectAll()


def _states() -> list[tuple[str, object]]:
    return [
        (QCoreApplication.translate("HistoryFilters", "Named"), State.DONE.value),
        (QCoreApplication.translate("HistoryFilters", "Not sure"), State.NOT_SURE.value),
        (QCoreApplication.translate("HistoryFilters", "Failed"), State.FAILED.value),
        (QCoreApplication.translate("HistoryFilters", "Corrected by you"), CORRECTED),
    ]


def _spans() -> list[tuple[str, object]]:
    return [
        (QCoreApplication.translate("HistoryFilters", "Today"), 0),
        (QCoreApplication.translate("HistoryFilters", "Last 7 days"), 7),
        (QCoreApplication.translate("HistoryFilters", "Last 30 days"), 30),
        (QCoreApplication.translate("HistoryFilters", "Last 12 months"), 365),
    ]


def _days_ago(days: int) -> datetime:
    """The beginning of the day so many days ago, on this computer's clock."""
    today = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return (today - timedelta(days=days)).astimezone(UTC)
