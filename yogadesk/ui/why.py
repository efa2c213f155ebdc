"""“Why?”: asks the model which parts of a picture its score rests on, and says what came of it."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QPushButton, QWidget

from yogadesk.errors import Trouble
from yogadesk.ui import heat, words
from yogadesk.ui.cards import Card, QuietLabel, heading, prose
from yogadesk.ui.desk import CLOUD, Desk, Job
from yogadesk.ui.spoken import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from yogadesk.classify.why import Occlusion
    from yogadesk.domain import Verdict
    from yogadesk.ui.ports import Explains
    from yogadesk.work import Progress

_KEPT = 60
_NOTHING = 0.02
"""Changes of the score below this (0 to 1) are noise: no part of the picture decides."""
_Key = tuple[str, str, str]


class WhyCard(Card):
    """Hidden until it is asked. Remembers what it found out about the last pictures."""

    layer_changed = Signal(object)  # QImage to lie over the picture, or None
    busy_changed = Signal(bool)
    told = Signal()  # what a person asked for has another thing to say

    def __init__(
        self, desk: Desk, explains: Callable[[], Explains | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._explains = desk, explains
        self._known: OrderedDict[_Key, Occlusion] = OrderedDict()
        self._verdict: Verdict | None = None
        self._job: Job | None = None
        self._found: Occlusion | None = None
        self._title = heading("", self)
        self._text = prose(self, self.tr("What the explanation found"))
        self._legend = heat.Legend(self)
        self._showing = QCheckBox(self.tr("Show it over the picture"), self)
        self._showing.setChecked(True)
        self._showing.toggled.connect(self._tell_layer)
        self._caveat = QuietLabel("", self, 0.9)
        self._caveat.setWordWrap(True)
        self.body.addWidget(self._title)
        self.body.addLayout(self._make_progress())
        for part in (self._text, self._legend, self._showing, self._caveat):
            self.body.addWidget(part)
        self.hide()

    def _make_progress(self) -> QHBoxLayout:
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName(self.tr("Progress of the explanation"))
        self._bar.setTextVisible(False)
        self._button = QPushButton(self)
        self._button.clicked.connect(self._press)
        line = QHBoxLayout()
        line.addWidget(self._bar, 1)
        line.addWidget(self._button)
        return line

    @property
    def can_explain(self) -> bool:
        """Whether this picture's answer can be explained on the site in use."""
        return (
            self._verdict is not None
            and self._verdict.best is not None
            and self._explains() is not None
        )

    @property
    def found(self) -> Occlusion | None:
        """What is known of the picture that is looked at."""
        return self._found

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Another picture is looked at. What is known of it is shown; work on the last one ends."""
        if (
            verdict is not None
            and self._verdict is not None
            and _key(verdict) == _key(self._verdict)
        ):
            self._verdict = verdict
            return
        self.stop()
        self._verdict = verdict
        self._found = self._known.get(_key(verdict)) if verdict is not None else None
        self.setVisible(self._found is not None)
        if self._found is not None:
            self._show_found(self._found)
        self._tell_layer()

    def ask(self) -> None:
        """Explain this picture's best class, unless that is known or on its way."""
        explain, verdict = self._explains(), self._verdict
        if explain is None or verdict is None or verdict.best is None:
            return
        if self._job is not None or self._found is not None:
            self.show()
            return
        path, label = verdict.picture.path, verdict.best.label
        self._title.setText(self.tr("Why {pose}?").format(pose=words.pose(label)))
        self._begin(self.tr("Covering one part of the picture after another…"))
        self._job = job = self._desk.submit(CLOUD, lambda ticket: explain(path, label, ticket))
        job.progressed.connect(self._advance)
        job.succeeded.connect(self._keep)
        job.on_failure(self._tell)
        job.cancelled.connect(self._end)
        self.busy_changed.emit(True)

    def stop(self) -> None:
        """Let go of what is on its way."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _press(self) -> None:
        if self._job is not None:
            self.stop()
            self.hide()
        else:
            self.ask()

    def _begin(self, text: str) -> None:
        self._bar.setRange(0, 0)
        self._bar.show()
        self._button.setText(self.tr("Cancel"))
        self._button.show()
        self._text.setText(text)
        for part in (self._legend, self._showing, self._caveat):
            part.hide()
        self.show()

    def _advance(self, progress: Progress) -> None:
        if progress.total:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)

    def _end(self) -> None:
        """The job is over for this card, whatever became of it."""
        if self._job is not None:
            self._job = None
            self._bar.hide()
            self._button.hide()
            self.busy_changed.emit(False)

    def _keep(self, found: Occlusion) -> None:
        self._end()
        if self._verdict is None:
            return
        self._found = found
        self._known[_key(self._verdict)] = found
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self._show_found(found)
        self._tell_layer()
        self.told.emit()

    def _tell(self, error: object) -> None:
        self._end()
        if not isinstance(error, Trouble):
            self.hide()
            self._desk.failed.emit(error)
            return
        self._text.setText(told(error))
        self._button.setText(self.tr("Try again"))
        self._button.show()
        self.show()
        self.told.emit()

    # What was found

    def _show_found(self, found: Occlusion) -> None:
        for part in (self._legend, self._showing, self._caveat):
            part.show()
        self._bar.hide()
        self._button.hide()
        pose = words.pose(found.label)
        self._title.setText(self.tr("Why {pose}?").format(pose=pose))
        self._text.setText(" ".join(sentences(found)))
        self._caveat.setText(
            self.tr(
                "Shows on which parts of the picture the model’s score for {pose} rests, not"
                " whether the answer is right. Each of {count} squares was covered with the"
                " picture’s mean colour and classified again by {model} on “{site}”. A square can"
                " also count for what it hides beside the person. Full colour is a change of"
                " {points}. Nothing of this is kept in the history."
            ).format(
                pose=pose,
                count=len(found.scores),
                model=found.model,
                site=words.site(found.site),
                points=words.points(_largest(found)),
            )
        )
        self.show()

    def _tell_layer(self) -> None:
        self.layer_changed.emit(self._layer())

    def _layer(self) -> QImage | None:
        if self._found is None or not self._showing.isChecked():
            return None
        weights = self._found.weights(heat.CELLS)
        return heat.layer(weights, _largest(self._found), self.palette())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._found is not None:
            self._tell_layer()


def sentences(found: Occlusion) -> list[str]:
    """What the explanation found, for eyes and ears alike."""
    changes = found.changes()
    pose, whole = words.pose(found.label), words.percent(found.score)
    strongest = max(range(len(changes)), key=lambda n: changes[n])
    weakest = min(range(len(changes)), key=lambda n: changes[n])
    if max(map(abs, changes)) < _NOTHING:
        said = QCoreApplication.translate(
            "Why",
            "No single part decides: whichever square is covered, the score of {pose} stays within"
            " {points} of {whole}.",
        )
        return [said.format(pose=pose, points=words.points(_NOTHING), whole=whole)]
    told = []
    if changes[strongest] >= _NOTHING:
        said = QCoreApplication.translate(
            "Why",
            "{part} speaks most for {pose}: covered, its score falls from {whole} to {score}.",
        )
        told.append(_filled(said, found, strongest, pose, whole))
    if changes[weakest] <= -_NOTHING:
        said = QCoreApplication.translate(
            "Why",
            "{part} speaks most against it: covered, the score rises from {whole} to {score}.",
        )
        told.append(_filled(said, found, weakest, pose, whole))
    return told


def _filled(said: str, found: Occlusion, square: int, pose: str, whole: str) -> str:
    score = words.percent(found.scores[square])
    return said.format(part=_part(square, found.steps), pose=pose, whole=whole, score=score)


def _part(square: int, steps: int) -> str:
    """Where a square lies, in words."""
    names = (
        QCoreApplication.translate("Why", "The top left"),
        QCoreApplication.translate("Why", "The top"),
        QCoreApplication.translate("Why", "The top right"),
        QCoreApplication.translate("Why", "The left side"),
        QCoreApplication.translate("Why", "The middle"),
        QCoreApplication.translate("Why", "The right side"),
        QCoreApplication.translate("Why", "The bottom left"),
        QCoreApplication.translate("Why", "The bottom"),
        QCoreApplication.translate("Why", "The bottom right"),
    )
    down, across = divmod(square, steps)
    return names[3 * (3 * down // steps) + 3 * across // steps]


def _largest(found: Occlusion) -> float:
    """The change that is painted fully: the largest, but no less than one that means something."""
    return max(*map(abs, found.weights(heat.CELLS)), _NOTHING)


def _key(verdict: Verdict) -> _Key:
    """Which picture, which model, which class: what an explanation holds for."""
    who = verdict.fingerprint or str(verdict.picture.path)
    best = verdict.best.label if verdict.best is not None else ""
    return who, verdict.model.sha256 if verdict.model is not None else "", best
