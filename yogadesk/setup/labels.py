"""A model's labels, read from a CSV or text file and checked against what the model gives."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from yogadesk.modelfile.described import Value

_MOST_BYTES = 20_000_000
_IMAGENET = 1000
BACKGROUND = "background"
SHIFTS = (-1, 0, 1)
"""How a list may be moved: its first label left out, as it is, "background" put before it."""


class Shiftable(Trouble):
    """The labels are one too few or too many, in a way that is well known: with `shift`, one of
    SHIFTS, they would fit. Whether it is that, a person has to say."""

    def __init__(self, title: str, happened: str, advice: str, shift: int) -> None:
        super().__init__(title, happened, advice)
        self.shift = shift


def read(path: Path) -> tuple[str, ...]:
    """The labels in the order of the model's outputs.

    A text file has one a line; a CSV file a column `label` and, if the rows are not in order,
    `index`. Raises Trouble when the file cannot be read as either.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _unreadable(path, "it is larger than any list of labels")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise _unreadable(path, "it is not text in UTF-8") from error
    labels = _from_table(path, text) if _is_table(text) else _from_lines(text)
    if not labels:
        raise _unreadable(path, "there are no labels in it")
    if "" in labels:
        raise _unreadable(path, f"the label number {labels.index('') + 1} is empty")
    return labels


def shifted(labels: Sequence[str], shift: int) -> tuple[str, ...]:
    """The labels moved as one of SHIFTS says."""
    if shift > 0:
        return (BACKGROUND, *labels)
    return tuple(labels[1:] if shift < 0 else labels)


def choose_output(scores: Sequence[Value], labels: Sequence[str]) -> Value:
    """The output that has a score for each label; without one, an output whose file leaves open
    how many scores it has. Raises Trouble when there is neither."""
    for value in scores:
        if _width(value) == len(labels):
            return value
    for value in scores:
        if _width(value) == 0:
            return value
    widths = [_width(value) for value in scores]
    sizes = " / ".join(map(str, widths))
    said = f"There are {len(labels):,} labels, and the model gives {sizes} scores for a picture."
    if len(labels) + 1 in widths and len(labels) == _IMAGENET:
        raise Shiftable(
            "One label is missing",
            f"{said} Such models know 1,000 things and, as the first score, “{BACKGROUND}”.",
            f"Let “{BACKGROUND}” be put before the labels, or choose a file that has it.",
            1,
        )
    if len(labels) - 1 in widths:
        raise Shiftable(
            "There is one label too many",
            f"{said} The first one is “{labels[0][:40]}”: perhaps a heading, or “{BACKGROUND}”, "
            "which this model does not know.",
            "Let the first label be left out, or choose the file that belongs to this model.",
            -1,
        )
    raise Trouble(
        "The labels do not fit the model",
        said,
        "Choose the file of labels that belongs to this model.",
    )


def as_csv(labels: Sequence[str]) -> bytes:
    """`index,label` with a header, as the labels' table is loaded."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("index", "label"))
    writer.writerows(enumerate(labels))
    return text.getvalue().encode()


def _width(value: Value) -> int:
    assert value.shape is not None
    return value.shape[1] or 0


def _is_table(text: str) -> bool:
    return "label" in [name.strip().lower() for name in text.partition("\n")[0].split(",")]


def _from_table(path: Path, text: str) -> tuple[str, ...]:
    try:
        rows = [
            {(name or "").strip().lower(): value for name, value in row.items()}
            for row in csv.DictReader(io.StringIO(text), restval="", restkey="")
        ]
        if rows and "index" in rows[0]:
            rows.sort(key=lambda row: int(row["index"]))
            if [int(row["index"]) for row in rows] != list(range(len(rows))):
                raise _unreadable(path, "its column “index” does not count from 0 without gaps")
        return tuple(row["label"].strip() for row in rows)
    except (csv.Error, ValueError, KeyError, AttributeError, TypeError) as error:
        raise _unreadable(path, f"its rows are not those of a table ({error})") from error


def _from_lines(text: str) -> tuple[str, ...]:
    lines = [line.strip() for line in text.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def _unreadable(path: Path, why: str) -> Trouble:
    return Trouble(
        "The labels cannot be read",
        f"“{path}” cannot be used: {why}.",
        "Choose a text file with one label a line, or a CSV file with a column “label”.",
    )
