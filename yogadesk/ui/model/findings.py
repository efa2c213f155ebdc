"""Pictures worth a look: sorted by what is odd about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yogadesk.ui import look, words
from yogadesk.ui.cards import QuietLabel
from yogadesk.ui.model.plain_table import PlainModel, PlainTable
from yogadesk.ui.model.port import Evaluated, Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yogadesk.training.compare import Comparison


class Findings(QWidget):
    """A line for each kind of finding, with how many there are and what they mean."""

    chosen = Signal(object)  # Shelf

    def __init__(self, said: str, shelves: Sequence[tuple[Shelf, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._shelves = tuple(shelf for shelf, _ in shelves)
        rows = PlainModel((self.tr("Pictures"), self.tr("How many"), self.tr("Meaning")), 1, self)
        rows.show([
            (shelf.title, words.count(len(shelf.judged) + len(shelf.reasons)), meaning)
            for shelf, meaning in shelves
        ])  # fmt: skip
        self._table = PlainTable(rows, self.tr("Pictures worth a look"), self)
        self._meaning = QuietLabel("", self)
        self._meaning.setWordWrap(True)
        self._table.setColumnHidden(2, True)
        self._meanings = tuple(meaning for _, meaning in shelves)
        self._table.selectionModel().selectionChanged.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(2 * look.GAP,) * 4)
        column.setSpacing(2 * look.GAP)
        if said:
            text = QuietLabel(said, self)
            text.setWordWrap(True)
            column.addWidget(text)
        column.addWidget(self._table)
        column.addWidget(self._meaning)
        column.addStretch(1)

    def _tell(self) -> None:
        place = self._table.place()
        if place is not None:
            self._meaning.setText(self._meanings[place])
            self.chosen.emit(self._shelves[place])

    def choose(self, place: int) -> None:
        """Choose one line."""
        self._table.selectRow(place)


def worth_a_look(seen: Evaluated) -> list[tuple[Shelf, str]]:
    """What is odd in a measurement, each kind with what it means."""
    judged = seen.figures.judged
    alike = tuple(judged[place] for group in seen.alike for place in group)
    learnt = tuple(judged[place] for place in seen.learnt)
    unlike = tuple(each for each in judged if not each.is_answered)
    left_out = tuple((each.example.path, each.reason) for each in seen.left_out)
    return [
        (
            Shelf(
                QCoreApplication.translate("Findings", "Most confident mistakes"),
                seen.figures.mistakes,
            ),
            QCoreApplication.translate("Findings", "Wrong answers, the surest first."),
        ),
        (
            Shelf(
                QCoreApplication.translate("Findings", "Suspected wrong labels"),
                seen.figures.suspects,
            ),
            QCoreApplication.translate(
                "Findings",
                "The model is as sure of another pose as it usually is of right answers: look"
                " whether the picture lies in the right folder.",
            ),
        ),
        (
            Shelf(QCoreApplication.translate("Findings", "Unlike everything taught"), unlike),
            QCoreApplication.translate(
                "Findings", "Answered with “not sure”, for they resemble no pose that was taught."
            ),
        ),
        (
            Shelf(QCoreApplication.translate("Findings", "Like another picture here"), alike),
            QCoreApplication.translate(
                "Findings",
                "Copies, mirror images, crops or shots of one series: they count more than once.",
            ),
        ),
        (
            Shelf(QCoreApplication.translate("Findings", "Like a picture it learnt from"), learnt),
            QCoreApplication.translate(
                "Findings", "It has seen these before, so they make it look better than it is."
            ),
        ),
        (
            Shelf(QCoreApplication.translate("Findings", "Left out"), (), reasons=left_out),
            QCoreApplication.translate("Findings", "They could not be measured; each says why."),
        ),
    ]


def changes(found: Comparison) -> list[tuple[Shelf, str]]:
    """What another model answers else, each kind with what it means."""
    neither = tuple(
        pair for pair in found.changed if not pair.first.is_right and not pair.second.is_right
    )
    kinds = (
        (found.spoilt, QCoreApplication.translate("Findings", "Right before, wrong now")),
        (found.mended, QCoreApplication.translate("Findings", "Wrong before, right now")),
        (neither, QCoreApplication.translate("Findings", "Wrong both times, differently")),
    )
    return [
        (
            Shelf(
                title,
                tuple(pair.first for pair in pairs),
                tuple(pair.second for pair in pairs),
            ),
            QCoreApplication.translate(
                "Findings", "Each with the first model's answer and then the second's."
            ),
        )
        for pairs, title in kinds
    ]
