"""`*`, `t.*`, EXCEPT and REPLACE in a SELECT list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.typed import Typed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.scope import Column, Scope


def expanded(
    compiler: Compiler, node: exp.Expr, scope: Scope
) -> list[tuple[str | None, Typed]] | None:
    """The columns an element with a star stands for, or None for an element without one."""
    star = node if isinstance(node, exp.Star) else node.args.get("this")
    if not isinstance(star, exp.Star):
        return None
    only(star, "except_", "replace")
    columns = list(_columns(node, scope))
    if not columns and scope.inside.columns:
        raise unsupported("SELECT * of a view of INFORMATION_SCHEMA")
    if not columns:
        raise invalid_query("SELECT * must have a FROM clause", *place(node))
    dropped = [part.name.lower() for part in star.args.get("except_") or ()]
    replaced = {
        part.alias.lower(): compiler.expression(part.this, scope)
        for part in star.args.get("replace") or ()
    }
    names = [column.name.lower() for column in columns if column.name is not None]
    for name in (*dropped, *replaced):
        if name not in names:
            raise invalid_query(f"Column {name} in SELECT * does not exist", *place(node))
    return [
        (column.name, replaced.get((column.name or "").lower()) or _taken(column))
        for column in columns
        if column.name is None or column.name.lower() not in dropped
    ]


def _taken(column: Column) -> Typed:
    column.mark.used = True
    return Typed(column.sql, column.type)


def _columns(node: exp.Expr, scope: Scope) -> Iterable[Column]:
    if isinstance(node, exp.Star):
        return [column for column in scope.inside.columns if not column.hidden]
    if not isinstance(node, exp.Column) or len(node.parts) != 2:
        raise unsupported(f"{node.sql('bigquery')} in a SELECT list")
    table = node.parts[0]
    for source in scope.inside.sources:
        if source.alias is not None and source.alias.lower() == table.name.lower():
            if source.value is not None and not source.value.hidden:
                break
            return [column for column in source.columns if not column.hidden]
    raise invalid_query(f"Unrecognized name: {table.name}", *place(table))
