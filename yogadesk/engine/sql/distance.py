"""ML.DISTANCE: how far two vectors are apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import kinds
from yogadesk.engine.sql.operators import no_signature
from yogadesk.engine.sql.places import place
from yogadesk.engine.sql.typed import Typed, coerced, text

if TYPE_CHECKING:
    from sqlglot import exp

_FLOATS: Final = kinds.array(kinds.FLOAT64)
_DENSE: Final = {
    "EUCLIDEAN": "list_distance({0}, {1})",
    "MANHATTAN": "list_sum(list_transform(list_zip({0}, {1}), lambda e: abs(e[1] - e[2])))",
    "COSINE": "list_cosine_distance({0}, {1})",
}


def distance(arguments: list[Typed], node: exp.Expr) -> Typed:
    """ML.DISTANCE(vector, vector [, 'EUCLIDEAN' | 'MANHATTAN' | 'COSINE']): NULL where one of the
    vectors is; they are arrays of numbers, or of structs of a key and a number."""
    if not 2 <= len(arguments) <= 3:
        raise no_signature("function ML.DISTANCE", arguments, node)
    kind = arguments[2].value if len(arguments) == 3 else "EUCLIDEAN"
    if not isinstance(kind, str) or kind.upper() not in _DENSE:
        raise invalid_query(f"ML.DISTANCE measures one of {', '.join(_DENSE)}", *place(node))
    one, other = (coerced(a, _FLOATS) if a.type == kinds.NULL else a for a in arguments[:2])
    if all(_is_sparse(vector) for vector in (one, other)):
        parts = ", ".join(part for vector in (one, other) for part in _parts(vector))
        return Typed(f"yd_sparse_distance({parts}, {text(kind.upper())})", kinds.FLOAT64)
    if not all(_is_dense(vector) for vector in (one, other)):
        raise no_signature("function ML.DISTANCE", arguments, node)
    return _dense(_floats(one), _floats(other), kind.upper())


def _is_dense(vector: Typed) -> bool:
    return vector.type.element is not None and vector.type.element.is_number


def _is_sparse(vector: Typed) -> bool:
    fields = vector.type.element.fields if vector.type.element is not None else ()
    return (
        len(fields) == 2 and fields[0][1] in (kinds.STRING, kinds.INT64) and fields[1][1].is_number
    )


def _floats(vector: Typed) -> str:
    if vector.type == kinds.array(kinds.NUMERIC):
        raise unsupported("ML.DISTANCE of NUMERIC values")
    if vector.type == _FLOATS:
        return vector.sql
    return f"CAST({vector.sql} AS {kinds.physical(_FLOATS)})"


def _dense(one: str, other: str, kind: str) -> Typed:
    uneven = f"len({one}) <> len({other})"
    message = text("Array arguments to ML.DISTANCE must have equal length")
    holes = " OR ".join(f"len({each}) <> list_aggregate({each}, 'count')" for each in (one, other))
    missing = text("Cannot compute distance with a NULL element")
    made = _DENSE[kind].format(one, other)
    if kind == "COSINE":
        zero = text("Cannot compute cosine distance against zero vector.")
        lengths = " OR ".join(f"list_inner_product({e}, {e}) = 0" for e in (one, other))
        made = f"CASE WHEN {lengths} THEN error({zero}) ELSE {made} END"
    return Typed(
        f"CASE WHEN {one} IS NULL OR {other} IS NULL THEN NULL "
        f"WHEN {uneven} THEN error({message}) WHEN {holes} THEN error({missing}) "
        f"WHEN len({one}) = 0 THEN error('ML.DISTANCE of empty arrays is not supported by the "
        f"engine') ELSE {made} END",
        kinds.FLOAT64,
    )


def _parts(vector: Typed) -> tuple[str, str]:
    assert vector.type.element is not None
    (key, _), (value, _) = vector.type.element.fields
    keys = f"CAST(struct_extract(e, {text(key)}) AS VARCHAR)"
    values = f"CAST(struct_extract(e, {text(value)}) AS DOUBLE)"
    return tuple(f"list_transform({vector.sql}, lambda e: {each})" for each in (keys, values))  # type: ignore[return-value]
