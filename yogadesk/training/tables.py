"""Figures as text for a terminal, and as CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from yogadesk import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from yogadesk.training.figures import Figures, Judged


def summary(figures: Figures) -> Iterator[str]:
    """The figures in lines: accuracy, each pose, the confusion matrix."""
    low, high = figures.interval
    count = len(figures.judged)
    interval = f"95 % interval {low:.1%} to {high:.1%}"
    yield f"accuracy {figures.accuracy:.1%} of {count} pictures ({interval})"
    yield f"calibration error {figures.calibration_error:.1%}"
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
    decision = judged.answer if judged.confidence >= threshold else "not sure"
    return [
        files.defused(files.printable(judged.path)),
        files.defused(judged.truth),
        files.defused(decision),
        files.defused(judged.answer),
        f"{judged.confidence:.6f}",
        "true" if judged.is_right else "false",
        *(f"{scores[label]:.6f}" if label in scores else "" for label in labels),
    ]
