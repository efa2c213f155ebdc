"""BigQuery's types inside a statement: what they are, which turns into which, and their columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from yogadesk.engine.faults import unsupported
from yogadesk.engine.schema import Field
from yogadesk.engine.types import duckdb_type


@dataclass(frozen=True, slots=True)
class Type:
    """A type under its SQL name. An ARRAY has its `element`, a STRUCT its `fields`; a field without
    a name is `_field_1` … here, as BigQuery's REST API writes it.

    Two types exist only inside a statement: CONTENT is the bytes of an object that nobody has read
    yet, IMAGE a picture that nobody has decoded yet, its `element` what its values will be.
    """

    name: str
    element: Type | None = None
    fields: tuple[tuple[str, Type], ...] = ()

    def __str__(self) -> str:
        if self.name == "ARRAY":
            return f"ARRAY<{self.element}>"
        if self.name == "STRUCT":
            return f"STRUCT<{', '.join(f'{name} {kind}' for name, kind in self.fields)}>"
        if self.name == "IMAGE":
            return f"STRUCT<ARRAY<INT64>, ARRAY<{self.element}>>"
        return "BYTES" if self.name == "CONTENT" else self.name

    @property
    def is_lazy(self) -> bool:
        """Whether a value is only a reference to a picture or to bytes, wherever it is nested."""
        if self.name in ("CONTENT", "IMAGE"):
            return True
        inner = [kind for _, kind in self.fields] + ([self.element] if self.element else [])
        return any(kind.is_lazy for kind in inner)

    @property
    def is_number(self) -> bool:
        return self.name in _NUMBERS


INT64: Final = Type("INT64")
FLOAT64: Final = Type("FLOAT64")
NUMERIC: Final = Type("NUMERIC")
BOOL: Final = Type("BOOL")
STRING: Final = Type("STRING")
BYTES: Final = Type("BYTES")
DATE: Final = Type("DATE")
TIME: Final = Type("TIME")
DATETIME: Final = Type("DATETIME")
TIMESTAMP: Final = Type("TIMESTAMP")
JSON: Final = Type("JSON")
NULL: Final = Type("NULL")
"""The type of a bare NULL, which becomes any other; INT64 when nothing decides."""
CONTENT: Final = Type("CONTENT")

_NUMBERS: Final = ("INT64", "NUMERIC", "FLOAT64")
_WIDER: Final = {"INT64": ("NUMERIC", "FLOAT64"), "NUMERIC": ("FLOAT64",)}
_COMPARABLE: Final = frozenset(
    ("INT64", "FLOAT64", "NUMERIC", "BOOL", "STRING", "BYTES", "DATE", "TIME", "DATETIME")
) | {"TIMESTAMP"}

_TO_REST: Final = {"INT64": "INTEGER", "FLOAT64": "FLOAT", "BOOL": "BOOLEAN", "STRUCT": "RECORD"}
_FROM_REST: Final = {rest: name for name, rest in _TO_REST.items()}
_ALIASES: Final = {
    **dict.fromkeys(("INT", "SMALLINT", "INTEGER", "BIGINT", "TINYINT", "BYTEINT"), "INT64"),
    "DECIMAL": "NUMERIC",
    "BOOLEAN": "BOOL",
}
_SCALARS: Final = _COMPARABLE | {"JSON"}


def array(element: Type) -> Type:
    return Type("ARRAY", element)


def struct(*fields: tuple[str, Type]) -> Type:
    return Type("STRUCT", fields=fields)


def image(element: Type) -> Type:
    return Type("IMAGE", element)


def is_comparable(kind: Type) -> bool:
    """Whether values can be compared, grouped and sorted here. Arrays, structs and JSON cannot."""
    return kind.name in _COMPARABLE or kind == NULL


def type_of(field: Field) -> Type:
    """The type of a column."""
    if field.type == "RECORD":
        kind = struct(*((inner.name, type_of(inner)) for inner in field.fields))
    else:
        kind = Type(_FROM_REST.get(field.type, field.type))
    return array(kind) if field.mode == "REPEATED" else kind


def field_of(name: str, kind: Type) -> Field:
    """A column of that type. Raises a Fault for an array of arrays, which no column can be."""
    if kind.name == "ARRAY":
        inner = _element(kind)
        if inner.name == "ARRAY":
            raise unsupported("An array of arrays")
        plain = field_of(name, inner)
        return Field(name, plain.type, "REPEATED", plain.fields)
    if kind.name == "IMAGE":
        return field_of(name, written_image(_element(kind)))
    if kind.name == "STRUCT":
        return Field(name, "RECORD", fields=tuple(field_of(n, k) for n, k in kind.fields))
    if kind == NULL:
        return Field(name, "INTEGER")
    if kind == CONTENT:
        return Field(name, "BYTES")
    return Field(name, _TO_REST.get(kind.name, kind.name))


def written_image(element: Type) -> Type:
    """A picture as a value: its [height, width, channels] and its values row by row."""
    return struct(("_field_1", array(INT64)), ("_field_2", array(element)))


def physical(kind: Type) -> str:
    """The DuckDB type that holds the values."""
    if kind == CONTENT:
        return "VARCHAR"
    if kind.name == "IMAGE":
        return "STRUCT(object VARCHAR, content BLOB, operations VARCHAR)"
    if kind.name == "ARRAY":
        return f"{physical(_element(kind))}[]"
    if kind.name == "STRUCT":
        inner = ", ".join(f'"{name}" {physical(k)}' for name, k in kind.fields)
        return f"STRUCT({inner})"
    return duckdb_type(field_of("x", kind))


def _element(kind: Type) -> Type:
    assert kind.element is not None
    return kind.element


def turns_into(source: Type, target: Type, *, constant: bool = False) -> bool:
    """Whether BigQuery coerces `source` to `target` unasked. A literal or a parameter (`constant`)
    coerces further: STRING to the types of time, INT64 and FLOAT64 to NUMERIC."""
    if source in (target, NULL):
        return True
    if source.name == "ARRAY" and target.name == "ARRAY":
        inner, outer = _element(source), _element(target)
        # The element type of a bare [] is not known yet.
        return inner in (outer, NULL) or (constant and turns_into(inner, outer))
    if source.name == "STRUCT" and target.name == "STRUCT":
        return len(source.fields) == len(target.fields) and all(
            turns_into(a, b, constant=constant)
            for (_, a), (_, b) in zip(source.fields, target.fields, strict=True)
        )
    if target.name in _WIDER.get(source.name, ()):
        return True
    times = ("DATE", "TIME", "DATETIME", "TIMESTAMP")
    if constant and source == STRING:
        return target.name in times
    return constant and source == FLOAT64 and target == NUMERIC


def _common_struct(kinds: list[tuple[Type, bool]]) -> Type | None:
    """Field by field, under the names of the first."""
    first = kinds[0][0]
    if any(len(kind.fields) != len(first.fields) for kind, _ in kinds):
        return None
    fields = []
    for place, (name, _) in enumerate(first.fields):
        inner = common([(kind.fields[place][1], constant) for kind, constant in kinds])
        if inner is None:
            return None
        fields.append((name, inner))
    return struct(*fields)


def settled(kind: Type) -> Type:
    """What a type is where nothing decides any more: a bare NULL is INT64, [] ARRAY<INT64>."""
    if kind == NULL:
        return INT64
    return array(INT64) if kind == array(NULL) else kind


def common(kinds: list[tuple[Type, bool]]) -> Type | None:
    """The type that all of them become, or None. Each comes with whether it is a constant."""
    known = [(kind, constant) for kind, constant in kinds if kind != NULL]
    if not known:
        return NULL
    if all(kind.name == "STRUCT" for kind, _ in known):
        return _common_struct(known)
    firm = [kind for kind, constant in known if not constant]
    candidates = [*firm, *(kind for kind, _ in known)]
    for candidate in sorted(candidates, key=lambda k: _NUMBERS.index(k.name) if k.is_number else 0):
        if all(turns_into(kind, candidate, constant=constant) for kind, constant in known):
            return candidate
    return None
