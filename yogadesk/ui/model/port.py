"""What the views of models need from the rooms below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from yogadesk.domain import PoseRecord
    from yogadesk.training.figures import Figures, Judged
    from yogadesk.training.models import Models
    from yogadesk.training.parity import Parity
    from yogadesk.training.upload import LeftOut
    from yogadesk.work import Ticket


@dataclass(frozen=True, slots=True)
class ModelPort:
    """The models of the site in use and what belongs to them.

    `site` names the site. `answer_with` lets a model of it answer; `threshold` is the one in force,
    in [0, 1], and `set_threshold` changes it, for good. `records` are the health records by
    their label; `save` keeps some and puts them on the site (it blocks). `others` are
    the sites the answers of this computer can be compared with, `parity` compares with one of them
    (it blocks). `correct` notes what a picture shows and answers what takes that back (both block).
    """

    models: Models
    site: Callable[[], str]
    answer_with: Callable[[str], None]
    threshold: Callable[[], float]
    set_threshold: Callable[[float], None]
    records: Callable[[], Mapping[str, PoseRecord]]
    save: Callable[[Sequence[PoseRecord], Ticket], None]
    others: Callable[[], Sequence[str]]
    parity: Callable[[str, Ticket], Parity]
    correct: Callable[[Path, str], Callable[[], None]]


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A model's figures to be looked at, and what they were measured on, in a sentence. The places
    in `alike` and `learnt` are of `figures.judged`."""

    site: str
    model: str
    measured_on: str
    figures: Figures
    left_out: tuple[LeftOut, ...] = ()
    alike: tuple[tuple[int, ...], ...] = ()
    learnt: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pictures to look at under one heading; `second` holds another model's answers to them."""

    title: str
    judged: tuple[Judged, ...]
    second: tuple[Judged, ...] = ()
    reasons: tuple[tuple[Path, str], ...] = ()
