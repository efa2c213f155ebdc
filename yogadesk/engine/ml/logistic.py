"""Logistic regression, binary and multinomial, trained by SciPy's L-BFGS.

The loss is the weighted mean of the cross entropy, in nats, plus L2_REG / 2 times the sum of the
squared weights; an intercept is not held small. How BigQuery scales L2_REG is not documented, so
equal values need not hold equally hard there.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Options:
    """The training options that matter, by BigQuery's names and defaults."""

    l2_reg: float = 0.0
    max_iterations: int = 20
    early_stop: bool = True
    min_rel_progress: float = 0.01
    fit_intercept: bool = True


@dataclass(frozen=True, slots=True)
class Iteration:
    """One step: the losses after it, and how long it took."""

    training_loss: float
    eval_loss: float | None
    duration_ms: int


@dataclass(frozen=True, slots=True)
class Fit:
    """What training came to. `weights` is features (and last the intercept) by classes; a binary
    model has one column, for its second class."""

    weights: Floats
    iterations: tuple[Iteration, ...]


def probabilities(x: Floats, weights: Floats) -> Floats:
    """Rows by classes, each row summing to 1."""
    logits = x @ weights[:-1] + weights[-1]
    if weights.shape[1] == 1:
        logits = np.hstack([np.zeros_like(logits), logits])
    logits -= logits.max(axis=1, keepdims=True)
    raised = np.exp(logits)
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def log_loss(shares: Floats, truth: NDArray[np.int64]) -> float:
    """The mean of -ln p of the true class."""
    chosen = np.clip(shares[np.arange(len(truth)), truth], 1e-15, 1.0)
    return float(-np.log(chosen).mean())


def fit(
    x: Floats,
    truth: NDArray[np.int64],
    classes: int,
    row_weights: Floats,
    options: Options,
    check: Callable[[], None],
    held_out: tuple[Floats, NDArray[np.int64]] | None = None,
) -> Fit:
    """Train on `x` (rows by features) with the class numbers `truth`.

    `check` is called after each iteration and may raise to end the training. Stops after
    `max_iterations`, or when the loss falls by less than `min_rel_progress` of itself.
    """
    from scipy.optimize import minimize
    from threadpoolctl import threadpool_limits

    columns = 1 if classes == 2 else classes
    shape = (x.shape[1] + 1, columns)
    objective = _Objective(x, truth, row_weights, options, shape)
    passed: list[Iteration] = []
    before = [objective.value(np.zeros(shape).ravel())[0]]
    begun = [time.monotonic()]

    def after(intermediate_result: object) -> None:
        check()
        found: Floats = intermediate_result.x  # type: ignore[attr-defined]
        loss = float(intermediate_result.fun)  # type: ignore[attr-defined]
        now = time.monotonic()
        held = None
        if held_out is not None and len(held_out[1]):
            held = log_loss(probabilities(held_out[0], found.reshape(shape)), held_out[1])
        passed.append(Iteration(loss, held, round((now - begun[0]) * 1000)))
        begun[0] = now
        if options.early_stop and before[0] - loss < options.min_rel_progress * before[0]:
            raise StopIteration
        before[0] = loss

    # The products are small: BLAS threads would spend ten times their time waiting for each other.
    with threadpool_limits(1, user_api="blas"):
        found = minimize(
            objective.value,
            np.zeros(shape).ravel(),
            jac=True,
            method="L-BFGS-B",
            callback=after,
            options={"maxiter": options.max_iterations, "maxfun": 20 * options.max_iterations + 20},
        )
    return Fit(found.x.reshape(shape), tuple(passed))


class _Objective:
    """The loss and its gradient at a point."""

    def __init__(
        self,
        x: Floats,
        truth: NDArray[np.int64],
        row_weights: Floats,
        options: Options,
        shape: tuple[int, int],
    ) -> None:
        self._x, self._truth, self._row_weights = x, truth, row_weights / row_weights.sum()
        self._options, self._shape = options, shape

    def value(self, flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(self._shape)
        shares = probabilities(self._x, weights)
        rows = np.arange(len(self._truth))
        chosen = np.clip(shares[rows, self._truth], 1e-300, 1.0)
        held = self._options.l2_reg
        loss = float(-(self._row_weights * np.log(chosen)).sum())
        loss += held / 2 * float((weights[:-1] ** 2).sum())
        error = shares
        error[rows, self._truth] -= 1.0
        error *= self._row_weights[:, None]
        if self._shape[1] == 1:
            error = error[:, 1:]
        gradient = np.empty(self._shape)
        gradient[:-1] = self._x.T @ error + held * weights[:-1]
        gradient[-1] = error.sum(axis=0) if self._options.fit_intercept else 0.0
        return loss, gradient.ravel()
