"""Importing models and ML.PREDICT over pictures, against ONNX Runtime asked directly."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from onnx import TensorProto, helper
from PIL import Image

from tests.engine.ml import made
from tests.engine.sql.conftest import BUCKET, PROJECT, Room, named
from yogadesk.engine import ml
from yogadesk.engine.schema import Ref
from yogadesk.work import Cancelled, Ticket

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEIGHT, WIDTH, CLASSES = 12, 9, 5
PICTURES = {f"yoga/{'tree' if n % 2 else 'plank'}/{n}.png": n for n in range(5)}


@pytest.fixture
def studio(room: Room, tmp_path: Path) -> Room:
    """A room with the object table `images`, the model `m` and some pictures."""
    room.object_table("images", f"gs://{BUCKET}/yoga/*")
    for name, seed in PICTURES.items():
        room.upload(name, made.draw(seed))
    path = made.write_scorer(tmp_path / "made" / "m.onnx")
    room.upload("models/m.onnx", path.read_bytes(), "application/octet-stream")
    room.upload("models/README.md", b"what it is", "text/plain")
    room.run(
        "CREATE OR REPLACE MODEL ds.m "
        f"OPTIONS (MODEL_TYPE = 'ONNX', MODEL_PATH = 'gs://{BUCKET}/models/*')"
    )
    return room


def wanted_scores(path: Path) -> dict[str, np.ndarray]:
    """By URI: ONNX Runtime's answer to pixels that code of the tests resized."""
    answers = {}
    for name, seed in PICTURES.items():
        pixels = made.resize_by_hand(made.pixels_of(made.draw(seed)), HEIGHT, WIDTH)
        [scores] = made.ask_directly(path, image=pixels.astype(np.float32)[None])
        answers[f"gs://{BUCKET}/{name}"] = scores[0]
    return answers


RESIZED = f"ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), {HEIGHT}, {WIDTH}, FALSE)"


@pytest.mark.parametrize("picture", ["ML.DECODE_IMAGE(data)", RESIZED])
def test_the_articles_prediction_with_and_without_a_resize(
    studio: Room, tmp_path: Path, picture: str
) -> None:
    outcome = studio.run(
        f"SELECT * FROM ML.PREDICT(MODEL `{PROJECT}.ds.m`, "
        f"(SELECT uri, {picture} AS image FROM `{PROJECT}.ds.images`))"
    )
    assert [(f.name, f.type, f.mode) for f in outcome.fields] == [
        ("scores", "FLOAT", "REPEATED"),
        ("uri", "STRING", "NULLABLE"),
        ("image", "RECORD", "NULLABLE"),
    ]
    wanted = wanted_scores(tmp_path / "made" / "m.onnx")
    rows = list(outcome.rows)
    assert len(rows) == len(wanted)
    for scores, uri, image in rows:
        np.testing.assert_allclose(scores, wanted[str(uri)], atol=1e-4)
        shape = [HEIGHT, WIDTH, 3] if picture == RESIZED else [30, 40, 3]
        assert image["_field_1"] == shape
        assert len(image["_field_2"]) == shape[0] * shape[1] * 3


def test_the_articles_flatten_and_join(studio: Room, tmp_path: Path) -> None:
    studio.run(
        "CREATE TABLE labels AS SELECT * FROM "
        "UNNEST(['downdog', 'goddess', 'plank', 'tree', 'warrior2']) AS label WITH OFFSET AS index"
    )
    studio.run(
        "CREATE TABLE yoga_health AS SELECT 'tree' AS pose, 'balance' AS focus "
        "UNION ALL SELECT 'plank', 'core'"
    )
    found = studio.rows(
        """
        SELECT p.uri, label, score, h.focus
        FROM ML.PREDICT(MODEL ds.m, (
          SELECT uri, ML.DECODE_IMAGE(data) AS image FROM ds.images
        )) AS p, UNNEST(p.scores) AS score WITH OFFSET AS o
        JOIN ds.labels ON labels.index = o
        JOIN ds.yoga_health AS h ON h.pose = SPLIT(p.uri, '/')[OFFSET(4)]
        ORDER BY score DESC
        LIMIT 5
        """
    )
    names = ["downdog", "goddess", "plank", "tree", "warrior2"]
    wanted = sorted(
        (
            (float(score), uri, names[place], "balance" if "/tree/" in uri else "core")
            for uri, scores in wanted_scores(tmp_path / "made" / "m.onnx").items()
            for place, score in enumerate(scores)
        ),
        reverse=True,
    )[:5]
    assert [(uri, label, focus) for uri, label, _, focus in found] == [
        (uri, label, focus) for _, uri, label, focus in wanted
    ]
    np.testing.assert_allclose([row[2] for row in found], [each[0] for each in wanted], atol=1e-4)


def test_a_batch_of_named_pictures_reads_no_other(
    studio: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    path_of = studio.objects.path

    def noted(bucket: str, name: str) -> Path:
        read.append(name)
        return path_of(bucket, name)

    monkeypatch.setattr(studio.objects, "path", noted)
    found = studio.rows(
        """
        SELECT uri, s FROM ML.PREDICT(MODEL ds.m, (
          SELECT uri, ML.DECODE_IMAGE(data) AS image FROM ds.images WHERE uri IN UNNEST(@uris)
        )) AS p CROSS JOIN UNNEST(p.scores) AS s WITH OFFSET AS o
        WHERE TRUE QUALIFY ROW_NUMBER() OVER (PARTITION BY uri ORDER BY s DESC, o) <= 2
        """,
        named("uris", "STRING", [f"gs://{BUCKET}/yoga/tree/1.png"], array=True),
    )
    assert read == ["yoga/tree/1.png"]
    assert len(found) == 2


def test_every_row_gets_its_own_answer_however_many_there_are(studio: Room, tmp_path: Path) -> None:
    rng = np.random.default_rng(7)
    pictures = rng.integers(0, 256, (600, HEIGHT, WIDTH, 3), dtype=np.uint8)
    with io.BytesIO() as stream:
        for number, pixels in enumerate(pictures):
            stream.seek(0)
            stream.truncate()
            Image.fromarray(pixels).save(stream, "PNG")
            studio.upload(f"yoga/many/{number}.png", stream.getvalue())
    found = studio.rows(
        "SELECT uri, scores FROM ML.PREDICT(MODEL ds.m, ("
        "SELECT uri, ML.DECODE_IMAGE(data) AS image FROM ds.images "
        "WHERE REGEXP_CONTAINS(uri, '/many/')))"
    )
    assert len(found) == len(pictures)
    [wanted] = made.ask_directly(
        tmp_path / "made" / "m.onnx", image=pictures.astype(np.float32) / np.float32(255)
    )
    for uri, scores in found:
        number = int(str(uri).rpartition("/")[2].removesuffix(".png"))
        np.testing.assert_allclose(scores, wanted[number], atol=1e-4)


def test_a_model_may_be_called_anything(studio: Room) -> None:
    data = studio.objects.read(BUCKET, "models/m.onnx")
    studio.upload("odd/yoga poses (1) ü.onnx", data)
    studio.run(f"CREATE MODEL ds.odd OPTIONS (MODEL_TYPE='ONNX', MODEL_PATH='gs://{BUCKET}/odd/*')")
    query = (
        "SELECT scores FROM ML.PREDICT(MODEL ds.odd, (SELECT ML.DECODE_IMAGE(data) AS image FROM "
    )
    assert len(studio.rows(f"{query} ds.images))")) == len(PICTURES)


def counted(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What `ml.predict` is asked for, each time."""
    asked: list[Any] = []
    predict = ml.predict

    def noted(workers: Any, model: Any, rows: Any, ticket: Any, outputs: Any = None) -> Any:
        asked.append(sorted(outputs))
        return predict(workers, model, rows, ticket, outputs)

    monkeypatch.setattr(ml, "predict", noted)
    return asked


def test_one_prediction_is_computed_once(studio: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = counted(monkeypatch)
    one = "ML.PREDICT(MODEL ds.m, (SELECT uri, ML.DECODE_IMAGE(data) AS image FROM ds.images))"
    same = studio.rows(
        "SELECT a.scores[OFFSET(0)] = b.scores[OFFSET(0)] "
        f"FROM {one} AS a JOIN {one} AS b USING (uri)"
    )
    assert same == [(True,)] * len(PICTURES)
    assert asked == [["scores"]]


def test_outputs_nobody_asks_for_are_not_computed(
    studio: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = counted(monkeypatch)
    one = "ML.PREDICT(MODEL ds.m, (SELECT uri, ML.DECODE_IMAGE(data) AS image FROM ds.images))"
    assert studio.rows(f"SELECT COUNT(*) FROM {one}") == [(len(PICTURES),)]
    assert asked == []


def test_nan_scores_stay_nan(studio: Room, tmp_path: Path) -> None:
    nodes = [
        helper.make_node("ReduceSum", ["image"], ["sum"], keepdims=0, axes=[1, 2, 3]),
        helper.make_node("Sub", ["sum", "sum"], ["zero"]),
        helper.make_node("Div", ["zero", "zero"], ["nan"]),
        helper.make_node("Unsqueeze", ["nan"], ["column"], axes=[1]),
        helper.make_node("Concat", ["column", "column"], ["bad"], axis=1),
    ]
    path = made.write_model(
        tmp_path / "made" / "nan.onnx",
        nodes,
        [("image", TensorProto.FLOAT, ["N", HEIGHT, WIDTH, 3])],
        [("bad", TensorProto.FLOAT, ["N", 2])],
        opset=11,
    )
    studio.upload("nan/nan.onnx", path.read_bytes())
    studio.run(
        f"CREATE MODEL ds.nan OPTIONS (MODEL_TYPE='onnx', MODEL_PATH='gs://{BUCKET}/nan/nan.onnx')"
    )
    one = "ML.PREDICT(MODEL ds.nan, (SELECT ML.DECODE_IMAGE(data) AS image FROM ds.images))"
    rows = studio.rows(f"SELECT bad FROM {one}")
    assert np.isnan([bad for (bad,) in rows]).all()
    assert studio.rows(f"SELECT COUNTIF(IS_NAN(b)) FROM {one}, UNNEST(bad) AS b") == [
        (2 * len(PICTURES),)
    ]


def test_pictures_can_be_kept_and_asked_about_later(studio: Room, tmp_path: Path) -> None:
    studio.run(f"CREATE TABLE kept AS SELECT uri, {RESIZED} AS image, data AS file FROM ds.images")
    wanted = wanted_scores(tmp_path / "made" / "m.onnx")
    for picture in ("image", "ML.DECODE_IMAGE(file) AS image"):
        rows = studio.rows(
            f"SELECT uri, scores FROM ML.PREDICT(MODEL ds.m, (SELECT uri, {picture} FROM kept))"
        )
        assert len(rows) == len(wanted)
        for uri, scores in rows:
            np.testing.assert_allclose(scores, wanted[uri], atol=1e-4)


def test_image_functions_stay_unread_until_an_answer_needs_them(studio: Room) -> None:
    [(picture, whole)] = studio.rows(
        "SELECT ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), 1, 2, FALSE), "
        "ML.CONVERT_IMAGE_TYPE(ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), @h, @h, FALSE)) "
        "FROM ds.images WHERE uri = 'gs://pictures/yoga/plank/0.png'",
        named("h", "INTEGER", 1),
    )
    by_hand = made.resize_by_hand(made.pixels_of(made.draw(0)), 1, 2)
    assert picture["_field_1"] == [1, 2, 3]
    np.testing.assert_allclose(picture["_field_2"], by_hand.ravel(), atol=1e-6)
    assert whole["_field_1"] == [1, 1, 3]
    assert all(isinstance(value, int) for value in whole["_field_2"])


@pytest.mark.parametrize(
    ("query", "code", "message"),
    [
        ("SELECT * FROM ML.PREDICT(MODEL ds.no, TABLE ds.images)", 404, "Model my-project:ds.no"),
        (
            "SELECT * FROM ML.PREDICT(MODEL ds.m, TABLE ds.images)",
            400,
            "Column image was not found",
        ),
        ("SELECT * FROM ML.PREDICT(MODEL ds.m, (SELECT data AS image FROM images))", 400, "BYTES"),
        (
            "SELECT scores FROM ML.PREDICT(MODEL ds.m, (SELECT 'x' AS image))",
            400,
            "",
        ),
        (
            "SELECT scores FROM ML.PREDICT(MODEL ds.m, (SELECT CAST(NULL AS FLOAT64) AS image))",
            400,
            "NULL",
        ),
        ("SELECT ML.DECODE_IMAGE(uri) FROM images", 400, "No matching signature"),
        ("SELECT ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), 0, 5, TRUE) FROM images", 400, "positive"),
        ("SELECT ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), 5, 5) FROM images", 400, "signature"),
        ("SELECT ML.CONVERT_COLOR_SPACE(ML.DECODE_IMAGE(data), 'CMYK') FROM images", 400, "HSV"),
        ("SELECT [ML.DECODE_IMAGE(data)] FROM images", 501, "picture"),
        ("SELECT DISTINCT ML.DECODE_IMAGE(data) FROM images", 400, "DISTINCT"),
        ("SELECT ML.DECODE_IMAGE(b'text')", 400, "cannot decode"),
    ],
)
def test_what_does_not_fit_a_model_is_told(
    studio: Room, query: str, code: int, message: str
) -> None:
    fault = studio.fault(query)
    assert fault.code == code
    assert message in fault.message


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        ("MODEL_PATH = 'gs://pictures/models/*'", 400, "MODEL_TYPE"),
        ("MODEL_TYPE = 'ONNX'", 400, "MODEL_PATH"),
        ("MODEL_TYPE = 'ONNX', MODEL_PATH = 'gs://pictures/no/*'", 404, "gs://pictures/no/*"),
        ("MODEL_TYPE = 'ONNX', MODEL_PATH = 'gs://nowhere/x.onnx'", 404, "gs://nowhere/x.onnx"),
        ("MODEL_TYPE = 'ONNX', MODEL_PATH = 'gs://pictures/yoga/*'", 400, "one .onnx file"),
        ("MODEL_TYPE = 'ONNX', MODEL_PATH = '/etc/passwd'", 400, "Invalid Cloud Storage URI"),
        ("MODEL_TYPE = 'ONNX', MODEL_PATH = 'gs://pictures/m*/x*'", 400, "Invalid URI"),
        ("MODEL_TYPE = 'ONNX', MODEL_PATH = 'gs://pictures/bad.onnx'", 400, ""),
        ("MODEL_TYPE = 'ONNX', MODEL_PATH = 'gs://pictures/models/*', X = 1", 501, "x"),
    ],
)
def test_a_model_that_cannot_be_imported_leaves_nothing(
    studio: Room, options: str, code: int, message: str
) -> None:
    studio.upload("bad.onnx", b"this is no model")
    studio.upload("yoga/readme.md", b"x", "text/plain")
    before = sorted(studio.warehouse.models_folder.iterdir())
    fault = studio.fault(f"CREATE MODEL ds.other OPTIONS ({options})")
    assert fault.code == code
    assert message in fault.message
    assert sorted(studio.warehouse.models_folder.iterdir()) == before
    assert studio.fault("SELECT * FROM ML.PREDICT(MODEL ds.other, TABLE ds.images)").code == 404


def test_a_model_is_a_frozen_copy(studio: Room) -> None:
    model = studio.warehouse.read(
        lambda cur: studio.warehouse.catalog.need_model(cur, Ref(PROJECT, "ds", "m"))
    )
    assert (model.model_type, model.main) == ("ONNX", "m.onnx")
    assert [column.name for column in model.feature_columns] == ["image"]
    assert [(c.name, c.array_depth) for c in model.label_columns] == [("scores", 1)]
    studio.objects.delete(BUCKET, "models/m.onnx")
    query = (
        "SELECT scores FROM ML.PREDICT(MODEL ds.m, "
        "(SELECT ML.DECODE_IMAGE(data) AS image FROM ds.images))"
    )
    assert len(studio.rows(query)) == len(PICTURES)
    path = f"OPTIONS (MODEL_TYPE = 'ONNX', MODEL_PATH = 'gs://{BUCKET}/models/*')"
    assert studio.run(f"CREATE MODEL IF NOT EXISTS ds.m {path}").ddl_operation == "SKIP"
    assert studio.fault(f"CREATE MODEL ds.m {path}").reason == "duplicate"
    assert studio.run("DROP MODEL ds.m").kind == "DROP_MODEL"
    assert list(studio.warehouse.models_folder.iterdir()) == []


def test_an_undecodable_object_is_named(studio: Room) -> None:
    studio.upload("yoga/tree/text.jpg", b"text, not a picture", "image/jpeg")
    fault = studio.fault(
        "SELECT scores FROM ML.PREDICT(MODEL ds.m, "
        "(SELECT ML.DECODE_IMAGE(data) AS image FROM ds.images))"
    )
    assert (fault.code, fault.reason) == (400, "invalidQuery")
    assert f"gs://{BUCKET}/yoga/tree/text.jpg" in fault.message


def test_a_cancelled_prediction_stops(studio: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    predict = ml.predict

    def cancelled_on_the_way(
        workers: Any, model: Any, rows: Any, ticket: Ticket, outputs: Any
    ) -> Iterator[Any]:
        for batch in predict(workers, model, rows, ticket, outputs):
            ticket.cancel()
            yield batch

    monkeypatch.setattr(ml, "predict", cancelled_on_the_way)
    studio.ticket = Ticket()
    with pytest.raises(Cancelled):
        list(
            studio.run(
                "SELECT scores FROM ML.PREDICT(MODEL ds.m, "
                "(SELECT ML.DECODE_IMAGE(data) AS image FROM ds.images))"
            ).rows
        )
    studio.ticket = Ticket()
    assert studio.value("1") == 1
