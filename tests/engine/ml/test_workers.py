"""The processes that run models: what goes wrong in one is one statement's trouble."""

from __future__ import annotations

import io
import json
import os
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from onnx import TensorProto, helper

from tests.engine.ml.made import model_of, write_model
from yogadesk.engine.faults import Fault
from yogadesk.engine.ml import Workers, frames, predict
from yogadesk.engine.ml.workers import ending_of
from yogadesk.work import Cancelled, Ticket

Make = Callable[..., Workers]
FOREVER = 10**15
_ENDS = {signal.SIGTERM: "invalidQuery"}
if sys.platform != "win32":
    # The system's watch over memory ends a process as SIGKILL does, so that is what is told.
    _ENDS = {signal.SIGSEGV: "invalidQuery", signal.SIGKILL: "resourcesExceeded"}


def write_growing(path: Path) -> Path:
    """`size` -> `sum`, of that many thousand ones, all in memory at once."""
    return write_model(
        path,
        [
            helper.make_node("Mul", ["size", "thousand"], ["count"]),
            helper.make_node("Expand", ["one", "count"], ["ones"]),
            helper.make_node("Exp", ["ones"], ["more"]),
            helper.make_node("ReduceSum", ["more"], ["sum"], keepdims=1),
        ],
        [("size", TensorProto.INT64, [1])],
        [("sum", TensorProto.FLOAT, [1])],
        {"thousand": np.array([1000], np.int64), "one": np.ones(1, np.float32)},
    )


def write_counting(path: Path) -> Path:
    """`times` -> `count`, one by one: as long as it takes."""
    body = helper.make_graph(
        [
            helper.make_node("Identity", ["go"], ["still"]),
            helper.make_node("Add", ["have", "one"], ["next"]),
        ],
        "body",
        [
            helper.make_tensor_value_info("number", TensorProto.INT64, []),
            helper.make_tensor_value_info("go", TensorProto.BOOL, []),
            helper.make_tensor_value_info("have", TensorProto.FLOAT, [1]),
        ],
        [
            helper.make_tensor_value_info("still", TensorProto.BOOL, []),
            helper.make_tensor_value_info("next", TensorProto.FLOAT, [1]),
        ],
    )
    return write_model(
        path,
        [helper.make_node("Loop", ["times", "", "zero"], ["count"], body=body)],
        [("times", TensorProto.INT64, [1])],
        [("count", TensorProto.FLOAT, [1])],
        {"zero": np.zeros(1, np.float32), "one": np.ones(1, np.float32)},
    )


@pytest.fixture
def make() -> Iterator[Make]:
    """Makes workers for one test."""
    made: list[Workers] = []

    def one(**options: Any) -> Workers:
        made.append(Workers(**options))
        return made[-1]

    yield one
    for each in made:
        each.close()


@pytest.fixture(scope="module")
def frail() -> Iterator[Workers]:
    """Workers that give up soon."""
    made = Workers(memory=300_000_000, patience=3)
    yield made
    made.close()


def ask(workers: Workers, path: Path, ticket: Ticket | None = None, **row: object) -> Any:
    [[(_, outputs)]] = list(predict(workers, model_of(path), [row], ticket or Ticket()))
    return next(iter(outputs.values())).tolist()


def processes() -> set[int]:
    """The workers that are children of this process."""
    found = set()
    for child in psutil.Process().children():
        try:
            if "yogadesk.engine.ml.worker" in child.cmdline():
                found.add(child.pid)
        except psutil.Error:
            pass  # it has just ended
    return found


@pytest.fixture
def started() -> Callable[[], set[int]]:
    """The workers started since the test began."""
    before = processes()
    return lambda: processes() - before


def test_too_much_memory_fails_one_statement(tmp_path: Path, frail: Workers) -> None:
    workers, path = frail, write_growing(tmp_path / "m.onnx")
    for size in (90_000, 10_000_000):  # 360 MB, found out; 40 GB, not even given
        with pytest.raises(Fault, match="TensorFlow worker out of memory") as caught:
            ask(workers, path, size=size)
        assert (caught.value.code, caught.value.reason) == (400, "resourcesExceeded")
        assert ask(workers, path, size=2) == pytest.approx(2000 * np.e, rel=1e-4)


def test_a_model_that_hangs_fails_one_statement(tmp_path: Path, frail: Workers) -> None:
    workers, path = frail, write_counting(tmp_path / "m.onnx")
    with pytest.raises(Fault, match="no answer for 3 seconds") as caught:
        ask(workers, path, times=FOREVER)
    assert caught.value.reason == "resourcesExceeded"
    assert ask(workers, path, times=7) == 7


def test_a_model_that_hangs_can_be_cancelled(tmp_path: Path, frail: Workers) -> None:
    path, ticket = write_counting(tmp_path / "m.onnx"), Ticket()
    cancel = threading.Timer(0.2, ticket.cancel)
    cancel.start()
    with pytest.raises(Cancelled):
        ask(frail, path, ticket, times=FOREVER)
    cancel.join()


def test_a_crash_fails_one_statement(
    tmp_path: Path, make: Make, started: Callable[[], set[int]]
) -> None:
    workers, path = make(), write_counting(tmp_path / "m.onnx")
    for how, reason in _ENDS.items():
        assert ask(workers, path, times=1) == 1
        crash = threading.Timer(0.2, os.kill, [*started(), how])
        crash.start()
        with pytest.raises(Fault) as caught:
            ask(workers, path, times=FOREVER)
        crash.join()
        assert (caught.value.code, caught.value.reason) == (400, reason)
    assert ask(workers, path, times=7) == 7
    [idle] = [psutil.Process(process) for process in started()]
    idle.kill()
    psutil.wait_procs([idle], timeout=20)
    assert ask(workers, path, times=8) == 8


@pytest.mark.parametrize(
    ("status", "said"),
    [(-11, "signal 11"), (3, "status 3"), (0xC0000005, "status 0xC0000005")],
)
def test_an_ending_is_said_as_one_looks_it_up(status: int, said: str) -> None:
    assert ending_of(status) == said


_PARENT = """
import os, sys, threading
from pathlib import Path
from tests.engine.ml.test_workers import *
if __name__ == "__main__":
    workers, path = Workers(), Path(sys.argv[1])
    ask(workers, path, times=1)
    print(*processes(), flush=True)
    ask(workers, path, times=FOREVER)
"""


def test_a_worker_ends_with_the_engine_even_while_a_model_runs(tmp_path: Path) -> None:
    path = write_counting(tmp_path / "m.onnx")
    parent = subprocess.Popen([sys.executable, "-c", _PARENT, str(path)], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    with parent.stdout as said:
        [worker] = [psutil.Process(int(word)) for word in said.readline().split()]
        parent.kill()
    parent.wait()
    _, alive = psutil.wait_procs([worker], timeout=20)
    assert not alive


def test_statements_at_once_have_a_worker_each(
    tmp_path: Path, make: Make, started: Callable[[], set[int]]
) -> None:
    workers, path = make(most=2), write_counting(tmp_path / "m.onnx")
    first, second = (predict(workers, model_of(path), [{"times": 3}] * 50, Ticket()) for _ in "ab")
    assert next(first)
    assert next(second)
    assert len(started()) == 2
    ticket = Ticket()
    waiting = threading.Timer(0.2, ticket.cancel)
    waiting.start()
    with pytest.raises(Cancelled):  # there is no third one
        ask(workers, path, ticket, times=1)
    waiting.join()
    assert sum(len(batch) for batch in first) == 49
    assert ask(workers, path, times=1) == 1
    second.close()  # type: ignore[attr-defined]


def test_one_is_started_ahead_and_lets_go_of_files(
    make: Make, started: Callable[[], set[int]], tmp_path: Path
) -> None:
    workers, path = make(), write_counting(tmp_path / "one" / "m.onnx")
    workers.warm()
    workers.warm()
    ahead = started()
    assert len(ahead) == 1
    assert ask(workers, path, times=1) == 1
    workers.forget(tmp_path / "other")
    assert started() == ahead
    workers.forget(path.parent)
    assert not started()
    workers.close()
    with pytest.raises(Fault, match="stopping"):
        ask(workers, path, times=1)


VALUES = [
    [np.array(1.5), np.array([1, 2]), np.array([], np.float64)],
    [np.array(True), np.array(["a\0", "ü"], np.object_), np.array("x", np.object_)],
]


def test_values_cross_over_as_they_are() -> None:
    told, body = frames.packed(VALUES)
    for row, wanted in zip(
        frames.unpacked(json.loads(json.dumps(told)), body), VALUES, strict=True
    ):
        for got, want in zip(row, wanted, strict=True):
            assert (got.tolist(), got.shape, got.dtype) == (want.tolist(), want.shape, want.dtype)


@pytest.mark.parametrize(
    "told",
    [
        [[["f", [3], 8]]],
        [[["f", [-1], 8]]] * 2,
        [[["O", [1], 8]]],
        [[["f", [1, 1], 8]]],
        [[["s", [1], 8]]],
        [[["f"]]],
        [3],
        3,
        None,
        [[["f", "x", 8]]],
    ],
)
def test_a_worker_that_lies_is_not_believed(told: Any) -> None:
    with pytest.raises(frames.Broken):
        frames.unpacked(told, b"[1, 2]  ")


@pytest.mark.parametrize(
    "sent",
    [
        struct.pack("<II", 2, 4_000_000_000),
        struct.pack("<II", 2, 0) + b"[]",
        struct.pack("<II", 2, 0) + b"{x",
    ],
)
def test_an_answer_that_is_none_is_not_believed(sent: bytes) -> None:
    with pytest.raises(frames.Broken):
        frames.answered(io.BytesIO(sent))


@pytest.mark.parametrize(
    "sent", [b"", b"\0", struct.pack("<II", 5, 0) + b"{", struct.pack("<II", 2, 9) + b"{}"]
)
def test_an_answer_cut_short_is_the_end(sent: bytes) -> None:
    assert frames.answered(io.BytesIO(sent)) is None


def test_who_comes_after_a_cancelled_opening_hears_of_its_own_model(
    make: Make, tmp_path: Path
) -> None:
    class Stopped(Ticket):
        def check(self) -> None:
            raise Cancelled

    growing = write_growing(tmp_path / "growing.onnx")
    counting = write_counting(tmp_path / "counting.onnx")
    workers = make()
    with workers.lent(growing, Ticket()) as worker, pytest.raises(Cancelled):
        worker.open("ONNX", growing, Stopped())
    with workers.lent(counting, Ticket()) as worker:
        opened = worker.open("ONNX", counting, Ticket())
    assert [each.name for each in opened.outputs] == ["count"]
