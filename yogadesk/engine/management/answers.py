"""What the management APIs share: pages, times, names and enumerations in requests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from yogadesk.engine.calls import page_token, parse_page_token
from yogadesk.engine.faults import invalid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from yogadesk.engine.calls import Call

Json = dict[str, Any]
T = TypeVar("T")


def page(
    call: Call,
    kind: str,
    items: Sequence[Any],
    key: Callable[[Any], str],
    show: Callable[[Any], Any],
) -> Json:
    """The page of `items` (in the order of their `key`) that a request asks for, as `kind`."""
    after = parse_page_token(call.query.get("pageToken"))
    size = min(call.number("pageSize", 100) or 100, 1000)
    rest = [each for each in items if key(each) > after] if after else list(items)
    said: Json = {kind: [show(each) for each in rest[:size]]} if rest else {}
    if len(rest) > size:
        said["nextPageToken"] = page_token(key(rest[size - 1]))
    return said


def time(milliseconds: int) -> str:
    when = datetime.fromtimestamp(milliseconds // 1000, UTC)
    return f"{when:%Y-%m-%dT%H:%M:%S}.{milliseconds % 1000:03d}Z"


def text(values: Mapping[str, Any], name: str) -> str:
    """A string of a request, "" without one. Raises Fault for a value of another type."""
    value = values.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise invalid(f"Invalid value at '{name}': a string was expected.", name)
    return value


def texts(values: Mapping[str, Any], name: str) -> list[str]:
    """A list of strings of a request. Raises Fault for anything else."""
    found = values.get(name) or []
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise invalid(f"Invalid value at '{name}': a list of strings was expected.", name)
    return found


def labels(values: Mapping[str, Any]) -> dict[str, str]:
    """A request's labels. Raises Fault for anything but strings by name."""
    found = values.get("labels") or {}
    if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
        raise invalid("Invalid value at 'labels': strings by name were expected.", "labels")
    return found


def whole(values: Mapping[str, Any], name: str) -> int:
    """A whole number of a request, where it may come as a string; 0 without one. Raises Fault."""
    value = values.get(name)
    if value is None:
        return 0
    digits = str(value)
    if isinstance(value, bool | float) or not digits.isascii() or not digits.isdigit():
        raise invalid(f"Invalid value at '{name}': a whole number was expected.", name)
    if len(digits) > 18:
        raise invalid(f"Invalid value at '{name}': the number is too large.", name)
    return int(digits)


def choice(values: Mapping[str, Any], name: str, known: Sequence[str]) -> str:
    """One of `known` by name or, as Google's Python clients send it, by number; the first without
    any. Raises Fault."""
    value = values.get(name, 0)
    if isinstance(value, int) and 0 <= value < len(known):
        return known[value]
    if value in known:
        return str(value)
    raise invalid(f"Invalid value at '{name}': {value!r}.", name)
