"""How good a classifier's answers are, by the definitions of ML.EVALUATE: precision, recall and F1
are means over the classes, accuracy is over the rows, roc_auc the mean of one class against all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from yogadesk.engine.ml.logistic import log_loss

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Measures:
    """The columns of ML.EVALUATE for a classifier, in its order."""

    precision: float
    recall: float
    accuracy: float
    f1_score: float
    log_loss: float
    roc_auc: float


def confusion(truth: NDArray[np.int64], shares: NDArray[np.float64]) -> NDArray[np.int64]:
    """Rows: the true class; columns: the predicted one."""
    classes = shares.shape[1]
    flat = np.bincount(truth * classes + shares.argmax(axis=1), minlength=classes**2)
    counted: NDArray[np.int64] = flat.reshape(classes, classes)
    return counted


def measure(truth: NDArray[np.int64], shares: NDArray[np.float64]) -> Measures:
    """Of answers `shares` (rows by classes) to rows whose true class is `truth`.

    A binary model's precision, recall and F1 are of its second class alone. A class without a
    prediction, or without a row, has the precision, or the recall, 0.
    """
    table = confusion(truth, shares).astype(np.float64)
    right, predicted, true = table.diagonal(), table.sum(axis=0), table.sum(axis=1)
    precision = np.divide(right, predicted, out=np.zeros_like(right), where=predicted > 0)
    recall = np.divide(right, true, out=np.zeros_like(right), where=true > 0)
    both = precision + recall
    f1 = np.divide(2 * precision * recall, both, out=np.zeros_like(both), where=both > 0)
    counted = slice(1, None) if len(true) == 2 else slice(None)
    return Measures(
        float(precision[counted].mean()),
        float(recall[counted].mean()),
        float(right.sum() / table.sum()),
        float(f1[counted].mean()),
        log_loss(shares, truth),
        float(np.mean([_auc(truth == each, shares[:, each]) for each in range(len(true))])),
    )


def _auc(is_positive: NDArray[np.bool_], scores: NDArray[np.float64]) -> float:
    """The area under the ROC curve: how often a positive row scores higher than another, ties
    counting half. 0.5 where there is no row on one of the sides."""
    positive = int(is_positive.sum())
    negative = len(scores) - positive
    if not positive or not negative:
        return 0.5
    _, place, count = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = np.cumsum(count) - (count - 1) / 2.0
    total = float(ranks[place][is_positive].sum())
    return (total - positive * (positive + 1) / 2.0) / (positive * negative)
