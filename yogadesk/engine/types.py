"""BigQuery's types in DuckDB's terms, and values in the form BigQuery's JSON gives them."""

from __future__ import annotations

import base64
import datetime as dt
import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from yogadesk.engine.faults import invalid, invalid_query, unsupported
from yogadesk.engine.schema import Field

_DUCKDB: Final = {
    "STRING": "VARCHAR",
    "INTEGER": "BIGINT",
    "FLOAT": "DOUBLE",
    "BOOLEAN": "BOOLEAN",
    "BYTES": "BLOB",
    "TIMESTAMP": "TIMESTAMP WITH TIME ZONE",
    "DATE": "DATE",
    "TIME": "TIME",
    "DATETIME": "TIMESTAMP",
    "NUMERIC": "DECIMAL(38, 9)",
    "JSON": "JSON",
}

_REST: Final = {
    **{name: name for name in (*_DUCKDB, "RECORD")},
    "INT64": "INTEGER",
    "INT": "INTEGER",
    "BIGINT": "INTEGER",
    "FLOAT64": "FLOAT",
    "BOOL": "BOOLEAN",
    "STRUCT": "RECORD",
    "DECIMAL": "NUMERIC",
}

_FROM_DUCKDB: Final = {
    **dict.fromkeys(("tinyint", "smallint", "integer", "bigint", "hugeint"), "INTEGER"),
    **dict.fromkeys(("utinyint", "usmallint", "uinteger", "ubigint", "uhugeint"), "INTEGER"),
    **dict.fromkeys(("float", "double"), "FLOAT"),
    **dict.fromkeys(("varchar", "enum", "uuid"), "STRING"),
    **dict.fromkeys(("timestamp", "timestamp_s", "timestamp_ms", "timestamp_ns"), "DATETIME"),
    "timestamp with time zone": "TIMESTAMP",
    "boolean": "BOOLEAN",
    "blob": "BYTES",
    "date": "DATE",
    "time": "TIME",
    "decimal": "NUMERIC",
    "null": "INTEGER",  # BigQuery gives a bare NULL the type INT64
}

_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND: Final = dt.timedelta(microseconds=1)

type_names: Final = frozenset(_DUCKDB) | {"RECORD"}
"""Every type a Field can have, under its REST name."""


def rest_type(name: str) -> str:
    """The REST name of a type that may go by its SQL name (`INT64` is `INTEGER`).

    Raises a Fault for a type the engine does not know to mean the same.
    """
    known = _REST.get(name.upper())
    if known is None:
        raise unsupported(f"The type {name}")
    return known


def duckdb_type(field: Field) -> str:
    """The DuckDB type of a column: `STRUCT("a" BIGINT)[]` for a repeated record."""
    if field.type == "RECORD":
        inner = ", ".join(f"{quoted(f.name)} {duckdb_type(f)}" for f in field.fields)
        scalar = f"STRUCT({inner})"
    else:
        scalar = _DUCKDB[rest_type(field.type)]
    return f"{scalar}[]" if field.mode == "REPEATED" else scalar


def columns_ddl(fields: Iterable[Field]) -> str:
    """What stands between the brackets of CREATE TABLE."""
    return ", ".join(
        f"{quoted(f.name)} {duckdb_type(f)}{' NOT NULL' if f.mode == 'REQUIRED' else ''}"
        for f in fields
    )


def quoted(name: str) -> str:
    """An identifier as DuckDB takes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def fields_of(description: Iterable[Sequence[Any]]) -> tuple[Field, ...]:
    """The columns of an answer, from a DuckDB cursor's `description`."""
    return tuple(field_of(column[0], column[1]) for column in description)


def field_of(name: str, kind: Any) -> Field:
    """A column from its name and its DuckDB type (a `duckdb` type object)."""
    if str(kind) == "JSON":
        return Field(name, "JSON")
    if kind.id in ("list", "array"):
        inner = field_of(name, dict(kind.children)["child"])
        if inner.mode == "REPEATED":
            raise invalid(f"Cannot construct array with element type ARRAY: {name}")
        return Field(name, inner.type, "REPEATED", inner.fields)
    if kind.id == "struct":
        members = [(key or f"_field_{i}", t) for i, (key, t) in enumerate(kind.children, 1)]
        return Field(name, "RECORD", fields=tuple(field_of(key, t) for key, t in members))
    known = _FROM_DUCKDB.get(str(kind.id))
    if known is None:
        raise unsupported(f"The type of the column {name} ({kind})")
    return Field(name, known)


# Values out: every cell of an answer is a piece of JSON text, made once.


def row_encoder(fields: Sequence[Field]) -> Callable[[Sequence[Any]], str]:
    """A function from one row to its JSON text `{"f":[{"v":…},…]}`.

    Timestamps are written as microseconds (`formatOptions.useInt64Timestamp`); `older_timestamps`
    turns such a row into the form with seconds as a float. Raises a Fault for a NULL in an array,
    which BigQuery knows within a statement but not in an answer.
    """
    cells = [_cell_encoder(f) for f in fields]

    def encode(row: Sequence[Any]) -> str:
        inner = '},{"v":'.join([cell(value) for cell, value in zip(cells, row, strict=True)])
        return '{"f":[{"v":' + inner + "}]}"

    if not cells:
        return lambda _row: '{"f":[]}'
    return encode


def _cell_encoder(field: Field) -> Callable[[Any], str]:
    if field.type == "RECORD":
        scalar = _record_encoder(field)
    else:
        text = _TEXT[rest_type(field.type)]

        def scalar(value: Any) -> str:
            return "null" if value is None else text(value)

    if field.mode != "REPEATED":
        return scalar

    def repeated(values: Any) -> str:
        # BigQuery knows no NULL array in an answer: it is an empty one.
        if values is None or len(values) == 0:
            return "[]"
        if any(value is None for value in values):
            said = f"Array cannot have a null element; error in writing field {field.name}"
            raise invalid_query(said)
        return '[{"v":' + '},{"v":'.join([scalar(v) for v in values]) + "}]"

    return repeated


def _record_encoder(field: Field) -> Callable[[Any], str]:
    encode = row_encoder(field.fields)
    names = [f.name for f in field.fields]

    def record(value: Any) -> str:
        if value is None:
            return "null"
        if isinstance(value, Mapping):
            # By place where a key is missing: BigQuery names what has no name `_field_1`.
            found = [value[n] for n in names] if all(n in value for n in names) else value.values()
            return encode(list(found))
        return encode(value)

    return record


def _float(value: Any) -> str:
    number = float(value)
    if math.isfinite(number):
        return f'"{number!r}"'
    return '"NaN"' if math.isnan(number) else '"Infinity"' if number > 0 else '"-Infinity"'


def _numeric(value: Any) -> str:
    text = format(Decimal(value), "f")
    return '"' + (text.rstrip("0").rstrip(".") if "." in text else text) + '"'


def _datetime(value: dt.datetime) -> str:
    return f'"{value.isoformat()}"'


def microseconds(value: dt.datetime) -> int:
    """Microseconds since the epoch; a time without a zone counts as UTC."""
    aware = value if value.tzinfo is not None else value.replace(tzinfo=dt.UTC)
    return (aware - _EPOCH) // _MICROSECOND


_TEXT: Final[dict[str, Callable[[Any], str]]] = {
    "STRING": lambda v: json.dumps(v if isinstance(v, str) else str(v)),
    "INTEGER": lambda v: f'"{int(v)}"',
    "FLOAT": _float,
    "BOOLEAN": lambda v: '"true"' if v else '"false"',
    "BYTES": lambda v: f'"{base64.b64encode(v).decode("ascii")}"',
    "TIMESTAMP": lambda v: f'"{microseconds(v)}"',
    "DATE": lambda v: f'"{v.isoformat()}"',
    "TIME": lambda v: f'"{v.isoformat()}"',
    "DATETIME": _datetime,
    "NUMERIC": _numeric,
    "JSON": lambda v: json.dumps(v if isinstance(v, str) else json.dumps(v)),
}


def has_timestamp(fields: Iterable[Field]) -> bool:
    """Whether `older_timestamps` would change a row of these columns."""
    return any(f.type == "TIMESTAMP" or has_timestamp(f.fields) for f in fields)


def older_timestamps(row: dict[str, Any], fields: Sequence[Field]) -> dict[str, Any]:
    """A row with its timestamps as seconds in a float, the form without `useInt64Timestamp`."""
    return {"f": [{"v": _older(c["v"], f)} for c, f in zip(row["f"], fields, strict=True)]}


def _older(value: Any, field: Field) -> Any:
    if value is None:
        return None
    if isinstance(value, list):
        one = Field(field.name, field.type, fields=field.fields)
        return [{"v": _older(item["v"], one)} for item in value]
    if field.type == "RECORD":
        return older_timestamps(value, field.fields)
    if field.type != "TIMESTAMP":
        return value
    seconds, rest = divmod(int(value), 1_000_000)
    return f"{seconds}.{rest:06d}" if seconds >= 0 else repr(int(value) / 1_000_000)


# Schemas and fields as JSON.


def field_from_json(resource: Mapping[str, Any]) -> Field:
    """A TableFieldSchema. Raises a Fault for a type or mode that does not exist here."""
    mode = str(resource.get("mode") or "NULLABLE").upper()
    if mode not in ("NULLABLE", "REQUIRED", "REPEATED"):
        raise invalid(f"Invalid field mode: {mode}")
    if not resource.get("name") or not resource.get("type"):
        raise invalid("Field name and type are required.", "schema")
    inner = tuple(field_from_json(f) for f in resource.get("fields") or ())
    kind = rest_type(str(resource["type"]))
    if kind == "RECORD" and not inner:
        raise invalid(f"Field {resource['name']} is type RECORD but has no schema")
    return Field(str(resource["name"]), kind, mode, inner, resource.get("description"))


def field_to_json(field: Field) -> dict[str, Any]:
    """A field as TableFieldSchema."""
    resource: dict[str, Any] = {"name": field.name, "type": field.type, "mode": field.mode}
    if field.fields:
        resource["fields"] = [field_to_json(f) for f in field.fields]
    if field.description is not None:
        resource["description"] = field.description
    return resource


def schema_to_json(fields: Iterable[Field]) -> dict[str, Any]:
    """Columns as TableSchema."""
    return {"fields": [field_to_json(f) for f in fields]}


def schema_from_json(resource: Mapping[str, Any] | None) -> tuple[Field, ...]:
    """A TableSchema's columns; none for no schema. Raises a Fault for a name given twice."""
    fields = tuple(field_from_json(f) for f in (resource or {}).get("fields") or ())
    seen: set[str] = set()
    for name in (f.name.lower() for f in fields):
        if name in seen:
            raise invalid(f"Duplicate field name: {name}", "schema")
        seen.add(name)
    return fields
