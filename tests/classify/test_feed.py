import threading
from pathlib import Path

import pytest

from yogadesk.classify import Feed
from yogadesk.work import Cancelled, Ticket


def test_a_feed_gives_each_path_once_and_ends_when_closed() -> None:
    feed = Feed([Path("a")])
    feed.add([Path("b"), Path("c")])
    assert feed.take(Ticket()) == [Path("a"), Path("b"), Path("c")]
    feed.close()
    assert feed.take(Ticket()) == []


def test_what_comes_later_wakes_whoever_waits() -> None:
    feed = Feed()
    threading.Timer(0.05, feed.add, [[Path("late")]]).start()
    assert feed.take(Ticket()) == [Path("late")]


def test_a_cancel_ends_the_wait() -> None:
    ticket = Ticket()
    threading.Timer(0.05, ticket.cancel).start()
    with pytest.raises(Cancelled):
        Feed().take(ticket)


def test_a_closed_feed_takes_no_more() -> None:
    feed = Feed()
    feed.close()
    with pytest.raises(ValueError, match="closed"):
        feed.add([Path("a")])
