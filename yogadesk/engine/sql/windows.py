"""Analytic functions: OVER clauses, numbering and navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import aggregates, kinds, order
from yogadesk.engine.sql.operators import alike, no_signature, not_nan
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.scope import From, Scope
from yogadesk.engine.sql.typed import Typed, coerced

if TYPE_CHECKING:
    from yogadesk.engine.sql.compiler import Compiler

_NUMBERING: Final = {
    "ROW_NUMBER": kinds.INT64,
    "RANK": kinds.INT64,
    "DENSE_RANK": kinds.INT64,
    "PERCENT_RANK": kinds.FLOAT64,
    "CUME_DIST": kinds.FLOAT64,
    "NTILE": kinds.INT64,
}
_NAVIGATION: Final = ("LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE", "NTH_VALUE")
_PERCENTILES: Final = {"PERCENTILE_CONT": "quantile_cont", "PERCENTILE_DISC": "quantile_disc"}
_SIDES: Final = ("PRECEDING", "FOLLOWING")


def window(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """A function over a window: `f(…) OVER (PARTITION BY … ORDER BY … ROWS …)` or OVER a name."""
    called = node.this
    if not isinstance(called, exp.Anonymous):
        raise unsupported(f"{called.key.upper()} with OVER")
    name = str(called.name).upper()
    definition = _definition(node, scope)
    if name in _NUMBERING:
        return _numbering(compiler, name, called, definition, scope)
    over = f" OVER ({_over(compiler, definition, scope)})"
    if name in _PERCENTILES:
        return _percentile(compiler, name, called, definition, over, scope)
    if name in _NAVIGATION:
        return _navigation(compiler, name, called, definition, over, scope)
    if not aggregates.knows(name):
        raise unsupported(f"{name} with OVER")
    _refuse_ordered_list(name, called)
    return aggregates.call(compiler, called, scope, over=over)


def _refuse_ordered_list(name: str, called: exp.Expr) -> None:
    if any(isinstance(argument, exp.Order | exp.Limit) for argument in called.expressions):
        raise invalid_query(f"Analytic function {name} does not support ORDER BY or LIMIT inside")


def _definition(node: exp.Expr, scope: Scope) -> exp.Expr:
    only(node, "this", "partition_by", "order", "spec", "alias", "over")
    if node.args.get("alias") is None:
        return node
    name = str(node.args["alias"].name)
    if any(node.args.get(part) for part in ("partition_by", "order", "spec")):
        raise unsupported("A window that refines a named one")
    found = scope.windows.get(name.lower())
    if found is None:
        raise invalid_query(f"Unrecognized window alias {name}", *place(node))
    return found


def _over(compiler: Compiler, node: exp.Expr, scope: Scope) -> str:
    parts = []
    by = node.args.get("partition_by")
    if by:
        keys = [compiler.expression(key, scope) for key in by]
        for key in keys:
            if not kinds.is_comparable(key.type):
                raise invalid_query(f"Partitioning by expressions of type {key.type}")
        parts.append("PARTITION BY " + ", ".join(key.sql for key in keys))
    sorting = node.args.get("order")
    if sorting is not None:
        only(sorting, "expressions")
        found = [
            order.key(ordered, compiler.expression(ordered.this, scope))
            for ordered in sorting.expressions
        ]
        parts.append("ORDER BY " + ", ".join(found))
    parts.append(_frame(compiler, node))
    return " ".join(part for part in parts if part)


def _frame(compiler: Compiler, node: exp.Expr) -> str:
    spec = node.args.get("spec")
    if spec is None:
        return ""
    only(spec, "kind", "start", "start_side", "end", "end_side")
    kind = str(spec.args.get("kind") or "").upper()
    if kind not in ("ROWS", "RANGE"):
        raise unsupported(f"A window frame in {kind}")
    start = _bound(compiler, kind, spec.args.get("start"), spec.args.get("start_side"))
    end = _bound(compiler, kind, spec.args.get("end"), spec.args.get("end_side"))
    return f"{kind} BETWEEN {start} AND {end}"


def _bound(compiler: Compiler, kind: str, value: object, side: object) -> str:
    if value is None or value == "CURRENT ROW":
        return "CURRENT ROW"
    way = str(side or "").upper()
    if way not in _SIDES:
        raise unsupported(f"The window frame {value}")
    if value == "UNBOUNDED":
        return f"UNBOUNDED {way}"
    if kind == "RANGE" or not isinstance(value, exp.Expr):
        raise unsupported("RANGE with a distance")
    count = compiler.expression(value, Scope(From("")))
    if not count.constant or not isinstance(count.value, int) or count.value < 0:
        raise invalid_query("A window frame's distance must be a non-negative integer")
    return f"{count.value} {way}"


def _numbering(
    compiler: Compiler, name: str, called: exp.Expr, node: exp.Expr, scope: Scope
) -> Typed:
    values = [compiler.expression(argument, scope) for argument in called.expressions]
    buckets = values[0].value if values else None
    if len(values) != (1 if name == "NTILE" else 0):
        raise no_signature(f"function {name}", values, called)
    if values and (not values[0].constant or not isinstance(buckets, int) or buckets < 1):
        raise invalid_query("NTILE needs a positive integer literal or parameter", *place(called))
    if node.args.get("spec") is not None:
        raise invalid_query(f"Window framing clause is not allowed for {name}", *place(called))
    if name != "ROW_NUMBER" and node.args.get("order") is None:
        raise invalid_query(f"Window ORDER BY is required for {name}", *place(called))
    inside = "" if buckets is None else str(buckets)
    return Typed(
        f"{name.lower()}({inside}) OVER ({_over(compiler, node, scope)})", _NUMBERING[name]
    )


def _percentile(
    compiler: Compiler, name: str, called: exp.Expr, node: exp.Expr, over: str, scope: Scope
) -> Typed:
    """PERCENTILE_CONT and PERCENTILE_DISC over a whole partition; NULLs do not count."""
    if node.args.get("order") is not None or node.args.get("spec") is not None:
        raise invalid_query(f"Window ORDER BY is not allowed for {name}", *place(called))
    arguments = list(called.expressions)
    if arguments and isinstance(arguments[-1], exp.RespectNulls):
        raise unsupported(f"RESPECT NULLS in {name}")
    if arguments and isinstance(arguments[-1], exp.IgnoreNulls):
        arguments[-1] = arguments[-1].this
    values = [compiler.expression(argument, scope) for argument in arguments]
    share = values[1].value if len(values) == 2 else None
    if not isinstance(share, int | float) or not 0 <= share <= 1:
        raise no_signature(f"function {name}", values, called)
    value = values[0]
    if value.type == kinds.NUMERIC or not kinds.is_comparable(value.type):
        raise unsupported(f"{name} of {value.type}")
    if name == "PERCENTILE_CONT":
        if not kinds.turns_into(value.type, kinds.FLOAT64):
            raise no_signature(f"function {name}", values, called)
        value = coerced(value, kinds.FLOAT64)
    sql = f"{_PERCENTILES[name]}({not_nan(value, value.sql)}, {float(share)!r}){over}"
    return Typed(sql, value.type)


def _navigation(
    compiler: Compiler,
    name: str,
    called: exp.Expr,
    node: exp.Expr,
    over: str,
    scope: Scope,
) -> Typed:
    if node.args.get("order") is None:
        raise invalid_query(f"Window ORDER BY is required for {name}", *place(called))
    arguments = list(called.expressions)
    nulls = ""
    if arguments and isinstance(arguments[-1], exp.IgnoreNulls | exp.RespectNulls):
        nulls = " IGNORE NULLS" if isinstance(arguments[-1], exp.IgnoreNulls) else ""
        arguments[-1] = arguments[-1].this
    values = [compiler.expression(argument, scope) for argument in arguments]
    if name == "NTH_VALUE":
        if len(values) != 2 or not isinstance(values[1].value, int) or values[1].value < 1:
            raise no_signature(f"function {name}", values, called)
        return Typed(f"nth_value({values[0].sql}, {values[1].value}{nulls}){over}", values[0].type)
    if name in ("FIRST_VALUE", "LAST_VALUE"):
        if len(values) != 1:
            raise no_signature(f"function {name}", values, called)
        return Typed(f"{name.lower()}({values[0].sql}{nulls}){over}", values[0].type)
    if nulls or not 1 <= len(values) <= 3 or node.args.get("spec") is not None:
        raise no_signature(f"function {name}", values, called)
    return _shifted(name, values, called, over)


def _shifted(name: str, values: list[Typed], called: exp.Expr, over: str) -> Typed:
    distance = values[1] if len(values) > 1 else None
    if distance is not None and (
        not distance.constant or not isinstance(distance.value, int) or distance.value < 0
    ):
        raise invalid_query(f"The second argument of {name} must be a non-negative integer literal")
    steps = str(distance.value) if distance is not None else "1"
    if len(values) < 3:
        return Typed(f"{name.lower()}({values[0].sql}, {steps}){over}", values[0].type)
    value, default = alike([values[0], values[2]], f"function {name}", called)
    return Typed(f"{name.lower()}({value.sql}, {steps}, {default.sql}){over}", value.type)
