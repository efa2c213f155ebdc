"""Figures about answers: accuracy, calibration, and who stays below the threshold."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from tests.model.photos import LABELS, NONE_OF_THEM

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BINS = 15
_RIGHT_KEPT = 0.95
"""Of the right answers on held-out pictures, at least this share must stay above the threshold."""


def softmax(logits: NDArray, temperature: float = 1.0) -> NDArray:
    """Logits [n, 5] as probabilities [n, 5]."""
    scaled = logits / temperature
    scaled = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return scaled / scaled.sum(axis=1, keepdims=True)


def surprise(logits: NDArray, targets: NDArray, temperature: float) -> float:
    """The log loss of logits [n, 5] under a temperature, for targets 0 to 4."""
    chosen = softmax(logits, temperature)[np.arange(len(targets)), targets]
    return float(-np.log(chosen + 1e-12).mean())


def temperature(logits: NDArray, targets: NDArray) -> float:
    """The temperature under which the logits [n, 5] surprise least, for targets 0 to 4."""
    tried = np.exp(np.linspace(np.log(0.2), np.log(4), 241))
    return float(tried[np.argmin([surprise(logits, targets, t) for t in tried])])


def calibration_error(scores: NDArray, targets: NDArray) -> float:
    """Expected calibration error over 15 equal bins of the best score."""
    best, right = scores.max(axis=1), scores.argmax(axis=1) == targets
    bins = np.minimum((best * _BINS).astype(int), _BINS - 1)
    gaps = [
        abs(right[bins == b].mean() - best[bins == b].mean()) * (bins == b).sum()
        for b in np.unique(bins)
    ]
    return float(sum(gaps) / len(targets))


def threshold(scores: NDArray, targets: NDArray) -> float:
    """The highest threshold, in hundredths, that keeps 95 % of the right answers sure."""
    known = targets != NONE_OF_THEM
    right = scores[known][scores[known].argmax(axis=1) == targets[known]].max(axis=1)
    return math.floor(float(np.quantile(right, 1 - _RIGHT_KEPT)) * 100) / 100


def accuracy(scores: NDArray, targets: NDArray) -> float:
    """The share of pictures whose best class is the target."""
    return float((scores.argmax(axis=1) == targets).mean())


def by_class(scores: NDArray, targets: NDArray) -> dict[str, float]:
    """The accuracy on the pictures of each class, by label."""
    return {
        label: accuracy(scores[targets == number], targets[targets == number])
        for number, label in enumerate(LABELS)
    }


def unsure(scores: NDArray, limit: float) -> float:
    """The share of pictures whose best score is below `limit`."""
    return float((scores.max(axis=1) < limit).mean())
