"""The five poses as stances of the figure, each as it should be or loosened by chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from tests.model.body import Reach, Stance
from tests.model.shapes import Vector

DOWN, UP = (0.0, -1.0, 0.0), (0.0, 1.0, 0.0)
FRONT, BACK = (0.0, 0.0, 1.0), (0.0, 0.0, -1.0)
RIGHT, LEFT = (1.0, 0.0, 0.0), (-1.0, 0.0, 0.0)
"""Right and left as the camera sees them; a figure facing the camera has its own left at RIGHT."""


class Loose:
    """Draws numbers near what a pose asks for; `amount` 0 gives exactly that."""

    def __init__(self, seed: int, amount: float) -> None:
        self.dice = np.random.default_rng(seed)
        self.amount = amount

    def near(self, value: float, spread: float) -> float:
        """`value`, off by about `spread`."""
        return value + self.amount * spread * float(self.dice.normal())

    def at(self, place: Vector, spread: float = 0.03) -> Vector:
        """A place or direction, each coordinate off by about `spread`."""
        x, y, z = (self.near(value, spread) for value in place)
        return (x, y, z)

    def choose(self, share: float) -> bool:
        """True for this share of the draws; never when nothing is loose."""
        return self.amount > 0 and float(self.dice.random()) < share


def _warrior2(loose: Loose) -> Stance:
    low = loose.near(0.61, 0.05)
    level = loose.near(low + 0.47, 0.03)
    raised = loose.near(0.0, 0.06)
    return Stance(
        pelvis=(0.02, low, 0.0),
        spine=loose.at(UP, 0.05),
        left=(1.0, 0.0, -0.1),
        head=loose.at((0.04, 1.0, 0.02), 0.04),
        face=loose.at((1.0, 0.0, 0.25), 0.3),
        left_arm=Reach((0.9, level + raised, -0.03), DOWN, loose.at(RIGHT, 0.08), UP),
        right_arm=Reach((-0.9, level - raised, 0.03), DOWN, loose.at(LEFT, 0.08), UP),
        left_leg=Reach((loose.near(0.5, 0.05), 0.085, 0.0), (1.0, 0.2, 0.25), (1.0, 0.0, 0.12), UP),
        right_leg=Reach((loose.near(-0.72, 0.05), 0.085, 0.0), FRONT, (-0.35, 0.0, 1.0), UP),
    )


def _goddess(loose: Loose) -> Stance:
    low = loose.near(0.56, 0.05)
    wide = loose.near(0.47, 0.05)
    arms = _prayer(low) if loose.choose(0.3) else _cactus(low, loose)
    if loose.choose(0.15):
        arms = _overhead(low, loose)
    return Stance(
        pelvis=(0.0, low, 0.0),
        spine=loose.at(UP, 0.04),
        left=loose.at(RIGHT, 0.04),
        head=loose.at(UP, 0.04),
        face=loose.at(FRONT, 0.15),
        left_arm=arms[0],
        right_arm=arms[1],
        left_leg=Reach((wide, 0.085, 0.0), (1.0, 0.3, 0.45), (0.85, 0.0, 0.65), UP),
        right_leg=Reach((-wide, 0.085, 0.0), (-1.0, 0.3, 0.45), (-0.85, 0.0, 0.65), UP),
    )


def _cactus(low: float, loose: Loose) -> tuple[Reach, Reach]:
    out, high = loose.near(0.46, 0.03), low + loose.near(0.73, 0.04)
    return (
        Reach((out, high, 0.02), (1.0, -0.5, -0.1), UP, FRONT),
        Reach((-out, high, 0.02), (-1.0, -0.5, -0.1), UP, FRONT),
    )


def _prayer(low: float) -> tuple[Reach, Reach]:
    height = low + 0.33
    return (
        Reach((0.035, height, 0.24), (1.0, -0.3, -0.1), (-0.05, 1.0, 0.1), RIGHT),
        Reach((-0.035, height, 0.24), (-1.0, -0.3, -0.1), (0.05, 1.0, 0.1), RIGHT),
    )


def _overhead(low: float, loose: Loose) -> tuple[Reach, Reach]:
    high, apart = low + loose.near(0.99, 0.02), abs(loose.near(0.035, 0.05))
    return (
        Reach((apart, high, 0.03), (1.0, 0.0, 0.15), (-0.12, 1.0, 0.0), RIGHT),
        Reach((-apart, high, 0.03), (-1.0, 0.0, 0.15), (0.12, 1.0, 0.0), RIGHT),
    )


def _tree(loose: Loose) -> Stance:
    hip = 0.93
    arms = _prayer(hip) if loose.choose(0.35) else _overhead(hip, loose)
    foot = loose.near(0.7, 0.07)
    out = loose.near(-1.0, 0.1)
    return Stance(
        pelvis=(0.0, hip, 0.0),
        spine=loose.at(UP, 0.03),
        left=loose.at(RIGHT, 0.03),
        head=loose.at(UP, 0.03),
        face=loose.at(FRONT, 0.15),
        left_arm=arms[0],
        right_arm=arms[1],
        left_leg=Reach((0.035, 0.085, 0.0), FRONT, (0.08, 0.0, 1.0), UP),
        right_leg=Reach(
            (-0.055, foot, 0.035), (out, 0.05, 0.45), (0.25, -1.0, 0.1), (-1.0, -0.2, 0.2)
        ),
    )


def _downdog(loose: Loose) -> Stance:
    high = loose.near(0.84, 0.05)
    hands = loose.near(0.64, 0.04)
    spine = (0.67, -0.72 - (high - 0.84), 0.0)
    feet = loose.near(-0.47, 0.05)
    head = loose.at((0.55, -0.85, 0.0), 0.12)
    return Stance(
        pelvis=(-0.06, high, 0.0),
        spine=spine,
        left=BACK,
        head=head,
        face=(-0.8, -0.5, 0.0),
        left_arm=Reach((hands, 0.026, -0.19), (0.2, 1.0, -0.6), (1.0, -0.05, -0.05), UP),
        right_arm=Reach((hands, 0.026, 0.19), (0.2, 1.0, 0.6), (1.0, -0.05, 0.05), UP),
        left_leg=Reach((feet, 0.1, -0.1), (1.0, 0.1, 0.0), (1.0, -0.12, 0.0), (0.12, 1.0, 0.0)),
        right_leg=Reach((feet, 0.1, 0.1), (1.0, 0.1, 0.0), (1.0, -0.12, 0.0), (0.12, 1.0, 0.0)),
    )


def _plank(loose: Loose) -> Stance:
    if loose.choose(0.25):
        return _side_plank(loose)
    forearm = loose.choose(0.25)
    shoulder = 0.3 if forearm else loose.near(0.57, 0.02)
    hip = (-0.05, 0.15 + (shoulder - 0.15) * 0.64 + loose.near(0.01, 0.025), 0.0)
    spine = (0.49, shoulder - hip[1], 0.0)
    reach = 0.68 if forearm else loose.near(0.43, 0.03)
    elbows = (-0.2, -1.0, 0.0) if forearm else (-1.0, 0.0, 0.0)
    toes, sole = (0.25, -1.0, 0.0), (1.0, 0.25, 0.0)
    return Stance(
        pelvis=hip,
        spine=spine,
        left=BACK,
        head=loose.at((1.0, 0.12, 0.0), 0.12),
        face=loose.at((0.25, -1.0, 0.0), 0.2),
        left_arm=Reach((reach, 0.026, -0.175), elbows, RIGHT, UP),
        right_arm=Reach((reach, 0.026, 0.175), elbows, RIGHT, UP),
        left_leg=Reach((-0.88, 0.15, -0.09), (0.0, -1.0, 0.0), toes, sole),
        right_leg=Reach((-0.88, 0.15, 0.09), (0.0, -1.0, 0.0), toes, sole),
    )


def _side_plank(loose: Loose) -> Stance:
    """One hand down, the chest to the camera: the photographs call this plank too."""
    shoulder = loose.near(0.68, 0.03)
    hip = (-0.02, 0.16 + (shoulder - 0.16) * 0.55, 0.0)
    return Stance(
        pelvis=hip,
        spine=(0.46, shoulder - hip[1], 0.0),
        left=(-0.4, 0.9, 0.0),
        head=loose.at((1.0, 0.5, 0.0), 0.15),
        face=loose.at(FRONT, 0.3),
        left_arm=Reach((0.35, 1.3, 0.0), LEFT, UP, FRONT),
        right_arm=Reach((0.55, 0.04, 0.0), RIGHT, RIGHT, UP),
        left_leg=Reach((-0.84, 0.2, 0.02), FRONT, (0.0, -0.3, 1.0), (0.2, 1.0, 0.3)),
        right_leg=Reach((-0.84, 0.08, -0.02), FRONT, (0.0, -0.3, 1.0), (0.2, 1.0, 0.3)),
    )


_STANCES: dict[str, Callable[[Loose], Stance]] = {
    "downdog": _downdog,
    "goddess": _goddess,
    "plank": _plank,
    "tree": _tree,
    "warrior2": _warrior2,
}


def stance(label: str, seed: int = 0, amount: float = 0.0) -> Stance:
    """The pose `label`; `amount` 0 is the pose as it should be, 1 what photographs show."""
    loose = Loose(seed, amount)
    posed = _STANCES[label](loose)
    return replace(posed, build=loose.near(1.0, 0.1), long_hair=not loose.choose(0.4))


def any_stance(seed: int) -> Stance:
    """A body in no pose in particular: what the network should learn to see but not to name."""
    loose = Loose(seed, 1.0)
    dice = loose.dice
    pelvis = (0.0, float(dice.uniform(0.12, 0.95)), 0.0)
    spine = loose.at((0.0, float(dice.choice([1.0, 0.3, -0.6])), 0.0), 0.6)
    turn = float(dice.uniform(-np.pi, np.pi))
    left = (np.cos(turn), 0.0, np.sin(turn))

    def reach(low: float) -> Reach:
        x, z = (float(v) for v in dice.normal(0, 0.45, 2))
        end = (x, max(0.06, pelvis[1] + float(dice.uniform(low, low + 1.0))), z)
        return Reach(end, loose.at((0.3, 0.1, 0.3), 1.0), loose.at(FRONT, 0.7), loose.at(UP, 0.5))

    return Stance(
        pelvis=pelvis,
        spine=spine,
        left=left,
        head=loose.at(spine, 0.3),
        face=loose.at(FRONT, 1.0),
        left_arm=reach(-0.2),
        right_arm=reach(-0.2),
        left_leg=reach(-1.0),
        right_leg=reach(-1.0),
        build=loose.near(1.0, 0.1),
        long_hair=loose.choose(0.6),
    )
