"""Dates and times written as text, in the forms that BigQuery and DuckDB read alike."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from yogadesk.engine.faults import invalid_query, unsupported

if TYPE_CHECKING:
    from yogadesk.engine.sql.kinds import Type

KINDS: Final = ("DATE", "TIME", "DATETIME", "TIMESTAMP")

_DAY: Final = r"\d{4}-\d{1,2}-\d{1,2}"
_CLOCK: Final = r"\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d{1,6})?"
_ZONE: Final = r"(?: ?UTC|Z|z|[+-]\d{1,2}(?::\d{2})?)"

FORMS: Final = {
    "DATE": _DAY,
    "TIME": _CLOCK,
    "DATETIME": f"{_DAY}(?:[ Tt]{_CLOCK})?",
    "TIMESTAMP": f"{_DAY}(?:[ Tt]{_CLOCK}{_ZONE}?)?",
}
"""What text of each type looks like here; BigQuery reads a few forms more (`2024-01-01+8`)."""

_PARTS: Final = re.compile(
    r"(?:(\d{4})-(\d{1,2})-(\d{1,2}))?[ Tt]?"
    r"(?:(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,6}))?)? ?(UTC|[Zz]|[+-][\d:]+)?"
)


def parse(value: str, kind: Type) -> dt.date | dt.time:
    """A constant as Python's date, time, naive datetime or datetime in UTC.

    Raises BigQuery's error for text that is no such moment, and 501 for a time zone by name.
    """
    found = re.fullmatch(FORMS[kind.name], value.strip())
    parts = _PARTS.fullmatch(value.strip())
    if found is None or parts is None:
        if re.fullmatch(f"{_DAY}[ Tt]{_CLOCK} ?[A-Za-z_]+/[A-Za-z_]+", value):
            raise unsupported(f"The time zone in {value!r}")
        raise _bad(value, kind)
    try:
        return _moment(parts, kind.name)
    except ValueError as e:
        raise _bad(value, kind) from e


def _bad(value: str, kind: Type) -> Exception:
    return invalid_query(f'Could not cast literal "{value}" to type {kind}')


def _moment(parts: re.Match[str], kind: str) -> dt.date | dt.time:
    year, month, day, hour, minute, second, fraction, zone = parts.groups()
    clock = dt.time(
        int(hour or 0), int(minute or 0), int(second or 0), int((fraction or "").ljust(6, "0"))
    )
    if kind == "TIME":
        return clock
    date = dt.date(int(year), int(month), int(day))
    if kind == "DATE":
        return date
    moment = dt.datetime.combine(date, clock)
    if kind == "DATETIME":
        return moment
    return (moment - _offset(zone)).replace(tzinfo=dt.UTC)


def _offset(zone: str | None) -> dt.timedelta:
    if zone is None or zone in ("UTC", "Z", "z"):
        return dt.timedelta()
    hours, _, minutes = zone[1:].partition(":")
    if int(hours) > 14 or int(minutes or 0) > 59:
        raise ValueError(zone)
    offset = dt.timedelta(hours=int(hours), minutes=int(minutes or 0))
    return -offset if zone[0] == "-" else offset
