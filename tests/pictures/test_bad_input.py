"""What is no sound picture is refused with a reason and a remedy, and nothing else happens."""

from __future__ import annotations

import io
import os
import random
import socket
import struct
import sys
import zlib

import pillow_heif
import pytest
from PIL import Image

from yogadesk import pictures
from yogadesk.errors import BadPicture
from yogadesk.pictures import reading

SIZE = (32, 48)
DOORS = (
    lambda path: pictures.prepare(path, SIZE),
    pictures.original,
    pictures.upright,
    lambda path: pictures.thumbnail(path, 64),
)


def refusal(path) -> BadPicture:
    """The one reason all doors give."""
    reasons = []
    for door in DOORS:
        with pytest.raises(BadPicture) as caught:
            door(path)
        reasons.append(caught.value)
    assert len({reason.title for reason in reasons}) == 1
    reason = reasons[0]
    assert reason.title
    assert reason.advice.endswith(".")
    assert reason.happened.endswith(".")
    assert reason.happened.isprintable()
    return reason


def picture_or_reason(door, path) -> None:
    """Fails when the door raises anything but BadPicture."""
    try:
        door(path)
    except BadPicture as refused:
        if not refused.advice:
            raise


def noise(width: int = 400, height: int = 300) -> Image.Image:
    return Image.effect_noise((width, height), 60).convert("RGB")


def encoded(kind: str, image: Image.Image | None = None) -> bytes:
    out = io.BytesIO()
    image = image or noise()
    if kind == "HEIF":
        pillow_heif.from_pillow(image).save(out, quality=80)
    else:
        image.save(out, kind)
    return out.getvalue()


def test_an_empty_file(tmp_path):
    file = tmp_path / "a.jpg"
    file.write_bytes(b"")
    assert "“a.jpg” is empty" in refusal(file).happened
    with pytest.raises(BadPicture, match="empty"):
        pictures.fingerprint(file)


@pytest.mark.parametrize(
    ("content", "holds"),
    [
        (b"Dear diary,\ntoday I stood on one leg.\n", "text"),
        (b"  <!DOCTYPE html><html><body>404</body></html>", "a web page"),
        (b"%PDF-1.7\n...", "a PDF document"),
        (b"PK\x03\x04" + b"\0" * 60, "a ZIP archive"),
        (b"<?xml version='1.0'?>\n<svg xmlns='x'></svg>", "an SVG drawing"),
        (b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41", "a film"),
        (b"\0" * 5000, "nothing but zeros"),
    ],
)
def test_something_else_under_the_name_of_a_picture(tmp_path, content, holds):
    file = tmp_path / "a.jpg"
    file.write_bytes(content)
    happened = refusal(file).happened
    assert "is not a picture although its name ends in .jpg" in happened
    assert holds in happened


def test_random_bytes(tmp_path):
    file = tmp_path / "a.png"
    file.write_bytes(random.Random(1).randbytes(5000))
    assert "is not a picture although its name ends in .png" in refusal(file).happened


def test_a_postscript_file_is_not_run(tmp_path):
    file = tmp_path / "a.jpg"
    file.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(x) run\n")
    assert "is not a picture" in refusal(file).happened


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "HEIF", "AVIF"])
def test_a_file_that_ends_too_early(tmp_path, kind, share):
    whole = encoded(kind)
    file = tmp_path / "a.jpg"
    file.write_bytes(whole[: int(len(whole) * share)])
    happened = refusal(file).happened
    assert "is cut off" in happened or "is damaged" in happened
    if kind in ("JPEG", "PNG", "BMP"):
        assert "is cut off" in happened


def test_a_progressive_jpeg_that_ends_too_early(tmp_path):
    out = io.BytesIO()
    noise().save(out, "JPEG", progressive=True)
    file = tmp_path / "a.jpg"
    file.write_bytes(out.getvalue()[: len(out.getvalue()) // 2])
    assert "is cut off" in refusal(file).happened


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "HEIF", "AVIF"])
def test_only_the_first_bytes(tmp_path, kind):
    whole = encoded(kind)
    for length in (4, 12, 16, 24, 40, 64, 100):
        file = tmp_path / f"{length}.jpg"
        file.write_bytes(whole[:length])
        refusal(file)


def png(width: int, height: int, body: bytes, *extra: tuple[bytes, bytes]) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content
            + struct.pack(">I", zlib.crc32(kind + content))
        )  # fmt: skip

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunk(*e) for e in extra)
        + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )  # fmt: skip


def test_a_png_of_900_megapixels(tmp_path):
    file = tmp_path / "bomb.png"
    file.write_bytes(png(30000, 30000, zlib.compress(b"\0" * 30001)))
    happened = refusal(file).happened
    assert "has 900 megapixels (30000 × 30000); the limit is 400" in happened


def test_a_gif_of_4000_megapixels(tmp_path):
    file = tmp_path / "bomb.gif"
    small = encoded("GIF", Image.new("P", (1, 1)))
    file.write_bytes(small[:6] + b"\xff\xff\xff\xff" + small[10:])
    assert "megapixels" in refusal(file).happened


def test_a_picture_whose_pixels_do_not_fit_into_memory(tmp_path):
    file = tmp_path / "wide.png"
    header = struct.pack(">IIBBBBB", 19000, 19000, 8, 2, 0, 0, 0)
    content = bytearray(png(19000, 19000, zlib.compress(b"\0" * 100)))
    content[16:29] = header
    content[29:33] = struct.pack(">I", zlib.crc32(b"IHDR" + header))
    file.write_bytes(content)
    happened = refusal(file).happened
    assert "of memory" in happened
    assert "the limit is 700 MB" in happened


def test_a_chunk_that_unpacks_to_gigabytes(tmp_path):
    blown = zlib.compress(b"\0" * 80_000_000)
    file = tmp_path / "a.png"
    body = zlib.compress(b"\0\0" * 1)
    file.write_bytes(png(1, 1, body, (b"iCCP", b"x\0\0" + blown)))
    for door in DOORS:
        picture_or_reason(door, file)


def test_a_file_that_is_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_FILE", 1000)
    file = tmp_path / "a.bmp"
    file.write_bytes(encoded("BMP"))
    assert "the limit is" in refusal(file).happened


def test_a_large_file_is_decoded_from_disk(tmp_path, monkeypatch, quarters):
    file = tmp_path / "a.bmp"
    quarters(400, 300).save(file)
    expected = pictures.prepare(file, SIZE)
    monkeypatch.setattr(reading, "_READ_AT_ONCE", 1000)
    assert pictures.prepare(file, SIZE) == expected
    with reading.opened(file) as stream:
        assert not isinstance(stream, io.BytesIO)


def test_a_folder_with_the_name_of_a_picture(tmp_path):
    folder = tmp_path / "x.jpg"
    folder.mkdir()
    assert "“x.jpg” is a folder" in refusal(folder).happened


def test_a_file_that_is_not_there(tmp_path):
    assert "is not there any more" in refusal(tmp_path / "gone.jpg").happened


def test_a_name_no_file_can_have(tmp_path):
    refusal(tmp_path / "a\0b.jpg")


def test_a_name_that_is_too_long(tmp_path):
    reason = refusal(tmp_path / ("n" * 5000 + ".jpg"))
    assert len(reason.happened) < 200


@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied"), OSError(5, "I/O error")]
)
def test_a_file_that_may_not_or_cannot_be_read(tmp_path, monkeypatch, error):
    file = tmp_path / "a.jpg"
    file.write_bytes(encoded("JPEG"))

    def refuse(*_args: object, **_options: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    happened = refusal(file).happened
    assert ("not allowed" in happened) == isinstance(error, PermissionError)


def test_pipes_and_sockets_are_refused_without_opening_them(tmp_path):
    if sys.platform == "win32":
        return  # neither has a name in a folder there
    os.mkfifo(tmp_path / "pipe.jpg")
    assert "is a pipe" in refusal(tmp_path / "pipe.jpg").happened
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.jpg"))
        assert "is a socket" in refusal(tmp_path / "s.jpg").happened


def test_devices_are_refused(tmp_path):
    if sys.platform == "win32":
        return
    link = tmp_path / "zeros.jpg"
    link.symlink_to("/dev/zero")
    assert "is a device" in refusal(link).happened


def test_links_in_a_circle(tmp_path):
    one, two = tmp_path / "one.jpg", tmp_path / "two.jpg"
    one.symlink_to(two)
    two.symlink_to(one)
    refusal(one)


NAMES = [
    "with spaces .jpg", "it's \"quoted\".jpg", "#1.jpg", "100%.jpg", "what?.jpg", "a\nb.jpg",
    "tree 🌳🧘.jpg", "Übung–ñ.jpg", "-rf.jpg", "=1+1.jpg", "$HOME.jpg", "a\\b.jpg", "%s{0}.jpg",
    "cafe\u0301.jpg", "\u202egpj.jpg",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_odd_names(tmp_path, name, quarters):
    if sys.platform == "win32" and set(name) & set('"?\n\\'):
        return
    file = tmp_path / name
    quarters().save(file, "JPEG")
    assert pictures.prepare(file, SIZE).content
    file.write_bytes(b"")
    refusal(file)


def test_a_name_that_is_not_text(tmp_path, quarters):
    if sys.platform in ("win32", "darwin"):
        return  # their file systems do not have such names
    file = tmp_path / os.fsdecode(b"caf\xe9 \xff\xfe.jpg")
    quarters().save(file, "JPEG")
    assert pictures.prepare(file, SIZE).content
    file.write_bytes(b"")
    assert "caf\\xe9" in refusal(file).happened.replace("\\udce9", "\\xe9")


@pytest.mark.parametrize(
    "kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "HEIF", "AVIF", "JPEG2000"]
)
def test_whatever_bytes_change_the_answer_is_a_picture_or_a_reason(tmp_path, kind, capfd):
    chance = random.Random(kind)
    whole = encoded(kind, noise(64, 48))
    file = tmp_path / "a.jpg"
    for turn in range(150):
        content = bytearray(whole)
        reach = min(len(content), 200) if turn % 2 else len(content)
        for _ in range(chance.randint(1, 8)):
            content[chance.randrange(reach)] = chance.randrange(256)
        file.write_bytes(content)
        for door in DOORS:
            picture_or_reason(door, file)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("data", [b"", b"text", b"GIF89a\x01\0\x01\0\0\0\0;"])
def test_the_decoder_of_the_engine_refuses(data):
    with pytest.raises(BadPicture):
        pictures.decode(data)


def test_the_decoder_of_the_engine_takes_what_bigquery_takes(quarters):
    for kind in ("JPEG", "PNG", "BMP"):
        assert pictures.decode(encoded(kind, quarters())).size == (60, 40)
    for kind in ("WEBP", "GIF", "TIFF", "HEIF"):
        with pytest.raises(BadPicture, match="BigQuery"):
            pictures.decode(encoded(kind, quarters()))
