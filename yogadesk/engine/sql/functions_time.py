"""Functions of dates and times. Sessions are in UTC, as BigQuery's are unless a zone is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import casts, kinds
from yogadesk.engine.sql.kinds import DATE, DATETIME, INT64, STRING, TIMESTAMP, Type
from yogadesk.engine.sql.operators import no_signature
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.signatures import Function, Signature, known
from yogadesk.engine.sql.typed import Typed, coerced, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.scope import Scope

_DATE_PARTS: Final = ("DAY", "MONTH", "QUARTER", "YEAR")
_CLOCK_PARTS: Final = {
    "MICROSECOND": 1,
    "MILLISECOND": 1_000,
    "SECOND": 1_000_000,
    "MINUTE": 60_000_000,
    "HOUR": 3_600_000_000,
    "DAY": 86_400_000_000,
}
_FORMAT: Final = {"F": "%Y-%m-%d", "T": "%H:%M:%S"}
_PLAIN: Final = "YmdHMSjF T%"


def _kind(name: str) -> Type:
    return Type(name.split("_", maxsplit=1)[0])


def _value(compiler: Compiler, node: exp.Expr, scope: Scope, kind: Type) -> str:
    value = compiler.expression(node, scope)
    if not kinds.turns_into(value.type, kind, constant=value.constant):
        raise no_signature(f"a function of {kind}", [value], node)
    return coerced(value, kind).sql


def _part(node: exp.Expr, known_parts: object, name: str) -> str:
    part = str(node.name).upper() if isinstance(node, exp.Column | exp.Var) else ""
    if part not in known_parts:  # type: ignore[operator]
        raise unsupported(f"{name} with {part or node.sql('bigquery')}")
    return part


def _add(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """DATE_ADD, TIMESTAMP_SUB and their kin: a moment and an INTERVAL."""
    name = str(node.name).upper()
    kind = _kind(name)
    if len(node.expressions) != 2 or not isinstance(node.expressions[1], exp.Interval):
        raise invalid_query(f"{name} takes a {kind} and an INTERVAL", *place(node))
    interval = node.expressions[1]
    only(interval, "this", "unit")
    parts = _CLOCK_PARTS if kind == TIMESTAMP else _DATE_PARTS if kind == DATE else _ALL_PARTS
    part = _part(interval.args["unit"], (*parts, "WEEK") if kind != TIMESTAMP else parts, name)
    count = _count(compiler, interval.this, scope)
    sign = "-" if name.endswith("_SUB") else "+"
    scale, part = (3, "MONTH") if part == "QUARTER" else (1, part)
    step = f"CAST({count} * {scale} AS BIGINT) * INTERVAL 1 {part}"
    value = _value(compiler, node.expressions[0], scope, kind)
    return Typed(f"CAST({value} {sign} {step} AS {kinds.physical(kind)})", kind)


_ALL_PARTS: Final = (*_CLOCK_PARTS, *_DATE_PARTS)


def _count(compiler: Compiler, node: exp.Expr, scope: Scope) -> str:
    if isinstance(node, exp.Literal) and node.is_string:
        # sqlglot keeps the number of INTERVAL 1 DAY as text.
        if not str(node.this).lstrip("-").isdigit():
            raise unsupported(f"INTERVAL '{node.this}'")
        return str(node.this)
    return _value(compiler, node, scope, INT64)


def _difference(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """DATE_DIFF counts the boundaries between two dates, TIMESTAMP_DIFF whole intervals."""
    name = str(node.name).upper()
    kind = _kind(name)
    if len(node.expressions) != 3:
        raise invalid_query(f"{name} takes two values and a part", *place(node))
    one, other = (_value(compiler, each, scope, kind) for each in node.expressions[:2])
    if kind == DATE:
        part = _part(node.expressions[2], _DATE_PARTS, name)
        return Typed(f"date_diff('{part.lower()}', {other}, {one})", INT64)
    part = _part(node.expressions[2], _CLOCK_PARTS, name)
    elapsed = f"(epoch_us({one}) - epoch_us({other}))"
    return Typed(f"({elapsed} // {_CLOCK_PARTS[part]})", INT64)


def _truncated(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    name = str(node.name).upper()
    kind = _kind(name)
    if len(node.expressions) != 2:
        raise unsupported(f"{name} with a time zone")
    parts = _DATE_PARTS if kind == DATE else _ALL_PARTS
    part = _part(node.expressions[1], parts, name)
    value = _value(compiler, node.expressions[0], scope, kind)
    return Typed(f"CAST(date_trunc('{part.lower()}', {value}) AS {kinds.physical(kind)})", kind)


_EXTRACTED: Final = {
    "YEAR": "year",
    "QUARTER": "quarter",
    "MONTH": "month",
    "DAY": "day",
    "DAYOFYEAR": "dayofyear",
    "HOUR": "hour",
    "MINUTE": "minute",
    "SECOND": "second",
    "ISOWEEK": "week",
    "ISOYEAR": "isoyear",
}


def extract(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """EXTRACT(part FROM moment)."""
    only(node, "this", "expression")
    value = compiler.expression(node.expression, scope)
    if value.type not in (DATE, DATETIME, TIMESTAMP):
        raise unsupported(f"EXTRACT from {value.type}")
    part = str(node.this.name).upper()
    if part == "DATE":
        return Typed(f"CAST({value.sql} AS DATE)", DATE)
    if part == "DAYOFWEEK":
        return Typed(f"(CAST(dayofweek({value.sql}) AS BIGINT) + 1)", INT64)
    if part not in _EXTRACTED or (value.type == DATE and part in ("HOUR", "MINUTE", "SECOND")):
        raise unsupported(f"EXTRACT({part} FROM {value.type})")
    return Typed(f"CAST({_EXTRACTED[part]}({value.sql}) AS BIGINT)", INT64)


def _formatted(arguments: list[Typed], node: exp.Expr) -> Typed:
    name = str(node.name).upper()
    kind = Type(name.removeprefix("FORMAT_"))
    if len(arguments) != 2 or not kinds.turns_into(
        arguments[1].type, kind, constant=arguments[1].constant
    ):
        raise no_signature(f"function {name}", arguments, node)
    pattern = arguments[0].value
    if not arguments[0].constant or not isinstance(pattern, str):
        raise unsupported(f"{name} with a format that is no literal or parameter")
    value = coerced(arguments[1], kind).sql
    moment = f"CAST({value} AS TIMESTAMP)"
    return Typed(f"strftime({moment}, {text(_format(pattern, name))})", STRING)


def _format(pattern: str, name: str) -> str:
    made, position = "", 0
    while position < len(pattern):
        char = pattern[position]
        if char != "%":
            made, position = made + char, position + 1
            continue
        element = pattern[position + 1 : position + 2]
        if not element or element not in _PLAIN or element == " ":
            raise unsupported(f"%{element} in {name}")
        made += _FORMAT.get(element, f"%{element}")
        position += 2
    return made


def _to(kind: Type) -> Function:
    def call(arguments: list[Typed], node: exp.Expr) -> Typed:
        if len(arguments) == 3 and kind == DATE:
            return _FROM_PARTS(arguments, node)
        if len(arguments) != 1:
            raise unsupported(f"{kind} of {len(arguments)} arguments")
        return casts.cast_to(arguments[0], kind, node)

    return call


_FROM_PARTS: Final = known(Signature((INT64, INT64, INT64), DATE, "make_date({0}, {1}, {2})"))


def _now(kind: Type, sql: str) -> Function:
    def call(arguments: list[Typed], node: exp.Expr) -> Typed:
        if arguments:
            raise unsupported(f"{str(node.name).upper()} with a time zone")
        return Typed(sql, kind)

    return call


def _floor(unit: int) -> str:
    # DuckDB's // cuts towards zero, which is upwards before 1970.
    since = "epoch_us({0})"
    return f"(({since} - ({since} % {unit} + {unit}) % {unit}) // {unit})"


_UTC_NOW: Final = "CAST(now() AS TIMESTAMP)"

WITH_PARTS: Final[dict[str, Callable[[Compiler, exp.Expr, Scope], Typed]]] = {
    **{f"{k}_{w}": _add for k in ("DATE", "DATETIME", "TIMESTAMP") for w in ("ADD", "SUB")},
    **{f"{k}_DIFF": _difference for k in ("DATE", "TIMESTAMP")},
    **{f"{k}_TRUNC": _truncated for k in ("DATE", "DATETIME", "TIMESTAMP")},
}
"""Functions one argument of which is a part of a date or an interval, not a value."""

FUNCTIONS: Final[dict[str, Function]] = {
    "DATE": _to(DATE),
    "DATETIME": _to(DATETIME),
    "TIMESTAMP": _to(TIMESTAMP),
    "CURRENT_DATE": _now(DATE, f"CAST({_UTC_NOW} AS DATE)"),
    "CURRENT_DATETIME": _now(DATETIME, _UTC_NOW),
    "CURRENT_TIMESTAMP": _now(TIMESTAMP, "now()"),
    "FORMAT_DATE": _formatted,
    "FORMAT_DATETIME": _formatted,
    "FORMAT_TIMESTAMP": _formatted,
    "UNIX_SECONDS": known(Signature((TIMESTAMP,), INT64, _floor(1_000_000))),
    "UNIX_MILLIS": known(Signature((TIMESTAMP,), INT64, _floor(1_000))),
    "UNIX_MICROS": known(Signature((TIMESTAMP,), INT64, "epoch_us({0})")),
    "TIMESTAMP_SECONDS": known(Signature((INT64,), TIMESTAMP, "make_timestamptz({0} * 1000000)")),
    "TIMESTAMP_MILLIS": known(Signature((INT64,), TIMESTAMP, "make_timestamptz({0} * 1000)")),
    "TIMESTAMP_MICROS": known(Signature((INT64,), TIMESTAMP, "make_timestamptz({0})")),
}
