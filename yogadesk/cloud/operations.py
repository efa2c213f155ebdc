"""Google's long-running operations: waited for in a way that can be cancelled."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from yogadesk.cloud.translate import speaking
from yogadesk.errors import SiteUnreachable, Trouble

if TYPE_CHECKING:
    from yogadesk.cloud.session import Session
    from yogadesk.work import Ticket


def wait(session: Session, client: Any, operation: Any, ticket: Ticket, doing: str) -> None:
    """Wait until an operation of this client is over, `pace.operation` seconds at most.

    The operation goes on when the wait is cancelled. Raises Trouble when it failed, Cancelled.
    """
    state = operation.operation
    until = time.monotonic() + session.pace.operation
    pause = 0.05
    while not state.done:
        if time.monotonic() > until:
            raise SiteUnreachable(
                "Google is still at it",
                f"While {doing}, {session.pace.operation:.0f} seconds were not enough.",
                "Wait a few minutes, then run the set-up again: it goes on from here.",
            )
        left = max(1, round(until - time.monotonic()))
        ticket.report(0, None, f"{doing[0].upper()}{doing[1:]}, for {left} s more at most.")
        ticket.wait(pause)
        pause = min(pause * 2, 3.0)
        with speaking(doing):
            state = client.transport.operations_client.get_operation(state.name, **session.call())
    if state.HasField("error"):
        raise Trouble(
            "Google could not do it",
            f"While {doing}, the answer was: {state.error.message or state.error.code}.",
            "The words above say what to change.",
        )
