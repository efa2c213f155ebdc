"""Whole queries: WITH, SELECT with all its clauses, and what UNION and its kin put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import grouping, joins, kinds, order
from yogadesk.engine.sql.arrays import implied_name, pack
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.scope import Column, Relation, Scope
from yogadesk.engine.sql.setops import combined
from yogadesk.engine.sql.stars import expanded
from yogadesk.engine.sql.typed import Typed, coerced

if TYPE_CHECKING:
    from yogadesk.engine.sql.compiler import Compiler

_CLAUSES: Final = (
    "with_",
    "kind",
    "distinct",
    "expressions",
    "from_",
    "joins",
    "where",
    "group",
    "having",
    "qualify",
    "windows",
    "order",
    "limit",
    "offset",
)


@dataclass(frozen=True, slots=True)
class Item:
    """One column of a SELECT list."""

    name: str | None
    value: Typed


def compile_query(compiler: Compiler, node: exp.Expr, around: Scope | None) -> Relation:
    """The DuckDB text of a query and the columns it gives. Raises a Fault for what BigQuery
    refuses, and 501 for what is not known to mean the same."""
    known = dict(compiler.common_tables)
    try:
        _with(compiler, node)
        if isinstance(node, exp.Select):
            return _select(compiler, node, around)
        if isinstance(node, exp.Subquery):
            return _parenthesis(compiler, node, around)
        if isinstance(node, exp.SetOperation):
            return combined(compiler, node, around)
        raise unsupported(f"The query form {node.key.upper()}")
    finally:
        compiler.common_tables = known


def _with(compiler: Compiler, node: exp.Expr) -> None:
    clause = node.args.get("with_")
    if clause is None:
        return
    only(clause, "expressions")
    for table in clause.expressions:
        only(table, "this", "alias")
        if table.args["alias"].args.get("columns"):
            raise unsupported("A WITH clause with a column list")
        compiler.define(table.alias, compiler.query(table.this, None))


def _parenthesis(compiler: Compiler, node: exp.Subquery, around: Scope | None) -> Relation:
    # Its alias and what is joined to it belong to the FROM clause it may stand in.
    only(node, "this", "with_", "order", "limit", "offset", "alias", "joins")
    inner = compiler.query(node.this, around)
    return order.wrapped(compiler, node, inner)


def _select(compiler: Compiler, node: exp.Select, around: Scope | None) -> Relation:
    only(node, *_CLAUSES)
    source = joins.from_clause(compiler, node, around)
    windows = {window.name.lower(): window for window in node.args.get("windows") or ()}
    scope = Scope(source, around, windows=windows)
    parts = [source.sql and f"FROM {source.sql}", _where(compiler, node, scope)]
    items = _items(compiler, node, scope)
    named = replace(scope, aliases=_aliases(items))
    parts += [_group(compiler, node, named, items), *_filters(compiler, node, named)]
    distinct = node.args.get("distinct")
    if distinct is not None:
        only(distinct)
        _refuse_uncomparable(items)
    if distinct is None:
        parts.append(order.keys(compiler, node, named, items))
    sql = _written(items, parts, "DISTINCT " if distinct is not None else "")
    relation = Relation(sql, _columns(items))
    if distinct is None:
        return _as_struct(node, replace(relation, sql=sql + order.limit(compiler, node)), items)
    matching = [(item.value.sql, item.name) for item in items]
    return _as_struct(node, order.wrapped(compiler, node, relation, named, matching), items)


def _written(items: list[Item], parts: list[str], distinct: str) -> str:
    listed = ", ".join(f"{_output(item).sql} AS c{i}" for i, item in enumerate(items))
    return " ".join([f"SELECT {distinct}{listed}", *(part for part in parts if part)])


def _output(item: Item) -> Typed:
    return coerced(item.value, kinds.settled(item.value.type))


def _columns(items: list[Item]) -> tuple[Column, ...]:
    return tuple(Column(item.name, item.value.type, f"c{i}") for i, item in enumerate(items))


def _as_struct(node: exp.Select, relation: Relation, items: list[Item]) -> Relation:
    kind = node.args.get("kind")
    if kind is None:
        return relation
    if kind != "STRUCT":
        raise unsupported(f"SELECT AS {kind}")
    if any(item.value.type.is_lazy for item in items):
        raise unsupported("A picture inside an array or a struct")
    fields = [
        (item.name or f"_field_{i + 1}", replace(_output(item), sql=f"c{i}", sum=None))
        for i, item in enumerate(items)
    ]
    packed = pack(fields)
    sql = f"SELECT {packed.sql} AS c0 FROM ({relation.sql})"
    return Relation(sql, (Column(None, packed.type, "c0"),), is_value=True)


def _where(compiler: Compiler, node: exp.Select, scope: Scope) -> str:
    clause = node.args.get("where")
    if clause is None:
        return ""
    joins.narrow_scans(compiler, clause.this, scope)
    return f"WHERE {_condition(compiler, clause.this, scope, 'WHERE')}"


def _condition(compiler: Compiler, node: exp.Expr, scope: Scope, clause: str) -> str:
    value = compiler.expression(node, scope)
    if not kinds.turns_into(value.type, kinds.BOOL):
        raise invalid_query(
            f"{clause} clause should return type BOOL, but returns {value.type}", *place(node)
        )
    return coerced(value, kinds.BOOL).sql


def _items(compiler: Compiler, node: exp.Select, scope: Scope) -> list[Item]:
    items: list[Item] = []
    for expression in node.expressions:
        stars = expanded(compiler, expression, scope)
        if stars is not None:
            items += [Item(name, value) for name, value in stars]
            continue
        inner = expression.this if isinstance(expression, exp.Alias) else expression
        items.append(Item(implied_name(expression), compiler.expression(inner, scope)))
    if not items:
        raise invalid_query("Syntax error: SELECT list must not be empty", *place(node))
    return items


def _aliases(items: list[Item]) -> dict[str, Typed | None]:
    """What each name of the list means; None where it means two things."""
    found: dict[str, Typed | None] = {}
    for item in items:
        if item.name is not None:
            name = item.name.lower()
            before = found.get(name, item.value)
            same = before is not None and before.sql == item.value.sql
            found[name] = item.value if same else None
    return found


def _group(compiler: Compiler, node: exp.Select, scope: Scope, items: list[Item]) -> str:
    clause = node.args.get("group")
    if clause is None:
        return ""
    only(clause, "expressions", "all")
    if clause.args.get("all"):
        return grouping.by_all(node, items)
    sets = [each for each in clause.expressions if isinstance(each, grouping.SETS)]
    if sets:
        return "GROUP BY " + grouping.sets(
            clause, lambda key: _group_key(compiler, key, scope, items)
        )
    return "GROUP BY " + ", ".join(
        grouping.key(_group_key(compiler, each, scope, items), each) for each in clause.expressions
    )


def _group_key(compiler: Compiler, node: exp.Expr, scope: Scope, items: list[Item]) -> Typed:
    number = order.ordinal(node, len(items), "GROUP BY")
    if number is not None:
        return items[number].value
    return compiler.expression(node, scope)


def _filters(compiler: Compiler, node: exp.Select, scope: Scope) -> list[str]:
    found = []
    for name in ("having", "qualify"):
        clause = node.args.get(name)
        if clause is not None:
            condition = _condition(compiler, clause.this, scope, name.upper())
            found.append(f"{name.upper()} {condition}")
    return found


def _refuse_uncomparable(items: list[Item]) -> None:
    for item in items:
        if not kinds.is_comparable(item.value.type):
            raise invalid_query(
                f"Column {item.name or ''} of type {item.value.type} cannot be used in "
                "SELECT DISTINCT"
            )
