"""CSV files as BigQuery reads them: split by DuckDB, converted here, strictly."""

from __future__ import annotations

import glob
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Self

import duckdb

from yogadesk.engine.bigquery.parameters import read_text
from yogadesk.engine.bigquery.rest import flag, number, text
from yogadesk.engine.faults import Fault, invalid, unsupported
from yogadesk.engine.schema import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from yogadesk.engine.bigquery.rest import Json

_ENCODINGS: Final = {"UTF-8": "utf-8", "UTF8": "utf-8", "ISO-8859-1": "latin-1"}
_LONGEST_ROW: Final = 16 * 1024 * 1024
_BUFFER: Final = 2 * _LONGEST_ROW
"""DuckDB holds as much of a file at once. BigQuery's rows may be 100 MB; ours are held to less."""
_SAMPLE: Final = 500
"""Rows that a detected schema rests on, as in BigQuery."""
_AT_ONCE: Final = 2_000


@dataclass(frozen=True, slots=True)
class CsvForm:
    """How a CSV file is written. `skip` is how many lines at its head are not data."""

    delimiter: str | None
    quote: str
    skip: int
    newlines: bool
    jagged: bool
    null: str
    encoding: str
    autodetect: bool

    @classmethod
    def of(cls, load: Json) -> CsvForm:
        """The form a JobConfigurationLoad tells. Raises a Fault for what cannot be."""
        encoding = _ENCODINGS.get((text(load, "encoding") or "UTF-8").upper())
        if encoding is None:
            raise unsupported(f"The encoding {load['encoding']}")
        quote = text(load, "quote")
        quote = '"' if quote is None else quote
        delimiter = text(load, "fieldDelimiter")
        delimiter = {"tab": "\t", "\\t": "\t"}.get(delimiter or "", delimiter)
        if len(quote) > 1:
            raise invalid("Quote must be one character.", "quote")
        return cls(
            delimiter=delimiter or None,
            quote=quote,
            skip=number(load, "skipLeadingRows") or 0,
            newlines=flag(load, "allowQuotedNewlines"),
            jagged=flag(load, "allowJaggedRows"),
            null=text(load, "nullMarker") or "",
            encoding=encoding,
            autodetect=flag(load, "autodetect"),
        )


class CsvFile:
    """One CSV file, open. It is read by a DuckDB of its own that holds nothing else: the one with
    the data is shut off from files."""

    def __init__(self, path: Path, form: CsvForm) -> None:
        # DuckDB takes a name for a pattern, so what a pattern could mean in it is escaped.
        self._name = glob.escape(str(path))
        self._form = form
        self._duckdb = duckdb.connect(":memory:", config={"threads": 1})
        with path.open("rb") as file:
            head = file.read(4)
        self._zipped = head.startswith(b"\x1f\x8b")
        self._empty = not head

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._duckdb.close()

    def detect(self) -> tuple[tuple[Field, ...], int]:
        """The columns that the file itself tells, and how many lines come before its rows.

        As in BigQuery, the first line names the columns when it holds only text above a column
        that is not text.
        """
        if self._empty:
            raise invalid("Cannot detect the schema of an empty file.")
        skip = max(self._form.skip - 1, 0)
        try:
            first, kinds = self._sniff(skip)
        except duckdb.Error as e:
            raise _unreadable(e) from e
        header = any(
            kind != "STRING" and cell and not _is(kind, cell)
            for cell, kind in zip(first, kinds, strict=True)
        ) and all(cell for cell in first)
        if header:
            names = _unique([_column_name(cell or "") for cell in first])
        else:
            names = [f"{_PREFIX[kind]}_field_{i}" for i, kind in enumerate(kinds)]
        fields = tuple(Field(n, kind) for n, kind in zip(names, kinds, strict=True))
        return fields, skip + 1 if header else self._form.skip

    def _sniff(self, skip: int) -> tuple[list[str | None], list[str]]:
        """The first line's cells, and the types of the columns below it."""
        found = self._duckdb.execute(
            f"SELECT * FROM read_csv(?, header=false, all_varchar=true, skip={skip}, "
            f"{self._dialect()}) LIMIT {_SAMPLE + 1}",
            [self._name],
        )
        first = found.fetchone()
        if first is None:
            raise invalid("Cannot detect the schema of an empty file.")
        below = found.fetchall() or [first]
        return list(first), [_kind([row[i] for row in below]) for i in range(len(first))]

    def rows(self, fields: tuple[Field, ...], skip: int | None) -> Iterator[list[Any]]:
        """The rows below the first `skip` lines (by default, the form's) as Python values. Raises
        BigQuery's 400 with row and column of what is wrong."""
        for field in fields:
            if field.mode == "REPEATED" or field.type == "RECORD":
                raise invalid(f"Unsupported field in CSV: {field.name} is nested or repeated.")
        if self._empty:
            return
        skip = self._form.skip if skip is None else skip
        names = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(len(fields)))
        readers = [_reader(field, self._form) for field in fields]
        at = skip
        try:
            found = self._duckdb.execute(
                f"SELECT * FROM read_csv(?, columns={{{names}}}, auto_detect=false, header=false, "
                f"skip={skip}, null_padding={str(self._form.jagged).lower()}, {self._dialect()})",
                [self._name],
            )
            while some := found.fetchmany(_AT_ONCE):
                for row in some:
                    at += 1
                    yield [read(cell, at) for read, cell in zip(readers, row, strict=True)]
        except duckdb.Error as e:
            raise _unreadable(e) from e

    def _dialect(self) -> str:
        form = self._form
        settings = {
            "delim": self._delimiter,
            "quote": form.quote,
            "escape": form.quote,
            "nullstr": form.null,
            "encoding": form.encoding,
            "compression": "gzip" if self._zipped else "none",
        }
        written = ", ".join(f"{name}={_literal(value)}" for name, value in settings.items())
        # Not `parallel=false`: with it, DuckDB 2.0 drops a row whose quote never closes, silently.
        sizes = f"max_line_size={_LONGEST_ROW}, buffer_size={_BUFFER}"
        return f"{written}, allow_quoted_nulls=false, {sizes}"

    @cached_property
    def _delimiter(self) -> str:
        if self._form.delimiter is not None or not self._form.autodetect:
            return self._form.delimiter or ","
        try:
            row = self._duckdb.execute(
                "SELECT Delimiter FROM sniff_csv(?, header=false)", [self._name]
            ).fetchone()
        except duckdb.Error:
            return ","
        return str(row[0]) if row and row[0] else ","


_PREFIX: Final = {
    "STRING": "string",
    "INTEGER": "int64",
    "FLOAT": "double",
    "BOOLEAN": "bool",
    "DATE": "date",
    "TIME": "time",
    "TIMESTAMP": "timestamp",
}
_DETECTABLE: Final = ("BOOLEAN", "INTEGER", "FLOAT", "DATE", "TIME", "TIMESTAMP")


def _kind(cells: list[str | None]) -> str:
    """The narrowest type that holds every value of a column."""
    values = [cell for cell in cells if cell]
    if not values:
        return "STRING"
    return next((k for k in _DETECTABLE if all(_is(k, v) for v in values)), "STRING")


def _is(kind: str, cell: str) -> bool:
    if kind == "BOOLEAN":
        return cell.strip().lower() in ("true", "false", "t", "f", "yes", "no", "y", "n")
    try:
        read_text(kind, cell, "")
    except Fault:
        return False
    return True


def _reader(field: Field, form: CsvForm) -> Callable[[str | None, int], Any]:
    def read(cell: str | None, row: int) -> Any:
        if cell is None:
            return None
        if not form.newlines and "\n" in cell:
            raise _bad(row, f"Missing close quote character ({form.quote}).")
        if field.type == "STRING":
            return cell
        if cell == "" and not form.null:
            return b"" if field.type == "BYTES" else None
        try:
            return read_text(field.type, cell, field.name)
        except Fault as e:
            if e.code != 400:
                raise
            raise _bad(
                row, f"Could not parse '{cell}' as {field.type} for field {field.name}"
            ) from e

    return read


def _bad(row: int, said: str) -> Fault:
    return invalid(f"Error while reading data, error message: {said}; line number: {row}")


def _unreadable(error: duckdb.Error) -> Fault:
    """BigQuery's 400 in DuckDB's words, without the path and the advice to DuckDB's users."""
    said = [line.strip() for line in str(error).splitlines() if line.strip()]
    kept: list[str] = []
    for line in said:
        if line.startswith(("Possible", "file =", "* ", "LINE ")):
            break
        kept.append(line)
    message = " ".join(kept).removeprefix("Invalid Input Error: ")
    return invalid(f"Error while reading data, error message: {message}")


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _column_name(cell: str) -> str:
    name = re.sub(r"\W", "_", cell.strip()) or "_"
    return f"_{name}" if name[0].isdigit() else name


def _unique(names: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    found = []
    for name in names:
        count = seen.get(name.lower(), 0)
        seen[name.lower()] = count + 1
        found.append(f"{name}_{count}" if count else name)
    return found
