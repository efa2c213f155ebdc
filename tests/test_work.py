import threading

import pytest

from yogadesk.work import Cancelled, Progress, Ticket


def test_a_report_reaches_whoever_gave_the_ticket() -> None:
    told: list[Progress] = []
    Ticket(told.append).report(3, 7, "Uploading")
    assert told == [Progress(3, 7, "Uploading")]


def test_a_cancelled_ticket_stops_work_at_its_next_word() -> None:
    ticket = Ticket()
    ticket.check()
    ticket.cancel()
    with pytest.raises(Cancelled):
        ticket.check()
    with pytest.raises(Cancelled):
        ticket.report(1)


def test_a_cancel_ends_a_long_wait_at_once() -> None:
    ticket = Ticket()
    threading.Timer(0.05, ticket.cancel).start()
    ended = threading.Event()

    def wait() -> None:
        with pytest.raises(Cancelled):
            ticket.wait(3600)
        ended.set()

    threading.Thread(target=wait, daemon=True).start()
    assert ended.wait(5)


def test_a_part_ends_with_the_whole_or_before_it() -> None:
    whole = Ticket()
    early, late = whole.part(), whole.part()
    early.cancel()
    assert early.is_cancelled
    assert not whole.is_cancelled
    assert not late.is_cancelled
    inner = late.heard_by(lambda _: None).part()
    whole.cancel()
    assert late.is_cancelled
    with pytest.raises(Cancelled):
        inner.wait(10)
    with pytest.raises(Cancelled):
        whole.part().check()
