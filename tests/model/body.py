"""A human figure of fixed proportions (metres), put into a pose by saying where hands and feet go.

The world: x to the right, y up from the floor, z towards the camera.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.model.shapes import Body, Limb, Vector

SKIN, HAIR, TOP, BOTTOM, SLEEVE, CUFF = range(6)
"""What a piece is made of. A sleeve is an upper arm, a cuff a shin: bare or clothed."""

_THIGH, _SHIN, _UPPER_ARM, _FOREARM = 0.43, 0.42, 0.285, 0.25
_FOOT, _HAND, _TORSO = 0.17, 0.15, 0.49
_HIP_HALF, _SHOULDER_HALF = 0.09, 0.165

Array = NDArray[np.float64]


def _unit(vector: Array | Vector) -> Array:
    array = np.asarray(vector, float)
    return array / np.linalg.norm(array)


@dataclass(frozen=True)
class Reach:
    """Where a limb ends (wrist or ankle), where its middle joint points, and its hand or foot."""

    end: Vector
    bend: Vector
    tip: Vector
    """The direction of the fingers or toes."""
    palm: Vector = (0.0, 1.0, 0.0)
    """The direction across which the hand or foot is flat."""


@dataclass(frozen=True)
class Stance:
    """A pose: the pelvis, the axes of the torso, and the four limbs. `left` is the figure's own."""

    pelvis: Vector
    spine: Vector
    left: Vector
    head: Vector
    face: Vector
    left_arm: Reach
    right_arm: Reach
    left_leg: Reach
    right_leg: Reach
    build: float = 1.0
    """How broad the figure is: 1 is slender."""
    long_hair: bool = True


def _joint(root: Array, reach: Reach, upper: float, lower: float) -> tuple[Array, Array]:
    """The middle joint and the end of a limb of two bones, the end pulled in if out of reach."""
    way = np.asarray(reach.end, float) - root
    distance = min(float(np.linalg.norm(way)), (upper + lower) * 0.9995)
    direction = _unit(way)
    end = root + direction * distance
    along = (upper**2 - lower**2 + distance**2) / (2 * distance)
    bend = np.asarray(reach.bend, float)
    aside = _unit(bend - (bend @ direction) * direction)
    height = np.sqrt(max(upper**2 - along**2, 0.0))
    return root + direction * along + aside * height, end


def _limb(
    start: Array, end: Array, radii: tuple[float, float], material: int, **how: object
) -> Limb:
    as_vectors = [tuple(float(v) for v in point) for point in (start, end)]
    return Limb(as_vectors[0], as_vectors[1], *radii, material, **how)  # type: ignore[arg-type]


def _torso(stance: Stance, pelvis: Array, up: Array, left: Array) -> list[Limb]:
    wide = stance.build
    front = np.cross(left, up)
    flat = {"across": tuple(front), "flat": 1.25}
    hips = pelvis + up * 0.02
    waist, ribs = pelvis + up * 0.2, pelvis + up * 0.36
    neck = pelvis + up * (_TORSO + 0.035)
    pieces = [
        _limb(
            hips - left * 0.065, hips + left * 0.065, (0.108 * wide, 0.108 * wide), BOTTOM, **flat
        ),
        _limb(hips + up * 0.11, waist, (0.112 * wide, 0.108 * wide), TOP, blend=0.08, **flat),
        _limb(waist, ribs, (0.108 * wide, 0.125 * wide), TOP, blend=0.08, **flat),
        _limb(ribs - left * 0.06, ribs + left * 0.06, (0.108, 0.108), TOP, blend=0.06, **flat),
    ]
    for side in (-1, 1):
        shoulder = pelvis + up * _TORSO + left * (side * _SHOULDER_HALF)
        pieces.append(
            _limb(ribs + left * (side * 0.07), shoulder, (0.085, 0.05), TOP, blend=0.05, **flat)
        )
        strap = neck * 0.6 + shoulder * 0.4
        pieces.append(_limb(neck, strap, (0.042, 0.046), SKIN, blend=0.05))
        pieces.append(_limb(strap, shoulder, (0.052, 0.054), TOP, blend=0.03))
    return pieces


def _head(stance: Stance, neck: Array) -> list[Limb]:
    up, face = _unit(stance.head), np.asarray(stance.face, float)
    face = _unit(face - (face @ up) * up)
    chin = neck + up * 0.105 + face * 0.03
    crown = neck + up * 0.2 + face * 0.012
    pieces = [
        _limb(neck - up * 0.03, neck + up * 0.1, (0.047, 0.044), SKIN, blend=0.03),
        _limb(chin, crown, (0.058, 0.092), SKIN, blend=0.03),
        _limb(
            chin + face * 0.052 + up * 0.05, chin + face * 0.066 + up * 0.03, (0.009, 0.014), SKIN
        ),
        _limb(
            crown - face * 0.016 + up * 0.014,
            crown - face * 0.03 - up * 0.06,
            (0.096, 0.082),
            HAIR,
            blend=0.008,
        ),
    ]
    aside = np.cross(up, face)
    brow = chin * 0.45 + crown * 0.55
    for side in (-1, 1):
        inner = brow + aside * (side * 0.018) + face * 0.0752
        outer = brow + aside * (side * 0.043) + face * 0.064
        pieces.append(_limb(inner, outer, (0.0035, 0.0035), HAIR, blend=0.001))
    if stance.long_hair:
        bun = crown - face * 0.1 + up * 0.055
        pieces.append(_limb(bun, bun + up * 0.012, (0.045, 0.04), HAIR, blend=0.015))
    return pieces


def _arm(shoulder: Array, reach: Reach) -> list[Limb]:
    elbow, wrist = _joint(shoulder, reach, _UPPER_ARM, _FOREARM)
    tip, palm = _unit(reach.tip), _unit(reach.palm)
    aside = np.cross(palm, tip)
    knuckles = wrist + tip * (_HAND * 0.5)
    flat = {"across": tuple(palm), "flat": 2.0}
    pieces = [
        _limb(shoulder, elbow, (0.049, 0.037), SLEEVE, blend=0.03),
        _limb(elbow, wrist, (0.039, 0.026), SKIN, blend=0.02),
        _limb(wrist, knuckles, (0.03, 0.038), SKIN, blend=0.02, **flat),
    ]
    for spread in (-0.6, -0.2, 0.2, 0.6):
        root = knuckles + aside * (spread * 0.042)
        end = knuckles + _unit(tip + aside * (spread * 0.35)) * (
            _HAND * (0.55 - 0.12 * abs(spread))
        )
        pieces.append(_limb(root, end + aside * (spread * 0.042), (0.011, 0.008), SKIN, blend=0.01))
    return pieces


def _thumb(shoulder: Array, reach: Reach, side: int) -> Limb:
    _, wrist = _joint(shoulder, reach, _UPPER_ARM, _FOREARM)
    tip, palm = _unit(reach.tip), _unit(reach.palm)
    aside = np.cross(palm, tip) * side
    start = wrist + tip * 0.03 + aside * 0.02
    return _limb(start, start + _unit(tip + aside * 0.9) * 0.065, (0.014, 0.01), SKIN, blend=0.015)


def _leg(hip: Array, reach: Reach) -> list[Limb]:
    knee, ankle = _joint(hip, reach, _THIGH, _SHIN)
    toes, sole = _unit(reach.tip), _unit(reach.palm)
    back = _unit(np.cross(np.cross(knee - ankle, toes), knee - ankle)) * -1
    calf = knee * 0.68 + ankle * 0.32 + back * 0.016
    shin = ankle * 0.86 + knee * 0.14
    ball = ankle + toes * (_FOOT * 0.72) - sole * 0.045
    flat = {"across": tuple(sole), "flat": 1.5}
    return [
        _limb(hip, knee, (0.094, 0.058), BOTTOM, blend=0.045),
        _limb(knee, calf, (0.055, 0.056), CUFF, blend=0.03),
        _limb(calf, shin, (0.056, 0.038), CUFF, blend=0.03),
        _limb(shin, ankle, (0.034, 0.034), SKIN, blend=0.012),
        _limb(ankle - sole * 0.035 - toes * 0.03, ankle, (0.036, 0.036), SKIN, blend=0.02),
        _limb(ankle - sole * 0.012, ball, (0.038, 0.038), SKIN, blend=0.03, **flat),
        _limb(ball, ball + toes * (_FOOT * 0.34), (0.039, 0.03), SKIN, blend=0.02, **flat),
    ]


def _axes(stance: Stance) -> tuple[Array, Array, Array]:
    pelvis, up = np.asarray(stance.pelvis, float), _unit(stance.spine)
    left = np.asarray(stance.left, float)
    return pelvis, up, _unit(left - (left @ up) * up)


def joints(stance: Stance) -> Array:
    """Where 14 joints are, [14, 3]: crown, neck, then left and right shoulders to wrists, hips to
    ankles."""
    pelvis, up, left = _axes(stance)
    neck = pelvis + up * (_TORSO + 0.05)
    found = [neck + _unit(stance.head) * 0.25, neck]
    for side, arm in ((1, stance.left_arm), (-1, stance.right_arm)):
        shoulder = pelvis + up * _TORSO + left * (side * _SHOULDER_HALF)
        found += [shoulder, *_joint(shoulder, arm, _UPPER_ARM, _FOREARM)]
    for side, leg in ((1, stance.left_leg), (-1, stance.right_leg)):
        hip = pelvis + left * (side * _HIP_HALF)
        found += [hip, *_joint(hip, leg, _THIGH, _SHIN)]
    return np.stack(found)


def figure(stance: Stance) -> Body:
    """The body of a person who stands, bends or leans as `stance` says."""
    pelvis, up, left = _axes(stance)
    limbs = _torso(stance, pelvis, up, left)
    for side, leg in ((1, stance.left_leg), (-1, stance.right_leg)):
        limbs += _leg(pelvis + left * (side * _HIP_HALF), leg)
    for side, arm in ((1, stance.left_arm), (-1, stance.right_arm)):
        shoulder = pelvis + up * _TORSO + left * (side * _SHOULDER_HALF)
        limbs += _arm(shoulder, arm)
        limbs.append(_thumb(shoulder, arm, side))
    limbs += _head(stance, pelvis + up * (_TORSO + 0.05))
    return Body(limbs)
