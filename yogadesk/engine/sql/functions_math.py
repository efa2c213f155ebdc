"""Functions of numbers, and those that choose among values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yogadesk.engine.faults import unsupported
from yogadesk.engine.sql import kinds
from yogadesk.engine.sql.kinds import BOOL, FLOAT64, INT64
from yogadesk.engine.sql.operators import alike, comparison, no_signature
from yogadesk.engine.sql.signatures import Function, Signature, known
from yogadesk.engine.sql.typed import Typed, coerced, finite

if TYPE_CHECKING:
    from sqlglot import exp

_ZERO: Final = "CASE WHEN {1} = 0 THEN error('division by zero: ' || {0} || ' / ' || {1}) ELSE "


def _float(sql: str) -> Function:
    return known(Signature((FLOAT64,), FLOAT64, sql))


def _only_above(name: str, limit: str, argument: str = "0") -> str:
    return (
        f"CASE WHEN {{{argument}}} {limit} THEN error('Floating point error in {name.upper()}') "
        f"ELSE {name}({{{argument}}}) END"
    )


def _round(arguments: list[Typed], node: exp.Expr) -> Typed:
    if not 1 <= len(arguments) <= 2 or not kinds.turns_into(arguments[0].type, FLOAT64):
        raise no_signature("function ROUND", arguments, node)
    if arguments[0].type == kinds.NUMERIC:
        raise unsupported("ROUND of NUMERIC values")
    value = coerced(arguments[0], FLOAT64)
    if len(arguments) == 1:
        return Typed(f"round({value.sql})", FLOAT64)
    digits = arguments[1].value
    if not arguments[1].constant or not isinstance(digits, int) or not 0 <= digits <= 15:
        raise unsupported("ROUND to digits other than a number from 0 to 15")
    return Typed(f"round({value.sql}, {digits})", FLOAT64)


def _chosen(arguments: list[Typed], node: exp.Expr) -> Typed:
    """GREATEST and LEAST: NULL when one argument is, NaN when one is."""
    name = str(node.name).upper()
    if not arguments:
        raise no_signature(f"function {name}", arguments, node)
    same = alike(arguments, f"function {name}", node)
    if not kinds.is_comparable(same[0].type):
        raise no_signature(f"function {name}", arguments, node)
    listed = ", ".join(value.sql for value in same)
    missing = " OR ".join(f"{value.sql} IS NULL" for value in same)
    whens = f"WHEN {missing} THEN NULL"
    if same[0].type == FLOAT64:
        odd = " OR ".join(f"isnan({value.sql})" for value in same)
        whens += f" WHEN {odd} THEN CAST('nan' AS DOUBLE)"
    return Typed(f"CASE {whens} ELSE {name.lower()}({listed}) END", same[0].type)


def _coalesce(arguments: list[Typed], node: exp.Expr) -> Typed:
    name = str(node.name).upper()
    if not arguments or (name == "IFNULL" and len(arguments) != 2):
        raise no_signature(f"function {name}", arguments, node)
    same = alike(arguments, f"function {name}", node)
    return Typed(f"COALESCE({', '.join(value.sql for value in same)})", same[0].type)


def _null_if(arguments: list[Typed], node: exp.Expr) -> Typed:
    if len(arguments) != 2:
        raise no_signature("function NULLIF", arguments, node)
    value, _ = alike(arguments, "function NULLIF", node)
    same = comparison("=", arguments[0], arguments[1], node)
    return Typed(f"CASE WHEN {same.sql} THEN NULL ELSE {value.sql} END", value.type)


def _safe_divide(arguments: list[Typed], node: exp.Expr) -> Typed:
    if len(arguments) != 2 or any(not kinds.turns_into(a.type, FLOAT64) for a in arguments):
        raise no_signature("function SAFE_DIVIDE", arguments, node)
    if any(a.type == kinds.NUMERIC for a in arguments):
        raise unsupported("SAFE_DIVIDE of NUMERIC values")
    one, other = (coerced(a, FLOAT64) for a in arguments)
    quotient = f"({one.sql} / {other.sql})"
    overflow = f"isinf({quotient}) AND isfinite({one.sql}) AND isfinite({other.sql})"
    return Typed(
        f"CASE WHEN {other.sql} = 0 OR ({overflow}) THEN NULL ELSE {quotient} END", FLOAT64
    )


def _power(arguments: list[Typed], node: exp.Expr) -> Typed:
    name = str(node.name).upper()
    if len(arguments) != 2 or any(not kinds.turns_into(a.type, FLOAT64) for a in arguments):
        raise no_signature(f"function {name}", arguments, node)
    if any(a.type == kinds.NUMERIC for a in arguments):
        raise unsupported(f"{name} of NUMERIC values")
    one, other = (coerced(a, FLOAT64).sql for a in arguments)
    return Typed(finite(f"pow({one}, {other})", (one, other)), FLOAT64)


def _exp(arguments: list[Typed], node: exp.Expr) -> Typed:
    if len(arguments) != 1 or not kinds.turns_into(arguments[0].type, FLOAT64):
        raise no_signature("function EXP", arguments, node)
    value = coerced(arguments[0], FLOAT64).sql
    return Typed(finite(f"exp({value})", (value,)), FLOAT64)


FUNCTIONS: Final[dict[str, Function]] = {
    "ABS": known(
        Signature((INT64,), INT64, "abs({0})"), Signature((FLOAT64,), FLOAT64, "abs({0})")
    ),
    "SIGN": known(
        Signature((INT64,), INT64, "CAST(sign({0}) AS BIGINT)"),
        Signature(
            (FLOAT64,),
            FLOAT64,
            "CASE WHEN isnan({0}) THEN {0} ELSE CAST(sign({0}) AS DOUBLE) END",
        ),
    ),
    "ROUND": _round,
    "TRUNC": _float("trunc({0})"),
    "CEIL": _float("ceil({0})"),
    "CEILING": _float("ceil({0})"),
    "FLOOR": _float("floor({0})"),
    "DIV": known(Signature((INT64, INT64), INT64, f"{_ZERO}({{0}} // {{1}}) END")),
    "MOD": known(Signature((INT64, INT64), INT64, f"{_ZERO}({{0}} % {{1}}) END")),
    "SAFE_DIVIDE": _safe_divide,
    "SQRT": _float(_only_above("sqrt", "< 0")),
    "LN": _float(_only_above("ln", "<= 0")),
    "LOG10": _float(_only_above("log10", "<= 0")),
    "EXP": _exp,
    "POW": _power,
    "POWER": _power,
    "IS_NAN": known(Signature((FLOAT64,), BOOL, "isnan({0})")),
    "IS_INF": known(Signature((FLOAT64,), BOOL, "isinf({0})")),
    "GREATEST": _chosen,
    "LEAST": _chosen,
    "COALESCE": _coalesce,
    "IFNULL": _coalesce,
    "NULLIF": _null_if,
}
