"""Values on their way into a table, which holds no NULL arrays and no unread pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from yogadesk.engine.faults import Fault, invalid_query
from yogadesk.engine.sql import images, kinds
from yogadesk.engine.sql.places import place
from yogadesk.engine.sql.scope import Column, Relation
from yogadesk.engine.sql.typed import Typed, coerced, guarded, text

if TYPE_CHECKING:
    from sqlglot import exp

    from yogadesk.engine.schema import Field
    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.kinds import Type

_AT_ONCE: Final = 32


def value_for(field: Field, value: Typed, node: exp.Expr) -> str:
    """DuckDB's text for a value of a column. Raises BigQuery's error where the type does not
    fit."""
    kind = kinds.type_of(field)
    if not kinds.turns_into(value.type, kind, constant=value.constant):
        raise _misfit(field, value, kind, node)
    sql = coerced(value, kind).sql
    if kind.name != "ARRAY":
        return sql
    checked = guarded(
        f"len({sql}) <> list_aggregate({sql}, 'count')",
        text("Array cannot have a null element; error in writing field " + field.name),
        f"COALESCE({sql}, [])",
    )
    return f"CAST({checked} AS {kinds.physical(kind)})"


def _misfit(field: Field, value: Typed, kind: Type, node: exp.Expr) -> Fault:
    return invalid_query(
        f"Value has type {value.type} which cannot be inserted into column {field.name}, "
        f"which has type {kind}",
        *place(node),
    )


@dataclass(slots=True, eq=False)
class Reading:
    """A query's rows kept with their pictures decoded and their objects read, row by row."""

    inner: Relation
    table: str

    def run(self, compiler: Compiler) -> None:
        """Make both tables: the rows under a number, and beside them what had to be read."""
        cur, objects = compiler.cur, compiler.session.objects
        sql = compiler.whole(f"SELECT row_number() OVER () - 1 AS row, * FROM ({self.inner.sql})")
        cur.execute(f"CREATE TEMP TABLE {self.table}_in AS {sql}", compiler.values(sql) or None)
        lazy = self.lazy()
        columns = ", ".join(f"r{n} {_physical(c.type)}" for n, c in lazy.items())
        cur.execute(f"CREATE TEMP TABLE {self.table}_out (row BIGINT, {columns})")
        marks = ", ".join(f"CAST(? AS {_physical(column.type)})" for column in lazy.values())
        start = 0
        while True:
            compiler.session.ticket.check()
            rows = cur.execute(
                f"SELECT row, {', '.join(f'c{n}' for n in lazy)} FROM {self.table}_in "
                f"WHERE row >= {start} AND row < {start + _AT_ONCE}"
            ).fetchall()
            if not rows:
                return
            for number, *values in rows:
                read = [
                    _read(value, column.type, objects)
                    for value, column in zip(values, lazy.values(), strict=True)
                ]
                cur.execute(f"INSERT INTO {self.table}_out VALUES (?, {marks})", [number, *read])
            start += _AT_ONCE

    def lazy(self) -> dict[int, Column]:
        """The columns that have to be read, by their place."""
        return {n: c for n, c in enumerate(self.inner.columns) if c.type.is_lazy}


def _physical(kind: Type) -> str:
    return kinds.physical(settled(kind))


def _read(value: Any, kind: Type, objects: Any) -> object:
    if kind == kinds.CONTENT:
        return images.content(value, objects)
    return images.written(images.picture(value, objects))


def settled(kind: Type) -> Type:
    """What a picture or content that nobody has read becomes once it is stored."""
    if kind == kinds.CONTENT:
        return kinds.BYTES
    if kind.name == "IMAGE":
        return kinds.type_of(kinds.field_of("x", kind))
    return kinds.settled(kind)


def read(compiler: Compiler, relation: Relation) -> Relation:
    """The query with nothing left unread in it."""
    if not any(column.type.is_lazy for column in relation.columns):
        return relation
    reading = Reading(relation, compiler.name("read"))
    compiler.steps.append(reading)
    lazy = reading.lazy()
    parts = [
        f"{'o.r' if number in lazy else 'i.c'}{number} AS c{number}"
        for number in range(len(relation.columns))
    ]
    columns = tuple(
        Column(column.name, settled(column.type), column.sql) for column in relation.columns
    )
    name = reading.table
    return Relation(
        f"SELECT {', '.join(parts)} FROM {name}_in AS i JOIN {name}_out AS o USING (row)", columns
    )
