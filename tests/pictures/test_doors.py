"""What each door promises beyond the pixels: sizes, types, one read, many threads."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from yogadesk import pictures
from yogadesk.pictures import reading


@pytest.mark.parametrize(
    ("name", "mode", "content_type"),
    [
        ("a.jpg", "RGB", "image/jpeg"),
        ("a.jpg", "L", "image/jpeg"),
        ("a.png", "RGB", "image/png"),
        ("a.png", "L", "image/png"),
        ("a.png", "P", "image/png"),
        ("a.bmp", "RGB", "image/bmp"),
    ],
)
def test_an_original_that_bigquery_takes_goes_as_it_is(
    tmp_path, quarters, name, mode, content_type
):
    file = tmp_path / name
    quarters().convert(mode).save(file)
    prepared = pictures.original(file)
    assert prepared.content == file.read_bytes()
    assert prepared.content_type == content_type
    assert prepared.suffix == file.suffix


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.jpg", "CMYK"), ("a.png", "RGBA"), ("a.png", "LA"), ("a.png", "I;16"), ("a.webp", "RGB"),
     ("a.gif", "P"), ("a.tif", "RGB")],
)  # fmt: skip
def test_an_original_that_bigquery_does_not_take_is_converted(tmp_path, quarters, name, mode):
    file = tmp_path / name
    source = Image.new("I;16", (60, 40), 4000) if mode == "I;16" else quarters().convert(mode)
    source.save(file)
    prepared = pictures.original(file)
    assert (prepared.content_type, prepared.suffix) == ("image/jpeg", ".jpg")
    image = Image.open(io.BytesIO(prepared.content))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (60, 40))


def test_an_original_over_10_mb_is_made_smaller(tmp_path):
    file = tmp_path / "a.bmp"
    Image.effect_noise((2600, 1300), 90).convert("RGB").save(file)
    assert file.stat().st_size > 10_000_000
    prepared = pictures.original(file)
    assert len(prepared.content) <= 10_000_000
    assert Image.open(io.BytesIO(prepared.content)).size == (2048, 1024)


def test_the_worst_picture_to_convert_still_fits(tmp_path, monkeypatch):
    file = tmp_path / "a.webp"
    bands = [Image.effect_noise((2048, 2048), 255) for _ in range(3)]
    Image.merge("RGB", bands).save(file, lossless=True, method=0, quality=0)
    assert len(pictures.original(file).content) <= 10_000_000


@pytest.mark.parametrize(
    ("size", "expected"),
    [((640, 480), (64, 48)), ((480, 640), (48, 64)), ((30, 20), (30, 20)), ((5000, 2), (64, 1))],
)
def test_a_thumbnail_keeps_the_proportions(tmp_path, quarters, size, expected):
    file = tmp_path / "a.png"
    quarters(*size).save(file)
    small = pictures.thumbnail(file, 64)
    assert (small.width, small.height) == expected
    assert len(small.rgb) == small.width * small.height * 3


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_upright_comes_at_least_twice_as_large_as_asked(tmp_path, quarters, suffix):
    file = tmp_path / f"a.{suffix}"
    quarters(2400, 1800).save(file)
    assert pictures.upright(file).size == (2400, 1800)
    width, height = pictures.upright(file, (180, 240)).size
    assert 480 <= width < 1200
    assert height == width * 3 // 4
    assert pictures.upright(file, (2000, 2000)).size == (2400, 1800)


def test_a_picture_is_read_once(tmp_path, quarters, monkeypatch):
    file = tmp_path / "a.jpg"
    quarters(640, 480).save(file)
    reads = []
    opened = reading.opened
    monkeypatch.setattr(reading, "opened", lambda path: reads.append(path) or opened(path))
    pictures.prepare(file, (8, 8))
    pictures.thumbnail(file, 8)
    pictures.original(file)
    assert reads == [file] * 3


def test_files_are_closed(tmp_path, quarters, monkeypatch):
    monkeypatch.setattr(reading, "_READ_AT_ONCE", 10)  # so that it is decoded from the disk
    streams = []
    opened = reading._open_regular
    monkeypatch.setattr(
        reading, "_open_regular", lambda *a: streams.append(opened(*a)) or streams[-1]
    )
    for name in ("a.jpg", "a.png", "a.webp", "a.tif", "a.gif"):
        file = tmp_path / name
        quarters(640, 480).save(file)
        pictures.prepare(file, (8, 8))
        pictures.original(file)
    assert len(streams) == 10
    assert all(stream.closed for stream in streams)


def test_many_threads_get_the_same_as_one(tmp_path, quarters):
    files = []
    for number in range(24):
        file = tmp_path / f"{number}.{('jpg', 'png', 'webp', 'gif')[number % 4]}"
        quarters(300 + number * 40, 500 - number * 7).save(file)
        files.append(file)

    def prepared(file: Path) -> pictures.Prepared:
        return pictures.prepare(file, (32, 32))

    alone = [prepared(file) for file in files]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(prepared, files)) == alone


def test_what_prepare_makes_decodes_to_the_same_pixels(tmp_path, quarters):
    file = tmp_path / "a.jpg"
    quarters(640, 480).save(file)
    content = pictures.prepare(file, (64, 64)).content
    assert pictures.decode(content).tobytes() == Image.open(io.BytesIO(content)).tobytes()
