"""What stands on the paper of a report: one picture, or a batch with totals and a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF

from yogadesk.domain import State
from yogadesk.ui import look
from yogadesk.ui.report import facts
from yogadesk.ui.report.page import with_layer
from yogadesk.ui.report.paper import QUIET, tone
from yogadesk.ui.thumbnails import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QImage

    from yogadesk.ui.report.facts import BatchFacts, PictureFacts
    from yogadesk.ui.report.paper import Paper
    from yogadesk.work import Ticket

_TONES = {
    State.DONE: look.Tone.GOOD,
    State.NOT_SURE: look.Tone.DOUBT,
    State.FAILED: look.Tone.BAD,
}
_EDGE, _THUMB_EDGE = 1400, 160
_GAP = 18.0
_PICTURE_HEIGHT = 300.0
_THUMB, _ROW = 34.0, 42.0


def foot() -> str:
    """The last line of every sheet."""
    return f"{facts.disclaimer()} {facts.made_by()}"


def of_picture(paper: Paper, one: PictureFacts, layer: QImage | None = None) -> None:
    """One page about one picture. In a worker: it reads the picture."""
    color = tone(_TONES[one.state])
    paper.text(one.title, 24, bold=True)
    paper.text(one.file, 9, color=QUIET)
    paper.skip(3)
    said = " · ".join(part for part in (one.confidence, one.score) if part)
    paper.text(said, 11, bold=True, color=color)
    if one.reason:
        paper.skip(4)
        paper.text(one.reason, 10)
    paper.skip(12)
    top = paper.y
    half = (paper.width - _GAP) / 2
    image = decoded(one.path, _EDGE)
    height = 0.0
    if not image.isNull():
        image = image if layer is None else with_layer(image, layer)
        place = QRectF(0, top, half, _PICTURE_HEIGHT)
        paper.image(image, place)
        scaled = min(half / image.width(), _PICTURE_HEIGHT / image.height())
        height = image.height() * scaled
    if one.bars:
        paper.bars(one.bars, half + _GAP, half, color, one.threshold)
    if one.why:
        paper.skip(6)
        paper.text(one.why, 9, left=half + _GAP)
    paper.y = max(paper.y, top + height)
    paper.skip(16)
    if one.health:
        title = QCoreApplication.translate("Report", "What this pose is good for")
        paper.text(title, 12, bold=True)
        paper.skip(2)
        _table(paper, one.health)
        if one.source:
            origin = QCoreApplication.translate("Report", "Where this comes from")
            paper.skip(4)
            paper.text(f"{origin}: {one.source}", 7, color=QUIET)
        paper.skip(12)
    _table(paper, one.lines)


def of_batch(paper: Paper, many: BatchFacts, ticket: Ticket) -> None:
    """Totals and a chart, then a line for each picture. Raises Cancelled."""
    paper.text(many.title, 22, bold=True)
    paper.skip(8)
    _totals(paper, many)
    paper.text(QCoreApplication.translate("Report", "Share of all pictures"), 12, bold=True)
    paper.skip(4)
    paper.bars(many.bars, 0, paper.width, tone(look.Tone.GOOD), None)
    paper.skip(8)
    _table(paper, many.lines)
    paper.skip(14)
    for done, one in enumerate(many.pictures, 1):
        ticket.report(done, len(many.pictures))
        _row(paper, one)


def _totals(paper: Paper, many: BatchFacts) -> None:
    width = paper.width / len(many.totals)
    paper.beside([(text, n * width, width, True) for n, (_, text) in enumerate(many.totals)], 20)
    paper.beside([(name, n * width, width, False) for n, (name, _) in enumerate(many.totals)])
    paper.skip(14)


def _row(paper: Paper, one: PictureFacts) -> None:
    """A small picture, its answer and file, its confidence; the reason below where there is one."""
    text_left = _THUMB + 12
    wide = paper.width - text_left - 130
    reason = paper.measure(one.reason, 8, wide) if one.reason else 0.0
    height = max(_ROW, 28 + reason + 6)
    paper.need(height)
    top = paper.y
    paper.line()
    image = decoded(one.path, _THUMB_EDGE)
    if not image.isNull():
        paper.image(image, QRectF(0, top + 4, _THUMB, _THUMB), 2.5)
    paper.y = top + 5
    score = " · ".join(part for part in (one.confidence, one.score) if part)
    paper.beside([(one.title, text_left, wide, True), (score, paper.width - 124, 124, False)], 10)
    paper.text(one.file, 8, color=QUIET, left=text_left, width=wide)
    if one.reason:
        paper.text(one.reason, 8, left=text_left, width=wide)
    paper.y = top + height


def _table(paper: Paper, lines: Iterable[tuple[str, str]]) -> None:
    left = 92.0
    for name, text in lines:
        paper.beside([(name, 0, left - 8, True), (text, left, paper.width - left, False)])
        paper.skip(2)
