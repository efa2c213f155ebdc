"""ML.PREDICT against ONNX Runtime called directly on pixels resized by independent code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from onnx import TensorProto, helper

from tests.engine.ml.made import (
    ask_directly,
    draw,
    model_of,
    pixels_of,
    resize_by_hand,
    write_model,
    write_pooled,
    write_scorer,
)
from yogadesk.engine.faults import Fault
from yogadesk.engine.ml import Given, Image, Stored, Workers, predict, stored_values
from yogadesk.work import Ticket

Answer = tuple[Mapping[str, Any], dict[str, Any]]
Ask = Callable[..., list[Answer]]


@pytest.fixture
def answers(workers: Workers) -> Ask:
    """Asks a model file: `answers(path, rows, outputs=None)`."""

    def ask(path: Path, rows: Any, outputs: Any = None) -> list[Answer]:
        batches = predict(workers, model_of(path), rows, Ticket(), outputs)
        return [answer for batch in batches for answer in batch]

    return ask


def picture(folder: Path, seed: int, size: tuple[int, int] = (40, 30)) -> Image:
    path = folder / f"{seed}"
    path.write_bytes(draw(seed, size))
    return Image(Stored(f"gs://b/{seed}.png", path))


def score_by_hand(path: Path, data: bytes, height: int, width: int) -> np.ndarray:
    pixels = resize_by_hand(pixels_of(data), height, width).astype(np.float32)
    return ask_directly(path, image=pixels[None])[0][0]


@pytest.mark.parametrize("batch", ["N", 1])
def test_scores_are_those_of_the_pixels_resized_by_hand(
    answers: Ask, tmp_path: Path, batch: Any
) -> None:
    path = write_scorer(tmp_path / "m.onnx", batch=batch)
    sizes = [(40, 30), (9, 12), (9, 40), (64, 12), (5, 5), (31, 77)]
    rows = [
        {"uri": f"{seed}", "image": picture(tmp_path, seed, size).resized(12, 9, False)}
        for seed, size in enumerate(sizes * 8)
    ]
    got = answers(path, rows)
    assert [row for row, _ in got] == rows
    for seed, (_, outputs) in enumerate(got):
        data = draw(seed, (sizes * 8)[seed])
        np.testing.assert_allclose(outputs["scores"], score_by_hand(path, data, 12, 9), atol=1e-4)


def test_a_picture_of_another_size_is_resized_implicitly(answers: Ask, tmp_path: Path) -> None:
    path = write_scorer(tmp_path / "m.onnx")
    [(_, outputs)] = answers(path, [{"image": picture(tmp_path, 1)}])
    np.testing.assert_allclose(outputs["scores"], score_by_hand(path, draw(1), 12, 9), atol=1e-4)


def test_a_model_of_any_size_sees_each_picture_as_it_is(answers: Ask, tmp_path: Path) -> None:
    path = write_pooled(tmp_path / "m.onnx")
    sizes = [(4, 4), (4, 4), (6, 4), (4, 4)] * 10
    rows = [{"image": picture(tmp_path, seed, size)} for seed, size in enumerate(sizes)]
    for seed, (_, outputs) in enumerate(answers(path, rows)):
        pixels = pixels_of(draw(seed, sizes[seed])).astype(np.float32)
        [expected] = ask_directly(path, image=pixels[None])
        np.testing.assert_allclose(outputs["scores"], expected[0], atol=1e-4)


def test_a_model_of_bytes_takes_converted_pictures(answers: Ask, tmp_path: Path) -> None:
    path = write_scorer(tmp_path / "m.onnx", element=TensorProto.UINT8)
    image = Image(Given(draw(3, (9, 12))))
    [(_, outputs)] = answers(path, [{"image": image.as_integers()}])
    pixels = np.rint(pixels_of(draw(3, (9, 12))) * 255).astype(np.uint8)
    [expected] = ask_directly(path, image=pixels[None])
    np.testing.assert_allclose(outputs["scores"], expected[0], atol=1e-6)
    with pytest.raises(Fault, match=r"ML\.CONVERT_IMAGE_TYPE"):
        answers(path, [{"image": image}])


@pytest.mark.parametrize("form", [tuple, lambda pair: {"a": pair[0], "b": pair[1]}])
def test_a_stored_image_is_as_good(answers: Ask, tmp_path: Path, form: Any) -> None:
    path = write_scorer(tmp_path / "m.onnx")
    pixels = pixels_of(draw(4))
    stored = form((list(pixels.shape), pixels.ravel().tolist()))
    got = answers(path, [{"image": stored}, {"image": stored_values(*_pair(stored))}])
    for _, outputs in got:
        expected = score_by_hand(path, draw(4), 12, 9)
        np.testing.assert_allclose(outputs["scores"], expected, atol=1e-4)


def _pair(stored: Any) -> Any:
    return tuple(stored.values()) if isinstance(stored, dict) else stored


def test_channels_first_is_explained(answers: Ask, tmp_path: Path) -> None:
    path = write_model(
        tmp_path / "m.onnx",
        [helper.make_node("Identity", ["image"], ["out"])],
        [("image", TensorProto.FLOAT, ["N", 3, 8, 8])],
        [("out", TensorProto.FLOAT, ["N", 3, 8, 8])],
    )
    with pytest.raises(Fault, match=r"channels first, .*transpose") as caught:
        answers(path, [{"image": Image(Given(draw(1)))}])
    assert caught.value.reason == "invalidQuery"


def test_grey_pictures_go_into_grey_models_only(answers: Ask, tmp_path: Path) -> None:
    path = write_scorer(tmp_path / "m.onnx", channels=1)
    image = Image(Given(draw(5)))
    [(_, outputs)] = answers(path, [{"image": image.in_color_space("GRAYSCALE")}])
    assert outputs["scores"].shape == (5,)
    with pytest.raises(Fault, match="3 channels and the model takes 1"):
        answers(path, [{"image": image}])


def test_a_broken_picture_fails_the_query_by_name(answers: Ask, tmp_path: Path) -> None:
    path = write_scorer(tmp_path / "m.onnx")
    rows = [{"image": picture(tmp_path, seed)} for seed in range(20)]
    (tmp_path / "13").write_bytes(b"not a picture")
    with pytest.raises(Fault, match=r"gs://b/13\.png") as caught:
        answers(path, rows)
    assert (caught.value.code, caught.value.reason) == (400, "invalidQuery")


def test_a_column_that_is_missing_is_named(answers: Ask, tmp_path: Path) -> None:
    path = write_scorer(tmp_path / "m.onnx")
    with pytest.raises(Fault, match="Column image is not found"):
        answers(path, [{"picture": picture(tmp_path, 1)}])


def test_columns_match_in_any_case(answers: Ask, tmp_path: Path) -> None:
    path = write_scorer(tmp_path / "m.onnx")
    assert len(answers(path, [{"IMAGE": picture(tmp_path, 1)}])) == 1


def several(path: Path) -> Path:
    return write_model(
        path,
        [
            helper.make_node("Mul", ["number", "weight"], ["product"]),
            helper.make_node("Cast", ["whole"], ["as_real"], to=TensorProto.DOUBLE),
            helper.make_node("Not", ["flag"], ["opposite"]),
            helper.make_node("Identity", ["words"], ["same_words"]),
            helper.make_node("Gather", ["words", "first"], ["first_word"], axis=1),
            helper.make_node("Transpose", ["table"], ["turned"], perm=[0, 2, 1]),
        ],
        [
            ("number", TensorProto.FLOAT, ["N", 1]),
            ("whole", TensorProto.INT32, ["N"]),
            ("flag", TensorProto.BOOL, ["N"]),
            ("words", TensorProto.STRING, ["N", 2]),
            ("table", TensorProto.INT64, ["N", 2, 3]),
        ],
        [
            ("product", TensorProto.FLOAT, ["N", 1]),
            ("as_real", TensorProto.DOUBLE, ["N"]),
            ("opposite", TensorProto.BOOL, ["N"]),
            ("same_words", TensorProto.STRING, ["N", 2]),
            ("first_word", TensorProto.STRING, ["N"]),
            ("turned", TensorProto.INT64, ["N", 3, 2]),
        ],
        {"weight": np.array([2.0], np.float32), "first": np.array(0, np.int64)},
    )


ROW: dict[str, Any] = {
    "number": 3,
    "whole": 7,
    "flag": True,
    "words": ["a\0", "ü"],
    "table": [1, 2, 3, 4, 5, 6],
}


def test_several_inputs_and_outputs_of_every_type_and_rank(answers: Ask, tmp_path: Path) -> None:
    path = several(tmp_path / "m.onnx")
    nested = {**ROW, "number": [Decimal("1.5")], "table": [[1, 2, 3], [4, 5, 6]]}
    for (_, got), product in zip(answers(path, [ROW, nested]), [6.0, 3.0], strict=True):
        assert {name: value.tolist() for name, value in got.items()} == {
            "product": [product],
            "as_real": 7.0,
            "opposite": False,
            "same_words": ["a\0", "ü"],
            "first_word": "a\0",
            "turned": [1, 4, 2, 5, 3, 6],
        }


def test_only_the_outputs_that_are_wanted(answers: Ask, tmp_path: Path) -> None:
    [(_, got)] = answers(several(tmp_path / "m.onnx"), [ROW], ["turned"])
    assert list(got) == ["turned"]


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("whole", 1.5, "takes INT64"),
        ("whole", True, "takes INT64"),
        ("whole", 2**40, "too large"),
        ("whole", 2**80, "INT64"),
        ("number", "3", "takes FLOAT64"),
        ("number", None, "NULL"),
        ("number", [1.0, 2.0], "takes the shape"),
        ("flag", 1, "takes BOOL"),
        ("words", [1, 2], "takes STRING"),
        ("words", ["a"], "takes the shape"),
        ("table", [[1, 2], [3, 4], [5, 6]], "takes the shape"),
        ("table", [[1], [2, 3]], "array"),
        ("words", b"ab", "takes STRING"),
    ],
)
def test_values_that_bigquery_would_not_coerce(
    answers: Ask, tmp_path: Path, column: str, value: Any, why: str
) -> None:
    with pytest.raises(Fault, match=f"input {column}: .*{why}"):
        answers(several(tmp_path / "m.onnx"), [{**ROW, column: value}])


def test_an_output_without_a_batch_is_asked_row_by_row(answers: Ask, tmp_path: Path) -> None:
    """As many rows out as there are points above zero, whatever the batch."""
    path = write_model(
        tmp_path / "m.onnx",
        [helper.make_node("NonZero", ["x"], ["where"])],
        [("x", TensorProto.FLOAT, ["N", 3])],
        [("where", TensorProto.INT64, ["rank", "found"])],
    )
    rows = [{"x": [1.0, 0.0, float(seed % 2)]} for seed in range(60)]
    got = [outputs["where"].tolist() for _, outputs in answers(path, rows)]
    assert got == [[0, 0], [0, 0, 0, 2]] * 30


def test_a_fixed_batch_of_many_is_refused(answers: Ask, tmp_path: Path) -> None:
    path = write_scorer(tmp_path / "m.onnx", batch=4)
    with pytest.raises(Fault, match="batches of 4 rows"):
        answers(path, [{"image": picture(tmp_path, 1)}])


def test_what_the_model_says_when_it_fails_is_passed_on(answers: Ask, tmp_path: Path) -> None:
    path = write_model(
        tmp_path / "m.onnx",
        [helper.make_node("Gather", ["table", "x"], ["y"])],
        [("x", TensorProto.INT64, ["N"])],
        [("y", TensorProto.FLOAT, ["N"])],
        {"table": np.zeros(3, np.float32)},
    )
    with pytest.raises(Fault, match=r"m\.onnx failed: .*out of data bounds") as caught:
        answers(path, [{"x": 9}])
    assert caught.value.reason == "invalidQuery"


def test_no_rows_no_batches(answers: Ask, tmp_path: Path) -> None:
    assert answers(write_scorer(tmp_path / "m.onnx"), []) == []
