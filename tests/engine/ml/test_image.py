"""Symbolic pictures: nothing is read before it is wanted, and then it is what was asked."""

from __future__ import annotations

import colorsys
import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from tests.engine.ml.made import draw, pixels_of, resize_by_hand
from yogadesk.engine.faults import Fault
from yogadesk.engine.ml import Given, Image, Stored, evaluate, stored_values
from yogadesk.engine.ml import image as image_module


def stored(tmp_path: Path, data: bytes) -> Image:
    path = tmp_path / "content"
    path.write_bytes(data)
    return Image(Stored("gs://b/picture.png", path))


def test_decodes_to_values_from_0_to_1_when_asked(tmp_path: Path) -> None:
    data = draw(1)
    shape, values = evaluate(stored(tmp_path, data))
    assert shape == [30, 40, 3]
    assert values.dtype == np.float32
    np.testing.assert_array_equal(values, pixels_of(data).astype(np.float32))


def test_reads_nothing_before(tmp_path: Path) -> None:
    image = Image(Stored("gs://b/gone.png", tmp_path / "gone")).resized(4, 4, False)
    with pytest.raises(Fault, match=r"Not found: gs://b/gone\.png") as caught:
        evaluate(image)
    assert caught.value.code == 404


def test_takes_bytes_as_well() -> None:
    data = draw(2, kind="JPEG")
    np.testing.assert_allclose(evaluate(Image(Given(data)))[1], pixels_of(data), atol=1e-7)


def test_ignores_exif_rotation() -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 6
    stream = io.BytesIO()
    Pillow.new("RGB", (20, 10)).save(stream, "JPEG", exif=exif)
    assert evaluate(Image(Given(stream.getvalue())))[0] == [10, 20, 3]


def test_resizes_height_first(tmp_path: Path) -> None:
    data = draw(3)
    shape, values = evaluate(stored(tmp_path, data).resized(11, 7, False))
    assert shape == [11, 7, 3]
    np.testing.assert_allclose(values, resize_by_hand(pixels_of(data), 11, 7), atol=1e-5)


def test_resizes_inside_the_box_where_the_aspect_is_kept() -> None:
    image = Image(Given(draw(3))).resized(20, 20, True)
    assert evaluate(image)[0] == [15, 20, 3]


def test_a_resize_to_its_own_size_changes_nothing() -> None:
    data = draw(4)
    once = evaluate(Image(Given(data)))[1]
    assert np.array_equal(evaluate(Image(Given(data)).resized(30, 40, False))[1], once)


def test_converts_to_the_very_integers_of_the_file() -> None:
    every = np.arange(256, dtype=np.uint8).repeat(3).reshape(16, 16, 3)
    stream = io.BytesIO()
    Pillow.fromarray(every).save(stream, "PNG")
    image = Image(Given(stream.getvalue()))
    direct = evaluate(image.as_integers())[1]
    assert direct.dtype == np.int32
    assert np.array_equal(direct, every)
    shape, values = evaluate(image)
    again = stored_values(shape, values.ravel().tolist()).as_integers()
    assert np.array_equal(evaluate(again)[1], every)


def test_integers_stay_integers_through_a_resize() -> None:
    values = evaluate(Image(Given(draw(5))).as_integers().resized(9, 9, False))[1]
    assert values.dtype == np.int32
    expected = resize_by_hand(pixels_of(draw(5)) * 255, 9, 9)
    assert np.abs(values - expected).max() <= 0.501


def test_converting_integers_again_is_refused() -> None:
    with pytest.raises(Fault, match="FLOAT64"):
        evaluate(Image(Given(draw(5))).as_integers().as_integers())


def test_hsv_is_what_everyone_means_by_it() -> None:
    rgb = np.random.default_rng(6).random((9, 9, 3)).astype(np.float32)
    rgb[0] = rgb[0, :, :1]  # greys: hue 0, saturation 0
    rgb[1] = 0
    image = stored_values([9, 9, 3], rgb.ravel().tolist()).in_color_space("hsv")
    expected = [[colorsys.rgb_to_hsv(*map(float, pixel)) for pixel in row] for row in rgb]
    np.testing.assert_allclose(evaluate(image)[1], expected, atol=1e-5)


@pytest.mark.parametrize(
    ("space", "expected"),
    [
        # TensorFlow's documentation of rgb_to_yiq gives this value for [1, 2, 3].
        ("YIQ", [1.815, -0.91724455, 0.09962624]),
        # By definition: 0.492 (B - Y) and 0.877 (R - Y).
        ("YUV", [1.815, 0.492 * (3 - 1.815), 0.877 * (1 - 1.815)]),
        ("GRAYSCALE", [1.8149]),
    ],
)
def test_other_color_spaces(space: str, expected: list[float]) -> None:
    shape, values = evaluate(stored_values([1, 1, 3], [1.0, 2.0, 3.0]).in_color_space(space))
    assert shape == [1, 1, len(expected)]
    np.testing.assert_allclose(values[0, 0], expected, rtol=1e-3)


def test_integers_become_units_in_another_color_space() -> None:
    white = stored_values([1, 1, 3], [255, 255, 255]).in_color_space("GRAYSCALE")
    np.testing.assert_allclose(evaluate(white)[1], [[[0.9999]]], atol=1e-4)


def test_an_unknown_color_space_is_refused_at_once() -> None:
    with pytest.raises(Fault, match="GRAYSCALE, HSV, YIQ, YUV"):
        Image(Given(b"")).in_color_space("CMYK")


@pytest.mark.parametrize("size", [(0, 4), (4, -1), (100_000, 100_000)])
def test_impossible_sizes_are_refused_at_once(size: tuple[int, int]) -> None:
    with pytest.raises(Fault, match=r"ML\.RESIZE_IMAGE"):
        Image(Given(b"")).resized(*size, False)


@pytest.mark.parametrize("data", [b"", b"no picture", draw(1)[:-40], draw(1, kind="GIF")])
def test_what_cannot_be_decoded_is_named(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(
        Fault, match=r"ML\.DECODE_IMAGE cannot decode gs://b/picture\.png"
    ) as caught:
        evaluate(stored(tmp_path, data))
    assert (caught.value.code, caught.value.reason) == (400, "invalidQuery")


def test_files_over_the_limit_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(image_module.LARGEST_FILE + 1)
    with pytest.raises(Fault, match="more than 20000000"):
        evaluate(Image(Stored("gs://b/huge.png", path)))
    with pytest.raises(Fault, match="more than 10000000"):
        evaluate(Image(Given(bytes(image_module.LARGEST_BYTES + 1))))


def test_a_picture_over_60_mb_comes_smaller_in_the_same_shape() -> None:
    stream = io.BytesIO()
    Pillow.linear_gradient("L").resize((4000, 1000)).convert("RGB").save(stream, "PNG")
    (height, width, channels), values = evaluate(Image(Given(stream.getvalue())))
    assert height * width * channels * 8 <= 60_000_000
    assert height * width * channels * 8 > 59_000_000
    assert abs(width / height - 4) < 0.02
    assert 0 <= values.min() <= values.max() <= 1
    at_once = evaluate(Image(Given(stream.getvalue())).resized(8, 32, True))[1]
    assert at_once.shape == (8, 32, 3)
    np.testing.assert_allclose(at_once, resize_by_hand(values, 8, 32), atol=1e-5)


@pytest.mark.parametrize(
    ("shape", "values"),
    [([2, 2, 3], [0.5] * 11), ([4, 3], [0.5] * 12), ([0, 2, 3], []), ([1, 1, 3], ["a", "b", "c"])],
)
def test_values_that_are_no_image_are_refused(shape: list[int], values: list[float]) -> None:
    with pytest.raises(Fault, match="Not an image"):
        stored_values(shape, values)


def test_stored_values_come_back_and_resize() -> None:
    rgb = np.random.default_rng(7).random((4, 6, 3))
    image = stored_values([4, 6, 3], rgb.ravel().tolist())
    np.testing.assert_allclose(evaluate(image)[1], rgb, atol=1e-7)
    resized = evaluate(image.resized(3, 3, False))[1]
    np.testing.assert_allclose(resized, resize_by_hand(rgb, 3, 3), atol=1e-6)
