"""The way to a site: opened, lost, and opened again by whoever needs it."""

from __future__ import annotations

import pytest
from google.auth.credentials import AnonymousCredentials

from yogadesk.cloud.patience import persist
from yogadesk.cloud.session import Session
from yogadesk.cloud.site import Access, Site
from yogadesk.errors import SiteUnreachable
from yogadesk.work import Cancelled, Ticket


class Opener:
    """Opens a way; the second time, whoever wants it is cancelled meanwhile."""

    def __init__(self) -> None:
        self.times = 0

    def open(self, ticket: Ticket) -> Access:
        self.times += 1
        if self.times == 2:
            ticket.cancel()
        ticket.check()
        return Access("http://127.0.0.1:1", AnonymousCredentials())  # type: ignore[no-untyped-call]


@pytest.fixture
def session() -> Session:
    return Session(Site("a site", "p", "US", "d", "c", "b"), Opener())


def test_who_is_cancelled_while_the_way_is_opened_anew_leaves_the_others_theirs(
    session: Session,
) -> None:
    session.open(Ticket())

    def fail() -> None:
        raise SiteUnreachable("No answer", "It is gone.", "Try again.")

    with pytest.raises(Cancelled):
        persist(session, Ticket(), fail)
    with pytest.raises(SiteUnreachable, match="not open again yet"):
        _ = session.storage
    assert persist(session, Ticket(), lambda: session.storage) is session.storage


def test_a_session_that_was_never_opened_is_a_mistake(session: Session) -> None:
    with pytest.raises(RuntimeError):
        _ = session.storage
