"""A report as one HTML file that needs nothing else: pictures inside, every text escaped."""

from __future__ import annotations

import base64
import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QLocale, QRectF
from PySide6.QtGui import QPainter

from yogadesk import html_page
from yogadesk.domain import State
from yogadesk.ui import words
from yogadesk.ui.report import facts
from yogadesk.ui.thumbnails import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QImage

    from yogadesk.ui.report.facts import Bar, BatchFacts, PictureFacts
    from yogadesk.work import Ticket

_EDGE, _THUMB = 720, 112
_QUALITY = 82
MOST_THUMBNAILS = 1000
"""More pictures than this are listed without a small picture of each, or no browser opens it."""
_MARKS = {State.DONE: "✓", State.NOT_SURE: "?", State.FAILED: "✗"}
_CLASSES = {State.DONE: "good", State.NOT_SURE: "doubt", State.FAILED: "bad"}


def of_picture(one: PictureFacts, layer: QImage | None = None) -> str:
    """The page of one picture. In a worker: it reads the picture."""
    name = html.escape(one.file)
    top = QCoreApplication.translate("Report", "Top classes")
    body = [
        f"<h1>{html.escape(one.title)}</h1>",
        f"<p class='quiet'>{name}</p>",
        _state(one),
        _paragraph(one.reason),
        "<div class='sides'>",
        _image(one.path, _EDGE, one.file, layer),
        "<div>",
        _chart(one.bars, top, one.threshold, _CLASSES[one.state]),
        _paragraph(one.why),
        "</div></div>",
        _health(one),
        _table(one.lines),
    ]
    return _whole(f"{one.title} · {one.file}", body)


def of_batch(many: BatchFacts, ticket: Ticket) -> str:
    """The page of a batch. Reports its progress; raises Cancelled."""
    with_pictures = len(many.pictures) <= MOST_THUMBNAILS
    rows = []
    for done, one in enumerate(many.pictures, 1):
        ticket.report(done, len(many.pictures))
        small = _image(one.path, _THUMB, "", None) if with_pictures else ""
        rows.append(
            f"<tr><td>{small}</td><td><b>{html.escape(one.title)}</b><br>"
            f"<span class='quiet'>{html.escape(one.file)}</span></td>"
            f"<td>{_state(one)}</td>"
            f"<td>{html.escape(one.reason)}</td></tr>"
        )
    heads = (
        QCoreApplication.translate("Report", "Picture"),
        QCoreApplication.translate("Report", "Pose"),
        QCoreApplication.translate("Report", "State"),
        QCoreApplication.translate("Report", "Remark"),
    )
    head = "".join(f"<th scope='col'>{html.escape(text)}</th>" for text in heads)
    totals = "".join(
        f"<div class='total'><b>{html.escape(text)}</b>{html.escape(name)}</div>"
        for name, text in many.totals
    )
    body = [
        f"<h1>{html.escape(many.title)}</h1>",
        f"<div class='totals'>{totals}</div>",
        _chart(many.bars, QCoreApplication.translate("Report", "Share of all pictures")),
        _table(many.lines),
        f"<table class='list'><thead><tr>{head}</tr></thead><tbody>",
        *rows,
        "</tbody></table>",
    ]
    return _whole(many.title, body)


def _whole(title: str, body: Iterable[str]) -> str:
    language = QLocale().name().replace("_", "-")
    return html_page.whole(title, body, f"{facts.disclaimer()} {facts.made_by()}", language)


def _state(one: PictureFacts) -> str:
    said = " · ".join(part for part in (one.confidence, one.score) if part)
    return (
        f"<span class='state {_CLASSES[one.state]}'><span aria-hidden='true'>{_MARKS[one.state]}"
        f"</span> {html.escape(said)}</span>"
    )


def _paragraph(text: str) -> str:
    return f"<p>{html.escape(text)}</p>" if text else ""


def _chart(bars: Sequence[Bar], name: str, threshold: float | None = None, tone: str = "") -> str:
    """Bars on an axis of 0 to 100 %, with a mark at the threshold."""
    mark = ""
    if threshold is not None:
        said = QCoreApplication.translate("Report", "An answer counts from {threshold}").format(
            threshold=words.percent(threshold)
        )
        mark = f"<i class='mark' style='left:{threshold:.2%}' title='{html.escape(said)}'></i>"
    rows = "".join(
        f"<div class='bar{' best' if bar.is_best else ''}'><span>{html.escape(bar.name)}</span>"
        f"<span class='number'>{html.escape(bar.value)}</span><div class='track'>"
        f"<div style='width:{bar.share:.2%}'></div>{mark if bar.is_best else ''}</div></div>"
        for bar in bars
    )
    axis = "".join(f"<span>{tick} %</span>" for tick in (0, 25, 50, 75, 100))
    return (
        f"<section class='chart {tone}'><h2>{html.escape(name)}</h2>{rows}"
        f"<div class='axis' aria-hidden='true'>{axis}</div></section>"
        if bars
        else ""
    )


def _health(one: PictureFacts) -> str:
    if not one.health:
        return ""
    title = html.escape(QCoreApplication.translate("Report", "What this pose is good for"))
    origin = html.escape(QCoreApplication.translate("Report", "Where this comes from"))
    source = html.escape(one.source).replace("\n", "<br>")
    said = f"<p class='quiet'>{origin}: {source}</p>" if source else ""
    return f"<section><h2>{title}</h2>{_table(one.health)}{said}</section>"


def _table(lines: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f"<tr><th scope='row'>{html.escape(name)}</th><td>{html.escape(text)}</td></tr>"
        for name, text in lines
    )
    return f"<table class='facts'>{rows}</table>" if rows else ""


def _image(path: Path, edge: int, name: str, layer: QImage | None) -> str:
    """The picture inside the page, or nothing where there is none to see."""
    image = decoded(path, edge)
    if image.isNull():
        return ""
    if layer is not None:
        image = with_layer(image, layer)
    return (
        f"<img width='{image.width()}' height='{image.height()}' alt='{html.escape(name)}'"
        f" src='data:image/jpeg;base64,{_jpeg(image)}'>"
    )


def with_layer(image: QImage, layer: QImage) -> QImage:
    """The picture with a layer over it."""
    both = image.copy()
    painter = QPainter(both)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(both.rect()), layer)
    painter.end()
    return both


def _jpeg(image: QImage) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", _QUALITY)  # type: ignore[call-overload]
    return base64.b64encode(buffer.data().data()).decode("ascii")
