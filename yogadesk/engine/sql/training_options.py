"""OPTIONS of CREATE MODEL for a logistic regression, checked and with BigQuery's defaults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.ml.logistic import Options as Fitting
from yogadesk.engine.sql.options import Options
from yogadesk.engine.sql.places import place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

TYPES: Final = ("LOGISTIC_REG",)
"""The MODEL_TYPEs that are trained here."""

_SPLITS: Final = ("AUTO_SPLIT", "RANDOM", "CUSTOM", "NO_SPLIT")
_ONLY: Final = {
    "learn_rate_strategy": "LINE_SEARCH",
    "category_encoding_method": "ONE_HOT_ENCODING",
}
_MUST_BE_OFF: Final = ("enable_global_explain", "warm_start", "calculate_p_values")


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to train. `class_weights` by label; `auto_class_weights` balances the classes instead."""

    label: str
    options: Fitting
    split: str
    split_column: str | None
    eval_fraction: float
    auto_class_weights: bool
    class_weights: tuple[tuple[str, float], ...]

    @classmethod
    def read(cls, node: exp.Expr) -> Wanted:
        """From a CREATE MODEL statement. Raises BigQuery's error, or 501 for what is not trained
        like that here."""
        given = Options.of(node.args.get("properties"))
        kind = (given.text("model_type") or "").upper()
        if kind not in TYPES:
            raise unsupported(f"MODEL_TYPE='{kind}' with a query")
        _refuse(given)
        labels = given.texts("input_label_cols") or ("label",)
        if len(labels) != 1:
            raise invalid_query("INPUT_LABEL_COLS must have one element", *place(node))
        split = (given.text("data_split_method") or "AUTO_SPLIT").upper()
        column = given.text("data_split_col")
        if split not in _SPLITS:
            raise unsupported(f"DATA_SPLIT_METHOD='{split}'")
        if (split == "CUSTOM") != (column is not None):
            raise invalid_query(
                "DATA_SPLIT_COL is needed with DATA_SPLIT_METHOD='CUSTOM', and only there"
            )
        fraction = _number(given, "data_split_eval_fraction", 0.2)
        if not 0 <= fraction < 1:
            raise invalid_query("DATA_SPLIT_EVAL_FRACTION must be at least 0 and below 1")
        made = cls(
            labels[0],
            _fitting(given),
            split,
            column,
            fraction,
            _flag(given, "auto_class_weights", default=False),
            _class_weights(given),
        )
        if made.auto_class_weights and made.class_weights:
            raise invalid_query("AUTO_CLASS_WEIGHTS and CLASS_WEIGHTS cannot be used together")
        given.finish()
        return made

    def row_weights(self, classes: Sequence[str], truth: NDArray[np.int64]) -> NDArray[np.float64]:
        """The weight of each row by its class number. Raises Fault when a class has none."""
        if self.auto_class_weights:
            counts = np.bincount(truth, minlength=len(classes))
            return (len(truth) / (counts * len(classes)))[truth]
        if not self.class_weights:
            return np.ones(len(truth))
        known = dict(self.class_weights)
        if set(known) != set(classes):
            raise invalid_query("CLASS_WEIGHTS must have a weight for every class label")
        return np.array([known[each] for each in classes])[truth]

    def told(self) -> dict[str, Any]:
        """The options as trainingRuns[].trainingOptions of the REST API tells them."""
        options = self.options
        said: dict[str, Any] = {
            "inputLabelColumns": [self.label],
            "lossType": "MEAN_LOG_LOSS",
            "l1Regularization": 0.0,
            "l2Regularization": options.l2_reg,
            "maxIterations": str(options.max_iterations),
            "earlyStop": options.early_stop,
            "minRelativeProgress": options.min_rel_progress,
            "dataSplitMethod": self.split,
            "learnRateStrategy": "LINE_SEARCH",
            "fitIntercept": options.fit_intercept,
            "autoClassWeights": self.auto_class_weights,
        }
        if self.split_column is not None:
            said["dataSplitColumn"] = self.split_column
        if self.split in ("AUTO_SPLIT", "RANDOM"):
            said["dataSplitEvalFraction"] = self.eval_fraction
        if self.class_weights:
            said["labelClassWeights"] = dict(self.class_weights)
        return said


def _refuse(given: Options) -> None:
    """What may be said, but only as what is done here anyway."""
    for name, only in _ONLY.items():
        said = given.text(name)
        if said is not None and said.upper() != only:
            raise unsupported(f"{name.upper()}='{said}'")
    for name in _MUST_BE_OFF:
        if _flag(given, name, default=False):
            raise unsupported(name.upper())
    if _number(given, "l1_reg", 0.0):
        raise unsupported("L1_REG")
    _number(given, "ls_init_learn_rate", 0.1)  # where L-BFGS has its own line search


def _fitting(given: Options) -> Fitting:
    default = Fitting()
    made = Fitting(
        _number(given, "l2_reg", default.l2_reg),
        _whole(given, "max_iterations", default.max_iterations),
        _flag(given, "early_stop", default=default.early_stop),
        _number(given, "min_rel_progress", default.min_rel_progress),
        _flag(given, "fit_intercept", default=default.fit_intercept),
    )
    if made.l2_reg < 0:
        raise invalid_query("L2_REG must not be negative")
    if made.max_iterations < 1:
        raise invalid_query("MAX_ITERATIONS must be positive")
    return made


def _literal(given: Options, name: str) -> exp.Expr | None:
    return given.given.pop(name, None)


def _number(given: Options, name: str, default: float) -> float:
    value = _literal(given, name)
    if value is None:
        return default
    sign = 1.0
    if isinstance(value, exp.Neg):
        value, sign = value.this, -1.0
    if isinstance(value, exp.Literal) and not value.is_string:
        return sign * float(value.this)
    if "HPARAM" in value.sql("bigquery").upper():
        raise unsupported("Hyperparameter tuning")
    raise invalid_query(f"Option {name} must be a number", *place(value))


def _whole(given: Options, name: str, default: int) -> int:
    value = _number(given, name, float(default))
    if value != int(value):
        raise invalid_query(f"Option {name} must be an INT64")
    return int(value)


def _flag(given: Options, name: str, *, default: bool) -> bool:
    value = _literal(given, name)
    if value is None:
        return default
    if isinstance(value, exp.Boolean):
        return bool(value.this)
    raise invalid_query(f"Option {name} must be TRUE or FALSE", *place(value))


def _class_weights(given: Options) -> tuple[tuple[str, float], ...]:
    value = _literal(given, "class_weights")
    if value is None:
        return ()
    pairs: list[tuple[str, float]] = []
    for each in value.expressions if isinstance(value, exp.Array) else [value]:
        parts = [part.this if isinstance(part, exp.PropertyEQ) else part for part in _parts(each)]
        if len(parts) != 2 or not all(isinstance(part, exp.Literal) for part in parts):
            raise invalid_query(
                "CLASS_WEIGHTS must be an array of STRUCT('label', weight)", *place(value)
            )
        pairs.append((str(parts[0].this), float(parts[1].this)))
    return tuple(pairs)


def _parts(node: exp.Expr) -> list[exp.Expr]:
    return list(node.expressions)
