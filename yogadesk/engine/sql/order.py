"""ORDER BY, LIMIT and OFFSET: BigQuery sorts NULL before NaN before every number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import kinds
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.scope import From, Relation, Scope
from yogadesk.engine.sql.typed import Typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yogadesk.engine.sql.compiler import Compiler


class _Item(Protocol):
    @property
    def value(self) -> Typed: ...


def keys(compiler: Compiler, node: exp.Expr, scope: Scope, items: Sequence[_Item]) -> str:
    """The ORDER BY clause of a SELECT: positions, aliases of its list, or any expression."""
    clause = node.args.get("order")
    if clause is None:
        return ""
    only(clause, "expressions")
    inside = replace(scope, aliases_win=True)
    found = []
    for ordered in clause.expressions:
        number = ordinal(ordered.this, len(items), "ORDER BY")
        value = items[number].value if number is not None else None
        found.append(key(ordered, value or compiler.expression(ordered.this, inside)))
    return "ORDER BY " + ", ".join(found)


def key(ordered: exp.Expr, value: Typed) -> str:
    """One sort key. NULLs come first ascending and last descending unless the statement says
    otherwise; NaN is less than every number."""
    only(ordered, "this", "desc", "nulls_first")
    if not kinds.is_comparable(value.type):
        raise invalid_query(
            f"ORDER BY does not support expressions of type {value.type}", *place(ordered)
        )
    nulls = "NULLS FIRST" if ordered.args.get("nulls_first") else "NULLS LAST"
    descending = bool(ordered.args.get("desc"))
    plain = f"{value.sql} {'DESC' if descending else 'ASC'} {nulls}"
    if value.type != kinds.FLOAT64:
        return plain
    return f"isnan({value.sql}) {'ASC' if descending else 'DESC'} {nulls}, {plain}"


def ordinal(node: exp.Expr, length: int, clause: str) -> int | None:
    """The place in the SELECT list, from 0, that a bare number stands for; None for others."""
    if not isinstance(node, exp.Literal):
        return None
    if node.is_string or not str(node.this).isdigit():
        raise invalid_query(f"Cannot {clause} literal values", *place(node))
    number = int(node.this)
    if not 1 <= number <= length:
        raise invalid_query(
            f"{clause} column number {number} is out of range [1, {length}]", *place(node)
        )
    return number - 1


def limit(compiler: Compiler, node: exp.Expr) -> str:
    """LIMIT and OFFSET, with a blank in front, or nothing."""
    parts = ""
    for name in ("limit", "offset"):
        clause = node.args.get(name)
        if clause is not None:
            only(clause, "expression")
            parts += f" {name.upper()} {_count(compiler, clause.expression, name.upper())}"
    return parts


def _count(compiler: Compiler, node: exp.Expr, clause: str) -> int:
    value = compiler.expression(node, Scope(From("")))
    if not value.constant or not isinstance(value.value, int) or value.type != kinds.INT64:
        raise invalid_query(f"{clause} expects an integer literal or parameter", *place(node))
    if value.value < 0:
        raise invalid_query(f"{clause} expects a non-negative integer", *place(node))
    return value.value


def wrapped(
    compiler: Compiler,
    node: exp.Expr,
    inner: Relation,
    scope: Scope | None = None,
    matching: Sequence[tuple[str, str | None]] = (),
) -> Relation:
    """A query sorted and cut from outside, where only its own columns can be said: after DISTINCT,
    a set operation or brackets. For DISTINCT, `scope` and `matching` (the DuckDB text and name of
    each column) let ORDER BY repeat an expression of the SELECT list."""
    clause = node.args.get("order")
    cut = limit(compiler, node)
    if clause is None:
        return replace(inner, sql=f"SELECT * FROM ({inner.sql}){cut}") if cut else inner
    only(clause, "expressions")
    name = compiler.name("o")
    columns = inner.named(name)
    outside = Scope(From("", columns), scope.around if scope else None)
    found = []
    for ordered in clause.expressions:
        number = ordinal(ordered.this, len(columns), "ORDER BY")
        if number is None and scope is not None:
            number = _repeated(compiler, ordered.this, scope, matching)
        if number is not None:
            value = Typed(columns[number].sql, columns[number].type)
        else:
            value = compiler.expression(ordered.this, outside)
        found.append(key(ordered, value))
    return replace(
        inner, sql=f"SELECT * FROM ({inner.sql}) AS {name} ORDER BY {', '.join(found)}{cut}"
    )


def _repeated(
    compiler: Compiler,
    node: exp.Expr,
    scope: Scope,
    matching: Sequence[tuple[str, str | None]],
) -> int:
    value = compiler.expression(node, replace(scope, aliases_win=True))
    for number, (sql, _) in enumerate(matching):
        if sql == value.sql:
            return number
    raise unsupported("ORDER BY of something that SELECT DISTINCT does not give")
