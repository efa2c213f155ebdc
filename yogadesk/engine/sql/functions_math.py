"""Functions of numbers, and those that choose among values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yogadesk.engine.faults import unsupported
from yogadesk.engine.sql import kinds
from yogadesk.engine.sql.kinds import BOOL, FLOAT64, INT64
from yogadesk.engine.sql.operators import alike, comparison, no_signature
from yogadesk.engine.sql.signatures import Function, Signature, known
from yogadesk.engine.sql.typed import Typed, coerced, finite, text

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
        return _round_numeric(arguments, node)
    value = coerced(arguments[0], FLOAT64)
    if len(arguments) == 1:
        return Typed(f"round({value.sql})", FLOAT64)
    digits = arguments[1].value
    if not arguments[1].constant or not isinstance(digits, int) or not -15 <= digits <= 15:
        raise unsupported("ROUND to digits other than a number from -15 to 15")
    if digits < 0:
        return Typed(f"(round({value.sql} / 1e{-digits}) * 1e{-digits})", FLOAT64)
    return Typed(f"round({value.sql}, {digits})", FLOAT64)


def _round_numeric(arguments: list[Typed], node: exp.Expr) -> Typed:
    if len(arguments) == 2 and not kinds.turns_into(arguments[1].type, INT64):
        raise no_signature("function ROUND", arguments, node)
    digits = coerced(arguments[1], INT64).sql if len(arguments) == 2 else "0"
    return Typed(f"yd_rounded({arguments[0].sql}, {digits})", kinds.NUMERIC)


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


def _log(arguments: list[Typed], node: exp.Expr) -> Typed:
    if not 1 <= len(arguments) <= 2 or any(
        not kinds.turns_into(a.type, FLOAT64) or a.type == kinds.NUMERIC for a in arguments
    ):
        raise no_signature("function LOG", arguments, node)
    value, *base = (coerced(a, FLOAT64).sql for a in arguments)
    bad = f"{value} <= 0"
    made = f"ln({value})"
    if base:
        bad += f" OR {base[0]} <= 0 OR {base[0]} = 1"
        made = f"log({base[0]}, {value})"
    return Typed(
        f"CASE WHEN {bad} THEN error('Floating point error in LOG') ELSE {made} END", FLOAT64
    )


def _outside(name: str) -> str:
    error = f"error('Floating point error in {name.upper()}')"
    return f"CASE WHEN abs({{0}}) > 1 AND NOT isnan({{0}}) THEN {error} ELSE {name}({{0}}) END"


def _safe_arithmetic(sign: str) -> Function:
    """NULL where the operator would overflow."""

    def call(arguments: list[Typed], node: exp.Expr) -> Typed:
        name = str(node.name).upper()
        if len(arguments) != 2:
            raise no_signature(f"function {name}", arguments, node)
        one, other = alike(arguments, f"function {name}", node)
        if one.type == INT64:
            wide = f"(CAST({one.sql} AS HUGEINT) {sign} CAST({other.sql} AS HUGEINT))"
            return Typed(f"TRY_CAST({wide} AS BIGINT)", INT64)
        if one.type != FLOAT64:
            raise no_signature(f"function {name}", arguments, node)
        raw = f"({one.sql} {sign} {other.sql})"
        regular = f"isfinite({one.sql}) AND isfinite({other.sql})"
        return Typed(f"CASE WHEN isinf({raw}) AND {regular} THEN NULL ELSE {raw} END", FLOAT64)

    return call


def _safe_negate(arguments: list[Typed], node: exp.Expr) -> Typed:
    if len(arguments) != 1 or arguments[0].type not in (INT64, FLOAT64):
        raise no_signature("function SAFE_NEGATE", arguments, node)
    [value] = arguments
    if value.type == FLOAT64:
        return Typed(f"(-{value.sql})", FLOAT64)
    return Typed(f"TRY_CAST(-CAST({value.sql} AS HUGEINT) AS BIGINT)", INT64)


def _range_bucket(arguments: list[Typed], node: exp.Expr) -> Typed:
    element = arguments[1].type.element if len(arguments) == 2 else None
    if element is None:
        raise no_signature("function RANGE_BUCKET", arguments, node)
    point, bounds = arguments
    kind = kinds.common([(point.type, point.constant), (element, bounds.constant)])
    if kind not in (INT64, kinds.STRING, kinds.DATE, kinds.TIMESTAMP, FLOAT64):
        raise no_signature("function RANGE_BUCKET", arguments, node)
    value, array = coerced(point, kind).sql, coerced(bounds, kinds.array(kind)).sql
    bad = text("Elements in input array to RANGE_BUCKET are NULL, NaN or not in ascending order")
    nan = f" OR len(list_filter({array}, lambda e: isnan(e))) > 0" if kind == FLOAT64 else ""
    odd = f"{array} <> list_sort({array}) OR len({array}) <> list_aggregate({array}, 'count'){nan}"
    null = f"isnan({value}) OR " if kind == FLOAT64 else ""
    return Typed(
        f"CASE WHEN {null}{value} IS NULL OR {array} IS NULL THEN NULL "
        f"WHEN {odd} THEN error({bad}) "
        f"ELSE CAST(len(list_filter({array}, lambda e: e <= {value})) AS BIGINT) END",
        INT64,
    )


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
    "LOG": _log,
    "SIN": _float("sin({0})"),
    "COS": _float("cos({0})"),
    "TAN": _float("tan({0})"),
    "ASIN": _float(_outside("asin")),
    "ACOS": _float(_outside("acos")),
    "ATAN": _float("atan({0})"),
    "ATAN2": known(Signature((FLOAT64, FLOAT64), FLOAT64, "atan2({0}, {1})")),
    "SAFE_ADD": _safe_arithmetic("+"),
    "SAFE_SUBTRACT": _safe_arithmetic("-"),
    "SAFE_MULTIPLY": _safe_arithmetic("*"),
    "SAFE_NEGATE": _safe_negate,
    "IEEE_DIVIDE": known(
        Signature(
            (FLOAT64, FLOAT64),
            FLOAT64,
            "CASE WHEN {1} <> 0 THEN {0} / {1} WHEN {1} IS NULL OR {0} IS NULL THEN NULL "
            "WHEN {0} = 0 OR isnan({0}) THEN CAST('nan' AS DOUBLE) "
            "ELSE CAST('inf' AS DOUBLE) * sign({0}) * IF(signbit({1}), -1, 1) END",
        )
    ),
    "RAND": known(Signature((), FLOAT64, "random()")),
    "BIT_COUNT": known(Signature((INT64,), INT64, "CAST(bit_count({0}) AS BIGINT)")),
    "RANGE_BUCKET": _range_bucket,
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
