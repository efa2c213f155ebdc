"""FORMAT_* and PARSE_*: moments as text after a pattern, and back."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from yogadesk.engine.computed.errors import Refused, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_EPOCH: Final = dt.datetime(1970, 1, 1)
_ELEMENT: Final = re.compile(r"%(E\*S|E[0-9]S|E4Y|Ez|[A-Za-z%])", re.DOTALL)


def text(value: dt.datetime) -> str:
    """CAST of a DATETIME to STRING. Refused where the number of digits after the second was not
    checked."""
    whole = value.replace(microsecond=0, tzinfo=None).isoformat(sep=" ")
    fraction = value.microsecond
    if fraction == 0:
        return whole
    if fraction % 1000 == 0 and fraction // 1000 % 10:
        return f"{whole}.{fraction // 1000:03d}"
    if fraction % 10:
        return f"{whole}.{fraction:06d}"
    raise Unknown(f"The text of a moment with this fraction of a second ({value})")


def _date_elements(v: dt.datetime) -> dict[str, str]:
    iso = v.isocalendar()
    weekday = v.isoweekday() % 7
    return {
        "A": _DAYS[v.weekday()],
        "a": _DAYS[v.weekday()][:3],
        "B": _MONTHS[v.month - 1],
        "b": _MONTHS[v.month - 1][:3],
        "h": _MONTHS[v.month - 1][:3],
        "C": f"{v.year // 100:02d}",
        "D": f"{v.month:02d}/{v.day:02d}/{v.year % 100:02d}",
        "d": f"{v.day:02d}",
        "e": f"{v.day:2d}",
        "F": f"{v.year:04d}-{v.month:02d}-{v.day:02d}",
        "G": f"{iso.year:04d}",
        "g": f"{iso.year % 100:02d}",
        "j": f"{v.timetuple().tm_yday:03d}",
        "m": f"{v.month:02d}",
        "n": "\n",
        "Q": str((v.month + 2) // 3),
        "t": "\t",
        "U": f"{(v.timetuple().tm_yday + 6 - weekday) // 7:02d}",
        "u": str(v.isoweekday()),
        "V": f"{iso.week:02d}",
        "W": f"{(v.timetuple().tm_yday + 6 - v.weekday()) // 7:02d}",
        "w": str(weekday),
        "Y": f"{v.year:04d}",
        "E4Y": f"{v.year:04d}",
        "y": f"{v.year % 100:02d}",
        "%": "%",
    }


def _clock_elements(v: dt.datetime) -> dict[str, str]:
    twelve = (v.hour + 11) % 12 + 1
    return {
        "H": f"{v.hour:02d}",
        "I": f"{twelve:02d}",
        "k": f"{v.hour:2d}",
        "l": f"{twelve:2d}",
        "M": f"{v.minute:02d}",
        "P": "am" if v.hour < 12 else "pm",
        "p": "AM" if v.hour < 12 else "PM",
        "R": f"{v.hour:02d}:{v.minute:02d}",
        "S": f"{v.second:02d}",
        "T": f"{v.hour:02d}:{v.minute:02d}:{v.second:02d}",
    }


def _zone_elements(v: dt.datetime) -> dict[str, str]:
    return {
        "s": str((v - _EPOCH) // dt.timedelta(seconds=1)),
        "Z": "UTC",
        "z": "+0000",
        "Ez": "+00:00",
    }


KNOWN: Final = {
    "DATE": frozenset(_date_elements(_EPOCH)),
    "TIME": frozenset((*_clock_elements(_EPOCH), "%", "n", "t")),
    "DATETIME": frozenset((*_date_elements(_EPOCH), *_clock_elements(_EPOCH))),
    "TIMESTAMP": frozenset(
        (*_date_elements(_EPOCH), *_clock_elements(_EPOCH), *_zone_elements(_EPOCH))
    ),
}
"""Which elements a pattern for each type may have; those of `_FRACTION` besides, but for DATE."""

_FRACTION: Final = re.compile(r"E(\*|[0-6])S")


def unknown_element(pattern: str, kind: str) -> str | None:
    """The first element of a pattern that is not known to mean the same here, or None."""
    rest = _ELEMENT.sub("", pattern)
    if "%" in rest:
        return rest[rest.index("%") :][:2]
    for element in _ELEMENT.findall(pattern):
        if element not in KNOWN[kind] and (kind == "DATE" or not _FRACTION.fullmatch(element)):
            return f"%{element}"
    return None


def formatted(pattern: str, value: dt.datetime) -> str:
    """A moment after a pattern whose elements are all known."""
    if value.year < 1000:
        raise Unknown("FORMAT of a year before 1000")
    parts = {**_date_elements(value), **_clock_elements(value), **_zone_elements(value)}

    def part(found: re.Match[str]) -> str:
        fraction = _FRACTION.fullmatch(found[1])
        if fraction is None:
            return parts[found[1]]
        digits = f"{value.microsecond:06d}"
        digits = digits.rstrip("0") if fraction[1] == "*" else digits[: int(fraction[1])]
        return f"{value.second:02d}" + (f".{digits}" if digits else "")

    return _ELEMENT.sub(part, pattern)


_READ: Final = {
    "Y": r"(?P<Y>\d{1,4})",
    "E4Y": r"(?P<Y>\d{4})",
    "y": r"(?P<y>\d{1,2})",
    "m": r"(?P<m>\d{1,2})",
    "d": r"(?P<d>\d{1,2})",
    "e": r"\s*(?P<d>\d{1,2})",
    "B": r"(?P<b>[A-Za-z]+)",
    "b": r"(?P<b>[A-Za-z]+)",
    "h": r"(?P<b>[A-Za-z]+)",
    "F": r"(?P<Y>\d{1,4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})",
    "H": r"(?P<H>\d{1,2})",
    "I": r"(?P<I>\d{1,2})",
    "p": r"(?P<p>[AaPp][Mm])",
    "M": r"(?P<M>\d{1,2})",
    "S": r"(?P<S>\d{1,2})",
    "E*S": r"(?P<S>\d{1,2})(?:\.(?P<f>\d{1,6}))?",
    "R": r"(?P<H>\d{1,2}):(?P<M>\d{1,2})",
    "T": r"(?P<H>\d{1,2}):(?P<M>\d{1,2}):(?P<S>\d{1,2})",
    "Ez": r"(?P<z>[+-]\d{2}:\d{2}|Z)",
    "z": r"(?P<z>[+-]\d{2}:?\d{2}|Z)",
    "%": "%",
}
PARSED: Final = {
    "DATE": frozenset(("Y", "E4Y", "y", "m", "d", "e", "B", "b", "h", "F", "%")),
    "TIME": frozenset(("H", "I", "p", "M", "S", "E*S", "R", "T", "%")),
    "DATETIME": frozenset(_READ) - {"Ez", "z"},
    "TIMESTAMP": frozenset(_READ),
}
"""Which elements PARSE_… knows here for each type."""


@lru_cache(maxsize=256)
def reader(pattern: str) -> re.Pattern[str] | None:
    """A regular expression for a pattern; None where it says something twice."""
    made = r"\s*"
    for piece in re.split(r"(%E\*S|%E4Y|%Ez|%.|\s+)", pattern):
        if piece.startswith("%"):
            made += _READ[piece[1:]]
        else:
            made += r"\s*" if piece.isspace() else re.escape(piece)
    try:
        return re.compile(made + r"\s*", re.ASCII)
    except re.error:
        return None


def parsed(pattern: str, value: str) -> dt.datetime:
    """PARSE_…: the moment a text tells after a pattern; what it does not tell is 1970-01-01."""
    known = reader(pattern)
    found = known.fullmatch(value) if known is not None else None
    if found is None:
        raise Refused(f'Failed to parse input string "{value}"')
    told = {name: text for name, text in found.groupdict().items() if text is not None}
    try:
        moment = dt.datetime(
            _year(told), _month(told), int(told.get("d", 1)), _hour(told),
            int(told.get("M", 0)), int(told.get("S", 0)), int(told.get("f", "").ljust(6, "0")),
        )  # fmt: skip
    except (ValueError, OverflowError) as e:
        raise Refused(f'Failed to parse input string "{value}"') from e
    zone = told.get("z", "Z")
    if zone == "Z":
        return moment
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    return moment - dt.timedelta(minutes=minutes if zone[0] == "+" else -minutes)


def _year(told: dict[str, str]) -> int:
    if "y" in told:
        return int(told["y"]) + (2000 if int(told["y"]) < 69 else 1900)
    return int(told.get("Y", 1970))


def _month(told: dict[str, str]) -> int:
    if "b" not in told:
        return int(told.get("m", 1))
    named = told["b"].lower()
    for number, month in enumerate(_MONTHS, 1):
        if named in (month.lower(), month[:3].lower()):
            return number
    raise ValueError(named)


def _hour(told: dict[str, str]) -> int:
    if "I" not in told:
        return int(told.get("H", 0))
    hour = int(told["I"])
    if not 1 <= hour <= 12 or "p" not in told:
        raise ValueError(hour)
    return hour % 12 + (12 if told["p"].lower() == "pm" else 0)


FUNCTIONS: Final[dict[str, tuple[Callable[..., object], list[Any], Any]]] = {
    "moment_text": (text, ["TIMESTAMP"], "VARCHAR"),
    "formatted": (formatted, ["VARCHAR", "TIMESTAMP"], "VARCHAR"),
    "parsed": (parsed, ["VARCHAR", "VARCHAR"], "TIMESTAMP"),
}
