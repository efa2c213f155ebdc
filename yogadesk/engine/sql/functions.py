"""Functions of values: the list of those known to mean the same, and how a call finds its entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sqlglot import exp

from yogadesk.engine.computed import SAFE_PREFIX, without_error
from yogadesk.engine.faults import unsupported
from yogadesk.engine.sql import (
    functions_array,
    functions_json,
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
    **functions_json.FUNCTIONS,
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


_SAFE: Final = frozenset(
    (
        "SUBSTR", "SUBSTRING", "LEFT", "RIGHT", "REPEAT", "LPAD", "RPAD", "CHR", "ASCII",
        "TRANSLATE", "CODE_POINTS_TO_STRING", "FROM_BASE64", "FROM_HEX", "INSTR", "JSON_VALUE",
        "JSON_EXTRACT_SCALAR", "ABS", "DIV", "MOD", "SQRT", "LN", "LOG", "LOG10", "EXP", "POW",
        "POWER", "ASIN", "ACOS", "ARRAY_FIRST", "ARRAY_LAST", "GENERATE_ARRAY", "RANGE_BUCKET",
        "PARSE_DATE", "PARSE_DATETIME", "PARSE_TIMESTAMP", "PARSE_TIME", "TIMESTAMP_SECONDS",
        "TIMESTAMP_MILLIS", "TIMESTAMP_MICROS", "DATE_FROM_UNIX_DATE",
    )
)  # fmt: skip
"""Functions whose every error is BigQuery's, too: `SAFE.` turns it into NULL."""


def safe_call(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """SAFE.f(…): NULL where the function, not one of its arguments, fails."""
    name = str(node.name).upper()
    known = _FUNCTIONS.get(name)
    if known is None or name not in _SAFE or not isinstance(node, exp.Anonymous):
        raise unsupported(f"SAFE.{name}")
    arguments = [compiler.expression(argument, scope) for argument in node.expressions]
    inner = [
        argument if argument.constant else replace(argument, sql=f"s.a{number}", sum=None)
        for number, argument in enumerate(arguments)
    ]
    made = known(inner, node)
    taken = ", ".join(f"a{n} := {a.sql}" for n, a in enumerate(arguments)) or "a := 0"
    # The arguments are computed outside of TRY: their errors stay.
    quiet = without_error(made.sql)
    # TRY would hide that a value is not supported here, too.
    tried = quiet if SAFE_PREFIX in quiet else f"TRY({quiet})"
    sql = f"list_extract(list_transform([struct_pack({taken})], lambda s: {tried}), 1)"
    return replace(made, sql=sql, constant=False, value=None, sum=None)


extract = functions_time.extract
