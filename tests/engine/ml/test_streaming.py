"""ML.PREDICT over many rows: in order, a little at a time, and stopped when asked."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.engine.ml.made import draw, model_of, write_scorer
from yogadesk.engine.faults import Fault
from yogadesk.engine.ml import Image, Stored, feeding, predict, predicting, sessions
from yogadesk.work import Cancelled, Ticket

WORKERS = 3


class Counted:
    """Rows of one picture that count how far they were read."""

    def __init__(self, folder: Path, count: int) -> None:
        self.read = 0
        self._count = count
        path = folder / "picture"
        path.write_bytes(draw(1, (9, 12)))
        self._image = Image(Stored("gs://b/picture.png", path))

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for number in range(self._count):
            self.read += 1
            yield {"number": number, "image": self._image}


class Census:
    """How many of the values handed to it are alive, and how many ever were together."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._alive = 0
        self.most = 0

    def watch(self, value: Any) -> Any:
        with self._lock:
            self._alive += 1
            self.most = max(self.most, self._alive)
        weakref.finalize(value, self._gone)
        return value

    def _gone(self) -> None:
        with self._lock:
            self._alive -= 1


@pytest.fixture
def census(monkeypatch: pytest.MonkeyPatch) -> Census:
    """Watches every row's tensor. The engine believes in `WORKERS` cores."""
    counted = Census()
    tensor = feeding.tensor
    monkeypatch.setattr(feeding, "tensor", lambda spec, value: counted.watch(tensor(spec, value)))
    monkeypatch.setattr(predicting, "_cores", lambda: WORKERS)
    return counted


def test_many_pictures_never_exist_at_once(tmp_path: Path, census: Census) -> None:
    """1,500 pictures: few are alive together, and rows are read a little ahead only."""
    path = write_scorer(tmp_path / "m.onnx")
    rows = Counted(tmp_path, 1500)
    done = furthest = 0
    for batch in predict(model_of(path), rows, Ticket()):
        furthest = max(furthest, rows.read - done)
        assert [row["number"] for row, _ in batch] == list(range(done, done + len(batch)))
        done += len(batch)
    assert done == 1500
    assert furthest <= 2 * WORKERS * predicting.LARGEST_CHUNK
    assert 0 < census.most <= WORKERS * predicting.LARGEST_CHUNK


def test_few_rows_spread_over_all_workers(tmp_path: Path, census: Census) -> None:
    path = write_scorer(tmp_path / "m.onnx")
    batches = list(predict(model_of(path), Counted(tmp_path, WORKERS), Ticket()))
    assert [len(batch) for batch in batches] == [1] * WORKERS


def test_cancelling_stops_within_a_chunk(tmp_path: Path, census: Census) -> None:
    path = write_scorer(tmp_path / "m.onnx")
    rows, ticket = Counted(tmp_path, 100_000), Ticket()
    batches = predict(model_of(path), rows, ticket)
    next(batches)
    ticket.cancel()
    read = rows.read
    with pytest.raises(Cancelled):
        next(batches)
    assert rows.read <= read + predicting.LARGEST_CHUNK
    assert not _workers_alive()


def test_walking_away_ends_the_workers(tmp_path: Path, census: Census) -> None:
    path = write_scorer(tmp_path / "m.onnx")
    batches = predict(model_of(path), Counted(tmp_path, 100_000), Ticket())
    next(batches)
    assert _workers_alive()
    batches.close()  # type: ignore[attr-defined]  # a generator, as far as its type tells nobody
    assert not _workers_alive()


def test_a_fault_among_the_rows_ends_the_workers(tmp_path: Path, census: Census) -> None:
    path = write_scorer(tmp_path / "m.onnx")

    def rows() -> Iterator[dict[str, Any]]:
        yield from Counted(tmp_path, 40)
        raise Fault(404, "notFound", "Not found: Table p:d.t")

    with pytest.raises(Fault, match=r"p:d\.t"):
        list(predict(model_of(path), rows(), Ticket()))
    assert not _workers_alive()


def _workers_alive() -> list[str]:
    return [each.name for each in threading.enumerate() if each.name.startswith("predict")]


def test_a_model_is_opened_once_and_the_last_few_are_kept(tmp_path: Path) -> None:
    paths = [write_scorer(tmp_path / f"{n}.onnx", height=2, width=2, seed=n) for n in range(3)]
    kept = sessions.Sessions(kept=2)
    first = kept.opened(paths[0])
    assert kept.opened(paths[0]) is first
    gone = weakref.ref(first)
    del first
    kept.opened(paths[1])
    kept.opened(paths[2])
    assert gone() is None


def test_a_model_that_was_replaced_is_opened_anew(tmp_path: Path) -> None:
    path = write_scorer(tmp_path / "m.onnx", height=2, width=2, classes=3)
    kept = sessions.Sessions()
    assert kept.opened(path).get_outputs()[0].shape[1] == 3
    write_scorer(path, height=2, width=2, classes=4)
    assert kept.opened(path).get_outputs()[0].shape[1] == 4


def test_many_threads_share_one_session(tmp_path: Path) -> None:
    path = write_scorer(tmp_path / "m.onnx", height=2, width=2)
    kept = sessions.Sessions()
    found: list[Any] = []
    threads = [threading.Thread(target=lambda: found.append(kept.opened(path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(each is found[0] for each in found)


def test_a_missing_model_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"Model file m\.onnx") as caught:
        next(predict(model_of(tmp_path / "m.onnx"), [{}], Ticket()))
    assert caught.value.code == 404


def test_an_answer_is_the_caller_s_to_keep(tmp_path: Path) -> None:
    """What was yielded does not change while later rows are computed."""
    path = write_scorer(tmp_path / "m.onnx")
    batches = list(predict(model_of(path), Counted(tmp_path, 30), Ticket()))
    scores = [outputs["scores"] for batch in batches for _, outputs in batch]
    assert len(scores) == 30
    assert all(np.allclose(each, scores[0], atol=1e-6) for each in scores)


@pytest.mark.parametrize("kind", ["TENSORFLOW", "LOGISTIC_REGRESSION"])
def test_other_models_are_not_implemented_by_name(tmp_path: Path, kind: str) -> None:
    with pytest.raises(Fault, match=kind) as caught:
        next(predict(model_of(tmp_path / "m", kind), [{}], Ticket()))
    assert caught.value.code == 501
