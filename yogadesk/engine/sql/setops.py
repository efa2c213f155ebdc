"""UNION, INTERSECT and EXCEPT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import kinds, order
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.scope import Column, Relation, Scope
from yogadesk.engine.sql.typed import Typed, coerced

if TYPE_CHECKING:
    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.kinds import Type


def combined(compiler: Compiler, node: exp.SetOperation, around: Scope | None) -> Relation:
    """Two queries as one; its columns have the names of the first's."""
    only(node, "with_", "this", "expression", "distinct", "order", "limit", "offset")
    word = node.key.upper()
    distinct = bool(node.args.get("distinct"))
    if not distinct and word != "UNION":
        raise unsupported(f"{word} ALL")
    for side in (node.left, node.right):
        if isinstance(side, exp.SetOperation) and (type(side), bool(side.args.get("distinct"))) != (
            type(node),
            distinct,
        ):
            raise invalid_query(
                "Syntax error: Different set operations cannot be used in the same query without "
                "using parentheses for grouping",
                *place(node.right),
            )
    left, right = compiler.query(node.left, around), compiler.query(node.right, around)
    if left.is_value or right.is_value:
        raise unsupported("SELECT AS STRUCT in a set operation")
    if len(left.columns) != len(right.columns):
        raise invalid_query(
            f"Queries in {word} {'DISTINCT' if distinct else 'ALL'} have mismatched column count; "
            f"query 1 has {len(left.columns)} columns, query 2 has {len(right.columns)} columns",
            *place(node.right),
        )
    kinds_of = [
        _common(word, number, pair, node)
        for number, pair in enumerate(zip(left.columns, right.columns, strict=True), 1)
    ]
    if distinct and any(not kinds.is_comparable(kind) for kind in kinds_of):
        raise invalid_query(f"{word} DISTINCT cannot compare these columns", *place(node))
    word = word if distinct else f"{word} ALL"
    sql = f"({_in_kinds(left, kinds_of)}) {word} ({_in_kinds(right, kinds_of)})"
    columns = tuple(
        Column(column.name, kind, column.sql)
        for column, kind in zip(left.columns, kinds_of, strict=True)
    )
    return order.wrapped(compiler, node, Relation(sql, columns))


def _common(word: str, number: int, pair: tuple[Column, Column], node: exp.Expr) -> Type:
    kind = kinds.common([(column.type, False) for column in pair])
    if kind is None:
        raise invalid_query(
            f"Column {number} in {word} has incompatible types: {pair[0].type}, {pair[1].type}",
            *place(node),
        )
    return kind


def _in_kinds(relation: Relation, kinds_of: list[Type]) -> str:
    columns = [
        f"{coerced(Typed(f'c{i}', column.type), kind).sql} AS c{i}"
        for i, (column, kind) in enumerate(zip(relation.columns, kinds_of, strict=True))
    ]
    return f"SELECT {', '.join(columns)} FROM ({relation.sql})"
