"""The order people expect of names, worked out without holding up other threads for long."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

_DIGITS = re.compile(r"\d+", re.ASCII)
_PIECE = 2000


def natural(name: str) -> str:
    """A name's key: numbers by value (img2 before img10), words regardless of case."""
    return _DIGITS.sub(_by_value, name.casefold())


def _by_value(found: re.Match[str]) -> str:
    digits = found[0].lstrip("0")
    return f"{len(digits):03d}{digits}"


def in_order(
    things: Sequence[T],
    key: Callable[[T], str | float],
    pause: Callable[[], None],
    *,
    is_descending: bool = False,
) -> list[T]:
    """`things` sorted by one kind of key, ties as they came; `pause` is called now and then.

    Sorted in pieces, then merged, which Python's sort does best: one sort of a hundred thousand
    names would hold Python's lock, and with it the window, for a tenth of a second.
    """
    keyed: list[tuple[str | float, int]] = []
    for start in range(0, len(things), _PIECE):
        pause()
        piece = [(key(thing), n) for n, thing in enumerate(things[start : start + _PIECE], start)]
        piece.sort(reverse=is_descending)
        keyed += piece
    pause()
    keyed.sort(reverse=is_descending)
    return [things[n] for _, n in keyed]
