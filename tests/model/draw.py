"""Make the sample pictures: `python -m tests.model.draw --out resources/samples`."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from tests.model.body import figure
from tests.model.render import Camera, Scene, render
from tests.model.scenes import Clothes, Studio, still_life
from tests.model.shapes import Vector
from tests.model.stances import stance

_NO_POSE = "no-pose-still-life"


@dataclass(frozen=True)
class Sample:
    """One picture: who shows which pose where, and from where it is seen."""

    label: str
    clothes: Clothes
    studio: Studio
    place: Vector
    target: Vector
    size: tuple[int, int] = (900, 675)
    field: float = 28.0
    sun: Vector = (0.55, 0.85, 0.65)
    seed: int = 0
    amount: float = 0.0


_SAND = Studio((232, 222, 208), (226, 178, 138), (190, 150, 112), (62, 116, 116))
_SAGE = Studio((196, 206, 192), (240, 226, 200), (168, 128, 94), (150, 84, 92))
_MIST = Studio((214, 220, 226), (176, 196, 208), (204, 178, 148), (92, 84, 130))
_CLAY = Studio((224, 196, 176), (206, 128, 98), (150, 112, 82), (56, 84, 110))
_CREAM = Studio((240, 232, 216), (236, 196, 110), (182, 140, 100), (70, 112, 84))

_SAMPLES = {
    "downdog": Sample(
        "downdog",
        Clothes((198, 140, 102), (42, 30, 26), (226, 178, 70), (52, 58, 84)),
        _MIST,
        (0.5, 0.95, 4.3),
        (0.08, 0.5, 0),
        field=26,
    ),
    "goddess": Sample(
        "goddess",
        Clothes((150, 98, 68), (30, 22, 20), (216, 96, 84), (44, 84, 96)),
        _CREAM,
        (-0.35, 1.05, 4.4),
        (0, 0.7, 0),
        field=24,
    ),
    "plank": Sample(
        "plank",
        Clothes((236, 190, 156), (96, 62, 38), (70, 122, 120), (46, 46, 58)),
        _CLAY,
        (0.9, 0.85, 4.3),
        (-0.05, 0.42, 0),
        field=25,
    ),
    "tree": Sample(
        "tree",
        Clothes((232, 184, 148), (120, 74, 44), (120, 92, 150), (60, 62, 92)),
        _SAND,
        (0.3, 1.15, 5.4),
        (0, 1.02, 0),
        size=(720, 900),
        field=27,
    ),
    "warrior2": Sample(
        "warrior2",
        Clothes((220, 164, 124), (58, 38, 28), (236, 232, 222), (134, 62, 72)),
        _SAGE,
        (0.25, 1.05, 4.5),
        (0.03, 0.68, 0),
        field=25,
    ),
}
"""No photograph stands behind a sample: every number is ours."""


def _photograph(sample: Sample) -> Image.Image:
    posed = stance(sample.label, sample.seed, sample.amount)
    scene = Scene(figure(posed), sample.clothes.colours(), sample.studio.room(sample.sun))
    camera = Camera(sample.place, sample.target, *sample.size, sample.field)
    return render(scene, camera)


def _grained(image: Image.Image, seed: int) -> Image.Image:
    """The picture with a little noise, as a camera has: flat colour shows bands as JPEG."""
    noise = np.random.default_rng(seed).normal(0, 1.6, (image.height, image.width, 1))
    return Image.fromarray(np.clip(np.asarray(image) + noise, 0, 255).astype(np.uint8))


def draw(name: str, shrink: int = 1) -> Image.Image:
    """The sample `name`, its sides divided by `shrink` for a quick look."""
    if name == _NO_POSE:
        camera = Camera((0.3, 0.85, 4.1), (0.06, 0.56, 0), 900 // shrink, 675 // shrink, 24)
        return render(still_life(), camera)
    sample = _SAMPLES[name]
    width, height = (side // shrink for side in sample.size)
    return _photograph(replace(sample, size=(width, height)))


def main() -> None:
    """Read the command line and draw what it names, or everything."""
    parser = argparse.ArgumentParser(description="Make the sample pictures.")
    parser.add_argument("--out", type=Path, required=True, help="where the pictures go")
    parser.add_argument("--shrink", type=int, default=1, help="divide the sides, for a quick look")
    parser.add_argument("names", nargs="*", default=[*_SAMPLES, _NO_POSE])
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    for seed, name in enumerate(chosen.names):
        image = _grained(draw(name, chosen.shrink), seed)
        image.save(chosen.out / f"{name}.jpg", quality=90, optimize=True)
        print(f"{name}: {image.width} x {image.height}")


if __name__ == "__main__":
    main()
