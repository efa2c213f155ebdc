"""ML.PREDICT over many rows: in order, a little at a time, and stopped when asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.engine.ml.made import draw, model_of, write_scorer
from yogadesk.engine.faults import Fault
from yogadesk.engine.ml import Image, Stored, Workers, predict, predicting, running
from yogadesk.work import Cancelled, Ticket

CORES = 3
MOST_AHEAD = 2 * CORES * running.LARGEST_CHUNK


@pytest.fixture(autouse=True)
def few_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine believes in `CORES` of them."""
    monkeypatch.setattr(predicting, "cores", lambda: CORES)


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


def test_many_rows_in_order_and_read_a_little_ahead_only(tmp_path: Path, workers: Workers) -> None:
    path = write_scorer(tmp_path / "m.onnx")
    rows = Counted(tmp_path, 1500)
    done = furthest = 0
    for batch in predict(workers, model_of(path), rows, Ticket()):
        furthest = max(furthest, rows.read - done)
        assert [row["number"] for row, _ in batch] == list(range(done, done + len(batch)))
        done += len(batch)
    assert done == 1500
    assert furthest <= MOST_AHEAD


def test_few_rows_spread_over_all_cores(tmp_path: Path, workers: Workers) -> None:
    path = write_scorer(tmp_path / "m.onnx")
    batches = list(predict(workers, model_of(path), Counted(tmp_path, CORES), Ticket()))
    assert [len(batch) for batch in batches] == [1] * CORES


def test_cancelling_stops_within_a_few_chunks(tmp_path: Path, workers: Workers) -> None:
    path = write_scorer(tmp_path / "m.onnx")
    rows, ticket = Counted(tmp_path, 100_000), Ticket()
    batches = predict(workers, model_of(path), rows, ticket)
    next(batches)
    ticket.cancel()
    read = rows.read
    with pytest.raises(Cancelled):
        next(batches)
    assert rows.read <= read + running.LARGEST_CHUNK
    assert_works(workers, tmp_path)


def test_walking_away_leaves_the_worker_for_others(tmp_path: Path, workers: Workers) -> None:
    path = write_scorer(tmp_path / "m.onnx")
    batches = predict(workers, model_of(path), Counted(tmp_path, 100_000), Ticket())
    next(batches)
    batches.close()  # type: ignore[attr-defined]  # a generator, as far as its type tells nobody
    assert_works(workers, tmp_path)


def test_a_fault_among_the_rows_is_raised(tmp_path: Path, workers: Workers) -> None:
    path = write_scorer(tmp_path / "m.onnx")

    def rows() -> Iterator[dict[str, Any]]:
        yield from Counted(tmp_path, 40)
        raise Fault(404, "notFound", "Not found: Table p:d.t")

    with pytest.raises(Fault, match=r"p:d\.t"):
        list(predict(workers, model_of(path), rows(), Ticket()))
    assert_works(workers, tmp_path)


def assert_works(workers: Workers, folder: Path) -> None:
    """The worker has nothing left of what was asked before: it answers for these rows."""
    path = write_scorer(folder / "other.onnx", classes=7)
    [[(row, outputs)]] = list(predict(workers, model_of(path), Counted(folder, 1), Ticket()))
    assert (row["number"], outputs["scores"].shape) == (0, (7,))


def test_a_missing_model_file_is_not_found(tmp_path: Path, workers: Workers) -> None:
    with pytest.raises(Fault, match=r"Model file m\.onnx") as caught:
        next(predict(workers, model_of(tmp_path / "m.onnx"), [{}], Ticket()))
    assert caught.value.code == 404


def test_an_answer_is_the_caller_s_to_keep(tmp_path: Path, workers: Workers) -> None:
    """What was yielded does not change while later rows are computed."""
    path = write_scorer(tmp_path / "m.onnx")
    batches = list(predict(workers, model_of(path), Counted(tmp_path, 30), Ticket()))
    scores = [outputs["scores"] for batch in batches for _, outputs in batch]
    assert len(scores) == 30
    assert all(np.allclose(each, scores[0], atol=1e-6) for each in scores)


def test_other_models_are_not_implemented_by_name(tmp_path: Path, workers: Workers) -> None:
    with pytest.raises(Fault, match="LOGISTIC_REGRESSION") as caught:
        next(predict(workers, model_of(tmp_path / "m", "LOGISTIC_REGRESSION"), [{}], Ticket()))
    assert caught.value.code == 501
