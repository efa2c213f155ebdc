"""Comparison, arithmetic and logic, with BigQuery's NaN, overflow and division by zero."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlglot import exp

from yogadesk.engine.faults import Fault, invalid_query, unsupported
from yogadesk.engine.sql import kinds, moments
from yogadesk.engine.sql.places import place
from yogadesk.engine.sql.typed import Typed, coerced, finite, guarded, literal, text

if TYPE_CHECKING:
    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.scope import Scope

_COMPARISONS: Final[dict[type[exp.Expr], str]] = {
    exp.EQ: "=",
    exp.NEQ: "<>",
    exp.LT: "<",
    exp.LTE: "<=",
    exp.GT: ">",
    exp.GTE: ">=",
}
_COMPARING: Final = (*_COMPARISONS, exp.Is, exp.In, exp.Between, exp.Like)
_ARITHMETIC: Final[dict[type[exp.Expr], str]] = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*"}

BINARY: Final = (*_COMPARISONS, *_ARITHMETIC, exp.Div, exp.And, exp.Or, exp.DPipe)


def no_signature(what: str, arguments: list[Typed], node: exp.Expr) -> Fault:
    """BigQuery's error for arguments of the wrong types."""
    types = ", ".join("INT64" if a.type == kinds.NULL else str(a.type) for a in arguments)
    return invalid_query(
        f"No matching signature for {what} for argument types: {types}", *place(node)
    )


def binary(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """An operator between two expressions."""
    if isinstance(node, exp.And | exp.Or):
        return _logic(compiler, node, scope)
    if isinstance(node, exp.DPipe):
        return joined(
            [compiler.expression(part, scope) for part in node.flatten(unnest=False)], node
        )
    if type(node) in _COMPARISONS and isinstance(node.this, _COMPARING):
        raise unsupported("A comparison of a comparison without brackets")
    if isinstance(node.expression, exp.Interval) or isinstance(node.this, exp.Interval):
        return _interval(compiler, node, scope)
    left, right = compiler.expression(node.this, scope), compiler.expression(node.expression, scope)
    if type(node) in _COMPARISONS:
        return comparison(_COMPARISONS[type(node)], left, right, node)
    if isinstance(node, exp.Div):
        return division(left, right, node)
    return _arithmetic(_ARITHMETIC[type(node)], left, right, node)


def _logic(compiler: Compiler, node: exp.And | exp.Or, scope: Scope) -> Typed:
    word = "AND" if isinstance(node, exp.And) else "OR"
    parts = [compiler.expression(part, scope) for part in node.flatten(unnest=False)]
    if any(not kinds.turns_into(part.type, kinds.BOOL) for part in parts):
        raise no_signature(f"operator {word}", parts, node)
    joined_parts = f" {word} ".join(coerced(part, kinds.BOOL).sql for part in parts)
    return Typed(f"({joined_parts})", kinds.BOOL)


def alike(arguments: list[Typed], what: str, node: exp.Expr) -> list[Typed]:
    """The arguments in the one type they all turn into. Raises BigQuery's error without one."""
    kind = kinds.common([(a.type, a.constant) for a in arguments])
    if kind is None:
        raise no_signature(what, arguments, node)
    return [coerced(a, kind) for a in arguments]


def comparison(sign: str, left: Typed, right: Typed, node: exp.Expr) -> Typed:
    """A comparison. NaN equals nothing and is neither less nor more; DuckDB holds it the largest
    number and equal to itself."""
    one, other = alike([left, right], f"operator {'!=' if sign == '<>' else sign}", node)
    if not kinds.is_comparable(one.type):
        raise unsupported(f"Comparing values of type {one.type}")
    if one.type == kinds.NULL:
        return Typed("CAST(NULL AS BOOLEAN)", kinds.BOOL)
    if one.type != kinds.FLOAT64:
        return Typed(f"({one.sql} {sign} {other.sql})", kinds.BOOL)
    return Typed(_float_comparison(sign, one, other), kinds.BOOL)


def _float_comparison(sign: str, one: Typed, other: Typed) -> str:
    plain = f"({one.sql} {sign} {other.sql})"
    if sign in ("=", "<>"):
        if _is_number(one) or _is_number(other):
            return plain
        same = "true" if sign == "<>" else "false"
        return f"CASE WHEN isnan({one.sql}) AND isnan({other.sql}) THEN {same} ELSE {plain} END"
    large, small = (one, other) if sign in (">", ">=") else (other, one)
    if _is_number(large):
        return plain
    return f"CASE WHEN isnan({large.sql}) AND {small.sql} IS NOT NULL THEN false ELSE {plain} END"


def _is_number(expression: Typed) -> bool:
    value = expression.value
    return expression.constant and isinstance(value, int | float) and value == value


def not_nan(expression: Typed, good: str) -> str:
    """`good`, refused for rows where the FLOAT64 `expression` is NaN."""
    if expression.type != kinds.FLOAT64 or _is_number(expression):
        return good
    return guarded(
        f"isnan({expression.sql})",
        text("NaN here is not supported by the engine on this computer. Use BigQuery."),
        good,
    )


def _interval(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    # Not above: that module makes use of this one.
    from yogadesk.engine.sql.functions_time import plus_interval

    moment, interval = node.this, node.expression
    if isinstance(moment, exp.Interval) and isinstance(node, exp.Add):
        moment, interval = interval, moment
    if not isinstance(node, exp.Add | exp.Sub) or isinstance(moment, exp.Interval):
        raise unsupported(f"An INTERVAL in {node.key.upper()}")
    sign = _ARITHMETIC[type(node)]
    return plus_interval(compiler, compiler.expression(moment, scope), interval, sign, scope)


def _days(sign: str, left: Typed, right: Typed) -> Typed | None:
    """DATE + INT64 and DATE - INT64: so many days later or earlier."""
    if sign == "+" and left.type == kinds.INT64:
        left, right = right, left
    if left.type != kinds.DATE or right.type != kinds.INT64 or sign == "*":
        return None
    step = f"CAST({right.sql} AS BIGINT) * INTERVAL 1 DAY"
    return Typed(f"CAST({left.sql} {sign} {step} AS DATE)", kinds.DATE)


def _arithmetic(sign: str, left: Typed, right: Typed, node: exp.Expr) -> Typed:
    later = _days(sign, left, right)
    if later is not None:
        return later
    if any(side.type.name in moments.KINDS for side in (left, right)):
        raise unsupported(f"{left.type} {sign} {right.type}")
    one, other = alike([left, right], f"operator {sign}", node)
    if one.type == kinds.NULL:
        return Typed("CAST(NULL AS BIGINT)", kinds.INT64)
    if not one.type.is_number:
        raise no_signature(f"operator {sign}", [left, right], node)
    if one.type == kinds.NUMERIC and any(a.type == kinds.FLOAT64 for a in (left, right)):
        raise unsupported(f"{left.type} {sign} {right.type}")
    if one.type == kinds.NUMERIC and sign == "*":
        return Typed(f"yd_multiplied({one.sql}, {other.sql})", kinds.NUMERIC)
    if one.type == kinds.NUMERIC:
        return Typed(f"CAST(({one.sql} {sign} {other.sql}) AS DECIMAL(38, 9))", kinds.NUMERIC)
    if one.type == kinds.INT64:
        return Typed(f"({one.sql} {sign} {other.sql})", kinds.INT64)
    return _float_arithmetic(sign, one, other)


def _float_arithmetic(sign: str, one: Typed, other: Typed) -> Typed:
    raw_one, operands_one = one.sum or (one.sql, _operands(one))
    raw_other, operands_other = other.sum or (other.sql, _operands(other))
    raw = f"({raw_one} {sign} {raw_other})"
    operands = operands_one + operands_other
    return Typed(finite(raw, operands), kinds.FLOAT64, sum=(raw, operands))


def _operands(expression: Typed) -> tuple[str, ...]:
    # A plain number is finite: nothing to check.
    return () if _is_number(expression) else (expression.sql,)


def division(left: Typed, right: Typed, node: exp.Expr) -> Typed:
    """`/`: always FLOAT64 between INT64 and FLOAT64, an error for a divisor of zero."""
    if kinds.NUMERIC in (left.type, right.type):
        return _numeric_division(left, right, node)
    one, other = _floats([left, right], "operator /", node)
    message = f"'division by zero: ' || {left.sql} || ' / ' || {right.sql}"
    quotient = finite(f"({one.sql} / {other.sql})", (one.sql, other.sql))
    return Typed(guarded(f"{other.sql} = 0", message, quotient), kinds.FLOAT64)


def _numeric_division(left: Typed, right: Typed, node: exp.Expr) -> Typed:
    if any(side.type == kinds.FLOAT64 for side in (left, right)):
        raise unsupported(f"{left.type} / {right.type}")
    one, other = alike([left, right], "operator /", node)
    if one.type != kinds.NUMERIC:
        raise no_signature("operator /", [left, right], node)
    return Typed(f"yd_divided({one.sql}, {other.sql})", kinds.NUMERIC)


_BITS: Final[dict[type[exp.Expr], str]] = {
    exp.BitwiseAnd: "({0} & {1})",
    exp.BitwiseOr: "({0} | {1})",
    exp.BitwiseXor: "xor({0}, {1})",
}
BITWISE: Final = tuple(_BITS)
DISTINCT: Final = (exp.NullSafeEQ, exp.NullSafeNEQ)


def bitwise(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """`&`, `|` and `^` of INT64."""
    sides = [compiler.expression(side, scope) for side in (node.this, node.expression)]
    if any(side.type == kinds.BYTES for side in sides):
        raise unsupported(f"{node.key.upper()} of BYTES")
    if any(not kinds.turns_into(side.type, kinds.INT64) for side in sides):
        raise no_signature(f"operator {node.key.upper()}", sides, node)
    one, other = (coerced(side, kinds.INT64).sql for side in sides)
    return Typed(_BITS[type(node)].format(one, other), kinds.INT64)


def distinct(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """IS [NOT] DISTINCT FROM: NULL is like NULL and NaN like NaN."""
    sides = [compiler.expression(side, scope) for side in (node.this, node.expression)]
    one, other = alike(sides, "operator IS DISTINCT FROM", node)
    if not kinds.is_comparable(one.type):
        raise unsupported(f"Comparing values of type {one.type}")
    word = "IS NOT DISTINCT FROM" if isinstance(node, exp.NullSafeEQ) else "IS DISTINCT FROM"
    return Typed(f"({one.sql} {word} {other.sql})", kinds.BOOL)


def _floats(arguments: list[Typed], what: str, node: exp.Expr) -> list[Typed]:
    if any(not kinds.turns_into(a.type, kinds.FLOAT64) for a in arguments):
        raise no_signature(what, arguments, node)
    return [coerced(a, kinds.FLOAT64) for a in arguments]


def negative(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """Unary minus."""
    smallest = node.this
    if isinstance(smallest, exp.Literal) and str(smallest.this) == str(2**63):
        return literal(-(2**63), kinds.INT64)
    value = compiler.expression(smallest, scope)
    if not value.type.is_number:
        raise no_signature("operator -", [value], node)
    if value.constant and isinstance(value.value, int | float):
        return Typed(f"(-{value.sql})", value.type, constant=True, value=-value.value)
    return Typed(f"(-{value.sql})", value.type)


def negation(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """NOT."""
    value = compiler.expression(node.this, scope)
    if not kinds.turns_into(value.type, kinds.BOOL):
        raise no_signature("operator NOT", [value], node)
    return Typed(f"(NOT {coerced(value, kinds.BOOL).sql})", kinds.BOOL)


def joined(parts: list[Typed], node: exp.Expr) -> Typed:
    """`||`: strings, bytes or arrays one after the other; NULL when one of them is NULL."""
    same = alike(parts, "operator ||", node)
    kind = same[0].type
    if kind in (kinds.STRING, kinds.BYTES):
        return Typed("(" + " || ".join(part.sql for part in same) + ")", kind)
    if kind.name != "ARRAY" or kind.is_lazy:
        raise no_signature("operator ||", parts, node)
    whole = same[0].sql
    for part in same[1:]:
        whole = f"list_concat({whole}, {part.sql})"
    missing = " OR ".join(f"{part.sql} IS NULL" for part in same)
    return Typed(f"CASE WHEN {missing} THEN NULL ELSE {whole} END", kind)
