"""Other colour spaces than RGB, by TensorFlow's formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from yogadesk.engine.faults import invalid_query

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_YIQ = np.array(
    [
        [0.299, 0.59590059, 0.2115],
        [0.587, -0.27455667, -0.52273617],
        [0.114, -0.32134392, 0.31119955],
    ],
    np.float32,
)
_YUV = np.array(
    [
        [0.299, -0.14714119, 0.61497538],
        [0.587, -0.28886916, -0.51496512],
        [0.114, 0.43601035, -0.10001026],
    ],
    np.float32,
)
_GREY = np.array([[0.2989], [0.5870], [0.1140]], np.float32)


def check(name: str) -> str:
    """The colour space in capitals. Raises Fault when ML.CONVERT_COLOR_SPACE knows none such."""
    space = name.upper()
    if space not in _CONVERSIONS:
        known = ", ".join(sorted(_CONVERSIONS))
        raise invalid_query(f"ML.CONVERT_COLOR_SPACE: {name!r} is none of the color spaces {known}")
    return space


def convert(rgb: Floats, space: str) -> Floats:
    """RGB in [0, 1] as HSV, YIQ or YUV [h, w, 3], or GRAYSCALE [h, w, 1].

    One channel for grey is what TensorFlow gives; what BigQuery gives is unconfirmed.
    """
    return _CONVERSIONS[space](rgb)


def _hsv(rgb: Floats) -> Floats:
    red, green, blue = rgb[..., 0], rgb[..., 1], rgb[..., 2]
    value = rgb.max(axis=-1)
    spread = value - rgb.min(axis=-1)
    one = np.float32(1)
    saturation = np.where(value > 0, spread / np.where(value > 0, value, one), np.float32(0))
    norm = one / (np.float32(6) * np.where(spread > 0, spread, one))
    hue = np.select(
        [spread <= 0, red == value, green == value],
        [
            np.zeros_like(value),
            norm * (green - blue),
            norm * (blue - red) + np.float32(2 / 6),
        ],
        norm * (red - green) + np.float32(4 / 6),
    )
    return np.stack([np.where(hue < 0, hue + one, hue), saturation, value], axis=-1)


_CONVERSIONS: dict[str, Callable[[Floats], Floats]] = {
    "HSV": _hsv,
    "YIQ": lambda rgb: rgb @ _YIQ,
    "YUV": lambda rgb: rgb @ _YUV,
    "GRAYSCALE": lambda rgb: rgb @ _GREY,
}
