"""What a person wants to know of a classifier, from its answers to pictures whose pose is known."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk.domain import NONE_OF_THESE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BINS = 15
"""Bins of the calibration error, of equal width."""

_Z = 1.959963984540054
"""The normal distribution's 97.5th percentile."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One picture: the pose it shows, and what was answered, best first as (label, score)."""

    path: Path
    truth: str
    scores: tuple[tuple[str, float], ...]

    @property
    def answer(self) -> str:
        return self.scores[0][0]

    @property
    def confidence(self) -> float:
        return self.scores[0][1]

    @property
    def is_answered(self) -> bool:
        """Whether it says a pose, and not that the picture is unlike all of them."""
        return self.answer != NONE_OF_THESE

    @property
    def is_right(self) -> bool:
        return self.answer == self.truth


@dataclass(frozen=True, slots=True)
class OfClass:
    """One pose. Without a prediction its precision is 0, without a picture its recall."""

    label: str
    pictures: int
    answered: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.answered if self.answered else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.pictures if self.pictures else 0.0

    @property
    def f1(self) -> float:
        both = self.pictures + self.answered
        return 2 * self.right / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose confidence lies between `low` and `high`: how many, their mean confidence, and
    the share of them that is right."""

    low: float
    high: float
    pictures: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class TradeOff:
    """At a threshold: the share of pictures answered, and the share of those that is right."""

    threshold: float
    answered: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Figures:
    """All of it. `matrix[i][j]` counts pictures of `labels[i]` answered `labels[j]`. `interval` is
    the accuracy's 95 % Wilson interval; `calibration_error` the expected one over `BINS` bins.
    What is unlike all poses counts as no right answer, but as no mistake and in no bin either.
    `mistakes` are the wrong answers, most confident first; `suspects` those where the answer is so
    sure that rather the label may be wrong."""

    labels: tuple[str, ...]
    judged: tuple[Judged, ...]
    matrix: tuple[tuple[int, ...], ...]
    classes: tuple[OfClass, ...]
    accuracy: float
    interval: tuple[float, float]
    calibration_error: float
    bins: tuple[Bin, ...]
    trade_offs: tuple[TradeOff, ...]
    mistakes: tuple[Judged, ...]
    suspects: tuple[Judged, ...]


def figures(judged: Sequence[Judged]) -> Figures:
    """The figures of these answers. Raises ValueError when there is none."""
    if not judged:
        raise ValueError("no answers to judge")
    labels = tuple(sorted({each.truth for each in judged} | {each.answer for each in judged}))
    places = {label: number for number, label in enumerate(labels)}
    matrix = [[0] * len(labels) for _ in labels]
    for each in judged:
        matrix[places[each.truth]][places[each.answer]] += 1
    right = sum(each.is_right for each in judged)
    bins = _bins(judged)
    mistakes = sorted(
        (each for each in judged if each.is_answered and not each.is_right),
        key=lambda each: -each.confidence,
    )
    return Figures(
        labels,
        tuple(judged),
        tuple(map(tuple, matrix)),
        tuple(
            OfClass(label, sum(matrix[n]), sum(row[n] for row in matrix), matrix[n][n])
            for n, label in enumerate(labels)
        ),
        right / len(judged),
        wilson(right, len(judged)),
        sum(b.pictures / len(judged) * abs(b.confidence - b.accuracy) for b in bins),
        bins,
        _trade_offs(judged),
        tuple(mistakes),
        tuple(each for each in mistakes if each.confidence >= _suspicious(judged)),
    )


def wilson(right: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share. Source: E. B. Wilson (1927)."""
    share = right / count
    middle = share + _Z**2 / (2 * count)
    reach = _Z * math.sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2))
    below = 1 + _Z**2 / count
    return max(0.0, (middle - reach) / below), min(1.0, (middle + reach) / below)


def _bins(judged: Sequence[Judged]) -> tuple[Bin, ...]:
    held: list[list[Judged]] = [[] for _ in range(BINS)]
    for each in judged:
        if not each.is_answered:
            continue
        held[min(BINS - 1, int(each.confidence * BINS))].append(each)
    return tuple(
        Bin(
            number / BINS,
            (number + 1) / BINS,
            len(found),
            sum(each.confidence for each in found) / len(found) if found else 0.0,
            sum(each.is_right for each in found) / len(found) if found else 0.0,
        )
        for number, found in enumerate(held)
    )


def _trade_offs(judged: Sequence[Judged]) -> tuple[TradeOff, ...]:
    made = []
    for percent in range(101):
        threshold = percent / 100
        answered = [each for each in judged if each.is_answered and each.confidence >= threshold]
        right = sum(each.is_right for each in answered)
        accuracy = right / len(answered) if answered else 1.0
        made.append(TradeOff(threshold, len(answered) / len(judged), accuracy))
    return tuple(made)


def _suspicious(judged: Sequence[Judged]) -> float:
    """The confidence a right answer usually has: a wrong one with as much is rather a wrong label.
    Source: C. Northcutt et al., "Confident Learning" (2021), with one threshold for all classes."""
    right = sorted(each.confidence for each in judged if each.is_right)
    return max(0.8, right[len(right) // 2]) if right else 1.1


def advised_threshold(judged: Sequence[Judged], least_accuracy: float = 0.97) -> float:
    """The lowest threshold, in exact hundredths, at which what is answered is right to that share,
    and never so high that fewer than three quarters of the right answers stay."""
    right = sorted(each.confidence for each in judged if each.is_right)
    highest = right[len(right) // 4] if right else 0.5
    for each in _trade_offs(judged):
        if each.accuracy >= least_accuracy and each.threshold >= 0.5:
            return min(each.threshold, math.floor(highest * 100) / 100)
    return math.floor(highest * 100) / 100


def sharpness(judged: Sequence[Judged]) -> float:
    """The power to raise probabilities to so that their mean log loss is least: one over the
    temperature. Source: C. Guo et al., "On Calibration of Modern Neural Networks" (2017)."""
    if not judged:
        return 1.0
    return min(
        (math.exp(step / 20) for step in range(-48, 49)), key=lambda power: _loss(judged, power)
    )


def _loss(judged: Sequence[Judged], power: float) -> float:
    total = 0.0
    for each in judged:
        raised = {label: max(score, 1e-12) ** power for label, score in each.scores}
        total -= math.log(max(raised.get(each.truth, 0.0), 1e-12) / sum(raised.values()))
    return total / len(judged)


def sharpened(judged: Judged, power: float) -> Judged:
    """The same answer with its scores raised to that power and normalised."""
    raised = [(label, max(score, 0.0) ** power) for label, score in judged.scores]
    total = sum(score for _, score in raised) or 1.0
    return Judged(
        judged.path, judged.truth, tuple((label, score / total) for label, score in raised)
    )
