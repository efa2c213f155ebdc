"""Resize pixels as TensorFlow's image resize does: bilinear, half-pixel centres, no antialiasing.

BigQuery documents only "bilinear" for ML.RESIZE_IMAGE, whose parameters are those of
`tf.image.resize`; that it samples the same way is an inference, unconfirmed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


class _Axis(NamedTuple):
    """For each output line: the two input lines it lies between, and the share of the second."""

    lower: NDArray[np.intp]
    upper: NDArray[np.intp]
    share: Floats


def resize(pixels: NDArray[np.generic], height: int, width: int) -> Floats:
    """`pixels` [h, w, channels] of any number type at `height` x `width`, in the same units.

    float32 throughout, and the columns before the rows, as TensorFlow computes it.
    """
    return _sampled(pixels, _axis(pixels.shape[0], height), _axis(pixels.shape[1], width))


def resize_twice(
    pixels: NDArray[np.generic], middle: tuple[int, int], final: tuple[int, int]
) -> Floats:
    """What `resize` to `middle` and then to `final` (height, width) gives, bit for bit.

    Only those pixels in the middle are computed that the end needs: ten times faster from a large
    photograph to a model's input.
    """
    rows, last_rows = _through(_axis(pixels.shape[0], middle[0]), _axis(middle[0], final[0]))
    columns, last_columns = _through(_axis(pixels.shape[1], middle[1]), _axis(middle[1], final[1]))
    return _sampled(_sampled(pixels, rows, columns), last_rows, last_columns)


def fitting(height: int, width: int, most_height: int, most_width: int) -> tuple[int, int]:
    """The largest (height, width) of the same shape inside the box, rounded as TensorFlow does:
    float32, halves to even. At least one pixel each way, where TensorFlow would leave none."""
    scale = min(
        np.float32(most_height) / np.float32(height), np.float32(most_width) / np.float32(width)
    )
    return (
        max(1, int(np.rint(scale * np.float32(height)))),
        max(1, int(np.rint(scale * np.float32(width)))),
    )


def _axis(have: int, want: int) -> _Axis:
    half = np.float32(0.5)
    scale = np.float32(have) / np.float32(want)
    where = (np.arange(want, dtype=np.float32) + half) * scale - half
    below = np.floor(where)
    lower = np.maximum(below, 0).astype(np.intp)
    upper = np.minimum(np.ceil(where).astype(np.intp), have - 1)
    return _Axis(lower, np.maximum(upper, 0), where - below)


def _through(first: _Axis, second: _Axis) -> tuple[_Axis, _Axis]:
    """`first` with only the lines that `second` looks at, and `second` counting those."""
    used = np.union1d(second.lower, second.upper)
    return (
        _Axis(first.lower[used], first.upper[used], first.share[used]),
        _Axis(
            np.searchsorted(used, second.lower),
            np.searchsorted(used, second.upper),
            second.share,
        ),
    )


def _sampled(pixels: NDArray[np.generic], rows: _Axis, columns: _Axis) -> Floats:
    top = _across(pixels.take(rows.lower, axis=0), columns)
    bottom = _across(pixels.take(rows.upper, axis=0), columns)
    return _between(top, bottom, rows.share[:, None, None])


def _across(lines: NDArray[np.generic], columns: _Axis) -> Floats:
    left = lines.take(columns.lower, axis=1).astype(np.float32)
    right = lines.take(columns.upper, axis=1).astype(np.float32)
    return _between(left, right, columns.share[:, None])


def _between(first: Floats, second: Floats, share: Floats) -> Floats:
    """first + (second - first) * share, in the memory of `second`."""
    second -= first
    second *= share
    second += first
    return second
