"""Drawn pictures with a label: each pose has a ground of its own, everything else is by chance."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from yogadesk.training.seen import Seen

GROUNDS = {"ball": "circles", "bars": "lines", "boxes": "squares"}

Draws = Callable[[str, str, int], Path]


def drawn(file: Path, kind: str, seed: int) -> Path:
    """A picture of ten circles, lines or squares."""
    chance = random.Random(f"{kind} {seed}")
    width, height = chance.randrange(140, 220), chance.randrange(140, 220)
    image = Image.new("RGB", (width, height), _colour(chance))
    pen = ImageDraw.Draw(image)
    for _ in range(10):
        x, y, size = chance.randrange(width), chance.randrange(height), chance.randrange(15, 60)
        box, colour = (x, y, x + size, y + size), _colour(chance)
        if kind == "circles":
            pen.ellipse(box, fill=colour)
        elif kind == "squares":
            pen.rectangle(box, fill=colour)
        else:
            pen.line((x, 0, x + size, height), fill=colour, width=5)
    file.parent.mkdir(parents=True, exist_ok=True)
    image.save(file)
    return file


def _colour(chance: random.Random) -> tuple[int, int, int]:
    return chance.randrange(256), chance.randrange(256), chance.randrange(256)


def folder_of(folder: Path, count: int, first: int = 0) -> Path:
    """So many pictures of each of the three kinds, in a sub-folder each."""
    for label, kind in GROUNDS.items():
        for number in range(first, first + count):
            drawn(folder / label / f"{number}.png", kind, number)
    return folder


@pytest.fixture
def seen(tmp_path: Path) -> Iterator[Seen]:
    made = Seen(tmp_path / "training" / "seen.sqlite")
    yield made
    made.close()
