"""Columns of a training query as the numbers a linear model sees, by BigQuery's preprocessing.

Scalar numbers are standardised, NULL becoming the mean; text and BOOL become one column a category,
NULL being one of them; an array of numbers is taken as it is.
Source: BigQuery ML, "Automatic feature preprocessing" and "Supported input feature types".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from yogadesk.engine.faults import invalid_query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Kind = Literal["number", "category", "vector"]

NULL_CATEGORY: Final = "_null_filler"
"""The category of NULL."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One input column. `mean` and `spread` (standard deviation, never 0) are of a number;
    `categories` of a category, in ascending order; `width` is how many numbers it becomes."""

    name: str
    kind: Kind
    type_name: str
    mean: float = 0.0
    spread: float = 1.0
    categories: tuple[str, ...] = ()
    width: int = 1

    def numbers(self, values: Sequence[Any]) -> NDArray[np.float64]:
        """The column as a matrix, rows by `width`. Raises Fault for what does not fit."""
        if self.kind == "number":
            given = np.array([np.nan if v is None else float(v) for v in values], dtype=np.float64)
            given = np.where(np.isnan(given), self.mean, given)
            return ((given - self.mean) / self.spread)[:, None]
        if self.kind == "category":
            places = {category: n for n, category in enumerate(self.categories)}
            one_hot = np.zeros((len(values), self.width))
            for row, value in enumerate(values):
                place = places.get(_category(value))
                if place is not None:
                    one_hot[row, place] = 1.0
            return one_hot
        return _vectors(self.name, values, self.width)


def fitted(name: str, kind: Kind, type_name: str, values: Sequence[Any]) -> Feature:
    """The feature as the training rows say. Raises Fault for arrays that cannot be features."""
    if kind == "number":
        known = np.array([float(v) for v in values if v is not None], dtype=np.float64)
        if not known.size:
            raise invalid_query(f"Column {name} has no value that is not NULL")
        spread = float(known.std())
        return Feature(name, kind, type_name, float(known.mean()), spread or 1.0)
    if kind == "category":
        categories = tuple(sorted({_category(value) for value in values}))
        return Feature(name, kind, type_name, categories=categories, width=len(categories))
    first = next((len(each) for each in values if each is not None and len(each)), 0)
    if not first:
        raise invalid_query(f"The array column {name} has no elements")
    return Feature(name, kind, type_name, width=first)


def matrix(
    features: Sequence[Feature], columns: dict[str, Sequence[Any]], rows: int
) -> NDArray[np.float64]:
    """All features side by side, rows by the sum of their widths."""
    parts = [feature.numbers(columns[feature.name]) for feature in features]
    return np.hstack(parts) if parts else np.zeros((rows, 0))


def _category(value: object) -> str:
    if value is None:
        return NULL_CATEGORY
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _vectors(name: str, values: Sequence[Any], width: int) -> NDArray[np.float64]:
    made = np.empty((len(values), width))
    for row, value in enumerate(values):
        if value is None or (isinstance(value, list) and None in value):
            raise invalid_query(f"The array column {name} must not be NULL or hold NULL")
        if len(value) != width:
            raise invalid_query(
                f"Arrays of the column {name} must all have the same length; found "
                f"{width} and {len(value)}"
            )
        made[row] = value
    if not np.isfinite(made).all():
        raise invalid_query(f"The array column {name} must not hold NaN or infinity")
    return made
