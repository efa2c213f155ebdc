"""Things that are made when they are first used, so that the first paint need not wait for them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Late(Generic[T]):
    """Makes a thing once, in the first thread that asks for it; the others wait."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: list[T] = []

    @property
    def is_made(self) -> bool:
        return bool(self._made)

    def get(self) -> T:
        """The thing. Raises what making it raises, anew each time it is asked for."""
        if not self._made:
            with self._lock:
                if not self._made:
                    self._made.append(self._make())
        return self._made[0]

    def stand_in(self) -> T:
        """What can be passed around in its place: its first method call makes it."""
        return cast(T, _StandIn(self))


class _StandIn:
    def __init__(self, late: Late[Any]) -> None:
        self._late = late

    def __getattr__(self, name: str) -> Any:
        return getattr(self._late.get(), name)
