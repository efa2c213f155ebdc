"""Drawn pictures whose right answer is known by how they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable

RED, GREEN, BLUE, GREY = (220, 30, 20), (20, 200, 40), (30, 40, 230), (128, 128, 128)
"""The corners of the drawn picture: upper left, upper right, lower left, lower right."""


@pytest.fixture
def quarters() -> Callable[..., Image.Image]:
    """Makes an RGB picture of four plain quarters, so that turning and squashing can be seen."""

    def draw(width: int = 60, height: int = 40) -> Image.Image:
        image = Image.new("RGB", (width, height))
        for color, column, row in ((RED, 0, 0), (GREEN, 1, 0), (BLUE, 0, 1), (GREY, 1, 1)):
            box = (column * width // 2, row * height // 2, (column + 1) * width // 2,
                   (row + 1) * height // 2)  # fmt: skip
            image.paste(color, box)
        return image

    return draw


@pytest.fixture
def corners() -> Callable[[Image.Image], list[tuple[int, int, int]]]:
    """Reads the middles of the four quarters: upper left, upper right, lower left, lower right."""

    def read(image: Image.Image) -> list[tuple[int, int, int]]:
        width, height = image.size
        spots = [(x * width // 4, y * height // 4) for y in (1, 3) for x in (1, 3)]
        return [image.getpixel(spot) for spot in spots]

    return read


@pytest.fixture
def close() -> Callable[..., bool]:
    """Whether two lists of colors agree within what a lossy format is allowed."""

    def compare(
        left: list[tuple[int, ...]], right: list[tuple[int, ...]], within: int = 12
    ) -> bool:
        pairs = [
            (a, b)
            for one, two in zip(left, right, strict=True)
            for a, b in zip(one, two, strict=True)
        ]
        return all(abs(a - b) <= within for a, b in pairs)

    return compare
