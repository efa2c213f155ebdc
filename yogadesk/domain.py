"""The facts yogadesk speaks about: frozen values that may cross any thread or process."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

NOT_SURE = "not sure"
"""The decision when the best score stays below the threshold."""

NONE_OF_THESE = "none of these"
"""The class of a picture that is unlike everything a model was taught: best where that is likely.
It is the reason of a decision, `NOT_SURE`, and never the decision."""


class State(StrEnum):
    """Where one picture stands on its way to an answer."""

    WAITING = "waiting"
    PREPARING = "preparing"
    UPLOADING = "uploading"
    CLASSIFYING = "classifying"
    DONE = "done"
    NOT_SURE = "not sure"
    FAILED = "failed"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        return self in _FINAL


_FINAL = frozenset({State.DONE, State.NOT_SURE, State.FAILED, State.SKIPPED, State.CANCELLED})


@dataclass(frozen=True, slots=True)
class Picture:
    """A file a person asked about."""

    path: Path


@dataclass(frozen=True, slots=True)
class ClassScore:
    """One class of the model and the probability the model gives it, in [0, 1]."""

    label: str
    score: float


@dataclass(frozen=True, slots=True)
class PoseRecord:
    """One row of `yoga_health`: what a pose is good for. `pose` is the key, a class label."""

    pose: str
    focus: str
    health_benefit: str
    breath: str


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """The model that answered: the name BigQuery knows it by and the SHA-256 of its file (hex)."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Times:
    """How long an answer took, in seconds: to prepare the picture, to upload it (0 when it was
    there already), and to answer the query it was part of. None where it was not measured."""

    prepare: float | None = None
    upload: float | None = None
    answer: float | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says a picture shows. `fingerprint` names the picture: the SHA-256 (hex) of its
    file's bytes, so that copies of a file and later answers for it are corrected too."""

    fingerprint: str
    label: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one picture.

    `classes` holds the top-k classes, best first; it is empty exactly when `error` is set.
    `decision` is a class label, `NOT_SURE`, or None when there is an error.
    `fingerprint` is the SHA-256 (hex) of the file's bytes, or "" when they could not be read.
    `top_k` is how many classes were asked for, None where that is not known.
    """

    picture: Picture
    decision: str | None
    classes: tuple[ClassScore, ...]
    health: PoseRecord | None
    model: ModelInfo | None
    site: str
    uri: str | None
    error: str | None
    threshold: float
    fingerprint: str
    when: datetime
    top_k: int | None = None
    times: Times = Times()

    @property
    def state(self) -> State:
        if self.error is not None:
            return State.FAILED
        return State.NOT_SURE if self.decision == NOT_SURE else State.DONE

    @property
    def best(self) -> ClassScore | None:
        return self.classes[0] if self.classes else None


def decide(classes: tuple[ClassScore, ...], threshold: float) -> str:
    """The label of the best class, or `NOT_SURE` when its score is below the threshold or it is
    `NONE_OF_THESE`.

    Raises ValueError when there is no class to decide between.
    """
    if not classes:
        raise ValueError("no classes to decide between")
    best = max(classes, key=lambda c: c.score)
    if best.label == NONE_OF_THESE or best.score < threshold:
        return NOT_SURE
    return best.label
