"""Aggregate functions, alone or over a window: BigQuery's NULLs, NaN, types and overflow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import kinds, order
from yogadesk.engine.sql.operators import no_signature, not_nan
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.scope import From, Scope
from yogadesk.engine.sql.typed import Typed, coerced, guarded, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from yogadesk.engine.sql.compiler import Compiler


@dataclass(slots=True)
class _Call:
    """A call with what stands inside its brackets taken apart."""

    compiler: Compiler
    node: exp.Expr
    scope: Scope
    over: str
    arguments: list[exp.Expr]
    distinct: bool = False
    ignore_nulls: bool = False
    respect_nulls: bool = False
    having: exp.Expr | None = None
    order: exp.Expr | None = None
    limit: exp.Expr | None = None
    values: list[Typed] = field(default_factory=list)

    @property
    def name(self) -> str:
        return str(self.node.name).upper()

    def sorted(self) -> str:
        """An ORDER BY inside the brackets, with a blank in front, or nothing."""
        if self.order is None:
            return ""
        found = [
            order.key(ordered, self.compiler.expression(ordered.this, self.scope))
            for ordered in self.order.expressions
        ]
        return f" ORDER BY {', '.join(found)}"

    def cut(self, listed: str) -> str:
        """The first elements of a list where there is a LIMIT inside the brackets."""
        if self.limit is None:
            return listed
        count = self.compiler.expression(self.limit, Scope(From("")))
        if not count.constant or not isinstance(count.value, int):
            raise invalid_query("LIMIT expects an integer literal or parameter", *place(self.node))
        return f"list_slice({listed}, 1, {count.value})"

    def allow(self, *names: str) -> None:
        """Refuse every modifier but these."""
        for name in ("distinct", "ignore_nulls", "respect_nulls", "having", "order", "limit"):
            if name not in names and getattr(self, name):
                raise unsupported(f"{name.upper().replace('_', ' ')} in {self.name}")

    def only_values(self, count: int) -> list[Typed]:
        if len(self.values) != count:
            raise no_signature(f"aggregate function {self.name}", self.values, self.node)
        return self.values


def knows(name: str) -> bool:
    """Whether this is the name of an aggregate function the engine has."""
    return name in _FUNCTIONS


def call(compiler: Compiler, node: exp.Expr, scope: Scope, *, over: str) -> Typed:
    """An aggregate function. `over` is DuckDB's OVER clause with a blank in front, or nothing."""
    found = _taken_apart(compiler, node, scope, over)
    counts_rows = found.name == "COUNT" and isinstance(found.arguments[0], exp.Star)
    if not counts_rows:
        found.values = [compiler.expression(argument, scope) for argument in found.arguments]
    return _FUNCTIONS[found.name](found)


def _taken_apart(compiler: Compiler, node: exp.Expr, scope: Scope, over: str) -> _Call:
    arguments = list(node.expressions)
    if not arguments:
        raise no_signature(f"aggregate function {node.name.upper()}", [], node)
    found = _Call(compiler, node, scope, over, arguments)
    inner = arguments[-1]
    while not isinstance(inner, exp.Distinct):
        if isinstance(inner, exp.Limit):
            only(inner, "this", "expression")
            found.limit = inner.expression
        elif isinstance(inner, exp.Order):
            only(inner, "this", "expressions")
            found.order = inner
        elif isinstance(inner, exp.IgnoreNulls):
            found.ignore_nulls = True
        elif isinstance(inner, exp.RespectNulls):
            found.respect_nulls = True
        elif isinstance(inner, exp.HavingMax):
            found.having = inner
        else:
            break
        inner = inner.this
    arguments[-1] = inner
    _unwrap_distinct(found)
    return found


def _unwrap_distinct(found: _Call) -> None:
    flat: list[exp.Expr] = []
    for argument in found.arguments:
        if isinstance(argument, exp.Distinct):
            only(argument, "expressions")
            found.distinct = True
            flat += argument.expressions
        else:
            flat.append(argument)
    found.arguments = flat


def _count(found: _Call) -> Typed:
    if not found.values:
        found.allow()
        return Typed(f"count(*){found.over}", kinds.INT64)
    found.allow("distinct")
    [value] = found.only_values(1)
    if found.distinct and not kinds.is_comparable(value.type):
        raise invalid_query(f"Aggregate functions with DISTINCT cannot use {value.type}")
    word = "DISTINCT " if found.distinct else ""
    return Typed(f"count({word}{value.sql}){found.over}", kinds.INT64)


def _count_if(found: _Call) -> Typed:
    found.allow()
    [value] = found.only_values(1)
    condition = _boolean(found, value)
    return Typed(f"count(CASE WHEN {condition} THEN 1 END){found.over}", kinds.INT64)


def _boolean(found: _Call, value: Typed) -> str:
    if not kinds.turns_into(value.type, kinds.BOOL):
        raise no_signature(f"aggregate function {found.name}", [value], found.node)
    return coerced(value, kinds.BOOL).sql


def _sum(found: _Call) -> Typed:
    found.allow("distinct")
    [value] = found.only_values(1)
    word = "DISTINCT " if found.distinct else ""
    added = f"sum({word}{value.sql}){found.over}"
    if value.type == kinds.INT64:
        # DuckDB adds in 128 bits; out of range is an error, as it is in BigQuery.
        return Typed(f"CAST({added} AS BIGINT)", kinds.INT64)
    if value.type == kinds.NUMERIC:
        return Typed(f"CAST({added} AS DECIMAL(38, 9))", kinds.NUMERIC)
    if value.type == kinds.FLOAT64:
        return Typed(_finite(found, added, value), kinds.FLOAT64)
    raise no_signature("aggregate function SUM", [value], found.node)


def _finite(found: _Call, aggregated: str, value: Typed) -> str:
    regular = f"COALESCE(bool_and(isfinite({value.sql})){found.over}, true)"
    return guarded(
        f"isfinite({aggregated}) IS FALSE AND {regular}",
        text("Floating point overflow"),
        aggregated,
    )


def _average(found: _Call) -> Typed:
    found.allow("distinct")
    [value] = found.only_values(1)
    if value.type == kinds.NUMERIC:
        raise unsupported("AVG of NUMERIC values")
    if value.type not in (kinds.INT64, kinds.FLOAT64):
        raise no_signature("aggregate function AVG", [value], found.node)
    word = "DISTINCT " if found.distinct else ""
    averaged = f"avg({word}{value.sql}){found.over}"
    if value.type == kinds.INT64:
        return Typed(averaged, kinds.FLOAT64)
    return Typed(_finite(found, averaged, value), kinds.FLOAT64)


def _extreme(found: _Call) -> Typed:
    found.allow("distinct")
    [value] = found.only_values(1)
    if not kinds.is_comparable(value.type):
        raise no_signature(f"aggregate function {found.name}", [value], found.node)
    made = f"{found.name.lower()}({value.sql}){found.over}"
    if value.type == kinds.FLOAT64 and found.name == "MIN":
        # One NaN makes the answer NaN; for DuckDB it is the largest number.
        some = f"bool_or(isnan({value.sql})){found.over}"
        made = f"CASE WHEN {some} THEN CAST('nan' AS DOUBLE) ELSE {made} END"
    return Typed(made, kinds.INT64 if value.type == kinds.NULL else value.type)


def _logical(found: _Call) -> Typed:
    found.allow()
    [value] = found.only_values(1)
    word = "bool_and" if found.name == "LOGICAL_AND" else "bool_or"
    return Typed(f"{word}({_boolean(found, value)}){found.over}", kinds.BOOL)


def _any_value(found: _Call) -> Typed:
    found.allow("having")
    [value] = found.only_values(1)
    if found.having is None:
        return Typed(f"any_value({value.sql}){found.over}", value.type)
    by = found.compiler.expression(found.having.expression, found.scope)
    return _by(found, value, by, largest=bool(found.having.args.get("max")))


def _max_by(found: _Call) -> Typed:
    found.allow()
    value, by = found.only_values(2)
    return _by(found, value, by, largest=found.name == "MAX_BY")


def _by(found: _Call, value: Typed, by: Typed, *, largest: bool) -> Typed:
    if not kinds.is_comparable(by.type):
        raise no_signature(f"aggregate function {found.name}", [value, by], found.node)
    word = "arg_max_null" if largest else "arg_min_null"
    return Typed(f"{word}({value.sql}, {not_nan(by, by.sql)}){found.over}", value.type)


def _array_agg(found: _Call) -> Typed:
    found.allow("distinct", "ignore_nulls", "respect_nulls", "order", "limit")
    [value] = found.only_values(1)
    if value.type.name == "ARRAY":
        raise invalid_query("The argument to ARRAY_AGG must not be an array type")
    if value.type.is_lazy:
        raise unsupported("A picture inside an array or a struct")
    kind = kinds.INT64 if value.type == kinds.NULL else value.type
    word = _distinct(found, value)
    listed = f"list({word}{coerced(value, kind).sql}{found.sorted()})"
    if found.ignore_nulls:
        listed += f" FILTER (WHERE {value.sql} IS NOT NULL)"
    return Typed(found.cut(listed + found.over), kinds.array(kind))


def _distinct(found: _Call, value: Typed) -> str:
    if not found.distinct:
        return ""
    if not kinds.is_comparable(value.type):
        raise invalid_query(f"Aggregate functions with DISTINCT cannot use {value.type}")
    if found.order is not None and any(
        found.compiler.expression(ordered.this, found.scope).sql != value.sql
        for ordered in found.order.expressions
    ):
        raise invalid_query(
            "An aggregate function that has both DISTINCT and ORDER BY arguments can only ORDER BY "
            "expressions that are arguments to the function",
            *place(found.node),
        )
    return "DISTINCT "


def _string_agg(found: _Call) -> Typed:
    found.allow("distinct", "order", "limit")
    value, *rest = found.values
    separator = rest[0] if rest else Typed("','", kinds.STRING, constant=True, value=",")
    if len(rest) > 1 or value.type != kinds.STRING or separator.type != kinds.STRING:
        raise no_signature("aggregate function STRING_AGG", found.values, found.node)
    if not separator.constant:
        raise invalid_query("The second argument of STRING_AGG must be a literal or parameter")
    word = _distinct(found, value)
    listed = f"list({word}{value.sql}{found.sorted()}) FILTER (WHERE {value.sql} IS NOT NULL)"
    return Typed(
        f"array_to_string({found.cut(listed + found.over)}, {separator.sql})", kinds.STRING
    )


_SPREAD: Final = {
    "STDDEV": "stddev_samp", "STDDEV_SAMP": "stddev_samp", "STDDEV_POP": "stddev_pop",
    "VARIANCE": "var_samp", "VAR_SAMP": "var_samp", "VAR_POP": "var_pop",
    "CORR": "corr", "COVAR_POP": "covar_pop", "COVAR_SAMP": "covar_samp",
}  # fmt: skip
_PAIRS: Final = ("CORR", "COVAR_POP", "COVAR_SAMP")


def _spread(found: _Call) -> Typed:
    """STDDEV and its kin; NaN for a value that is not finite."""
    found.allow(*(() if found.name in _PAIRS else ("distinct",)))
    values = found.only_values(2 if found.name in _PAIRS else 1)
    if any(value.type not in (kinds.INT64, kinds.FLOAT64) for value in values):
        if any(value.type == kinds.NUMERIC for value in values):
            raise unsupported(f"{found.name} of NUMERIC values")
        raise no_signature(f"aggregate function {found.name}", values, found.node)
    sql = [coerced(value, kinds.FLOAT64).sql for value in values]
    odd = " OR ".join(f"NOT isfinite({each})" for each in sql)
    missing = " OR ".join(f"{each} IS NULL" for each in sql)
    usable = [f"CASE WHEN {odd} THEN NULL ELSE {each} END" for each in sql]
    word = "DISTINCT " if found.distinct else ""
    made = f"{_SPREAD[found.name]}({word}{', '.join(usable)}){found.over}"
    some = f"bool_or(({odd}) AND NOT ({missing})){found.over}"
    return Typed(f"CASE WHEN {some} THEN CAST('nan' AS DOUBLE) ELSE {made} END", kinds.FLOAT64)


def _bits(found: _Call) -> Typed:
    found.allow()
    [value] = found.only_values(1)
    if value.type != kinds.INT64:
        raise no_signature(f"aggregate function {found.name}", [value], found.node)
    return Typed(f"{found.name.lower()}({value.sql}){found.over}", kinds.INT64)


def _count_distinct(found: _Call) -> Typed:
    """APPROX_COUNT_DISTINCT, counted exactly: an estimate without an error."""
    found.allow()
    [value] = found.only_values(1)
    if not kinds.is_comparable(value.type):
        raise no_signature(f"aggregate function {found.name}", [value], found.node)
    return Typed(f"count(DISTINCT {value.sql}){found.over}", kinds.INT64)


def _quantiles(found: _Call) -> Typed:
    """APPROX_QUANTILES, exactly: the least value, those at each n-th of the rows, the largest."""
    found.allow("distinct", "ignore_nulls")
    value, number = found.only_values(2)
    parts = number.value
    if not number.constant or not isinstance(parts, int) or not 1 <= parts <= 10_000:
        raise invalid_query("The second argument of APPROX_QUANTILES must be a positive literal")
    if value.type not in (kinds.INT64, kinds.FLOAT64, kinds.DATE, kinds.TIMESTAMP):
        raise no_signature(f"aggregate function {found.name}", [value, number], found.node)
    places = ", ".join(repr(n / parts) for n in range(parts + 1))
    word = "DISTINCT " if found.distinct else ""
    sql = f"quantile_disc({word}{not_nan(value, value.sql)}, [{places}]){found.over}"
    return Typed(sql, kinds.array(value.type))


def _top_count(found: _Call) -> Typed:
    """APPROX_TOP_COUNT of strings, counted exactly."""
    found.allow()
    value, number = found.only_values(2)
    if not number.constant or not isinstance(number.value, int) or number.value < 1:
        raise invalid_query("The second argument of APPROX_TOP_COUNT must be a positive literal")
    if value.type != kinds.STRING or found.over:
        raise unsupported(f"APPROX_TOP_COUNT of {value.type}")
    kind = kinds.array(kinds.struct(("value", kinds.STRING), ("count", kinds.INT64)))
    return Typed(f"yd_top_count(list({value.sql}), {number.value})", kind)


def _array_concat(found: _Call) -> Typed:
    found.allow("order", "limit")
    [value] = found.only_values(1)
    if value.type.element is None or value.type.is_lazy:
        raise no_signature(f"aggregate function {found.name}", [value], found.node)
    listed = f"list({value.sql}{found.sorted()}) FILTER (WHERE {value.sql} IS NOT NULL)"
    return Typed(f"flatten({found.cut(listed + found.over)})", value.type)


def _grouping(found: _Call) -> Typed:
    found.allow()
    [value] = found.only_values(1)
    if found.over:
        raise invalid_query("GROUPING is no analytic function")
    return Typed(f"CAST(grouping({value.sql}) AS BIGINT)", kinds.INT64)


_FUNCTIONS: Final[dict[str, Callable[[_Call], Typed]]] = {
    "COUNT": _count,
    "COUNTIF": _count_if,
    "SUM": _sum,
    "AVG": _average,
    "MIN": _extreme,
    "MAX": _extreme,
    "LOGICAL_AND": _logical,
    "LOGICAL_OR": _logical,
    "ANY_VALUE": _any_value,
    "MAX_BY": _max_by,
    "MIN_BY": _max_by,
    **dict.fromkeys(_SPREAD, _spread),
    **dict.fromkeys(("BIT_AND", "BIT_OR", "BIT_XOR"), _bits),
    "APPROX_COUNT_DISTINCT": _count_distinct,
    "APPROX_QUANTILES": _quantiles,
    "APPROX_TOP_COUNT": _top_count,
    "ARRAY_CONCAT_AGG": _array_concat,
    "GROUPING": _grouping,
    "ARRAY_AGG": _array_agg,
    "STRING_AGG": _string_agg,
}
