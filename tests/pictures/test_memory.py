"""The largest pictures stay under 1 GB for the whole process, alone or together."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib

PROGRAM = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from yogadesk import pictures
from yogadesk.errors import BadPicture

def answer(path):
    try:
        return len(pictures.prepare(Path(path), (224, 224)).content) > 0
    except BadPicture as refused:
        return refused.title

with ThreadPoolExecutor(4) as pool:
    answers = list(pool.map(answer, sys.argv[1:]))
if sys.platform == "win32":
    import psutil
    peak = psutil.Process().memory_info().peak_wset // 1000
elif sys.platform == "darwin":
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
else:  # Linux counts the parent's memory at the fork into that figure
    status = Path("/proc/self/status").read_text().splitlines()
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
print(peak // 1000, *answers, sep=";")
"""

DRAW = """
import sys
from PIL import Image
kind, folder = sys.argv[1:]
size = (12000, 9000)
grey = Image.linear_gradient("L").resize(size)
if kind == "jpeg":
    Image.merge("RGB", [grey] * 3).save(folder + "/big.jpg", quality=80)
elif kind == "progressive":
    image = Image.merge("RGB", [grey] * 3)
    image.save(folder + "/big.jpg", quality=80, progressive=True, subsampling=0)
else:
    Image.merge("RGBA", [grey] * 4).save(folder + "/big.png", compress_level=1)
"""


def peak_mb(*files) -> tuple[int, list[str]]:
    command = [sys.executable, "-c", PROGRAM, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=100)
    assert done.stderr == ""
    peak, *answers = done.stdout.strip().split(";")
    return int(peak), answers


def png_body(width: int, height: int) -> bytes:
    """All the transparent rows a PNG of that size has, which take almost no room on the disk."""
    deflate = zlib.compressobj(1)
    row = b"\0" * (width * 4 + 1)
    body = b"".join(deflate.compress(row) for _ in range(height)) + deflate.flush()
    chunk = b"IDAT" + body
    check = struct.pack(">I", zlib.crc32(chunk))
    return struct.pack(">I", len(body)) + chunk + check + b"\0\0\0\0IEND\xae\x42\x60\x82"


def drawn(kind: str, folder) -> None:
    subprocess.run([sys.executable, "-c", DRAW, kind, str(folder)], check=True, timeout=100)


def test_a_jpeg_of_108_megapixels(tmp_path):
    drawn("jpeg", tmp_path)
    peak, answers = peak_mb(tmp_path / "big.jpg")
    assert answers == ["True"]
    assert peak < 200


def test_a_progressive_jpeg_of_108_megapixels(tmp_path):
    drawn("progressive", tmp_path)
    peak, answers = peak_mb(tmp_path / "big.jpg")
    assert answers == ["True"]
    assert peak < 1000


def test_four_transparent_pngs_of_108_megapixels_and_a_bomb_at_once(tmp_path):
    drawn("png", tmp_path)
    bomb = tmp_path / "bomb.png"
    header = b"IHDR" + struct.pack(">IIBBBBB", 30000, 30000, 8, 6, 0, 0, 0)
    check = struct.pack(">I", zlib.crc32(header))
    bomb.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\x0d" + header + check + png_body(30000, 30000))
    peak, answers = peak_mb(*[tmp_path / "big.png"] * 4, bomb)
    assert answers[:4] == ["True"] * 4
    assert answers[4] == "Picture too large"
    assert peak < 1000
