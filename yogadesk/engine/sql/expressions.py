"""Expressions: each kind the engine knows, translated; every other one refused by its name."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from sqlglot import exp

from yogadesk.engine.faults import Fault, invalid_query, unsupported
from yogadesk.engine.sql import aggregates, arrays, casts, functions, images, kinds, operators
from yogadesk.engine.sql import windows as over_clauses
from yogadesk.engine.sql.dialect import RawBytes
from yogadesk.engine.sql.operators import alike, comparison, no_signature, not_nan
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.scope import names_of
from yogadesk.engine.sql.typed import NULL, Typed, coerced, literal, text

if TYPE_CHECKING:
    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.scope import Scope

_Translate = Callable[["Compiler", exp.Expr, "Scope"], Typed]
_SMALLEST: Final = -(2**63)
_FEW: Final = 16
"""Strings of a parameter that are quicker said in a text than read from an array."""


def compile_expression(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """The DuckDB text and the BigQuery type of an expression. Raises a Fault for what BigQuery
    refuses, and 501 for what is not known to mean the same."""
    translate = _TRANSLATIONS.get(type(node))
    if translate is None:
        raise unsupported(node.key.upper().replace("_", " "))
    return translate(compiler, node, scope)


def _literal(_compiler: Compiler, node: exp.Expr, _scope: Scope) -> Typed:
    if node.args.get("is_string"):
        return literal(str(node.this), kinds.STRING)
    written = str(node.this)
    if written.isdigit():
        return _integer(int(written), node)
    number = float(written)
    if not math.isfinite(number):
        raise invalid_query(f"Invalid floating point literal: {written}", *place(node))
    return literal(number, kinds.FLOAT64)


def _integer(value: int, node: exp.Expr) -> Typed:
    if not _SMALLEST <= value < -_SMALLEST:
        raise invalid_query(f"Invalid integer literal: {value}", *place(node))
    return literal(value, kinds.INT64)


def _hexadecimal(_compiler: Compiler, node: exp.Expr, _scope: Scope) -> Typed:
    return _integer(int(str(node.this), 16), node)


def _boolean(_compiler: Compiler, node: exp.Expr, _scope: Scope) -> Typed:
    return literal(bool(node.this), kinds.BOOL)


def _raw_string(_compiler: Compiler, node: exp.Expr, _scope: Scope) -> Typed:
    return literal(str(node.this), kinds.STRING)


def _byte_string(_compiler: Compiler, node: exp.Expr, _scope: Scope) -> Typed:
    written = str(node.this)
    if not written.isascii() or "\\" in written:
        raise unsupported("A bytes literal with escapes")
    return literal(written.encode("ascii"), kinds.BYTES)


def _raw_bytes(_compiler: Compiler, node: exp.Expr, _scope: Scope) -> Typed:
    return literal(str(node.this).encode(), kinds.BYTES)


def _null(_compiler: Compiler, _node: exp.Expr, _scope: Scope) -> Typed:
    return NULL


def _parenthesis(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    return compiler.expression(node.this, scope)


def _parameter(compiler: Compiler, node: exp.Expr, _scope: Scope) -> Typed:
    return compiler.parameter(node)


def _column(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    assert isinstance(node, exp.Column)
    if isinstance(node.this, exp.Star):
        raise unsupported("A * inside an expression")
    return path(compiler, names_of(node), scope)


def path(compiler: Compiler, parts: list[exp.Identifier], scope: Scope) -> Typed:
    """A name with dots: a column, and after it fields of structs."""
    if len(parts) == 1:
        named = scope.alias(parts[0])
        if named is not None:
            return named
    try:
        column, rest = scope.find(parts)
    except Fault:
        variable = compiler.variable(parts[0].name)
        if variable is None or len(parts) > 1:
            raise
        return variable
    value = Typed(column.sql, column.type)
    for field in rest:
        value = arrays.field(value, field)
    return value


def _dot(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    left, right = node.this, node.expression
    if isinstance(right, exp.Func):
        prefix = left.name.upper() if isinstance(left, exp.Identifier) else ""
        if prefix == "ML":
            return images.call(compiler, right, scope)
        raise unsupported(f"{prefix or 'A function'}.{right.name.upper()}")
    names: list[exp.Identifier] = []
    inner: exp.Expr = node
    while isinstance(inner, exp.Dot) and isinstance(inner.expression, exp.Identifier):
        names.insert(0, inner.expression)
        inner = inner.this
    if isinstance(inner, exp.Column):
        return path(compiler, [*names_of(inner), *names], scope)
    value = compiler.expression(inner, scope)
    for name in names:
        value = arrays.field(value, name)
    return value


def _condition(compiler: Compiler, node: exp.Expr, scope: Scope) -> str:
    value = compiler.expression(node, scope)
    if not kinds.turns_into(value.type, kinds.BOOL):
        raise invalid_query(f"A condition must be BOOL, not {value.type}", *place(node))
    return coerced(value, kinds.BOOL).sql


def _if(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    only(node, "this", "true", "false")
    if node.args.get("false") is None:
        raise invalid_query("IF needs three arguments", *place(node))
    test = _condition(compiler, node.this, scope)
    branches = [compiler.expression(node.args[which], scope) for which in ("true", "false")]
    yes, no = alike(branches, "function IF", node)
    return Typed(f"CASE WHEN {test} THEN {yes.sql} ELSE {no.sql} END", yes.type)


def _case(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    only(node, "this", "ifs", "default")
    tests = []
    for branch in node.args["ifs"]:
        if node.this is None:
            tests.append(_condition(compiler, branch.this, scope))
        else:
            subject = compiler.expression(node.this, scope)
            tests.append(
                comparison("=", subject, compiler.expression(branch.this, scope), branch).sql
            )
    default = node.args.get("default")
    results = [compiler.expression(branch.args["true"], scope) for branch in node.args["ifs"]]
    results.append(NULL if default is None else compiler.expression(default, scope))
    same = alike(results, "operator CASE", node)
    whens = " ".join(f"WHEN {t} THEN {r.sql}" for t, r in zip(tests, same, strict=False))
    return Typed(f"CASE {whens} ELSE {same[-1].sql} END", same[0].type)


def _between(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    only(node, "this", "low", "high")
    value, low, high = (compiler.expression(node.args[k], scope) for k in ("this", "low", "high"))
    above = comparison(">=", value, low, node).sql
    return Typed(f"({above} AND {comparison('<=', value, high, node).sql})", kinds.BOOL)


def _is(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    value = compiler.expression(node.this, scope)
    what = node.expression
    if isinstance(what, exp.Null):
        return Typed(f"({value.sql} IS NULL)", kinds.BOOL)
    if isinstance(what, exp.Boolean) and kinds.turns_into(value.type, kinds.BOOL):
        word = "true" if what.this else "false"
        return Typed(f"({coerced(value, kinds.BOOL).sql} IS NOT DISTINCT FROM {word})", kinds.BOOL)
    raise unsupported(f"IS {what.sql('bigquery')}")


def _like(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    only(node, "this", "expression", "negate")
    sides = [compiler.expression(side, scope) for side in (node.this, node.expression)]
    if any(not kinds.turns_into(side.type, kinds.STRING) for side in sides):
        raise no_signature("operator LIKE", sides, node)
    whole, pattern = (coerced(side, kinds.STRING).sql for side in sides)
    word = "NOT LIKE" if node.args.get("negate") else "LIKE"
    return Typed(f"({whole} {word} {pattern} ESCAPE '\\')", kinds.BOOL)


def _in(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    only(node, "this", "expressions", "query", "unnest")
    value = compiler.expression(node.this, scope)
    if node.args.get("unnest") is not None:
        one, many = _in_array(compiler, value, node, scope)
    elif node.args.get("query") is not None:
        one, many = _in_query(compiler, value, node, scope)
    else:
        found = [compiler.expression(item, scope) for item in node.expressions]
        one, *same = alike([value, *found], "operator IN", node)
        many = ", ".join(not_nan(item, item.sql) for item in same)
    if not kinds.is_comparable(one.type):
        raise unsupported(f"Comparing values of type {one.type}")
    return Typed(not_nan(one, f"({one.sql} IN ({many}))"), kinds.BOOL)


def _in_array(compiler: Compiler, value: Typed, node: exp.Expr, scope: Scope) -> tuple[Typed, str]:
    unnest = node.args["unnest"]
    only(unnest, "expressions")
    many = compiler.expression(unnest.expressions[0], scope)
    if many.type.element is None:
        raise invalid_query(f"Values referenced in UNNEST must be arrays, not {many.type}")
    kind = kinds.common([(value.type, value.constant), (many.type.element, many.constant)])
    if kind is None or not kinds.turns_into(many.type, kinds.array(kind), constant=many.constant):
        raise no_signature("operator IN UNNEST", [value, many], node)
    given = many.value if many.constant and many.type == kinds.array(kinds.STRING) else None
    if kind == kinds.STRING and isinstance(given, list) and 0 < len(given) <= _FEW:
        return coerced(value, kind), ", ".join("NULL" if s is None else text(s) for s in given)
    whole = coerced(many, kinds.array(kind))
    return coerced(value, kind), f"SELECT unnest({whole.sql})"


def _in_query(compiler: Compiler, value: Typed, node: exp.Expr, scope: Scope) -> tuple[Typed, str]:
    relation = compiler.query(node.args["query"], scope)
    if len(relation.columns) != 1:
        raise invalid_query("Subquery of type IN must have only one output column", *place(node))
    kind = kinds.common([(value.type, value.constant), (relation.columns[0].type, False)])
    if kind is None:
        found = Typed("", relation.columns[0].type)
        raise no_signature("operator IN", [value, found], node)
    inner = coerced(Typed("c0", relation.columns[0].type), kind).sql
    return coerced(value, kind), f"SELECT {inner} FROM ({relation.sql})"


def _subquery(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    relation = compiler.query(node, scope)
    if len(relation.columns) != 1:
        raise invalid_query(
            "Scalar subquery cannot have more than one column unless using SELECT AS STRUCT "
            "to build STRUCT values",
            *place(node),
        )
    return Typed(f"({relation.sql})", relation.columns[0].type)


def _exists(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    return Typed(f"EXISTS ({compiler.query(node.this, scope).sql})", kinds.BOOL)


def _call(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    name = node.name.upper()
    if aggregates.knows(name):
        return aggregates.call(compiler, node, scope, over="")
    if name == "STRUCT":
        return arrays.struct(compiler, node, scope)
    return functions.call(compiler, node, scope)


def _safe_call(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    return functions.safe_call(compiler, node.this, scope)


def _now(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    only(node)
    return functions.call(compiler, exp.Anonymous(this=_NOW[type(node)]), scope)


_NOW: Final[dict[type[exp.Expr], str]] = {
    exp.CurrentDate: "CURRENT_DATE",
    exp.CurrentTimestamp: "CURRENT_TIMESTAMP",
    exp.CurrentDatetime: "CURRENT_DATETIME",
    exp.CurrentTime: "CURRENT_TIME",
}

_TRANSLATIONS: Final[dict[type[exp.Expr], _Translate]] = {
    exp.Literal: _literal,
    exp.HexString: _hexadecimal,
    exp.Boolean: _boolean,
    exp.RawString: _raw_string,
    exp.ByteString: _byte_string,
    RawBytes: _raw_bytes,
    exp.Null: _null,
    exp.Paren: _parenthesis,
    exp.Parameter: _parameter,
    exp.Placeholder: _parameter,
    exp.Column: _column,
    exp.Dot: _dot,
    exp.If: _if,
    exp.Case: _case,
    exp.Between: _between,
    exp.Is: _is,
    exp.Like: _like,
    exp.In: _in,
    exp.Subquery: _subquery,
    exp.Exists: _exists,
    exp.Anonymous: _call,
    exp.Not: operators.negation,
    exp.Neg: operators.negative,
    exp.Cast: casts.cast,
    exp.TryCast: casts.cast,
    exp.Array: arrays.array,
    exp.Struct: arrays.struct,
    exp.Bracket: arrays.element,
    exp.Window: over_clauses.window,
    exp.Extract: functions.extract,
    exp.Tuple: arrays.struct,
    exp.SafeFunc: _safe_call,
    **dict.fromkeys(operators.BINARY, operators.binary),
    **dict.fromkeys(operators.BITWISE, operators.bitwise),
    **dict.fromkeys(operators.DISTINCT, operators.distinct),
    **dict.fromkeys(_NOW, _now),
}
