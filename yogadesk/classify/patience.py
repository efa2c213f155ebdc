"""Carries on when a site goes away for a moment: opens the way again and repeats."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from yogadesk.errors import SiteUnreachable

if TYPE_CHECKING:
    from collections.abc import Callable

    from yogadesk.cloud.session import Session
    from yogadesk.work import Ticket

PATIENCE_SECONDS = 60.0
"""How long a site may stay away before the work gives up. What is done by then is kept."""

T = TypeVar("T")


def persist(session: Session, ticket: Ticket, act: Callable[[], T]) -> T:
    """The result of `act`, which must be safe to repeat. Raises its Trouble, Cancelled."""
    until = time.monotonic() + PATIENCE_SECONDS
    pause = 0.1
    while True:
        seen = session.generation
        try:
            return act()
        except SiteUnreachable:
            if time.monotonic() > until:
                raise
            ticket.wait(pause)
            pause = min(pause * 2, 5.0)
            session.reopen(ticket, seen)
