"""Functions of dates and times. Sessions are in UTC, as BigQuery's are unless a zone is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import casts, formats, kinds, weeks
from yogadesk.engine.sql.kinds import DATE, DATETIME, INT64, STRING, TIME, TIMESTAMP, Type
from yogadesk.engine.sql.operators import no_signature
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.signatures import Function, Signature, known
from yogadesk.engine.sql.typed import Typed, coerced

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


def plus_interval(
    compiler: Compiler, moment: Typed, interval: exp.Expr, sign: str, scope: Scope
) -> Typed:
    """`moment + INTERVAL 1 DAY`: a DATE becomes a DATETIME."""
    only(interval, "this", "unit")
    if moment.type not in (DATE, DATETIME, TIMESTAMP):
        raise unsupported(f"{moment.type} {sign} INTERVAL")
    kind = TIMESTAMP if moment.type == TIMESTAMP else DATETIME
    parts = _CLOCK_PARTS if kind == TIMESTAMP else (*_ALL_PARTS, "WEEK")
    part = _part(interval.args["unit"], parts, "INTERVAL")
    scale, part = (3, "MONTH") if part == "QUARTER" else (1, part)
    count = _count(compiler, interval.this, scope)
    step = f"CAST({count} * {scale} AS BIGINT) * INTERVAL 1 {part}"
    return Typed(f"CAST({moment.sql} {sign} {step} AS {kinds.physical(kind)})", kind)


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
    first = weeks.first_day(node.expressions[2])
    if first is not None and kind != TIMESTAMP:
        return Typed(f"({weeks.number(one, first)} - {weeks.number(other, first)})", INT64)
    if kind == DATE:
        part = _part(node.expressions[2], _DATE_PARTS, name)
        return Typed(f"date_diff('{part.lower()}', {other}, {one})", INT64)
    if kind == DATETIME:
        part = _part(node.expressions[2], _ALL_PARTS, name)
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
    value = _value(compiler, node.expressions[0], scope, kind)
    first = weeks.first_day(node.expressions[1])
    if first is not None:
        began = weeks.began(value, first)
        return Typed(f"CAST({began} AS {kinds.physical(kind)})", kind)
    part = _part(node.expressions[1], parts, name)
    return Typed(f"CAST(date_trunc('{part.lower()}', {value}) AS {kinds.physical(kind)})", kind)


_CLOCK: Final = ("HOUR", "MINUTE", "SECOND", "MILLISECOND", "MICROSECOND")
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
    inner, zone = node.expression, None
    if isinstance(inner, exp.AtTimeZone):
        inner, zone = inner.this, compiler.expression(inner.args["zone"], scope)
    value = compiler.expression(inner, scope)
    if zone is not None:
        if value.type != TIMESTAMP:
            raise invalid_query("EXTRACT AT TIME ZONE needs a TIMESTAMP", *place(node))
        value = Typed(formats.local(value.sql, zone), DATETIME)
    if value.type not in (DATE, TIME, DATETIME, TIMESTAMP):
        raise unsupported(f"EXTRACT from {value.type}")
    part = str(node.this.name).upper()
    first = weeks.first_day(node.this)
    if first is not None and part != "ISOWEEK":
        if value.type == TIME:
            raise unsupported("EXTRACT(WEEK FROM TIME)")
        return Typed(weeks.of_year(value.sql, first), INT64)
    if value.type == TIME and part not in _CLOCK:
        raise unsupported(f"EXTRACT({part} FROM TIME)")
    if part == "TIME" and value.type in (DATETIME, TIMESTAMP):
        return casts.cast_to(value, TIME, node)
    if part in ("MICROSECOND", "MILLISECOND") and value.type != DATE:
        unit = 1 if part == "MICROSECOND" else 1000
        return Typed(f"CAST(microsecond({value.sql}) % 1000000 // {unit} AS BIGINT)", INT64)
    if part == "DATE":
        return Typed(f"CAST({value.sql} AS DATE)", DATE)
    if part == "DAYOFWEEK":
        return Typed(f"(CAST(dayofweek({value.sql}) AS BIGINT) + 1)", INT64)
    if part not in _EXTRACTED or (value.type == DATE and part in ("HOUR", "MINUTE", "SECOND")):
        raise unsupported(f"EXTRACT({part} FROM {value.type})")
    return Typed(f"CAST({_EXTRACTED[part]}({value.sql}) AS BIGINT)", INT64)


def _to(kind: Type) -> Function:
    def call(arguments: list[Typed], node: exp.Expr) -> Typed:
        if len(arguments) == 3 and kind == DATE:
            return _FROM_PARTS(arguments, node)
        if len(arguments) == 6 and kind == DATETIME:
            return _FROM_ALL_PARTS(arguments, node)
        if len(arguments) == 2 and kind == DATETIME and arguments[0].type == DATE:
            return _FROM_DAY(arguments, node)
        if len(arguments) == 2 and kind != TIMESTAMP and arguments[0].type == TIMESTAMP:
            local = formats.local(arguments[0].sql, arguments[1])
            return Typed(f"CAST({local} AS {kinds.physical(kind)})", kind)
        if len(arguments) != 1:
            raise unsupported(f"{kind} of {len(arguments)} arguments")
        return casts.cast_to(arguments[0], kind, node)

    return call


_FROM_PARTS: Final = known(Signature((INT64, INT64, INT64), DATE, "make_date({0}, {1}, {2})"))


_FROM_ALL_PARTS: Final = known(
    Signature(
        (INT64,) * 6, DATETIME, "make_timestamp({0}, {1}, {2}, {3}, {4}, CAST({5} AS DOUBLE))"
    )
)
_FROM_DAY: Final = known(Signature((DATE, TIME), DATETIME, "({0} + {1})"))
_TIME_PARTS: Final = known(
    Signature((INT64, INT64, INT64), TIME, "make_time({0}, {1}, CAST({2} AS DOUBLE))")
)
_DATES: Final = (
    "CASE WHEN {0} IS NOT NULL AND {1} IS NOT NULL THEN list_transform("
    "generate_series({0}, {1}, INTERVAL 1 DAY), lambda e: CAST(e AS DATE)) END"
)


def _time(arguments: list[Typed], node: exp.Expr) -> Typed:
    if len(arguments) == 3:
        return _TIME_PARTS(arguments, node)
    if len(arguments) == 2 and arguments[0].type == TIMESTAMP:
        return Typed(f"CAST({formats.local(arguments[0].sql, arguments[1])} AS TIME)", TIME)
    if len(arguments) != 1:
        raise no_signature("function TIME", arguments, node)
    return casts.cast_to(arguments[0], TIME, node)


def _text(arguments: list[Typed], node: exp.Expr) -> Typed:
    if len(arguments) != 1 or arguments[0].type not in (DATE, TIME, DATETIME, TIMESTAMP):
        raise unsupported("STRING of anything but one date or time")
    return casts.cast_to(arguments[0], STRING, node)


def _now(kind: Type, sql: str) -> Function:
    def call(arguments: list[Typed], node: exp.Expr) -> Typed:
        if len(arguments) == 1 and kind != TIMESTAMP:
            local = formats.local("now()", arguments[0])
            return Typed(f"CAST({local} AS {kinds.physical(kind)})", kind)
        if arguments:
            raise no_signature(f"function {str(node.name).upper()}", arguments, node)
        return Typed(sql, kind)

    return call


def _floor(unit: int) -> str:
    # DuckDB's // cuts towards zero, which is upwards before 1970.
    since = "epoch_us({0})"
    return f"(({since} - ({since} % {unit} + {unit}) % {unit}) // {unit})"


_UTC_NOW: Final = "CAST(now() AS TIMESTAMP)"

WITH_PARTS: Final[dict[str, Callable[[Compiler, exp.Expr, Scope], Typed]]] = {
    **{f"{k}_{w}": _add for k in ("DATE", "DATETIME", "TIMESTAMP") for w in ("ADD", "SUB")},
    **{f"{k}_DIFF": _difference for k in ("DATE", "DATETIME", "TIMESTAMP")},
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
    **formats.FUNCTIONS,
    "LAST_DAY": known(Signature((DATE,), DATE, "last_day({0})")),
    "UNIX_DATE": known(Signature((DATE,), INT64, "date_diff('day', DATE '1970-01-01', {0})")),
    "DATE_FROM_UNIX_DATE": known(
        Signature((INT64,), DATE, "CAST(DATE '1970-01-01' + CAST({0} AS INTEGER) AS DATE)")
    ),
    "TIME": _time,
    "CURRENT_TIME": _now(TIME, f"CAST({_UTC_NOW} AS TIME)"),
    "STRING": _text,
    "GENERATE_DATE_ARRAY": known(
        Signature((DATE, DATE), kinds.array(DATE), _DATES),
    ),
    "UNIX_SECONDS": known(Signature((TIMESTAMP,), INT64, _floor(1_000_000))),
    "UNIX_MILLIS": known(Signature((TIMESTAMP,), INT64, _floor(1_000))),
    "UNIX_MICROS": known(Signature((TIMESTAMP,), INT64, "epoch_us({0})")),
    "TIMESTAMP_SECONDS": known(Signature((INT64,), TIMESTAMP, "make_timestamptz({0} * 1000000)")),
    "TIMESTAMP_MILLIS": known(Signature((INT64,), TIMESTAMP, "make_timestamptz({0} * 1000)")),
    "TIMESTAMP_MICROS": known(Signature((INT64,), TIMESTAMP, "make_timestamptz({0})")),
}
