"""What a statement came to: its kind, the columns of its answer, and what it touched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yogadesk.engine.schema import Field, Ref


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to one statement, or, from a dry run, what its answer would look like.

    `kind` is BigQuery's statementType (SELECT, CREATE_TABLE_AS_SELECT, CREATE_MODEL, INSERT …).
    `rows` streams tuples of Python values in the order of `fields`: int, float, bool, str, bytes,
    datetime, date, time, Decimal, list for an array and dict for a struct, whose fields without a
    name are `_field_1` …. It is read once, and may raise a `Fault`; closing it early is allowed.
    `target` is the table, view or model that was written, `ddl_operation` CREATE, REPLACE, SKIP or
    DROP, `dml_rows` the rows that were inserted, changed or deleted.
    """

    kind: str
    fields: tuple[Field, ...] = ()
    rows: Iterator[tuple[object, ...]] = field(default_factory=lambda: iter(()))
    total_rows: int | None = None
    target: Ref | None = None
    ddl_operation: str | None = None
    dml_rows: int | None = None
    referenced: tuple[Ref, ...] = ()
