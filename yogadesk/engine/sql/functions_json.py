"""TO_JSON_STRING: a value's text, put together by its type.

How each type is written is what Google's own implementation of the language does (ZetaSQL,
public/functions/json_format.cc and common/json_util.cc); what it leaves open is refused.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from yogadesk.engine.faults import unsupported
from yogadesk.engine.sql import kinds
from yogadesk.engine.sql.operators import no_signature
from yogadesk.engine.sql.typed import Typed, text

if TYPE_CHECKING:
    from sqlglot import exp

    from yogadesk.engine.sql.kinds import Type
    from yogadesk.engine.sql.signatures import Function

_EXACT: Final = 2**53
"""Up to here a double holds each whole number; those beyond are quoted."""

_QUOTED: Final = "'\"' || {0} || '\"'"
_ZERO: Final = text("TO_JSON_STRING of -0.0 is not supported by the engine")
_MOMENT: Final = "replace(yd_moment_text({0}), ' ', 'T')"
_SCALARS: Final = {
    "BOOL": "CAST({0} AS VARCHAR)",
    "INT64": f"CASE WHEN {{0}} BETWEEN -{_EXACT} AND {_EXACT} THEN CAST({{0}} AS VARCHAR) "
    f"ELSE {_QUOTED.format('CAST({0} AS VARCHAR)')} END",
    "FLOAT64": "CASE WHEN isnan({0}) THEN '\"NaN\"' WHEN {0} = CAST('inf' AS DOUBLE) THEN "
    "'\"Infinity\"' WHEN {0} = CAST('-inf' AS DOUBLE) THEN '\"-Infinity\"' "
    f"WHEN {{0}} = 0 AND signbit({{0}}) THEN error({_ZERO}) ELSE yd_float_text({{0}}) END",
    "STRING": "yd_json_text({0})",
    "BYTES": _QUOTED.format("base64({0})"),
    "DATE": _QUOTED.format("CAST({0} AS VARCHAR)"),
    "DATETIME": _QUOTED.format(_MOMENT),
    "TIMESTAMP": _QUOTED.format(_MOMENT.format("CAST({0} AS TIMESTAMP)") + " || 'Z'"),
}


def _to_json_string(arguments: list[Typed], node: exp.Expr) -> Typed:
    if len(arguments) not in (1, 2):
        raise no_signature("function TO_JSON_STRING", arguments, node)
    if len(arguments) == 2 and (arguments[1].type != kinds.BOOL or arguments[1].value is not False):
        raise unsupported("TO_JSON_STRING with pretty_print")
    [value] = arguments[:1]
    if value.type == kinds.NULL:
        return Typed("'null'", kinds.STRING)
    return Typed(_written(value.sql, value.type, 0), kinds.STRING)


def _written(sql: str, kind: Type, depth: int) -> str:
    if kind.name in _SCALARS:
        made = _SCALARS[kind.name].format(f"({sql})")
    elif kind.element is not None and kind.name == "ARRAY":
        each = f"j{depth}"
        inner = _written(each, kind.element, depth + 1)
        items = f"array_to_string(list_transform({sql}, lambda {each}: {inner}), ',')"
        made = f"'[' || {items} || ']'"
    elif kind.name == "STRUCT":
        made = _members(sql, kind, depth)
    else:
        raise unsupported(f"TO_JSON_STRING of {kind}")
    return f"CASE WHEN ({sql}) IS NULL THEN 'null' ELSE {made} END"


def _members(sql: str, kind: Type, depth: int) -> str:
    parts = []
    for label, inner in kind.fields:
        if label.startswith("_field_"):
            raise unsupported("TO_JSON_STRING of a STRUCT with a field that has no name")
        value = _written(f"struct_extract({sql}, {text(label)})", inner, depth)
        parts.append(f"{text(json.dumps(label, ensure_ascii=False) + ':')} || {value}")
    return "'{' || " + " || ',' || ".join(parts) + " || '}'"


FUNCTIONS: Final[dict[str, Function]] = {"TO_JSON_STRING": _to_json_string}
