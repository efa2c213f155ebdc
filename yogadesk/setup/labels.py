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


def choose_output(scores: Sequence[Value], labels: Sequence[str]) -> Value:
    """The output that has a score for each label. Raises Trouble when none has."""
    for value in scores:
        if _width(value) == len(labels):
            return value
    sizes = " and ".join(str(_width(value)) for value in scores)
    said = f"There are {len(labels)} labels, and the model gives {sizes} scores for a picture."
    background = any(_width(value) == len(labels) + 1 for value in scores)
    if background and len(labels) == _IMAGENET:
        raise Trouble(
            "One label is missing",
            f"{said} Such models know 1,000 things and, as the first score, “background”.",
            "Put a first line “background” into the file of labels.",
        )
    advice = "Choose the file of labels that belongs to this model."
    if any(_width(value) == len(labels) - 1 for value in scores):
        advice = "Perhaps a heading or “background” is one line too many: remove it."
    raise Trouble("The labels do not fit the model", said, advice)


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
