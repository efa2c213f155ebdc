"""Whether this computer and another site give the same answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from yogadesk.ui import look, words
from yogadesk.ui.cards import QuietLabel
from yogadesk.ui.model.working import WorkDialog

if TYPE_CHECKING:
    from yogadesk.training.parity import Parity
    from yogadesk.ui.desk import Desk
    from yogadesk.ui.model.port import ModelPort


class ParityDialog(WorkDialog):
    """The sample pictures through both, and the largest difference."""

    def __init__(self, port: ModelPort, desk: Desk, parent: QWidget) -> None:
        about = QCoreApplication.translate(
            "ParityDialog",
            "The sample pictures are classified on both with the same model. The answers should"
            " not differ by a percentage point. On a site of Google this costs as much as any"
            " other query.",
        )
        title = QCoreApplication.translate("ParityDialog", "The same answers everywhere?")
        verb = QCoreApplication.translate("ParityDialog", "Check")
        super().__init__(title, about, verb, desk, parent)
        self.setWindowTitle(self.tr("Check parity"))
        self._port = port
        self._sites = QComboBox(self)
        self._sites.setAccessibleName(self.tr("Compare this computer with"))
        self._sites.addItems(list(port.others()))
        self._details = QuietLabel("", self)
        self._details.setWordWrap(True)
        self._details.setTextFormat(Qt.TextFormat.PlainText)
        form = QFormLayout()
        form.addRow(self.tr("Compare this computer with"), self._sites)
        self.column.addLayout(form)
        self.column.addWidget(self.said)
        self.column.addWidget(self._details)
        self.column.addStretch(1)
        self.start_wanted.connect(self.check)
        if not self._sites.count():
            self._sites.setEnabled(False)
            self.said.say(self.tr("There is no other site yet. Set one up in the menu “Site”."))
        self.complete(QSize(560, 320))

    def can_start(self) -> bool:
        return bool(self._sites.count())

    def check(self) -> None:
        """Compare with the chosen site."""
        if self.can_start():
            site = self._sites.currentText()
            self._details.setText("")
            self.work_on(lambda ticket: self._port.parity(site, ticket), self._show)

    def _show(self, found: Parity) -> None:
        seen = found.comparison
        same = len(seen.pairs) - len(seen.changed)
        if found.holds:
            self.said.say(self.tr("Yes: the answers are the same."), look.Tone.GOOD)
        else:
            self.said.say(self.tr("No: the answers differ."), look.Tone.BAD)
        lines = [
            self.tr("The same pose in {same} of {pictures}, largest difference of a score {points}")
            .format(
                same=words.count(same),
                pictures=words.pictures(len(seen.pairs)),
                points=words.points(seen.largest),
            )
        ]  # fmt: skip
        lines += [
            self.tr("{file}: {one} here, {other} there").format(
                file=words.file_name(pair.first.path),
                one=words.pose(pair.first.answer),
                other=words.pose(pair.second.answer),
            )
            for pair in seen.changed
        ]
        lines += [
            self.tr("{file}: no answer on “{site}”. {reason}").format(
                file=words.file_name(each.example.path), site=words.site(site), reason=each.reason
            )
            for site, each in found.unanswered
        ]
        self._details.setText("\n".join(lines))
