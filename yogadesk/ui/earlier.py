"""What this picture was answered before: as this file, or as another file with the same content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from yogadesk.domain import NOT_SURE
from yogadesk.ui import words
from yogadesk.ui.cards import Card, heading, prose
from yogadesk.ui.desk import STORE, Desk, Job

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from yogadesk.domain import Verdict
    from yogadesk.history import Kept
    from yogadesk.ui.ports import Remembers

_SETTLE_MS = 120
_SHOWN = 5
_ASKED = 50


class EarlierCard(Card):
    """Hidden where there is nothing to tell. Asks the history when a person stays a moment."""

    def __init__(self, desk: Desk, store: Remembers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._store = desk, store
        self._verdict: Verdict | None = None
        self._path: Path | None = None
        self._job: Job | None = None
        self.body.addWidget(heading(self.tr("Earlier answers for this picture"), self))
        self._text = prose(self, self.tr("Earlier answers for this picture"))
        self.body.addWidget(self._text)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self.hide()

    def show_for(self, path: Path | None, verdict: Verdict | None) -> None:
        """Tell of this file's earlier answers, beside the one that is shown."""
        if path == self._path and verdict is self._verdict:
            return
        if path != self._path:
            self.hide()
        self._path, self._verdict = path, verdict
        self._settle.start()

    def _look(self) -> None:
        if self._job is not None:
            self._job.cancel()
        path, verdict = self._path, self._verdict
        if path is None:
            return
        fingerprint = verdict.fingerprint if verdict is not None else ""
        self._job = self._desk.submit(
            STORE, lambda _ticket: self._store.answers_about(path, fingerprint, _ASKED)
        )
        self._job.succeeded.connect(self._show)

    def _show(self, kept: list[Kept]) -> None:
        self._job = None
        shown = self._verdict
        others = [k for k in kept if shown is None or k.verdict.when != shown.when]
        lines = [self._line(each) for each in others[:_SHOWN]]
        if len(others) > _SHOWN:
            left = words.answers(len(others) - _SHOWN)
            lines.append(self.tr("and {answers} more").format(answers=left))
        self._text.setText("\n".join(lines))
        self.setVisible(bool(lines))

    def _line(self, kept: Kept) -> str:
        verdict = kept.verdict
        said = answer_in_words(verdict)
        if kept.corrected is not None:
            said = self.tr("{answer}, corrected to {pose}").format(
                answer=said, pose=words.pose(kept.corrected)
            )
        parts = [words.moment(verdict.when), said, words.site(verdict.site)]
        if verdict.model is not None:
            parts.append(verdict.model.name)
        if self._path is not None and verdict.picture.path != self._path:
            parts.append(words.file_name(verdict.picture.path))
        return " · ".join(parts)


def answer_in_words(verdict: Verdict) -> str:
    """An answer as it was given, in a few words."""
    best = verdict.best
    if best is None:
        return QCoreApplication.translate("Earlier", "Failed")
    score = words.percent(best.score)
    if verdict.decision == NOT_SURE:
        return QCoreApplication.translate("Earlier", "Not sure ({pose} {score})").format(
            pose=words.pose(best.label), score=score
        )
    return f"{words.pose(best.label)} {score}"
