"""ML.PREDICT over plain numbers: few rows and many, each with its own answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from onnx import TensorProto, helper

from tests.engine.ml import made
from tests.engine.sql.conftest import BUCKET, Room

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def adder(room: Room, tmp_path: Path) -> Room:
    """A room with the model `ds.add`, which adds the columns a and b."""
    path = made.write_model(
        tmp_path / "made" / "add.onnx",
        [helper.make_node("Add", ["a", "b"], ["total"])],
        [("a", TensorProto.FLOAT, ["N", 1]), ("b", TensorProto.FLOAT, ["N", 1])],
        [("total", TensorProto.FLOAT, ["N", 1])],
    )
    room.object_table()
    room.upload("add.onnx", path.read_bytes())
    room.run(
        f"CREATE MODEL ds.add OPTIONS (MODEL_TYPE='ONNX', MODEL_PATH='gs://{BUCKET}/add.onnx')"
    )
    return room


def test_a_table_of_plain_numbers_may_be_the_input(adder: Room) -> None:
    adder.run("CREATE TABLE pairs AS SELECT x AS a, x * 10 AS b FROM UNNEST([1, 2]) AS x")
    outcome = adder.run("SELECT * FROM ML.PREDICT(MODEL ds.add, TABLE ds.pairs) ORDER BY a")
    assert [field.name for field in outcome.fields] == ["total", "a", "b"]
    rows = [(np.ravel(total).tolist(), a, b) for total, a, b in outcome.rows]
    assert rows == [([11.0], 1, 10), ([22.0], 2, 20)]


@pytest.mark.parametrize("count", [0, 1, 255, 256, 257, 700])
def test_each_row_has_its_own_answer_however_many_there_are(adder: Room, count: int) -> None:
    """Few answers go with the statement's text, many through tables."""
    asked = f"SELECT x AS a, 10 * x AS b FROM UNNEST(GENERATE_ARRAY(1, {count})) AS x"
    rows = adder.rows(
        f"WITH p AS (SELECT * FROM ML.PREDICT(MODEL ds.add, ({asked}))) "
        "SELECT p.a, p.total[OFFSET(0)], q.total[OFFSET(0)] FROM p JOIN p AS q ON q.a = p.a "
        "ORDER BY 1"
    )
    assert rows == [(n, 11.0 * n, 11.0 * n) for n in range(1, count + 1)]
