"""Newline-delimited JSON files as BigQuery reads them."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from yogadesk.engine.bigquery.parameters import read_text
from yogadesk.engine.faults import Fault, invalid
from yogadesk.engine.schema import Field

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from pathlib import Path


def json_rows(
    path: Path, fields: tuple[Field, ...], *, ignore_unknown: bool
) -> Generator[list[Any], None, None]:
    """The rows as Python values. Raises BigQuery's 400 with the line of what is wrong."""
    with path.open("rb") as plain:
        zipped = plain.read(2) == b"\x1f\x8b"
    with gzip.open(path) if zipped else path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                yield _record(json.loads(line), fields, ignore_unknown)
            except (ValueError, Fault) as e:
                said = e.message if isinstance(e, Fault) else f"Parser terminated: {e}"
                raise invalid(
                    f"Error while reading data, error message: {said}; line number: {number}"
                ) from e


def _record(given: object, fields: tuple[Field, ...], ignore_unknown: bool) -> list[Any]:
    if not isinstance(given, dict):
        raise invalid("An object was expected.")
    by_name: Mapping[str, object] = {key.lower(): value for key, value in given.items()}
    if not ignore_unknown:
        unknown = by_name.keys() - {f.name.lower() for f in fields}
        if unknown:
            raise invalid(f"No such field: {min(unknown)}.")
    return [_value(by_name.get(f.name.lower()), f, ignore_unknown) for f in fields]


def _value(given: object, field: Field, ignore_unknown: bool) -> Any:
    if field.mode == "REPEATED":
        item = Field(field.name, field.type, fields=field.fields)
        if given is None:
            return []
        if not isinstance(given, list):
            raise invalid(f"Array specified for non-repeated field: {field.name}.")
        return [_value(one, item, ignore_unknown) for one in given]
    if given is None:
        return None
    if field.type == "RECORD":
        values = _record(given, field.fields, ignore_unknown)
        return dict(zip([f.name for f in field.fields], values, strict=True))
    if field.type == "JSON":
        return json.dumps(given, ensure_ascii=False)
    if isinstance(given, (dict, list)):
        raise invalid(f"A scalar was expected for field {field.name}.")
    if isinstance(given, bool):
        return read_text(field.type, "true" if given else "false", field.name)
    if isinstance(given, float) and field.type == "INTEGER" and given.is_integer():
        return int(given)
    return read_text(field.type, str(given), field.name)
