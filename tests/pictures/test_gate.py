"""Large work goes through the gate in order, as much at once as fits."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from yogadesk.pictures.gate import Gate


def test_never_more_than_the_budget():
    gate = Gate(budget=100, free=10)
    lock = threading.Lock()
    inside, most = 0, 0

    def work(needed: int) -> None:
        nonlocal inside, most
        with gate.room(needed):
            with lock:
                inside += min(needed, 100)
                most = max(most, inside)
            with lock:
                inside -= min(needed, 100)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, [10, 30, 60, 100, 500, 90, 45] * 40))
    assert 0 < most <= 100
    assert inside == 0


def test_small_work_passes_a_full_gate():
    gate = Gate(budget=100, free=10)
    with gate.room(100), gate.room(9):
        pass


def test_two_that_fit_are_inside_together():
    gate = Gate(budget=100, free=10)
    met = threading.Barrier(2, timeout=10)

    def work() -> None:
        with gate.room(50):
            met.wait()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(work), pool.submit(work)]:
            done.result()


def test_the_one_who_waits_longest_is_next():
    gate = Gate(budget=100, free=10)
    order: list[str] = []
    waiting = threading.Event()

    def work(name: str, needed: int) -> None:
        waiting.set()
        with gate.room(needed):
            order.append(name)

    threads = []
    with gate.room(60):
        for name, needed in (("large", 100), ("small", 20)):
            waiting.clear()
            thread = threading.Thread(target=work, args=(name, needed))
            thread.start()
            waiting.wait(10)
            while len(gate._queue) <= len(threads):
                pass
            threads.append(thread)
        assert order == []
    for thread in threads:
        thread.join(10)
    assert order == ["large", "small"]


def test_room_is_given_back_after_an_error():
    gate = Gate(budget=100, free=10)
    with pytest.raises(KeyError), gate.room(100):
        raise KeyError
    with gate.room(100):
        pass
