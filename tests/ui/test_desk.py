"""Jobs: four outcomes, on the window's thread, never two in a lane of one."""

import threading

from pytestqt.qtbot import QtBot

from yogadesk.ui.desk import CLOUD, PICTURES, STORE, Desk
from yogadesk.work import Ticket


class Seen:
    """Notes which signals came, with the thread they came on."""

    def __init__(self) -> None:
        self.events: list[tuple[str, object]] = []
        self.threads: set[int] = set()

    def watch(self, job: object) -> "Seen":
        for name in ("succeeded", "failed", "progressed"):
            getattr(job, name).connect(lambda value, name=name: self.note(name, value))
        for name in ("cancelled", "ended"):
            getattr(job, name).connect(lambda name=name: self.note(name, None))
        return self

    def note(self, name: str, value: object) -> None:
        self.events.append((name, value))
        self.threads.add(threading.get_ident())


def test_success_brings_the_result_then_the_end_on_the_windows_thread(
    qtbot: QtBot, desk: Desk
) -> None:
    job = desk.submit(STORE, lambda _ticket: threading.get_ident())
    seen = Seen().watch(job)
    with qtbot.waitSignal(job.ended):
        pass
    (first, worker), last = seen.events
    assert (first, last) == ("succeeded", ("ended", None))
    assert worker != threading.get_ident()
    assert seen.threads == {threading.get_ident()}
    assert desk.jobs == 0


def test_failure_brings_the_exception_to_whoever_handles_it(qtbot: QtBot, desk: Desk) -> None:
    fault = ValueError("no")

    def work(_ticket: Ticket) -> None:
        raise fault

    handled: list[object] = []
    job = desk.submit(STORE, work).on_failure(handled.append)
    seen = Seen().watch(job)
    with qtbot.assertNotEmitted(desk.failed), qtbot.waitSignal(job.ended):
        pass
    assert handled == [fault]
    assert seen.events == [("failed", fault), ("ended", None)]


def test_a_failure_nobody_handles_reaches_the_desk(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.failed) as told:
        desk.submit(CLOUD, lambda _ticket: {}["missing"])
    assert isinstance(told.args[0], KeyError)


def test_a_cancel_ends_a_long_sleep_and_drops_the_result(qtbot: QtBot, desk: Desk) -> None:
    started = threading.Event()

    def work(ticket: Ticket) -> str:
        started.set()
        ticket.wait(60)
        return "late"

    job = desk.submit(STORE, work)
    seen = Seen().watch(job)
    assert started.wait(5)
    with qtbot.waitSignal(job.ended, timeout=2000):
        job.cancel()
    assert seen.events == [("cancelled", None), ("ended", None)]


def test_a_result_that_comes_after_the_cancel_is_not_delivered(qtbot: QtBot, desk: Desk) -> None:
    started, go_on = threading.Event(), threading.Event()

    def work(_ticket: Ticket) -> str:
        started.set()
        go_on.wait(5)
        return "late"

    job = desk.submit(STORE, work)
    seen = Seen().watch(job)
    assert started.wait(5)
    job.cancel()
    with qtbot.waitSignal(job.ended):
        go_on.set()
    assert [name for name, _ in seen.events] == ["cancelled", "ended"]


def test_a_lane_of_one_never_runs_two_jobs_at_once(qtbot: QtBot, desk: Desk) -> None:
    lock = threading.Lock()
    met: list[bool] = []

    def work(ticket: Ticket) -> None:
        met.append(lock.acquire(blocking=False))
        ticket.wait(0.001)
        lock.release()

    jobs = [desk.submit(STORE, work) for _ in range(20)]
    qtbot.waitUntil(lambda: desk.jobs == 0)
    assert len(met) == len(jobs)
    assert all(met)


def test_the_wide_lane_runs_jobs_together(qtbot: QtBot, desk: Desk) -> None:
    together = threading.Barrier(4, timeout=5)
    for _ in range(4):
        desk.submit(CLOUD, lambda _ticket: together.wait())
    with qtbot.assertNotEmitted(desk.failed):
        qtbot.waitUntil(lambda: desk.jobs == 0)


def test_progress_is_told_as_the_latest_only(qtbot: QtBot, desk: Desk) -> None:
    reported, go_on = threading.Event(), threading.Event()

    def work(ticket: Ticket) -> None:
        for done in range(1000):
            ticket.report(done + 1, 1000)
        reported.set()
        go_on.wait(5)

    job = desk.submit(PICTURES, work)
    seen = Seen().watch(job)
    assert reported.wait(5)
    with qtbot.waitSignal(job.progressed):
        pass
    go_on.set()
    with qtbot.waitSignal(job.ended):
        pass
    told = [value for name, value in seen.events if name == "progressed"]
    assert len(told) == 1
    assert told[0].done == 1000


def test_many_ends_do_not_keep_the_window_from_answering(qtbot: QtBot, desk: Desk) -> None:
    ended: list[int] = []
    for number in range(500):
        job = desk.submit(PICTURES, lambda _ticket, number=number: number)
        job.succeeded.connect(ended.append)
    qtbot.waitUntil(lambda: desk.jobs == 0)
    assert sorted(ended) == list(range(500))


def test_shutdown_stops_everything_and_delivers_nothing_more(qtbot: QtBot) -> None:
    desk = Desk()
    running = threading.Event()

    def work(ticket: Ticket) -> None:
        running.set()
        ticket.wait(60)

    jobs = [desk.submit(STORE, work) for _ in range(3)]
    seen = [Seen().watch(job) for job in jobs]
    assert running.wait(5)
    desk.shutdown()
    qtbot.wait(30)
    assert desk.jobs == 0
    assert all(not one.events for one in seen)
    late = desk.submit(STORE, work)
    assert late.ticket.is_cancelled
    assert desk.jobs == 0
