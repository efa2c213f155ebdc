"""Query parameters: from the JSON a client sends to typed Python values."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from yogadesk.engine.bigquery.rest import part
from yogadesk.engine.faults import Fault, invalid, invalid_query, unsupported
from yogadesk.engine.schema import Field
from yogadesk.engine.sql.session import Parameter
from yogadesk.engine.types import rest_type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TIMESTAMP: Final = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ Tt](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,6})0*)?)?)?"
    r"\s*(Z|z|UTC|[+-]\d{1,2}(?::?\d{2})?)?"
)


def parameters(resources: object, mode: str | None) -> tuple[Parameter, ...]:
    """The parameters of a query. Raises a Fault for what cannot be read, and when named and
    positional ones are mixed."""
    if not isinstance(resources, list) or not all(isinstance(r, dict) for r in resources):
        raise invalid("Invalid value for queryParameters: a list was expected.", "queryParameters")
    found = tuple(_parameter(resource) for resource in resources)
    named = sum(1 for p in found if p.name is not None)
    if named not in (0, len(found)) or (mode == "NAMED" and named < len(found)):
        raise invalid_query("Named and positional parameters cannot be used together.")
    if mode == "POSITIONAL" and named:
        raise invalid_query("Positional parameters must not have a name.")
    return found


def _parameter(resource: Mapping[str, Any]) -> Parameter:
    name = resource.get("name") or None
    kind = resource.get("parameterType")
    if not isinstance(kind, dict):
        raise invalid_query(f"Query parameter '{name or ''}' has no type.")
    field = _field(name or "", kind)
    return Parameter(name, field, _value(field, resource.get("parameterValue")))


def _field(name: str, kind: Mapping[str, Any]) -> Field:
    word = str(kind.get("type") or "").upper()
    if word == "ARRAY":
        item = _field(name, part(kind, "arrayType"))
        if item.mode == "REPEATED":
            raise invalid_query(f"Query parameter '{name}' is an array of arrays.")
        return Field(name, item.type, "REPEATED", item.fields)
    if word in ("STRUCT", "RECORD"):
        members = kind.get("structTypes") or ()
        inner = tuple(
            _field(str(m.get("name") or f"_field_{n}"), part(m, "type"))
            for n, m in enumerate(members, 1)
        )
        if not inner:
            raise invalid_query(f"Query parameter '{name}' is a STRUCT without fields.")
        return Field(name, "RECORD", fields=inner)
    return Field(name, rest_type(word))


def _value(field: Field, given: Any) -> Any:
    """The Python value; None for NULL. `given` is a QueryParameterValue or nothing."""
    if not isinstance(given, dict):
        return None
    if field.mode == "REPEATED":
        item = Field(field.name, field.type, fields=field.fields)
        values = given.get("arrayValues")
        return None if values is None else [_value(item, v) for v in values]
    if field.type == "RECORD":
        members = given.get("structValues")
        if members is None:
            return None
        return {inner.name: _value(inner, members.get(inner.name)) for inner in field.fields}
    raw = given.get("value")
    return None if raw is None else read_text(field.type, str(raw), f"parameter '{field.name}'")


def read_text(kind: str, text: str, what: str) -> Any:
    """A value of the REST type `kind` from its text. Raises a Fault that names `what`."""
    reader = _READERS.get(kind)
    if reader is None:
        raise unsupported(f"The type {kind} of {what}")
    try:
        return reader(text)
    except (ValueError, InvalidOperation, binascii.Error, OverflowError) as e:
        raise Fault(400, "invalid", f"Invalid value for {what}: {text!r} is no {kind}.") from e


def _integer(text: str) -> int:
    if not re.fullmatch(r"\s*[+-]?\d+\s*", text, re.ASCII):
        raise ValueError(text)
    value = int(text)
    if not -(2**63) <= value < 2**63:
        raise ValueError(text)
    return value


def _float(text: str) -> float:
    if "_" in text:
        raise ValueError(text)
    return float(text)


def _boolean(text: str) -> bool:
    known = _BOOLEANS.get(text.strip().lower())
    if known is None:
        raise ValueError(text)
    return known


def _numeric(text: str) -> Decimal:
    value = Decimal(text.strip())
    if not value.is_finite() or abs(value) >= 10**29 or round(value, 9) != value:
        raise ValueError(text)
    return value


def _timestamp(text: str) -> dt.datetime:
    found = _TIMESTAMP.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    year, month, day, hour, minute, second = (int(g or 0) for g in found.groups()[:6])
    micro = int((found[7] or "").ljust(6, "0"))
    when = dt.datetime(year, month, day, hour, minute, second, micro, dt.UTC)
    return when - _offset(found[8])


def _offset(zone: str | None) -> dt.timedelta:
    if zone is None or zone in ("Z", "z", "UTC"):
        return dt.timedelta()
    digits = zone[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    away = dt.timedelta(hours=hours, minutes=minutes)
    return -away if zone[0] == "-" else away


def _datetime(text: str) -> dt.datetime:
    found = _TIMESTAMP.fullmatch(text.strip())
    if found is None or found[8] is not None:
        raise ValueError(text)
    return _timestamp(text).replace(tzinfo=None)


def _time(text: str) -> dt.time:
    found = re.fullmatch(r"(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,6}))?)?", text.strip())
    if found is None:
        raise ValueError(text)
    hour, minute, second = (int(g or 0) for g in found.groups()[:3])
    return dt.time(hour, minute, second, int((found[4] or "").ljust(6, "0")))


_BOOLEANS: Final = {
    **dict.fromkeys(("true", "t", "yes", "y", "1"), True),
    **dict.fromkeys(("false", "f", "no", "n", "0"), False),
}

_READERS: Final[dict[str, Callable[[str], Any]]] = {
    "STRING": str,
    "INTEGER": _integer,
    "FLOAT": _float,
    "BOOLEAN": _boolean,
    "BYTES": lambda text: base64.b64decode(text, validate=True),
    "TIMESTAMP": _timestamp,
    "DATE": lambda text: dt.date.fromisoformat(text.strip()),
    "TIME": _time,
    "DATETIME": _datetime,
    "NUMERIC": _numeric,
    "JSON": str,
}
