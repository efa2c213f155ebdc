"""The rooms and the still life that the sample pictures show."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tests.model.body import BOTTOM, CUFF, HAIR, SKIN, SLEEVE, TOP
from tests.model.render import Room, Scene
from tests.model.shapes import Body, Floats, Limb, Vector

Colour = tuple[int, int, int]


def linear(colour: Colour) -> Floats:
    """A colour as people write it (0 to 255) as linear light [3]."""
    return ((np.asarray(colour, np.float32) / 255) ** np.float32(2.2)).astype(np.float32)


@dataclass(frozen=True)
class Clothes:
    """What a person looks like."""

    skin: Colour
    hair: Colour
    top: Colour
    bottom: Colour
    long_sleeves: bool = False
    shorts: bool = False

    def colours(self) -> Floats:
        """Linear RGB [6, 3] by the material of the figure."""
        chosen = {
            SKIN: self.skin,
            HAIR: self.hair,
            TOP: self.top,
            BOTTOM: self.bottom,
            SLEEVE: self.top if self.long_sleeves else self.skin,
            CUFF: self.skin if self.shorts else self.bottom,
        }
        return np.stack([linear(chosen[material]) for material in range(len(chosen))])


def _grain(across: Floats, along: Floats) -> Floats:
    """The streaks of wood, about -1 to 1, that run along a board."""
    waves = np.sin(across * 140 + 3 * np.sin(along * 2.3)) * 0.4
    waves += np.sin(across * 61 + 2 * np.sin(along * 1.1 + across * 7)) * 0.6
    return waves.astype(np.float32)


def _boards(points: Floats, wood: Colour) -> Floats:
    """Boards 16 cm wide that run to the right, each of its own shade."""
    row = np.floor(points[2] / 0.16)
    shift = np.modf(np.abs(np.sin(row * 12.9898)) * 43758.5453)[0]
    column = np.floor((points[0] + shift * 1.7) / 1.7)
    shade = np.modf(np.abs(np.sin(row * 78.233 + column * 37.719)) * 24634.6345)[0]
    light = 0.9 + 0.16 * shade + 0.035 * _grain(points[2] + row * 3.1, points[0] + shade * 9)
    edge = np.abs(np.modf(np.abs(points[2] / 0.16))[0] - 0.5) > 0.488
    ends = np.abs(np.modf(np.abs((points[0] + shift * 1.7) / 1.7))[0] - 0.5) > 0.4985
    return linear(wood)[:, None] * (light * np.where(edge | ends, 0.72, 1.0))


@dataclass(frozen=True)
class Studio:
    """A room with a wooden floor, a mat, and a round of paint on the wall."""

    wall: Colour
    paint: Colour
    wood: Colour
    mat: Colour
    depth: float = -1.5
    circle: tuple[float, float, float] = (0.7, 1.35, 0.85)
    mat_size: tuple[float, float] = (1.08, 0.36)
    board: Colour = (244, 240, 232)

    def room(self, sun: Vector = (0.55, 0.85, 0.65)) -> Room:
        """The room, lit from `sun`."""
        return Room(self.depth, self._floor, self._wall, sun)

    def _floor(self, points: Floats) -> Floats:
        colours = _boards(points, self.wood)
        if not self.mat_size[0]:
            return colours
        inner_x, inner_z = self.mat_size[0] - 0.05, self.mat_size[1] - 0.05
        over_x = np.maximum(np.abs(points[0]) - inner_x, 0)
        over_z = np.maximum(np.abs(points[2]) - inner_z, 0)
        outside = np.hypot(over_x, over_z) - 0.05
        weave = 1 + 0.02 * np.sign(np.sin(points[0] * 420) * np.sin(points[2] * 420))
        rim = np.where(outside > -0.012, 0.86, 1.0)
        mat = linear(self.mat)[:, None] * (weave * rim)
        shadow = 1 - 0.4 * np.exp(-np.maximum(outside, 0) / 0.018)
        return np.where(outside < 0, mat, colours * shadow)

    def _wall(self, points: Floats) -> Floats:
        x, y, radius = self.circle
        inside = np.clip((radius - np.hypot(points[0] - x, points[1] - y)) / 0.012, 0, 1)
        plain = linear(self.wall)[:, None] * (1 + 0.05 * np.clip(points[1] - 1, -1, 1.5))
        painted = plain + (linear(self.paint)[:, None] - plain) * inside
        skirting = points[1] < 0.11
        line = (points[1] > 0.104) & skirting
        skirted = linear(self.board)[:, None] * np.where(line, 0.7, 0.96)
        return np.where(skirting, skirted, painted)


_CLAY, _GLAZE, _ORANGE, _LEAF, _STEM = range(5)


def _bowl_of_oranges() -> list[Limb]:
    limbs = [
        Limb((0.24, 0.035, 0.1), (0.24, 0.05, 0.1), 0.1, 0.1, _GLAZE, 0.01, (0, 1, 0), 2.0),
        Limb((0.24, 0.1, 0.1), (0.24, 0.15, 0.1), 0.13, 0.23, _GLAZE, 0.03, (0, 1, 0), 1.9),
    ]
    for x, y, z in ((0.13, 0.22, 0.13), (0.28, 0.22, 0.2), (0.34, 0.22, 0.03), (0.24, 0.33, 0.1)):
        limbs.append(Limb((x, y, z), (x, y + 0.003, z), 0.082, 0.08, _ORANGE, blend=0.004))
    limbs.append(Limb((0.68, 0.08, 0.3), (0.68, 0.083, 0.3), 0.08, 0.079, _ORANGE, blend=0.004))
    return limbs


def _vase_of_leaves() -> list[Limb]:
    limbs = [
        Limb((-0.38, 0.1, 0), (-0.38, 0.24, 0), 0.11, 0.15, _CLAY, blend=0.004),
        Limb((-0.38, 0.24, 0), (-0.38, 0.46, 0), 0.14, 0.05, _CLAY, blend=0.05),
        Limb((-0.38, 0.5, 0), (-0.38, 0.52, 0), 0.055, 0.07, _CLAY, blend=0.03),
    ]
    for number, (lean, height) in enumerate(((-0.3, 0.5), (-0.1, 0.66), (0.12, 0.58), (0.3, 0.42))):
        foot = np.array([-0.38, 0.52, 0.0])
        top = foot + np.array([lean, height, 0.06 * (-1) ** number])
        limbs.append(_between(foot, top, (0.009, 0.006), _STEM))
        for leaf, share in enumerate((0.3, 0.44, 0.58, 0.72, 0.86, 1.0)):
            root = foot + (top - foot) * share
            side = -1 if leaf % 2 else 1
            tip = root + np.array([0.085 * side + lean * 0.2, 0.085, 0.0])
            middle = root * 0.55 + tip * 0.45
            limbs.append(_between(root, middle, (0.003, 0.026), _LEAF, flat=2.4))
            limbs.append(_between(middle, tip, (0.026, 0.002), _LEAF, flat=2.4))
    return limbs


def _between(
    start: Floats, end: Floats, radii: tuple[float, float], material: int, flat: float = 1.0
) -> Limb:
    ends = [tuple(float(v) for v in point) for point in (start, end)]
    return Limb(ends[0], ends[1], *radii, material, 0.006, (0.0, 0.0, 1.0), flat)


def still_life() -> Scene:
    """A vase with leaves and a bowl of oranges: no person, no pose."""
    colours = [(206, 118, 86), (70, 104, 128), (236, 140, 38), (92, 132, 84), (96, 104, 66)]
    studio = Studio(
        wall=(226, 220, 208),
        paint=(214, 196, 170),
        wood=(176, 136, 100),
        mat=(0, 0, 0),
        depth=-0.75,
        circle=(0.3, 0.75, 0.5),
        mat_size=(0.0, 0.0),
    )
    body = Body([*_vase_of_leaves(), *_bowl_of_oranges()])
    return Scene(body, np.stack([linear(c) for c in colours]), studio.room((0.7, 0.8, 0.55)), 0.3)
