"""Every kind of picture comes out upright, RGB and the right colors."""

from __future__ import annotations

import io
import struct

import pillow_heif
import pytest
from PIL import Image

from yogadesk import pictures
from yogadesk.errors import BadPicture

RED, GREEN, BLUE, GREY = (220, 30, 20), (20, 200, 40), (30, 40, 230), (128, 128, 128)
SIZE = (32, 48)


def opened(prepared: pictures.Prepared) -> Image.Image:
    assert prepared.content_type == "image/png"
    assert prepared.suffix == ".png"
    image = Image.open(io.BytesIO(prepared.content))
    assert image.format == "PNG"
    assert image.mode == "RGB"
    assert image.size == (SIZE[1], SIZE[0])
    return image


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.jpg", {"quality": 95}),
        ("progressive.jpg", {"quality": 95, "progressive": True}),
        ("a.png", {}),
        ("a.webp", {"lossless": True}),
        ("lossy.webp", {"quality": 95}),
        ("a.bmp", {}),
        ("a.tif", {}),
        ("lzw.tiff", {"compression": "tiff_lzw"}),
        ("jpeg.tiff", {"compression": "jpeg", "quality": 95}),
        ("a.avif", {"quality": 95}),
        ("a.jp2", {}),
        ("a.ppm", {}),
    ],
)
def test_formats(tmp_path, quarters, corners, close, name, options):
    file = tmp_path / name
    quarters(300, 200).save(file, **options)
    image = opened(pictures.prepare(file, SIZE))
    assert close(corners(image), [RED, GREEN, BLUE, GREY])


def test_heic(tmp_path, quarters, corners, close):
    file = tmp_path / "phone.heic"
    pillow_heif.from_pillow(quarters(300, 200)).save(file, quality=95)
    assert close(corners(opened(pictures.prepare(file, SIZE))), [RED, GREEN, BLUE, GREY])


def test_a_gif_gives_its_first_frame(tmp_path, quarters, corners, close):
    file = tmp_path / "a.gif"
    other = Image.new("RGB", (300, 200), "white")
    quarters(300, 200).save(file, save_all=True, append_images=[other, other])
    assert close(corners(opened(pictures.prepare(file, SIZE))), [RED, GREEN, BLUE, GREY])


def test_the_ending_of_the_name_does_not_matter(tmp_path, quarters, corners, close):
    file = tmp_path / "really a png.jpg"
    quarters().save(file, "PNG")
    assert close(corners(opened(pictures.prepare(file, SIZE))), [RED, GREEN, BLUE, GREY])


@pytest.mark.parametrize("big", [False, True])
@pytest.mark.parametrize("mode", ["L", "LA", "P", "PA", "RGBA", "CMYK", "YCbCr", "LAB"])
def test_modes(tmp_path, quarters, corners, close, mode, big):
    drawn = quarters(1200, 900) if big else quarters()
    source = drawn.convert("RGBA") if mode == "PA" else drawn
    source = drawn.quantize(16) if mode == "P" else source.convert(mode)
    file = tmp_path / ("a.png" if mode in ("L", "LA", "P", "RGBA") else "a.tif")
    source.save(file)
    image = opened(pictures.prepare(file, SIZE))
    assert close(
        corners(image),
        corners(source.convert("RGBA").convert("RGB") if mode == "PA" else source.convert("RGB")),
    )


@pytest.mark.parametrize("size", [(40, 40), (2000, 1600)])
def test_black_and_white(tmp_path, size):
    file = tmp_path / "fax.png"
    fax = Image.new("1", size, 1)
    fax.paste(0, (0, 0, size[0] // 2, size[1]))
    fax.save(file)
    image = opened(pictures.prepare(file, SIZE))
    assert image.getpixel((12, 16)) == (0, 0, 0)
    assert image.getpixel((36, 16)) == (255, 255, 255)


def test_cmyk_jpegs_are_not_negatives(tmp_path, quarters, corners, close):
    file = tmp_path / "print.jpg"
    quarters(300, 200).convert("CMYK").save(file, quality=95)  # written as Adobe does: inverted
    assert b"Adobe" in file.read_bytes()
    assert close(corners(opened(pictures.prepare(file, SIZE))), [RED, GREEN, BLUE, GREY], within=16)


def test_16_bit_grey_keeps_its_upper_byte(tmp_path):
    file = tmp_path / "scan.png"
    values = [0x0000, 0x40FF, 0x8000, 0xFFFF]
    Image.frombytes("I;16", (4, 1), struct.pack("<4H", *values)).save(file)
    image = Image.open(io.BytesIO(pictures.prepare(file, (1, 4)).content))
    assert [image.getpixel((x, 0)) for x in range(4)] == [(v >> 8,) * 3 for v in values]


def test_16_bit_color(tmp_path):
    file = tmp_path / "deep.png"
    file.write_bytes(png_rgb16(2, 1, struct.pack(">6H", 0xFFFF, 0x8000, 0, 0, 0x4000, 0xFFFF)))
    image = Image.open(io.BytesIO(pictures.prepare(file, (1, 2)).content))
    assert [image.getpixel((x, 0)) for x in range(2)] == [(255, 128, 0), (0, 64, 255)]


def png_rgb16(width: int, height: int, row: bytes) -> bytes:
    import zlib

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress((b"\0" + row) * height)) + chunk(b"IEND", b"")
    )  # fmt: skip


@pytest.mark.parametrize(
    ("mode", "values", "expected"),
    [
        ("I", [0, 100, 255], [0, 100, 255]),
        ("I", [0, 32768, 65535], [0, 127, 255]),
        ("I", [-1000, 0, 1000], [0, 127, 255]),
        ("I", [7, 7, 7], [7, 7, 7]),
        ("F", [0.0, 0.5, 1.0], [0, 127, 255]),
        ("F", [0.0, 100.0, 200.0], [0, 100, 200]),
        ("F", [-2.0, 0.0, 2.0], [0, 127, 255]),
        ("F", [float("nan")] * 3, None),
        ("F", [float("-inf"), 0.0, float("inf")], None),
    ],
)
def test_32_bit_numbers_are_brought_into_range(tmp_path, mode, values, expected):
    file = tmp_path / "measured.tif"
    image = Image.new(mode, (3, 1))
    image.putdata(values)
    image.save(file)
    grey = Image.open(io.BytesIO(pictures.prepare(file, (1, 3)).content)).convert("L")
    if expected is not None:
        assert [grey.getpixel((x, 0)) for x in range(3)] == pytest.approx(expected, abs=1)


@pytest.mark.parametrize("size", [(40, 40), (2000, 1600)])
@pytest.mark.parametrize("kind", ["RGBA", "LA", "P", "RGB", "L", "webp", "gif"])
def test_transparency_is_laid_on_white(tmp_path, kind, size):
    file = tmp_path / ("a." + (kind if kind.islower() else "png"))
    options = {"lossless": True} if kind == "webp" else {}
    if kind in ("RGBA", "LA", "webp"):
        image = Image.new("LA" if kind == "LA" else "RGBA", size, 0)
    else:
        image = Image.new({"gif": "P"}.get(kind, kind), size, 0)
        options["transparency"] = (0, 0, 0) if kind == "RGB" else 0
    image.save(file, **options)
    prepared = Image.open(io.BytesIO(pictures.prepare(file, (8, 8)).content))
    assert prepared.getextrema() == ((255, 255),) * 3


def test_half_transparent_black_is_grey(tmp_path):
    file = tmp_path / "half.png"
    Image.new("RGBA", (3000, 2000), (0, 0, 0, 128)).save(file)
    prepared = Image.open(io.BytesIO(pictures.prepare(file, (8, 8)).content))
    assert prepared.getextrema() == ((127, 127),) * 3


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_a_picture_of_one_pixel(tmp_path, name):
    file = tmp_path / name
    Image.new("RGB", (1, 1), RED).save(file, quality=95)
    image = opened(pictures.prepare(file, SIZE))
    assert all(high - low == 0 for low, high in image.getextrema())


@pytest.mark.parametrize("size", [(20000, 3), (3, 20000)])
def test_a_strip(tmp_path, size, quarters, corners, close):
    file = tmp_path / "strip.png"
    quarters(*size).save(file)
    opened(pictures.prepare(file, SIZE))
    assert max(pictures.thumbnail(file, 100).width, pictures.thumbnail(file, 100).height) == 100


def test_the_same_pixels_whether_reduced_by_strips_or_at_once(tmp_path):
    noise = Image.effect_noise((1500, 1300), 80).convert("RGB")
    file = tmp_path / "noise.png"
    noise.save(file)
    have = opened(pictures.prepare(file, SIZE))
    want = noise.resize(have.size, Image.Resampling.BOX, reducing_gap=None)
    difference = [
        abs(a - b)
        for a, b in zip(have.convert("L").tobytes(), want.convert("L").tobytes(), strict=True)
    ]
    assert sum(difference) / len(difference) < 4


def test_nothing_of_the_metadata_goes_along(tmp_path, quarters):
    file = tmp_path / "private.jpg"
    exif = Image.Exif()
    exif[0x010E] = "a secret place"
    quarters(300, 200).save(file, exif=exif, comment=b"a secret comment", dpi=(300, 300))
    content = pictures.prepare(file, SIZE).content
    kinds = []
    at = 8
    while at < len(content):
        (length,) = struct.unpack_from(">I", content, at)
        kinds.append(content[at + 4 : at + 8])
        at += length + 12
    assert set(kinds) == {b"IHDR", b"IDAT", b"IEND"}


def test_the_fingerprint_is_the_sha_256_of_the_file(tmp_path, quarters):
    import hashlib

    file = tmp_path / "a.png"
    quarters().save(file)
    expected = hashlib.sha256(file.read_bytes()).hexdigest()
    assert pictures.fingerprint(file) == expected
    assert pictures.prepare(file, SIZE).fingerprint == expected
    assert pictures.original(file).fingerprint == expected


def test_a_scaled_decode_stays_close_to_the_full_one(tmp_path):
    noise = (
        Image.effect_noise((1600, 1200), 60).resize((800, 600)).resize((3200, 2400)).convert("RGB")
    )
    file = tmp_path / "photo.jpg"
    noise.save(file, quality=92)
    have = opened(pictures.prepare(file, SIZE)).convert("L").tobytes()
    full = (
        Image.open(file).resize((SIZE[1], SIZE[0]), Image.Resampling.BICUBIC).convert("L").tobytes()
    )
    assert max(abs(a - b) for a, b in zip(have, full, strict=True)) <= 6


def test_a_missing_decoder_is_told(tmp_path, monkeypatch):
    from yogadesk.pictures import formats

    file = tmp_path / "a.heic"
    file.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 100)
    monkeypatch.setitem(formats._PLUGINS, "HEIC", ("no_such_module_anywhere", "X"))
    formats._plugin.cache_clear()
    with pytest.raises(BadPicture, match="HEIC"):
        pictures.prepare(file, SIZE)
    formats._plugin.cache_clear()
