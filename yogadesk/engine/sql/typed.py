"""An expression on its way: its BigQuery type and the DuckDB text that computes the same."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import kinds, moments
from yogadesk.engine.types import quoted

if TYPE_CHECKING:
    from yogadesk.engine.sql.kinds import Type


@dataclass(frozen=True, slots=True)
class Typed:
    """DuckDB's text for an expression and the type it has in BigQuery.

    `constant` marks a literal or a parameter, whose Python `value` is then known. `sum` is given
    for float arithmetic that has not been checked for overflow yet: its text and the texts of its
    operands (see `finite`); `sql` is always the checked one.
    """

    sql: str
    type: Type
    constant: bool = False
    value: object = None
    sum: tuple[str, tuple[str, ...]] | None = None


NULL = Typed("NULL", kinds.NULL, constant=True)


def text(value: str) -> str:
    """A string literal of DuckDB's."""
    return "'" + value.replace("'", "''") + "'"


def literal(value: object, kind: Type) -> Typed:
    """A constant of a scalar type."""
    return Typed(_literal(value, kind), kind, constant=True, value=value)


def _literal(value: object, kind: Type) -> str:
    if value is None:
        return f"CAST(NULL AS {kinds.physical(kind)})"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"CAST({text(repr(value) if math.isfinite(value) else str(value))} AS DOUBLE)"
    if isinstance(value, bytes):
        return f"from_hex('{value.hex()}')"
    if isinstance(value, str):
        return text(value)
    if isinstance(value, int | Decimal | dt.date | dt.time):
        return f"CAST({text(str(value))} AS {kinds.physical(kind)})"
    raise unsupported(f"A constant of type {kind}")


def coerced(expression: Typed, target: Type) -> Typed:
    """The same value in a type it turns into unasked (see `kinds.turns_into`)."""
    source = expression.type
    if source == target:
        return expression
    if expression.constant and source == kinds.STRING and target.name in moments.KINDS:
        if expression.value is None:
            return literal(None, target)
        return literal(moments.parse(str(expression.value), target), target)
    if expression.constant and isinstance(expression.value, int | float) and target.is_number:
        return _number(expression, target)
    if kinds.physical(source) == kinds.physical(target):
        return replace(expression, type=target)
    return replace(expression, sql=_cast(expression.sql, source, target), type=target, sum=None)


def _cast(sql: str, source: Type, target: Type) -> str:
    """The value in another type. Structs go by the place of their fields: DuckDB's own cast goes
    by their names."""
    if kinds.physical(source) == kinds.physical(target):
        return sql
    if source.name == "STRUCT" and target.name == "STRUCT":
        parts = [
            f"{quoted(new)} := {_cast(f'struct_extract({sql}, {text(old)})', have, want)}"
            for (old, have), (new, want) in zip(source.fields, target.fields, strict=True)
        ]
        return f"CASE WHEN {sql} IS NOT NULL THEN struct_pack({', '.join(parts)}) END"
    inner, outer = source.element, target.element
    if inner is not None and outer is not None and inner.name == "STRUCT":
        return f"list_transform({sql}, lambda e: {_cast('e', inner, outer)})"
    return f"CAST({sql} AS {kinds.physical(target)})"


def _number(expression: Typed, target: Type) -> Typed:
    value = expression.value
    assert isinstance(value, int | float)
    if target == kinds.FLOAT64:
        return literal(float(value), target)
    if isinstance(value, float) and not math.isfinite(value):
        raise invalid_query(f"Invalid NUMERIC value: {value}")
    return literal(Decimal(repr(value)), target)


def finite(raw: str, operands: tuple[str, ...]) -> str:
    """Float arithmetic, which in BigQuery overflows with an error and in DuckDB to infinity.

    An operand that is infinite or NaN itself may make the outcome so.
    """
    odd = " OR ".join(f"NOT isfinite({operand})" for operand in operands)
    return (
        f"CASE WHEN isfinite({raw}) IS NOT FALSE THEN {raw} WHEN {odd or 'false'} THEN {raw} "
        f"ELSE error('Floating point overflow') END"
    )


def call(name: str, *arguments: str) -> str:
    return f"{name}({', '.join(arguments)})"


def guarded(bad: str, message: str, good: str) -> str:
    """`good`, but BigQuery's error where the condition `bad` holds. `message` is SQL text."""
    return f"CASE WHEN {bad} THEN error({message}) ELSE {good} END"
