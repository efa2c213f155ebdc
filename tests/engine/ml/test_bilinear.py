"""ML.RESIZE_IMAGE's arithmetic against the textbook, pixel by pixel."""

from __future__ import annotations

import numpy as np
import pytest

from tests.engine.ml.made import resize_by_hand
from yogadesk.engine.ml import bilinear

SIZES = [
    ((5, 7), (3, 4)),
    ((3, 4), (9, 11)),
    ((1, 1), (4, 4)),
    ((31, 17), (31, 16)),
    ((2, 9), (7, 1)),
    ((97, 61), (24, 24)),
    ((1, 50), (1, 7)),
]


@pytest.mark.parametrize(("have", "want"), SIZES)
@pytest.mark.parametrize("element", [np.uint8, np.float32, np.int32])
def test_resizes_like_the_textbook(
    have: tuple[int, int], want: tuple[int, int], element: type
) -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (*have, 3)).astype(element)
    got = bilinear.resize(pixels, *want)
    assert got.dtype == np.float32
    assert got.shape == (*want, 3)
    np.testing.assert_allclose(got, resize_by_hand(pixels.astype(np.float64), *want), atol=2e-3)


def test_does_not_average_what_it_steps_over() -> None:
    stripes = np.zeros((1, 8, 3), np.uint8)
    stripes[:, 3] = stripes[:, 4] = 255
    # With antialiasing, the middle output pixels would be darker than this.
    assert bilinear.resize(stripes, 1, 2)[0, :, 0].tolist() == [0.0, 0.0]
    assert bilinear.resize(stripes, 1, 1)[0, 0, 0] == 255


def test_leaves_the_input_alone() -> None:
    pixels = np.random.default_rng(4).random((6, 6, 3), np.float32)
    before = pixels.copy()
    bilinear.resize(pixels, 3, 5)
    assert np.array_equal(pixels, before)


@pytest.mark.parametrize(
    ("have", "box", "fits"),
    [
        ((100, 200), (50, 50), (25, 50)),
        ((200, 100), (50, 50), (50, 25)),
        ((10, 10), (40, 60), (40, 40)),
        ((3, 4), (10, 10), (8, 10)),  # 7.5 rounds to the even 8
        ((5, 2), (1, 9), (1, 1)),  # 0.4 would round to nothing
        ((480, 640), (224, 224), (168, 224)),
    ],
)
def test_keeps_the_aspect_inside_the_box(
    have: tuple[int, int], box: tuple[int, int], fits: tuple[int, int]
) -> None:
    assert bilinear.fitting(*have, *box) == fits


@pytest.mark.parametrize(("middle", "final"), [((40, 30), (9, 7)), ((7, 90), (12, 12))])
def test_a_resize_on_the_way_to_another_is_the_same_bit_for_bit(
    middle: tuple[int, int], final: tuple[int, int]
) -> None:
    pixels = np.random.default_rng(8).integers(0, 256, (61, 47, 3), np.uint8)
    expected = bilinear.resize(bilinear.resize(pixels, *middle), *final)
    assert np.array_equal(bilinear.resize_twice(pixels, middle, final), expected)
