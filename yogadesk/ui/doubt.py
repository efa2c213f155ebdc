"""Why an answer is "not sure", in a sentence a person can use."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from yogadesk.domain import NONE_OF_THESE
from yogadesk.ui import words

if TYPE_CHECKING:
    from yogadesk.domain import ClassScore, Verdict

_CLOSE = 0.15
_NARROW = 0.05
_SPREAD = 0.5


class Doubt(Enum):
    """What keeps the best class from being the answer."""

    UNLIKE = auto()  # the picture is unlike everything the model was taught
    CLOSE = auto()  # two classes have nearly the same score
    SPREAD = auto()  # no class has even half of what there is
    NARROWLY_MISSED = auto()  # the best class lies just below the threshold
    BELOW = auto()  # the best class lies below the threshold


def doubt(classes: tuple[ClassScore, ...], threshold: float) -> Doubt | None:
    """The reason not to answer, or None where the best class reaches the threshold."""
    if classes and classes[0].label == NONE_OF_THESE:
        return Doubt.UNLIKE
    if not classes or classes[0].score >= threshold:
        return None
    best, second = classes[0].score, classes[1].score if len(classes) > 1 else 0.0
    if best - second <= _CLOSE and second >= 1 / 5:
        return Doubt.CLOSE
    if threshold - best <= _NARROW:
        return Doubt.NARROWLY_MISSED
    return Doubt.SPREAD if best < _SPREAD else Doubt.BELOW


def reason(verdict: Verdict, threshold: float) -> str:
    """The reason in words, with its numbers; "" where there is none."""
    kind = doubt(verdict.classes, threshold)
    if kind is None:
        return ""
    best = verdict.classes[0]
    second = verdict.classes[1] if len(verdict.classes) > 1 else best
    said = _SENTENCES[kind]().format(
        best=words.pose(best.label),
        score=words.percent(best.score),
        second=words.pose(second.label),
        second_score=words.percent(second.score),
    )
    if kind is Doubt.UNLIKE:
        return said
    rule = QCoreApplication.translate("Doubt", "An answer counts from {threshold}.").format(
        threshold=words.percent(threshold)
    )
    return f"{said} {rule}"


def _unlike() -> str:
    return QCoreApplication.translate(
        "Doubt",
        "The picture is unlike all that the model was taught with. It may show another pose, or "
        "none. The most similar is {second}.",
    )


def _close() -> str:
    return QCoreApplication.translate(
        "Doubt",
        "Two poses are close together: {best} with {score} and {second} with {second_score}.",
    )


def _spread() -> str:
    return QCoreApplication.translate(
        "Doubt",
        "No pose stands out: the best match, {best}, has {score}. The picture may show another "
        "pose, several people, or none.",
    )


def _narrowly_missed() -> str:
    return QCoreApplication.translate("Doubt", "{best} with {score} misses the threshold narrowly.")


def _below() -> str:
    return QCoreApplication.translate(
        "Doubt",
        "The best match, {best} with {score}, is below the threshold. The picture may show another "
        "pose, or this one from an unusual side.",
    )


_SENTENCES = {
    Doubt.UNLIKE: _unlike,
    Doubt.CLOSE: _close,
    Doubt.SPREAD: _spread,
    Doubt.NARROWLY_MISSED: _narrowly_missed,
    Doubt.BELOW: _below,
}
