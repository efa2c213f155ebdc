"""Quick drawings of the figure by the thousand: what the network sees before any photograph.

Each is labelled with its pose and with where its joints are, so that the network first learns to
read a body. The drawings are flat-shaded and rough; the sample pictures are rendered elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from tests.model.body import CUFF, SKIN, SLEEVE, Array, figure, joints
from tests.model.photos import LABELS, MARGIN_SIZE, NONE_OF_THEM
from tests.model.shapes import Limb
from tests.model.stances import any_stance, stance

_DRAWN = 2 * MARGIN_SIZE
_MIRRORED = (0, 1, 5, 6, 7, 2, 3, 4, 11, 12, 13, 8, 9, 10)
"""The order of the joints in a mirror: left becomes right."""
_MATERIALS = 6
_SKINS = ((246, 214, 188), (232, 184, 148), (205, 146, 104), (150, 98, 66), (92, 60, 44))
_HAIRS = ((35, 25, 22), (70, 45, 30), (120, 80, 45), (200, 165, 105), (150, 150, 150))


@dataclass(frozen=True)
class Drawings:
    """Pictures uint8 [n, size, size, 3], targets int64 [n], joints float32 [n, 14, 2] (-1 to 1)."""

    pixels: NDArray[np.uint8]
    targets: NDArray[np.int64]
    joints: NDArray[np.float32]


class _View:
    """A camera that looks at the middle of a body from a random side, and flattens points."""

    def __init__(self, points: Array, dice: np.random.Generator) -> None:
        turn, tilt = dice.normal(0, 0.45), dice.uniform(-0.08, 0.45)
        sideways = np.array([np.cos(turn), 0, np.sin(turn)])
        toward = np.array([-np.sin(turn) * np.cos(tilt), np.sin(tilt), np.cos(turn) * np.cos(tilt)])
        self._axes = np.stack([sideways, np.cross(toward, sideways), toward])
        self._centre = (points.min(axis=0) + points.max(axis=0)) / 2
        self._away = dice.uniform(2.5, 6)
        self.scale, self._shift = np.ones(2), np.zeros(2)
        flat = self.flat(points)
        squash = np.exp(dice.normal(0, 0.13) * np.array([1, -1]))
        extent = (np.ptp(flat, axis=0) * squash).max()
        self.scale = _DRAWN * dice.uniform(0.5, 0.92) / extent * squash
        middle = (flat.min(axis=0) + flat.max(axis=0)) / 2 * self.scale
        self._shift = _DRAWN * (0.5 + dice.uniform(-0.06, 0.06, 2)) - middle

    def flat(self, points: Array) -> Array:
        """Points [n, 3] of the world as pixels [n, 2]."""
        seen = (points - self._centre) @ self._axes.T
        zoom = self._away / (self._away - seen[:, 2])
        return (
            np.stack([seen[:, 0], -seen[:, 1]], axis=1) * zoom[:, None] * self.scale + self._shift
        )

    def depth(self, limb: Limb) -> float:
        """How near to the camera a piece is."""
        middle = (np.asarray(limb.start) + np.asarray(limb.end)) / 2
        return float((middle - self._centre) @ self._axes[2])

    def shade(self, limb: Limb) -> float:
        """Brighter where a piece faces up, darker where it lies along the light."""
        way = np.asarray(limb.end) - np.asarray(limb.start)
        way = way / max(float(np.linalg.norm(way)), 1e-6)
        return 0.75 + 0.3 * abs(float(way[0])) - 0.15 * abs(float(way[2]))


def _capsule(
    draw: ImageDraw.ImageDraw, ends: Array, radii: tuple[float, float], colour: tuple[int, ...]
) -> None:
    (x0, y0), (x1, y1) = ends
    way = np.array([x1 - x0, y1 - y0])
    length = float(np.hypot(*way))
    if length > 1e-3:
        aside = np.array([-way[1], way[0]]) / length
        corners = [ends[0] + aside * radii[0], ends[1] + aside * radii[1]]
        corners += [ends[1] - aside * radii[1], ends[0] - aside * radii[0]]
        draw.polygon([tuple(c) for c in corners], fill=colour)
    for (x, y), radius in zip(ends, radii, strict=True):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def _draw_limb(draw: ImageDraw.ImageDraw, view: _View, limb: Limb, colours: Array) -> None:
    """A dark capsule, and a lighter, narrower one a little up and to the left of it."""
    ends = view.flat(np.array([limb.start, limb.end]))
    wide = float(view.scale.mean()) * (0.8 if limb.flat > 1.4 else 0.97)
    radii = (limb.start_radius * wide, limb.end_radius * wide)
    colour = colours[limb.material] * view.shade(limb)
    _capsule(draw, ends, radii, tuple(int(min(v, 255)) for v in colour * 0.82))
    lifted = ends + np.array([-0.25, -0.3]) * np.mean(radii)
    inner = (radii[0] * 0.6, radii[1] * 0.6)
    _capsule(draw, lifted, inner, tuple(int(min(v, 255)) for v in colour))


def _palette(dice: np.random.Generator) -> Array:
    """Colours [6, 3] of the materials: skin, hair, top, bottom, sleeves, cuffs."""
    skin = np.array(_SKINS[dice.integers(len(_SKINS))], float)
    hair = np.array(_HAIRS[dice.integers(len(_HAIRS))], float)
    top, bottom = dice.uniform(10, 250, (2, 3))
    if dice.random() < 0.4:
        bottom = np.full(3, dice.uniform(15, 60))
    if dice.random() < 0.2:
        top = bottom
    colours = np.stack([skin, hair, top, bottom, skin, bottom])
    if dice.random() < 0.3:
        colours[SLEEVE] = top
    if dice.random() < 0.25:
        colours[CUFF] = colours[SKIN]
    return colours


def _wall_and_floor(dice: np.random.Generator) -> Image.Image:
    """A plain place: wall, floor, now and then a few shapes on the wall."""
    wall, floor = dice.uniform(60, 255, (2, 3))
    if dice.random() < 0.3:
        wall = floor = np.full(3, dice.uniform(215, 255))
    ground = np.empty((_DRAWN, _DRAWN, 3))
    horizon = int(_DRAWN * dice.uniform(0.5, 0.85))
    ground[:horizon], ground[horizon:] = wall, floor
    ramp = np.linspace(dice.uniform(0.75, 1.1), dice.uniform(0.75, 1.1), _DRAWN)
    ground *= ramp[:, None, None]
    image = Image.fromarray(np.clip(ground, 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for _ in range(dice.integers(0, 7)):
        x0, y0, x1, y1 = dice.uniform(-0.1, 1.1, 4) * _DRAWN
        colour = tuple(int(v) for v in dice.uniform(20, 255, 3))
        shape = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        kind = dice.integers(3)
        if kind == 0:
            draw.rectangle(shape, fill=colour)
        elif kind == 1:
            draw.ellipse(shape, fill=colour)
        else:
            draw.line((x0, y0, x1, y1), fill=colour, width=int(dice.integers(2, 24)))
    return image.filter(ImageFilter.GaussianBlur(float(dice.uniform(0, 4))))


def _ground(dice: np.random.Generator, scenes: NDArray[np.uint8]) -> Image.Image:
    if dice.random() < 0.5:
        return _wall_and_floor(dice)
    scene = Image.fromarray(scenes[dice.integers(len(scenes))])
    if dice.random() < 0.5:
        scene = scene.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return scene.resize((_DRAWN, _DRAWN), Image.Resampling.BICUBIC)


def _draw(
    label: str | None, seed: int, scenes: NDArray[np.uint8]
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    dice = np.random.default_rng([seed, 1])
    posed = stance(label, seed, 1.0) if label else any_stance(seed)
    limbs, places = figure(posed).limbs, joints(posed)
    view = _View(np.array([p for limb in limbs for p in (limb.start, limb.end)]), dice)
    image, colours = _ground(dice, scenes), _palette(dice)
    draw = ImageDraw.Draw(image)
    low = places[:, 1].min() - 0.03
    mat = np.array([[-1.1, low, -0.4], [1.1, low, -0.4], [1.1, low, 0.4], [-1.1, low, 0.4]])
    if dice.random() < 0.5:
        colour = tuple(int(v) for v in dice.uniform(30, 240, 3))
        draw.polygon([tuple(c) for c in view.flat(mat)], fill=colour)
    for limb in sorted(limbs, key=view.depth):
        _draw_limb(draw, view, limb, colours)
    small = np.asarray(image.resize((MARGIN_SIZE, MARGIN_SIZE), Image.Resampling.BOX))
    flat = (view.flat(places) / _DRAWN * 2 - 1).astype(np.float32)
    if dice.random() < 0.5:
        return small[:, ::-1], flat[list(_MIRRORED)] * np.array([-1, 1], np.float32)
    return small, flat


def drawings(count: int, seed: int, scenes: NDArray[np.uint8]) -> Drawings:
    """`count` drawings, a quarter of them of no pose, some before `scenes` (uint8 [m, h, w, 3])."""
    dice = np.random.default_rng(seed)
    pixels = np.empty((count, MARGIN_SIZE, MARGIN_SIZE, 3), np.uint8)
    targets = np.empty(count, np.int64)
    places = np.empty((count, 14, 2), np.float32)
    for number in range(count):
        target = int(dice.integers(len(LABELS))) if dice.random() < 0.75 else NONE_OF_THEM
        label = LABELS[target] if target != NONE_OF_THEM else None
        pixels[number], places[number] = _draw(label, seed * 1_000_003 + number, scenes)
        targets[number] = target
    return Drawings(pixels, targets, places)
