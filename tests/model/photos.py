"""The photographs the model learns from and is measured on, read as the product reads them."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

LABELS = ("downdog", "goddess", "plank", "tree", "warrior2")
NONE_OF_THEM = -1
"""The target of a photograph that shows none of the five poses."""

SIZE = 128
"""Height and width of what the model sees."""
MARGIN_SIZE = 160
"""Height and width kept for training, so that a random window has real detail to show."""
_LEFT_OUT = frozenset({"wrong", "graphic"})
_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp"})


@dataclass(frozen=True)
class Photos:
    """Pictures as uint8 [n, size, size, 3], their targets as int64 [n], and their names."""

    pixels: NDArray[np.uint8]
    targets: NDArray[np.int64]
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.names)

    def where(self, chosen: NDArray[np.bool_]) -> Photos:
        """The pictures for which `chosen` (bool [n]) is true."""
        names = tuple(n for n, keep in zip(self.names, chosen, strict=True) if keep)
        return Photos(self.pixels[chosen], self.targets[chosen], names)

    def __add__(self, other: Photos) -> Photos:
        return Photos(
            np.concatenate([self.pixels, other.pixels]),
            np.concatenate([self.targets, other.targets]),
            self.names + other.names,
        )


def squash(path: Path, size: int) -> NDArray[np.uint8]:
    """One picture as uint8 [size, size, 3]: upright, on white, squashed (bicubic, antialiased)."""
    with Image.open(path) as opened:
        upright = ImageOps.exif_transpose(opened)
    if upright.has_transparency_data:
        ground = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(ground, upright.convert("RGBA"))
    rgb = upright.convert("RGB")
    return np.asarray(rgb.resize((size, size), Image.Resampling.BICUBIC))


def _read(files: Iterable[tuple[Path, int, str]], size: int) -> Photos:
    found = list(files)
    return Photos(
        np.stack([squash(path, size) for path, _, _ in found]),
        np.array([target for _, target, _ in found], dtype=np.int64),
        tuple(name for _, _, name in found),
    )


def _below(folder: Path) -> Iterator[Path]:
    yield from sorted(p for p in folder.rglob("*") if p.suffix.lower() in _SUFFIXES)


def doubtful(data: Path) -> frozenset[str]:
    """Names (`train/tree/1.jpg`) of the pictures that do not show what their folder says."""
    with (data / "poses" / "label_noise.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["file"] for row in csv.DictReader(file) if row["kind"] in _LEFT_OUT)


def poses(data: Path, split: str, size: int) -> Photos:
    """The labelled photographs of `split` ("train" or "val"), as published, doubtful or not."""
    root = data / "poses"
    return _read(
        (
            (path, target, path.relative_to(root).as_posix())
            for target, label in enumerate(LABELS)
            for path in _below(root / split / label)
        ),
        size,
    )


def share_of(name: str) -> float:
    """A number in [0, 1) that depends on the name alone, so that splits stay as they are."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 2**32


def negatives(data: Path, size: int, *, held_out: bool) -> Photos:
    """Photographs of none of the poses: a third, chosen by name, is held out from training."""
    root = data / "negatives"
    return _read(
        (
            (path, NONE_OF_THEM, path.relative_to(root).as_posix())
            for path in _below(root)
            if (share_of(path.relative_to(root).as_posix()) < 1 / 3) == held_out
        ),
        size,
    )


def teaching(data: Path, size: int) -> Photos:
    """Everything the model may learn from: `poses/train` without the doubtful, and negatives."""
    labelled = poses(data, "train", size)
    noise = doubtful(data)
    sound = labelled.where(np.array([name not in noise for name in labelled.names]))
    return sound + negatives(data, size, held_out=False)
