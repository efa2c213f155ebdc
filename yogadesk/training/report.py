"""A model's figures as one HTML file that needs nothing else: charts inside, every text escaped."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from yogadesk import files, html_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from yogadesk.training.figures import Figures, Judged

_SIDE, _EDGE = 320, 34
_MOST = 100


def write(figures: Figures, title: str, said: str, threshold: float, file: Path) -> None:
    """Save the report, whole or not at all. `said` is what the figures were measured on.

    Raises Trouble when the file cannot be written.
    """
    content = page(figures, title, said, threshold).encode("utf-8", "backslashreplace")
    with files.replacing(file) as stream:
        stream.write(content)


def page(figures: Figures, title: str, said: str, threshold: float) -> str:
    """The report as HTML."""
    low, high = figures.interval
    offer = figures.trade_offs[round(threshold * 100)]
    totals = (
        (f"{figures.accuracy:.1%}", f"accuracy (95 % interval {low:.1%} to {high:.1%})"),
        (f"{figures.calibration_error:.1%}", "calibration error, 15 bins"),
        (f"{1 - offer.answered:.1%}", f"not sure below {threshold:.0%}"),
        (f"{offer.accuracy:.1%}", "right, of those answered"),
    )
    body = [
        f"<h1>{html.escape(title)}</h1>",
        f"<p class='quiet'>{html.escape(said)}</p>",
        "<div class='totals'>",
        *(f"<div class='total'><b>{n}</b>{html.escape(what)}</div>" for n, what in totals),
        "</div><h2>Poses</h2>",
        _classes(figures),
        "<h2>Confusion matrix</h2>",
        "<p class='quiet'>A row for each true pose, a column for each answer.</p>",
        _matrix(figures),
        "<div class='sides'><div><h2>Calibration</h2>",
        _calibration(figures),
        "</div><div><h2>Threshold</h2>",
        _trade_off(figures, threshold),
        "</div></div>",
        _pictures("Most confident mistakes", figures.mistakes),
        _pictures("Suspected wrong labels", figures.suspects),
    ]
    return html_page.whole(title, body, "Made by yogadesk.")


def _classes(figures: Figures) -> str:
    rows = (
        (
            each.label,
            str(each.pictures),
            f"{each.precision:.1%}",
            f"{each.recall:.1%}",
            f"{each.f1:.1%}",
        )
        for each in figures.classes
    )
    return _table(("Pose", "Pictures", "Precision", "Recall", "F1"), rows)


def _matrix(figures: Figures) -> str:
    rows = []
    for label, counts in zip(figures.labels, figures.matrix, strict=True):
        cells = []
        for other, count in zip(figures.labels, counts, strict=True):
            share = count / max(1, sum(counts))
            tone = "good" if other == label else "bad"
            mixed = f"color-mix(in srgb, var(--{tone}) {share * 60:.0f}%, transparent)"
            ground = f" style='background: {mixed}'" if count else ""
            cells.append(f"<td class='number'{ground}>{count or ''}</td>")
        rows.append(f"<tr><th scope='row'>{html.escape(label)}</th>{''.join(cells)}</tr>")
    heads = "".join(f"<th scope='col'>{html.escape(label)}</th>" for label in figures.labels)
    return f"<table class='list'><tr><td></td>{heads}</tr>{''.join(rows)}</table>"


def _calibration(figures: Figures) -> str:
    found = [each for each in figures.bins if each.pictures]
    marks = "".join(
        f"<circle cx='{_x(each.confidence):.1f}' cy='{_y(each.accuracy):.1f}' r='4'"
        f" fill='var(--good)'><title>{each.pictures} pictures, confidence {each.confidence:.1%},"
        f" {each.accuracy:.1%} right</title></circle>"
        for each in found
    )
    honest = _line([(0, 0), (1, 1)], "currentColor", "stroke-dasharray='4 4' opacity='.5'")
    curve = _line([(each.confidence, each.accuracy) for each in found], "var(--good)")
    return _chart("Share that is right, over the confidence", honest + curve + marks)


def _trade_off(figures: Figures, threshold: float) -> str:
    offers = figures.trade_offs
    answered = _line([(each.threshold, each.answered) for each in offers], "#5b8db8")
    right = _line([(each.threshold, each.accuracy) for each in offers], "var(--good)")
    mark = _line([(threshold, 0), (threshold, 1)], "currentColor")
    name = "Answered (blue) and right of those (green), over the threshold"
    return _chart(name, answered + right + mark)


def _x(share: float) -> float:
    return _EDGE + share * (_SIDE - 2 * _EDGE)


def _y(share: float) -> float:
    return _SIDE - _EDGE - share * (_SIDE - 2 * _EDGE)


def _line(points: Iterable[tuple[float, float]], color: str, more: str = "") -> str:
    placed = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in points)
    return f"<polyline points='{placed}' fill='none' stroke='{color}' stroke-width='2' {more}/>"


def _chart(name: str, inside: str) -> str:
    ticks = "".join(
        f"<text x='{_x(share):.0f}' y='{_SIDE - 12}' text-anchor='middle'>{share:.0%}</text>"
        f"<text x='{_EDGE - 6}' y='{_y(share) + 4:.0f}' text-anchor='end'>{share:.0%}</text>"
        for share in (0.0, 0.5, 1.0)
    )
    frame = (
        f"<rect x='{_EDGE}' y='{_EDGE}' width='{_SIDE - 2 * _EDGE}' height='{_SIDE - 2 * _EDGE}'"
        " fill='none' stroke='var(--line)'/>"
    )
    return (
        f"<svg viewBox='0 0 {_SIDE} {_SIDE}' role='img' aria-label='{html.escape(name)}'"
        f" font-size='11' fill='currentColor'>{frame}{ticks}{inside}</svg>"
        f"<p class='quiet'>{html.escape(name)}</p>"
    )


def _pictures(title: str, judged: Sequence[Judged]) -> str:
    if not judged:
        return ""
    rows = (
        (files.printable(each.path), each.truth, each.answer, f"{each.confidence:.1%}")
        for each in judged[:_MOST]
    )
    rest = len(judged) - _MOST
    more = f"<p class='quiet'>And {rest} more.</p>" if rest > 0 else ""
    return f"<h2>{title}</h2>{_table(('File', 'Pose', 'Answer', 'Confidence'), rows)}{more}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th scope='col'>{html.escape(text)}</th>" for text in heads)
    lines = "".join(
        f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<table class='list'><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
