"""Where in its text a piece of a statement stands, and whether all of a piece was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.engine.faults import unsupported

if TYPE_CHECKING:
    from sqlglot import exp


def place(node: exp.Expr) -> tuple[int, int] | tuple[None, None]:
    """Line and column, counted from 1, of the first word of `node` whose place is known."""
    for inner in node.walk(bfs=False):
        meta = inner.meta
        if all(meta.get(key) is not None for key in ("line", "col", "start", "end")):
            length = int(meta["end"]) - int(meta["start"])
            return int(meta["line"]), max(1, int(meta["col"]) - length)
    return None, None


def only(node: exp.Expr, *names: str) -> None:
    """Refuse `node` if it says anything else than what its arguments `names` hold."""
    for name, value in node.args.items():
        if name not in names and value not in (None, False, [], ()):
            what = name.rstrip("_").upper().replace("_", " ")
            raise unsupported(f"{what} in {node.key.upper()}")
