"""A model that was trained here: what it is made of, in files of its own."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from yogadesk.engine.ml import design, logistic
from yogadesk.engine.ml.design import Feature
from yogadesk.engine.ml.logistic import Iteration

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

TRAINED: Final = ("LOGISTIC_REGRESSION",)
"""The types of model that are trained here, as models.get names them."""

MAIN: Final = "model.json"
_WEIGHTS, _TRUTH, _SHARES = "weights.npy", "evaluated_truth.npy", "evaluated_shares.npy"


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """A logistic regression. `classes` are the labels in ascending order, as text; `label_type` is
    their BigQuery type. `truth` and `shares` are the answers to the rows that were held out, or,
    without any, to all: what ML.EVALUATE tells without data."""

    label: str
    label_type: str
    classes: tuple[str, ...]
    features: tuple[Feature, ...]
    weights: NDArray[np.float64]
    truth: NDArray[np.int64]
    shares: NDArray[np.float64]
    options: dict[str, Any]
    iterations: tuple[Iteration, ...]
    started_ms: int
    held_out: int

    def answer(self, columns: dict[str, Sequence[Any]], rows: int) -> NDArray[np.float64]:
        """The probability of each class, rows by classes. Raises Fault for rows that do not fit."""
        return logistic.probabilities(design.matrix(self.features, columns, rows), self.weights)

    def save(self, folder: Path) -> None:
        """Write it into an empty folder."""
        np.save(folder / _WEIGHTS, self.weights)
        np.save(folder / _TRUTH, self.truth)
        np.save(folder / _SHARES, self.shares)
        plain = {
            each.name: getattr(self, each.name)
            for each in dataclasses.fields(self)
            if each.name not in ("weights", "truth", "shares")
        }
        plain["features"] = [dataclasses.asdict(each) for each in self.features]
        plain["iterations"] = [dataclasses.asdict(each) for each in self.iterations]
        (folder / MAIN).write_text(json.dumps(plain, ensure_ascii=False), encoding="utf-8")


@lru_cache(maxsize=16)
def load(folder: Path) -> Trained:
    """The model in a folder, which never changes once it is written."""
    plain = json.loads((folder / MAIN).read_text(encoding="utf-8"))
    plain["classes"] = tuple(plain["classes"])
    plain["features"] = tuple(
        Feature(**{**each, "categories": tuple(each["categories"])}) for each in plain["features"]
    )
    plain["iterations"] = tuple(Iteration(**each) for each in plain["iterations"])
    arrays = {
        name: np.load(folder / file, allow_pickle=False)
        for name, file in (("weights", _WEIGHTS), ("truth", _TRUTH), ("shares", _SHARES))
    }
    return Trained(**plain, **arrays)
