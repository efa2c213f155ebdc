"""The answer of a query: its columns as BigQuery names them, its rows one after another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from yogadesk.engine.faults import Fault, invalid_query
from yogadesk.engine.sql import images, kinds
from yogadesk.engine.sql.errors import translated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yogadesk.engine.schema import Field
    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.kinds import Type
    from yogadesk.engine.sql.scope import Relation
    from yogadesk.engine.storage.store import ObjectStore

_AT_ONCE = 500
_Convert = Callable[[Any], Any]


def fields_of(relation: Relation) -> tuple[Field, ...]:
    """The columns of an answer; those without a name are `f0_`, `f1_` …. Raises BigQuery's error
    for a name that comes twice."""
    if relation.is_value:
        return fields_of_struct(relation.columns[0].type)
    names: list[str] = []
    unnamed = 0
    for column in relation.columns:
        if column.name is None:
            names.append(f"f{unnamed}_")
            unnamed += 1
        else:
            names.append(column.name)
    twice = sorted({n for n in names if [x.lower() for x in names].count(n.lower()) > 1})
    if twice:
        raise invalid_query(
            "Duplicate column names in the result are not supported. "
            f"Found duplicate(s): {', '.join(twice)}"
        )
    return tuple(
        kinds.field_of(name, column.type)
        for name, column in zip(names, relation.columns, strict=True)
    )


def fields_of_struct(kind: Type) -> tuple[Field, ...]:
    """The columns of an answer whose rows are structs."""
    return tuple(kinds.field_of(name, inner) for name, inner in kind.fields)


def run_steps(compiler: Compiler) -> None:
    """Make everything the statement's text reads. Raises a Fault."""
    for step in compiler.steps:
        with translated():
            step.run(compiler)


def rows(compiler: Compiler, relation: Relation) -> Iterator[tuple[object, ...]]:
    """Run a query and give its rows as they come. The steps must have run."""
    sql = compiler.whole(relation.sql)
    with translated():
        compiler.cur.execute(sql, compiler.values(sql) or None)
    return _fetched(compiler, relation)


def _fetched(compiler: Compiler, relation: Relation) -> Iterator[tuple[object, ...]]:
    objects = compiler.session.objects
    converters = [_converter(column.type, objects) for column in relation.columns]
    plain = all(converter is None for converter in converters)
    while True:
        compiler.session.ticket.check()
        with translated():
            found = compiler.cur.fetchmany(_AT_ONCE)
        if not found:
            return
        for row in found:
            if plain and not relation.is_value:
                yield row
                continue
            values = tuple(
                value if convert is None or value is None else convert(value)
                for convert, value in zip(converters, row, strict=True)
            )
            yield _unpacked(values) if relation.is_value else values


def _unpacked(values: tuple[Any, ...]) -> tuple[object, ...]:
    [value] = values
    return tuple(value.values()) if value is not None else (None,)


def _converter(kind: Type, objects: ObjectStore) -> _Convert | None:
    """What has to be done to a value of this type on its way out, or None."""
    if kind == kinds.CONTENT:
        return lambda uri: images.content(uri, objects)
    if kind.name == "IMAGE":
        return lambda value: images.written(images.picture(value, objects))
    if kind.name == "ARRAY":
        return _without_null
    if kind.name == "STRUCT":
        inner = [(name, _converter(each, objects)) for name, each in kind.fields]
        known = {name: convert for name, convert in inner if convert is not None}
        return (lambda value: _converted(value, known)) if known else None
    return None


def _without_null(values: list[Any]) -> list[Any]:
    if None in values:
        raise Fault(
            400, "invalidQuery", "Array cannot have a null element; error in writing field", "query"
        )
    return values


def _converted(value: dict[str, Any], known: dict[str, _Convert]) -> dict[str, Any]:
    return {
        name: known[name](each) if name in known and each is not None else each
        for name, each in value.items()
    }
