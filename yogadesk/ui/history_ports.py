"""What the view of the history needs from the rooms below it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from yogadesk.domain import ModelInfo
    from yogadesk.history import Query, Store
    from yogadesk.ui.ports import Site
    from yogadesk.work import Ticket


class Form(IntEnum):
    """What verdicts are exported as."""

    CSV = 0
    JSONL = 1
    PARQUET = 2
    NOTEBOOK = 3

    @property
    def suffix(self) -> str:
        return ("csv", "jsonl", "parquet", "ipynb")[self]


@dataclass(frozen=True, slots=True)
class Export:
    """An export a person wants: at most `top` classes of each verdict, None for all of them."""

    form: Form
    file: Path
    with_bom: bool = False
    top: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A site one can classify on, and the name of the model it answers with."""

    site: str
    model: str


@dataclass(frozen=True, slots=True)
class History:
    """The history and what belongs to it.

    `labels` are the classes of a model in the order of its scores, none for one that is not known.
    `places` are the sites one can classify on; `site` opens one of them without making it the
    current one. `export` writes what fits a query, with what people call the labels, and answers
    how many verdicts (a notebook: pictures). It blocks, and raises Trouble and Cancelled.
    """

    store: Store
    labels: Callable[[ModelInfo | None], tuple[str, ...]]
    places: Callable[[], Sequence[Place]]
    site: Callable[[str], Site]
    export: Callable[[Query, dict[str, str], Export, Ticket], int]
    with_bom: Callable[[], bool]
