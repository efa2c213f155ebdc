"""All eight EXIF orientations come out as a person sees them, in every kind that has EXIF."""

from __future__ import annotations

import io

import pillow_heif
import pytest
from PIL import Image

from yogadesk import pictures

RED, GREEN, BLUE, GREY = (220, 30, 20), (20, 200, 40), (30, 40, 230), (128, 128, 128)
UPRIGHT = [RED, GREEN, BLUE, GREY]
AS_STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera held that way stores an upright picture: the inverse of what the viewer does."""


@pytest.fixture(params=["jpg", "png", "webp", "tif", "avif"])
def suffix(request) -> str:
    return request.param


@pytest.fixture(params=AS_STORED)
def way(request) -> int:
    return request.param


@pytest.fixture
def file(tmp_path, quarters, suffix, way):
    stored = quarters(640, 480)
    if AS_STORED[way] is not None:
        stored = stored.transpose(AS_STORED[way])
    exif = Image.Exif()
    exif[0x0112] = way
    path = tmp_path / f"a.{suffix}"
    stored.save(path, exif=exif, quality=95)
    return path


def test_prepared(file, corners, close):
    image = Image.open(io.BytesIO(pictures.prepare(file, (60, 80)).content))
    assert image.size == (80, 60)
    assert close(corners(image), UPRIGHT)


def test_upright(file, corners, close):
    whole = pictures.upright(file)
    assert whole.size == (640, 480)
    assert close(corners(whole), UPRIGHT)
    scaled = pictures.upright(file, (60, 80))
    assert scaled.width >= 160
    assert scaled.height >= 120
    assert close(corners(scaled), UPRIGHT)


def test_thumbnail(file, corners, close):
    small = pictures.thumbnail(file, 64)
    assert (small.width, small.height) == (64, 48)
    assert close(corners(Image.frombytes("RGB", (64, 48), small.rgb)), UPRIGHT)


def test_original(file, way, suffix, corners, close):
    prepared = pictures.original(file)
    if suffix in ("jpg", "png") and way == 1:
        assert prepared.content == file.read_bytes()
    else:
        assert prepared.content_type == "image/jpeg"
        image = Image.open(io.BytesIO(prepared.content))
        assert image.size == (640, 480)
        assert 0x0112 not in image.getexif()
        assert close(corners(image), UPRIGHT)


def test_heic(tmp_path, quarters, corners, close, way):
    stored = quarters(640, 480)
    if AS_STORED[way] is not None:
        stored = stored.transpose(AS_STORED[way])
    exif = Image.Exif()
    exif[0x0112] = way
    file = tmp_path / "a.heic"
    pillow_heif.register_heif_opener()  # its writer is the one that turns EXIF into HEIF's own
    stored.save(file, exif=exif.tobytes(), quality=95)
    assert close(corners(pictures.upright(file)), UPRIGHT)


def test_the_decoder_of_the_engine_does_not_turn(tmp_path, quarters, corners, close):
    exif = Image.Exif()
    exif[0x0112] = 6
    file = tmp_path / "a.jpg"
    quarters(640, 480).save(file, exif=exif, quality=95)
    image = pictures.decode(file.read_bytes())
    assert image.size == (640, 480)
    assert close(corners(image), UPRIGHT)


@pytest.mark.parametrize("value", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_is_upright(tmp_path, quarters, corners, close, value):
    exif = Image.Exif()
    exif[0x0112] = value
    file = tmp_path / "a.jpg"
    quarters(640, 480).save(file, exif=exif, quality=95)
    assert close(corners(pictures.upright(file)), UPRIGHT)


@pytest.mark.parametrize("cut", [0, 6, 10, 14, 20, 25])
def test_exif_that_is_cut_off_is_upright(tmp_path, quarters, corners, close, cut):
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "a description"
    file = tmp_path / "a.jpg"
    quarters(640, 480).save(file, exif=exif.tobytes()[: 6 + cut], quality=95)
    image = pictures.upright(file)
    assert image.mode == "RGB"
    assert sorted(image.size) == [480, 640]
