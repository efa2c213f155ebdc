"""Carries on when a site goes away for a moment: opens the way again and repeats."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol, TypeVar

from yogadesk.errors import SiteUnreachable

if TYPE_CHECKING:
    from collections.abc import Callable

    from yogadesk.cloud.calls import Pace
    from yogadesk.work import Ticket

T = TypeVar("T")


class Way(Protocol):
    """A way to a site that can be opened anew, as a Session is."""

    @property
    def pace(self) -> Pace: ...

    @property
    def generation(self) -> int: ...

    def reopen(self, ticket: Ticket, seen: int) -> None: ...


def persist(way: Way, ticket: Ticket, act: Callable[[], T]) -> T:
    """The result of `act`, which must be safe to repeat. Raises its Trouble, Cancelled."""
    until = time.monotonic() + way.pace.patience
    pause = 0.1
    while True:
        seen = way.generation
        try:
            return act()
        except SiteUnreachable:
            if time.monotonic() > until:
                raise
            ticket.wait(pause)
            pause = min(pause * 2, 5.0)
            way.reopen(ticket, seen)
