"""The FROM clause: tables one after another and how they are joined, from left to right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sqlglot import exp

from yogadesk.engine.faults import Fault, invalid_query, unsupported
from yogadesk.engine.sql import kinds, sources
from yogadesk.engine.sql.operators import alike, comparison
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.scope import Column, From, Scope, names_of
from yogadesk.engine.sql.typed import Typed, coerced

if TYPE_CHECKING:
    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.objects import ObjectScan

_SIDES: Final = {"": "INNER", "LEFT": "LEFT", "RIGHT": "RIGHT", "FULL": "FULL"}


def from_clause(compiler: Compiler, node: exp.Select, around: Scope | None) -> From:
    """Everything a SELECT selects from; empty without a FROM clause."""
    clause = node.args.get("from_")
    if clause is None:
        return From("")
    whole = sources.source(compiler, clause.this, From(""), around)
    whole = _inner_joins(compiler, clause.this, whole, around)
    for join in node.args.get("joins") or ():
        whole = _joined(compiler, whole, join, around)
    return whole


def _inner_joins(compiler: Compiler, node: exp.Expr, whole: From, around: Scope | None) -> From:
    for join in node.args.get("joins") or ():
        whole = _joined(compiler, whole, join, around)
    return whole


def _joined(compiler: Compiler, left: From, node: exp.Join, around: Scope | None) -> From:
    only(node, "this", "side", "kind", "on", "using")
    side = _SIDES.get(str(node.args.get("side") or "").upper())
    kind = str(node.args.get("kind") or "").upper()
    if side is None or kind not in ("", "INNER", "OUTER", "CROSS"):
        raise unsupported(f"{node.args.get('side') or ''} {kind} JOIN".strip())
    right = sources.source(compiler, node.this, left, around)
    right = _inner_joins(compiler, node.this, right, around)
    _refuse_same_alias(left, right, node)
    on, using = node.args.get("on"), node.args.get("using")
    if on is None and not using:
        return _without_condition(left, right, node, side, kind)
    if kind == "CROSS":
        raise invalid_query("CROSS JOIN must not have a condition", *place(node))
    if using:
        return _using(left, right, node, side)
    both = _side_by_side(left, right, "")
    assert isinstance(on, exp.Expr)
    value = compiler.expression(on, Scope(both, around))
    if not kinds.turns_into(value.type, kinds.BOOL):
        raise invalid_query(f"JOIN ON must be BOOL, not {value.type}", *place(on))
    condition = coerced(value, kinds.BOOL).sql
    return replace(both, sql=f"{left.sql} {side} JOIN {right.sql} ON {condition}")


def _without_condition(left: From, right: From, node: exp.Join, side: str, kind: str) -> From:
    if side == "LEFT" and right.is_lateral:
        return _side_by_side(left, right, f"{left.sql} LEFT JOIN {right.sql} ON true")
    if side != "INNER" or (kind != "CROSS" and not right.is_lateral):
        raise invalid_query(
            f"{side} JOIN must have an immediately following ON or USING clause", *place(node)
        )
    return _side_by_side(left, right, f"{left.sql} CROSS JOIN {right.sql}")


def _side_by_side(left: From, right: From, sql: str) -> From:
    return From(sql, left.columns + right.columns, left.sources + right.sources)


def _using(left: From, right: From, node: exp.Join, side: str) -> From:
    merged: list[Column] = []
    conditions = []
    names = [identifier.name for identifier in node.args["using"]]
    for identifier in node.args["using"]:
        one = _needed(left, identifier)
        other = _needed(right, identifier)
        pair = alike([Typed(one.sql, one.type), Typed(other.sql, other.type)], "USING", node)
        conditions.append(comparison("=", pair[0], pair[1], node).sql)
        sql = {"RIGHT": pair[1].sql, "FULL": f"COALESCE({pair[0].sql}, {pair[1].sql})"}
        merged.append(Column(one.name, pair[0].type, sql.get(side, pair[0].sql)))
    rest = [
        column
        for column in left.columns + right.columns
        if not any(column.is_called(name) for name in names)
    ]
    return From(
        f"{left.sql} {side} JOIN {right.sql} ON {' AND '.join(conditions)}",
        (*merged, *rest),
        left.sources + right.sources,
    )


def _needed(side: From, name: exp.Identifier) -> Column:
    column, _ = Scope(side).find([name])
    return column


def _refuse_same_alias(left: From, right: From, node: exp.Join) -> None:
    known = {source.alias.lower() for source in left.sources if source.alias is not None}
    for source in right.sources:
        if source.alias is not None and source.alias.lower() in known:
            raise invalid_query(
                f"Duplicate table alias {source.alias} in the same FROM clause", *place(node)
            )


def narrow_scans(compiler: Compiler, where: exp.Expr, scope: Scope) -> None:
    """Tell the object tables of a FROM clause which objects its WHERE clause allows at all: those
    that `uri = …`, `uri IN (…)` or `uri IN UNNEST(…)` name, where they are known beforehand.

    Each such condition must hold for a row to stay, so looking at no other object changes nothing.
    """
    conditions = list(where.flatten()) if isinstance(where, exp.And) else [where]
    for condition in conditions:
        column, others = _pinned(condition)
        if column is None:
            continue
        # Only this query's own tables: around it, the condition may decide nothing at all.
        narrow = _scan_named(column, scope)
        if narrow is None:
            continue
        values = [compiler.expression(other, Scope(From(""))) for other in others]
        if all(value.constant for value in values):
            narrow.keep_only(_strings(values))


def _scan_named(column: exp.Column, scope: Scope) -> ObjectScan | None:
    path = names_of(column)
    try:
        found, rest = Scope(scope.inside).find(path)
    except Fault:
        return None  # not a name of this query's, or a wrong one: told when the clause is read
    return None if rest else found.scan


def _pinned(node: exp.Expr) -> tuple[exp.Column | None, list[exp.Expr]]:
    nothing: list[exp.Expr] = []
    if isinstance(node, exp.Paren):
        return _pinned(node.this)
    if isinstance(node, exp.EQ):
        sides = [node.this, node.expression]
        columns = [side for side in sides if isinstance(side, exp.Column)]
        known: list[exp.Expr] = [side for side in sides if isinstance(side, _KNOWN)]
        return (columns[0], known) if columns and known else (None, nothing)
    if not isinstance(node, exp.In) or not isinstance(node.this, exp.Column):
        return None, nothing
    unnest = node.args.get("unnest")
    others: list[exp.Expr] = list(unnest.expressions if unnest is not None else node.expressions)
    if not others or not all(isinstance(other, _KNOWN) for other in others):
        return None, nothing
    return node.this, others


_KNOWN: Final = (exp.Literal, exp.RawString, exp.Parameter, exp.Placeholder, exp.Array)


def _strings(values: list[Typed]) -> list[str]:
    found: list[str] = []
    for value in values:
        items = value.value if isinstance(value.value, list) else [value.value]
        found += [item for item in items if isinstance(item, str)]
    return found
