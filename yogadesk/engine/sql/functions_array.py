"""Functions of arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yogadesk.engine.faults import invalid_query
from yogadesk.engine.sql import kinds
from yogadesk.engine.sql.kinds import INT64, STRING
from yogadesk.engine.sql.operators import joined, no_signature
from yogadesk.engine.sql.signatures import Function, Signature, known
from yogadesk.engine.sql.typed import Typed

if TYPE_CHECKING:
    from sqlglot import exp

_STRINGS: Final = kinds.array(STRING)
_INTEGERS: Final = kinds.array(INT64)


def _array(arguments: list[Typed], node: exp.Expr) -> Typed:
    if len(arguments) != 1 or arguments[0].type.element is None:
        raise no_signature(f"function {str(node.name).upper()}", arguments, node)
    return arguments[0]


def _length(arguments: list[Typed], node: exp.Expr) -> Typed:
    return Typed(f"len({_array(arguments, node).sql})", INT64)


def _reverse(arguments: list[Typed], node: exp.Expr) -> Typed:
    value = _array(arguments, node)
    return Typed(f"list_reverse({value.sql})", value.type)


def _end(arguments: list[Typed], node: exp.Expr) -> Typed:
    value = _array(arguments, node)
    assert value.type.element is not None
    name = str(node.name).upper()
    place = "1" if name == "ARRAY_FIRST" else f"len({value.sql})"
    return Typed(
        f"CASE WHEN len({value.sql}) = 0 THEN error('{name} cannot get an element of an empty "
        f"array') ELSE list_extract({value.sql}, {place}) END",
        value.type.element,
    )


def _concat(arguments: list[Typed], node: exp.Expr) -> Typed:
    if not arguments or any(value.type.element is None for value in arguments):
        raise no_signature("function ARRAY_CONCAT", arguments, node)
    return joined(arguments, node)


def _generate(arguments: list[Typed], node: exp.Expr) -> Typed:
    if len(arguments) == 3 and arguments[2].constant and arguments[2].value == 0:
        raise invalid_query("Sequence step cannot be 0.")
    return _GENERATED(arguments, node)


_MOST: Final = 1_048_575
"""BigQuery's limit for the elements of GENERATE_ARRAY."""

_TOO_MANY: Final = f"error('Cannot generate arrays with more than {_MOST} elements.')"
_GENERATED: Final = known(
    Signature(
        (INT64, INT64),
        _INTEGERS,
        f"CASE WHEN {{1}} / 1.0 - {{0}} >= {_MOST} THEN {_TOO_MANY} "
        "ELSE generate_series({0}, {1}) END",
    ),
    Signature(
        (INT64, INT64, INT64),
        _INTEGERS,
        "CASE WHEN {2} = 0 THEN error('Sequence step cannot be 0.') "
        f"WHEN ({{1}} / 1.0 - {{0}}) / {{2}} >= {_MOST} THEN {_TOO_MANY} "
        "ELSE generate_series({0}, {1}, {2}) END",
    ),
)

FUNCTIONS: Final[dict[str, Function]] = {
    "ARRAY_LENGTH": _length,
    "ARRAY_REVERSE": _reverse,
    "ARRAY_FIRST": _end,
    "ARRAY_LAST": _end,
    "ARRAY_CONCAT": _concat,
    "ARRAY_TO_STRING": known(
        Signature((_STRINGS, STRING), STRING, "array_to_string({0}, {1})"),
        Signature(
            (_STRINGS, STRING, STRING),
            STRING,
            "array_to_string(list_transform({0}, lambda e: COALESCE(e, {2})), {1})",
        ),
    ),
    "GENERATE_ARRAY": _generate,
}
