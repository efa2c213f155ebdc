"""The PNG writer keeps every pixel, and any reader agrees."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from yogadesk.pictures import png


@pytest.mark.parametrize("size", [(1, 1), (1, 7), (7, 1), (224, 224), (33, 65), (1600, 900)])
def test_the_pixels_come_back(size):
    image = Image.merge("RGB", [Image.effect_noise(size, 90) for _ in range(3)])
    content = png.encode(image)
    with Image.open(io.BytesIO(content)) as back:
        assert (back.format, back.mode, back.size, back.info) == ("PNG", "RGB", size, {})
        assert back.tobytes() == image.tobytes()


def test_every_checksum_is_right():
    with Image.open(io.BytesIO(png.encode(Image.new("RGB", (5, 5), "teal")))) as back:
        back.verify()


def test_it_is_not_much_larger_than_what_pillow_writes():
    smooth = Image.merge("RGB", [Image.radial_gradient("L")] * 3)
    out = io.BytesIO()
    smooth.save(out, "PNG")
    assert len(png.encode(smooth)) < 2 * len(out.getvalue()) < 3 * 256 * 256
