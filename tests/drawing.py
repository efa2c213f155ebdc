"""Draws test pictures: seeded, different from each other, without any photograph."""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image, ImageDraw


def draw(path: Path, seed: int = 0, size: tuple[int, int] | None = None) -> Path:
    """A picture of coloured shapes at `path`, in the format of its suffix."""
    rng = random.Random(seed)
    width, height = size or (rng.randrange(90, 400), rng.randrange(90, 400))
    image = Image.new("RGB", (width, height), _colour(rng))
    pen = ImageDraw.Draw(image)
    for _ in range(8):
        x, y = rng.randrange(width), rng.randrange(height)
        box = (x, y, x + rng.randrange(5, width), y + rng.randrange(5, height))
        shape = rng.choice((pen.ellipse, pen.rectangle))
        shape(box, fill=_colour(rng))
    image.save(path)
    return path


def _colour(rng: random.Random) -> tuple[int, int, int]:
    return rng.randrange(256), rng.randrange(256), rng.randrange(256)
