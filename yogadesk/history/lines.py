"""The lines of a table for a spreadsheet, RFC 4180."""

from __future__ import annotations

import json
import string
from itertools import chain
from operator import add
from typing import TYPE_CHECKING, Any, TypeVar

from yogadesk import files
from yogadesk.history.facts import Clock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yogadesk.history.facts import Shared

_T = TypeVar("_T")

HEALTH = ("pose", "focus", "health_benefit", "breath")
_AFTER = (
    "model", "model_sha256", "site", "uri", "threshold", "time", "error", "corrected", "top_k",
    "prepare_seconds", "upload_seconds", "answer_seconds", "fingerprint",
)  # fmt: skip
_QUOTED = ('"', ",", "\r", "\n")
_NOT_PLAIN = (*_QUOTED, "\t", *(f"{at}{each}" for at in "\0;" for each in files.STARTS_A_FORMULA))
"""In texts that each have a NUL before them: what must be quoted or defused."""

_TAKEN_OUT = b'[]" '
"""Of the classes, what makes their JSON fields of a table when it is gone."""

_SYNTAX = b'[]",\n\\=+@'
"""What tells whether that is so: the syntax of JSON, and what a label that is no field may hold."""

_BUT_SYNTAX = bytes(set(range(256)) - set(_SYNTAX))

_HARMLESS = (string.ascii_letters + string.digits + "\0 !#$%&'()*./:;<>?[\\]^_`{|}~").encode()
"""Bytes that never need either, wherever they stand."""


class Lines:
    """The lines of one table. What repeats in its rows is written out once."""

    def __init__(self, shared: Shared, top_k: int) -> None:
        self._top_k = top_k
        self._clock = Clock()
        self._folders = shared.folders
        self._answerers = {
            key: ",".join(map(_field, (who.model, who.sha256, who.site)))
            for key, who in shared.answerers.items()
        }
        self._records: dict[int | None, str] = {
            key: ",".join(map(_field, record)) for key, record in shared.records.items()
        }
        self._records[None] = "," * (len(HEALTH) - 1)
        self._fields, self._counts = _Fields(), _Fields()  # apart, as 1 and 1.0 are one key
        self._plain_folders = {
            key for key, text in shared.folders.items() if text and _field(text) == text
        }
        self._plain: set[str] = set()
        syntax = "[" + ",".join(['["",]'] * top_k) + "]\n"
        self._syntax = syntax.encode() if top_k else b""
        ranks = range(1, top_k + 1)
        names = (name for n in ranks for name in (f"label_{n}", f"score_{n}"))
        self.header = ",".join(("file", "decision", *names, *HEALTH, *_AFTER)) + "\r\n"

    def of(self, chunk: Sequence[Sequence[Any]]) -> str:
        """The lines of these `Facts`."""
        quick = self._quickly(list(zip(*chunk, strict=True)))
        return quick or "".join([self._line(*each) for each in chunk])

    def _quickly(self, columns: list[tuple[Any, ...]]) -> str:
        """The lines, made a column at a time; "" where a text must be quoted or defused.

        A hundred thousand lines made one by one take twice as long.
        """
        (
            folder, name, decision, classes, record, answerer, uri, threshold, at, error, corrected,
            top_k, prepare, upload, answer, fingerprint,
        ) = columns  # fmt: skip
        uris, errors = _texts(uri), _texts(error)
        if not self._plain_folders.issuperset(folder):
            return ""
        if not _are_plain(name, uris, errors, fingerprint):
            return ""
        scores = self._all_classes(classes)
        if scores is None:
            return ""
        known = self._fields
        return _joined(
            list(map(add, map(self._folders.__getitem__, folder), name)),
            _known(decision, known),
            scores,
            _known(record, self._records),
            _known(answerer, self._answerers),
            uris,
            _known(threshold, known),
            self._clock.times(at),
            errors,
            _known(corrected, known),
            _known(top_k, self._counts),
            _known(prepare, known),
            _known(upload, known),
            _known(answer, known),
            fingerprint,
            rows=len(folder),
        )

    def _all_classes(self, texts: tuple[str, ...]) -> list[str] | None:
        """The fields of the classes of many rows; None where one has fewer or more than all, or a
        label that may be no field as it stands."""
        text = "\n".join(texts)
        if not text.isascii() or ("-" in text and ('"-' in text or _has_minus_within(text))):
            return None
        raw, rows = text.encode("ascii"), len(texts)
        if raw.translate(None, _BUT_SYNTAX) + b"\n" != self._syntax * rows:
            return None
        made = raw.translate(None, _TAKEN_OUT)
        if len(raw) - len(made) == (6 * self._top_k + 1) * rows:
            return made.decode("ascii").split("\n")
        # A label has a space.
        text = text.replace('], ["', ",").replace('", ', ",")
        return [each[3:-2] for each in text.split("\n")]

    def _line(
        self,
        folder: int,
        name: str,
        decision: str | None,
        classes: str,
        record: int | None,
        answerer: int,
        uri: str | None,
        threshold: float,
        at: int,
        error: str | None,
        corrected: str | None,
        top_k: int | None,
        prepare: float | None,
        upload: float | None,
        answer: float | None,
        fingerprint: str,
    ) -> str:
        """The line of `Facts`, spread out because that is quicker."""
        known = self._fields
        return (
            f"{_field(self._folders[folder] + name)},{known[decision]}"
            f"{self._classes(classes)},{self._records[record]},{self._answerers[answerer]}"
            f",{_field(uri)},{known[threshold]},{self._clock.time(at)}"
            f",{_field(error)},{known[corrected]}"
            f",{self._counts[top_k]},{known[prepare]},{known[upload]},{known[answer]}"
            f",{fingerprint if fingerprint.isalnum() else _field(fingerprint)}\r\n"
        )

    def _classes(self, text: str) -> str:
        """The fields of the classes, each with the comma before it."""
        labels = text.split('"')[1::2]
        missing = self._top_k - len(labels)
        if missing >= 0 and self._plain.issuperset(labels) and "\\" not in text:
            # Labels that are fields as they stand: what is between them is all there is to change.
            made = text[2:-2].replace('], ["', ",").replace('", ', ",").replace('"', ",", 1)
            return made + ",," * missing
        pairs = json.loads(text)[: self._top_k]
        self._plain.update(label for label, _ in pairs if _field(label) == label)
        filled = "".join(f",{_field(label)},{score!r}" for label, score in pairs)
        return filled + ",," * (self._top_k - len(pairs))


class _Fields(dict[str | float | None, str]):
    """The fields of values that many rows share, each made once. Such are labels, thresholds, and
    seconds, which are kept to the tenth of a millisecond."""

    def __missing__(self, value: str | float | None) -> str:
        self[value] = made = repr(value) if isinstance(value, int | float) else _field(value)
        return made


def _texts(column: tuple[str | None, ...]) -> str | list[str]:
    """These texts, or "" where there is none."""
    return [each or "" for each in column] if any(column) else ""


def _known(column: tuple[_T, ...], fields: Mapping[_T, str]) -> str | list[str]:
    """The fields of these values, or the one field that all of them have."""
    first = column[0]
    if column.count(first) == len(column):
        return fields[first]
    return list(map(fields.__getitem__, column))


def _joined(*columns: str | Sequence[str], rows: int) -> str:
    """The lines of so many rows from their columns, the last of which is a list. A text is the same
    in every row."""
    row = [""]  # what stands in every row and, after each of that but the last, a column's place
    lists: dict[int, Sequence[str]] = {}
    for column in columns:
        if isinstance(column, str):
            row[-1] += f"{column},"
        else:
            lists[len(row)] = column
            row += ("", ",")
    row[-1] = "\r\n"
    flat = row * rows
    for place, fields in lists.items():
        flat[place :: len(row)] = fields
    return "".join(flat)


def _are_plain(*columns: Sequence[str]) -> bool:
    """Whether no text in these columns must be quoted or defused."""
    text = "\0".join(("", *chain.from_iterable(columns)))
    left = text.encode("utf-8", "surrogatepass").translate(None, _HARMLESS)
    if not left.strip(b"-"):
        return not left or ("\0-" not in text and not _has_minus_within(text))
    return not any(mark in text for mark in _NOT_PLAIN)


def _has_minus_within(text: str) -> bool:
    return ";" in text and ";-" in text  # one character alone is found ten times as fast


def _field(value: str | None) -> str:
    """A text as a field of the table: no formula, and quoted where it must be."""
    if not value:
        return ""
    value = files.defused(value)
    if '"' in value or "," in value or "\n" in value or "\r" in value:
        return '"' + value.replace('"', '""') + '"'
    return value
