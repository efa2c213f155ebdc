"""What the first answer needs, brought into memory while nobody waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk import assets
from yogadesk.ui import seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from yogadesk.work import Ticket


def read(records: Callable[[], object], _ticket: Ticket) -> None:
    """Import the page of answers, and read its icons, the health records (`records`, and those that
    ship) and what they rest on. In any thread.

    In a run, with all cores at work, each of these files would keep the window waiting for its turn
    several times.
    """
    from yogadesk.ui import one_picture, sources  # noqa: F401 - the one brings the whole page

    for name in assets.names("icons"):
        assets.text(name)
    seen.shipped_records()
    sources.read()
    records()
