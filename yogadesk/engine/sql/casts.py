"""CAST and SAFE_CAST between the types whose written forms are the same in BigQuery and DuckDB."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import kinds, moments
from yogadesk.engine.sql.kinds import Type
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.typed import Typed, coerced, literal, text
from yogadesk.engine.types import quoted

if TYPE_CHECKING:
    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.scope import Scope

_TYPES: Final = {
    exp.DType.BIGINT: "INT64",
    exp.DType.INT: "INT64",
    exp.DType.SMALLINT: "INT64",
    exp.DType.TINYINT: "INT64",
    exp.DType.DOUBLE: "FLOAT64",
    exp.DType.BOOLEAN: "BOOL",
    exp.DType.TEXT: "STRING",
    exp.DType.BINARY: "BYTES",
    exp.DType.VARBINARY: "BYTES",
    exp.DType.DATE: "DATE",
    exp.DType.TIME: "TIME",
    exp.DType.DATETIME: "DATETIME",
    exp.DType.TIMESTAMP: "DATETIME",
    exp.DType.TIMESTAMPTZ: "TIMESTAMP",
    exp.DType.DECIMAL: "NUMERIC",
    exp.DType.JSON: "JSON",
}

_ODD: Final = {
    "BOOL": r"(?i)\s+(true|false)\s*|\s*(true|false)\s+",
}
"""Text that BigQuery may read, in a way that was not checked: refused row by row."""

_DIRECT: Final = {
    ("BOOL", "INT64"),
    ("INT64", "BOOL"),
    ("INT64", "FLOAT64"),
    ("INT64", "NUMERIC"),
    ("INT64", "STRING"),
    ("BOOL", "STRING"),
    ("NUMERIC", "FLOAT64"),
    ("DATE", "STRING"),
    ("TIME", "STRING"),
    ("DATE", "DATETIME"),
    ("DATE", "TIMESTAMP"),
    ("DATETIME", "DATE"),
    ("DATETIME", "TIME"),
    ("DATETIME", "TIMESTAMP"),
    ("TIMESTAMP", "DATE"),
    ("TIMESTAMP", "DATETIME"),
}
"""Casts that mean the same in both; DuckDB's sessions here are in UTC, as BigQuery's are."""


def data_type(node: exp.DataType) -> Type:
    """A type as it is written in a statement. Raises 501 for one with parameters or unknown."""
    only(node, "this", "expressions", "nested")
    if node.this == exp.DType.ARRAY:
        return kinds.array(data_type(node.expressions[0]))
    if node.this == exp.DType.STRUCT:
        return kinds.struct(*(_field(n, i) for i, n in enumerate(node.expressions, 1)))
    if node.expressions:
        raise unsupported(f"The type {node.sql('bigquery')}")
    name = _TYPES.get(node.this)
    if name is None:
        raise unsupported(f"The type {node.sql('bigquery')}")
    return Type(name)


def _field(node: exp.Expr, number: int) -> tuple[str, Type]:
    if isinstance(node, exp.ColumnDef):
        return node.name, data_type(node.args["kind"])
    assert isinstance(node, exp.DataType)
    return f"_field_{number}", data_type(node)


def cast(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """CAST(x AS type), SAFE_CAST, a typed literal (DATE '2024-01-31') or a typed array."""
    only(node, "this", "to", "safe")
    target = data_type(node.args["to"])
    written = node.this
    if isinstance(written, exp.Array) and target.element is not None:
        return _typed_array(compiler, written, target, scope)
    if isinstance(written, exp.Struct) and target.fields:
        return _typed_struct(compiler, written, target, scope)
    value = compiler.expression(node.this, scope)
    return cast_to(value, target, node, safe=isinstance(node, exp.TryCast))


def _typed_array(compiler: Compiler, node: exp.Array, target: Type, scope: Scope) -> Typed:
    """ARRAY<type>[…]: each element turns into that type."""
    only(node, "expressions", "struct_name_inheritance", "value_constructor")
    assert target.element is not None
    if any(isinstance(item, exp.Query) for item in node.expressions):
        return cast_to(compiler.expression(node, scope), target, node)
    items = [_turned(compiler, item, target.element, scope) for item in node.expressions]
    listed = ", ".join(item.sql for item in items)
    constant = all(item.constant for item in items)
    values = [item.value for item in items] if constant else None
    return Typed(f"CAST([{listed}] AS {kinds.physical(target)})", target, constant, values)


def _typed_struct(compiler: Compiler, node: exp.Expr, target: Type, scope: Scope) -> Typed:
    """STRUCT<type, …>(…): each value turns into the type at its place."""
    only(node, "expressions")
    if len(node.expressions) != len(target.fields):
        raise invalid_query(
            f"STRUCT has {len(node.expressions)} fields but its type has {len(target.fields)}",
            *place(node),
        )
    if any(isinstance(item, exp.Alias) for item in node.expressions):
        raise unsupported("A typed STRUCT whose values have names")
    parts = [
        f"{quoted(name)} := {_turned(compiler, item, kind, scope).sql}"
        for item, (name, kind) in zip(node.expressions, target.fields, strict=True)
    ]
    return Typed(f"struct_pack({', '.join(parts)})", target)


def _turned(compiler: Compiler, node: exp.Expr, kind: Type, scope: Scope) -> Typed:
    if isinstance(node, exp.Struct | exp.Tuple) and kind.fields:
        return _typed_struct(compiler, node, kind, scope)
    value = compiler.expression(node, scope)
    if not kinds.turns_into(value.type, kind, constant=value.constant):
        raise invalid_query(f"{value.type} does not coerce to {kind}", *place(node))
    return coerced(value, kind)


def cast_to(value: Typed, target: Type, node: exp.Expr, *, safe: bool = False) -> Typed:
    """The value in another type, with an error (or NULL where `safe`) for what has no such form."""
    source = value.type
    if source == target:
        return replace(value, constant=value.constant)
    if source == kinds.NULL or _is_same_shape(source, target):
        return coerced(value, target)
    if value.constant and source == kinds.STRING and target.name in moments.KINDS and not safe:
        return coerced(value, target)
    if value.constant and source == kinds.STRING and target == kinds.NUMERIC and not safe:
        return _numeric(str(value.value), node)
    sql = _cast_sql(value, target, safe)
    if sql is None:
        if (source.name, target.name) in _NEVER:
            raise invalid_query(f"Invalid cast from {source} to {target}", *place(node))
        raise unsupported(f"CAST from {source} to {target}")
    return Typed(sql, target, value.constant and value.value is None)


_NEVER: Final = {("BOOL", "DATE"), ("DATE", "INT64"), ("INT64", "DATE"), ("BOOL", "FLOAT64")}


def _numeric(written: str, node: exp.Expr) -> Typed:
    found = re.fullmatch(r"[+-]?(\d*)(?:\.(\d*))?", written)
    if found is None or not any(found.groups()):
        raise unsupported(f"NUMERIC '{written}'")
    whole, fraction = found.groups()
    if len(whole.lstrip("0")) > 29 or len(fraction or "") > 9:
        raise invalid_query(f"Invalid NUMERIC value: {written}", *place(node))
    return literal(Decimal(written), kinds.NUMERIC)


def _is_same_shape(source: Type, target: Type) -> bool:
    return source.name in ("ARRAY", "STRUCT") and kinds.turns_into(source, target)


def _cast_sql(value: Typed, target: Type, safe: bool) -> str | None:
    source, name = value.type.name, target.name
    if (source, name) in _DIRECT:
        return f"CAST({value.sql} AS {kinds.physical(target)})"
    if (source, name) == ("TIMESTAMP", "TIME"):
        return f"CAST(CAST({value.sql} AS TIMESTAMP) AS TIME)"
    if source == "FLOAT64" and name == "INT64":
        # DuckDB's cast rounds halves to even, BigQuery's away from zero.
        word = "TRY_CAST" if safe else "CAST"
        return f"{word}(round({value.sql}) AS BIGINT)"
    written = {"FLOAT64": "float_text", "DATETIME": "moment_text", "TIMESTAMP": "moment_text"}
    if name == "STRING" and source in written:
        zone = " || '+00'" if source == "TIMESTAMP" else ""
        moment = f"CAST({value.sql} AS TIMESTAMP)" if source == "TIMESTAMP" else value.sql
        return f"(yd_{written[source]}({moment}){zone})"
    if source == "STRING" and name in ("INT64", "FLOAT64"):
        read = "integer_of" if name == "INT64" else "float_of"
        made = f"{'safe_' if safe else ''}yd_{read}({value.sql})"
        if name == "INT64":
            return made
        # What Python computes cannot be NaN: DuckDB takes that for NULL.
        nan = "CAST('nan' AS DOUBLE)"
        return f"CASE WHEN lower({value.sql}) = 'nan' THEN {nan} ELSE {made} END"
    if source == "STRING" and name == "BYTES":
        return f"encode({value.sql})"
    if source == "BYTES" and name == "STRING":
        return f"{'safe_' if safe else ''}yd_utf8({value.sql})"
    if source == "STRING":
        return _from_string(value.sql, target, safe)
    return None


def _from_string(sql: str, target: Type, safe: bool) -> str | None:
    form = "(?i)(true|false)" if target == kinds.BOOL else moments.FORMS.get(target.name)
    if form is None:
        return None
    word = "bool" if target == kinds.BOOL else target.name
    bad = "NULL" if safe else f"error('Bad {word} value: ' || {sql})"
    odd = _ODD.get(target.name, r"(?s)\s*[0-9].*")
    tried = f"{'TRY_CAST' if safe else 'CAST'}({sql} AS {kinds.physical(target)})"
    if target.name in moments.KINDS:
        # The date itself may still not exist (30 February).
        tried = f"TRY_CAST({sql} AS {kinds.physical(target)})"
        tried = tried if safe else f"COALESCE({tried}, error('Invalid {word}: ' || {sql}))"
    form_ok = f"regexp_full_match({sql}, {text(form)})"
    unknown = text(f" as {target} is not supported by the engine on this computer.")
    return (
        f"CASE WHEN {sql} IS NULL THEN NULL "
        f"WHEN {form_ok} THEN {tried} "
        f"WHEN regexp_full_match({sql}, {text(odd)}) THEN error({sql} || {unknown}) "
        f"ELSE {bad} END"
    )
