"""Functions of values: the list of those known to mean the same, and how a call finds its entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlglot import exp

from yogadesk.engine.faults import unsupported
from yogadesk.engine.sql import (
    functions_array,
    functions_math,
    functions_regexp,
    functions_text,
    functions_time,
)
from yogadesk.engine.sql.places import only

if TYPE_CHECKING:
    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.scope import Scope
    from yogadesk.engine.sql.signatures import Function
    from yogadesk.engine.sql.typed import Typed

_FUNCTIONS: Final[dict[str, Function]] = {
    **functions_text.FUNCTIONS,
    **functions_regexp.FUNCTIONS,
    **functions_math.FUNCTIONS,
    **functions_array.FUNCTIONS,
    **functions_time.FUNCTIONS,
}


def call(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """A function by the name in Google's manual. Raises 501 for one that is not known here."""
    name = str(node.name).upper()
    if name in functions_time.WITH_PARTS:
        return functions_time.WITH_PARTS[name](compiler, node, scope)
    known = _FUNCTIONS.get(name)
    if known is None or (isinstance(node.this, exp.Identifier) and node.this.quoted):
        raise unsupported(f"The function {name}")
    only(node, "this", "expressions")
    arguments = [compiler.expression(argument, scope) for argument in node.expressions]
    return known(arguments, node)


extract = functions_time.extract
