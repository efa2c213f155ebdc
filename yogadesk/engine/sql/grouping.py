"""GROUP BY in its longer forms: ALL, ROLLUP, CUBE and GROUPING SETS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import aggregates, kinds
from yogadesk.engine.sql.places import only, place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from yogadesk.engine.sql.typed import Typed

SETS: Final = (exp.Rollup, exp.Cube, exp.GroupingSets)


class _Item(Protocol):
    @property
    def value(self) -> Typed: ...


def key(value: Typed, node: exp.Expr) -> str:
    """The text of one grouping key. Raises BigQuery's error for a type that is none."""
    if not kinds.is_comparable(value.type):
        raise invalid_query(
            f"Grouping by expressions of type {value.type} is not allowed", *place(node)
        )
    return value.sql


def sets(clause: exp.Expr, compiled: Callable[[exp.Expr], Typed]) -> str:
    """ROLLUP, CUBE or GROUPING SETS, which stand alone in their GROUP BY."""
    if len(clause.expressions) != 1:
        raise unsupported("GROUP BY of sets beside other keys")
    [whole] = clause.expressions
    only(whole, "expressions")

    def several(node: exp.Expr) -> str:
        inner = node.expressions if isinstance(node, exp.Tuple) else [node]
        return f"({', '.join(key(compiled(_plain(each)), each) for each in inner)})"

    if isinstance(whole, exp.GroupingSets):
        return f"GROUPING SETS ({', '.join(several(each) for each in whole.expressions)})"
    word = "ROLLUP" if isinstance(whole, exp.Rollup) else "CUBE"
    return f"{word} ({', '.join(several(each) for each in whole.expressions)})"


def _plain(node: exp.Expr) -> exp.Expr:
    if isinstance(node, SETS):
        raise unsupported("Nested grouping sets")
    return node


def by_all(select: exp.Select, items: Sequence[_Item]) -> str:
    """GROUP BY ALL: every column of the list in which nothing is aggregated."""
    if len(select.expressions) != len(items):
        raise unsupported("GROUP BY ALL with a * in the SELECT list")
    keys = []
    for node, item in zip(select.expressions, items, strict=True):
        if node.find(exp.Window, exp.Query) is not None:
            raise unsupported("GROUP BY ALL with a window function or a subquery")
        aggregated = any(
            aggregates.knows(str(f.name).upper()) for f in node.find_all(exp.Anonymous)
        )
        if not aggregated and node.find(exp.Column) is not None:
            keys.append(key(item.value, node))
    return f"GROUP BY {', '.join(keys)}" if keys else ""
