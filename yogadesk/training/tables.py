"""Figures as text for a terminal, and as CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from yogadesk import files
from yogadesk.domain import NOT_SURE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from yogadesk.training.compare import Comparison
    from yogadesk.training.figures import Figures, Judged
    from yogadesk.training.measure import Measured
    from yogadesk.training.parity import Parity


def summary(figures: Figures) -> Iterator[str]:
    """The figures in lines: accuracy, each pose, the confusion matrix."""
    low, high = figures.interval
    count = len(figures.judged)
    interval = f"95 % interval {low:.1%} to {high:.1%}"
    yield f"accuracy {figures.accuracy:.1%} of {count} pictures ({interval})"
    yield f"calibration error {figures.calibration_error:.1%}"
    if unlike := sum(not each.is_answered for each in figures.judged):
        yield f"unlike all that was taught, so not sure: {_pictures(unlike)}"
    yield ""
    width = max(len("pose"), *(len(label) for label in figures.labels))
    yield f"{'pose':<{width}}  pictures  precision  recall     F1"
    for each in figures.classes:
        yield (
            f"{each.label:<{width}}  {each.pictures:8}  {each.precision:9.1%}  {each.recall:6.1%}  "
            f"{each.f1:5.1%}"
        )
    yield ""
    yield "Confusion matrix: a row for each true pose, a column for each answer"
    columns = [max(len(label), 4) for label in figures.labels]
    yield " ".join(
        [" " * width, *(f"{n:>{w}}" for n, w in zip(figures.labels, columns, strict=True))]
    )
    for label, row in zip(figures.labels, figures.matrix, strict=True):
        yield " ".join(
            [f"{label:<{width}}", *(f"{n:>{w}}" for n, w in zip(row, columns, strict=True))]
        )


def alike(measured: Measured) -> Iterator[str]:
    """What makes the figures look better than they are, in lines; nothing where there is none."""
    if measured.learnt:
        yield f"{_pictures(len(measured.learnt))} like ones it learnt from: they flatter it"
    if measured.alike:
        count = sum(len(group) for group in measured.alike)
        yield f"{_pictures(count)} that are like another one of the folder"


def comparison(found: Comparison, first: str, second: str) -> Iterator[str]:
    """How two models called `first` and `second` compare, in lines, and the pictures whose answer
    changed with both answers."""
    before, after = found.accuracies
    yield f"“{first}” {before:.1%} right, “{second}” {after:.1%}, on {_pictures(len(found.pairs))}"
    if not found.changed:
        yield "Every answer is the same."
        return
    wrong = len(found.changed) - len(found.mended) - len(found.spoilt)
    yield (
        f"{_pictures(len(found.changed))} with another answer: {len(found.spoilt)} right only with "
        f"“{first}”, {len(found.mended)} only with “{second}”, {wrong} with neither"
    )
    yield f"Models that are equally good differ this much by chance in {found.chance:.0%} of cases"
    for pair in found.changed:
        one, other = pair.first, pair.second
        yield (
            f"{files.printable(one.path)}: {one.truth}; {one.answer} {one.confidence:.0%} → "
            f"{other.answer} {other.confidence:.0%}"
        )


def parity(found: Parity, one: str, other: str) -> Iterator[str]:
    """How the answers of two sites called `one` and `other` compare, in lines."""
    seen = found.comparison
    same = len(seen.pairs) - len(seen.changed)
    yield f"“{one}” and “{other}”, {_pictures(len(seen.pairs))}"
    yield f"best class the same in {same} of {len(seen.pairs)} ({seen.agreement:.0%})"
    yield f"largest difference of a score {seen.largest:.6f}"
    for pair in seen.changed:
        yield (
            f"{files.printable(pair.first.path)}: {pair.first.answer} {pair.first.confidence:.1%} "
            f"on “{one}”, {pair.second.answer} {pair.second.confidence:.1%} on “{other}”"
        )
    for site, each in found.unanswered:
        yield f"{files.printable(each.example.path)}: no answer on “{site}”. {each.reason}"
    yield "The answers are the same." if found.holds else "The answers are NOT the same."


def _pictures(count: int) -> str:
    return f"{count} picture" if count == 1 else f"{count} pictures"


def write_csv(figures: Figures, file: Path, threshold: float) -> int:
    """Save each picture's truth, decision at the threshold, answer and scores; how many rows.

    Written whole or not at all. Raises Trouble when the file cannot be written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    header = ["file", "truth", "decision", "answer", "confidence", "right"]
    writer.writerow([*header, *(f"score_{label}" for label in figures.labels)])
    for each in figures.judged:
        writer.writerow(_row(each, figures.labels, threshold))
    with files.replacing(file) as stream:
        stream.write(text.getvalue().encode("utf-8", "backslashreplace"))
    return len(figures.judged)


def _row(judged: Judged, labels: Sequence[str], threshold: float) -> list[str]:
    scores = dict(judged.scores)
    is_sure = judged.is_answered and judged.confidence >= threshold
    decision = judged.answer if is_sure else NOT_SURE
    return [
        files.defused(files.printable(judged.path)),
        files.defused(judged.truth),
        files.defused(decision),
        files.defused(judged.answer),
        f"{judged.confidence:.6f}",
        "true" if judged.is_right else "false",
        *(f"{scores[label]:.6f}" if label in scores else "" for label in labels),
    ]
