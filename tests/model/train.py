"""Make the bundled model: `python -m tests.model.train --data FOLDER --out resources/model`.

Held-out folds of the training photographs set the temperature and the threshold; then a network
learns from all of them. `val` is read once, at the end, for the figures and for nothing else.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tests.model import card, export, measure
from tests.model.folds import FOLDS, SEED, drawn_for, fold_of
from tests.model.learn import Run, learn, lesson, logits, use_cores, warm_up
from tests.model.photos import (
    LABELS,
    MARGIN_SIZE,
    NONE_OF_THEM,
    SIZE,
    Photos,
    doubtful,
    negatives,
    poses,
    teaching,
)
from yogadesk.engine.ml.runtimes.private_ort import onnxruntime

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tests.model.network import PoseNetwork
    from tests.model.sketch import Drawings


@dataclass(frozen=True)
class Plan:
    """How much is drawn and shown; `folds` fourths of the photographs are held out in turn."""

    drawings: int = 3500
    warm_epochs: int = 12
    epochs: int = 140
    folds: int = 1
    val_looks: str = "The validation split was looked at once."


def _held_out(
    start: PoseNetwork, wide: Photos, narrow: Photos, drawn: Drawings, plan: Plan
) -> tuple[NDArray, NDArray]:
    """Logits and targets of the fourths held out, each by a network that never saw them."""
    folds = fold_of(wide)
    answers, targets = [], []
    for fold in range(plan.folds):
        run = Run(plan.epochs, SEED + 1 + fold, partial(print, f"fold {fold},"))
        network = learn(start, lesson(wide.where(folds != fold), drawn), run)
        unseen = narrow.where(folds == fold)
        answers.append(logits(network, unseen.pixels))
        targets.append(unseen.targets)
    return np.concatenate(answers), np.concatenate(targets)


def _calibrate(answers: NDArray, targets: NDArray) -> tuple[float, float, dict[str, float]]:
    known = targets != NONE_OF_THEM
    temperature = measure.temperature(answers[known], targets[known])
    scores = measure.softmax(answers, temperature)
    limit = measure.threshold(scores, targets)
    figures = {
        "pictures": int(known.sum()),
        "accuracy": measure.accuracy(scores[known], targets[known]),
        "calibration_error": measure.calibration_error(scores[known], targets[known]),
        "poses_not_sure": measure.unsure(scores[known], limit),
        "negatives_not_sure": measure.unsure(scores[~known], limit),
    }
    return temperature, limit, figures


def _answer(session: onnxruntime.InferenceSession, photos: Photos) -> NDArray:
    """Scores [n, 5] by the file that ships, for pictures of its own size."""
    inputs = photos.pixels.astype(np.float32) / 255
    return np.concatenate(
        [
            session.run(["scores"], {"image": inputs[i : i + 64]})[0]
            for i in range(0, len(inputs), 64)
        ]
    )


def _figures(file: Path, data: Path, limit: float) -> dict[str, object]:
    """What the shipped file does on pictures that played no part in making it."""
    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    val = poses(data, "val", SIZE)
    scores = _answer(session, val)
    noise = doubtful(data)
    sound = np.array([name not in noise for name in val.names])
    none = negatives(data, SIZE, held_out=True)
    strange = _answer(session, none)
    hard = np.array([name.startswith("other_poses/") for name in none.names])
    return {
        "val_pictures": len(val),
        "val_accuracy": measure.accuracy(scores, val.targets),
        "val_accuracy_without_doubtful": measure.accuracy(scores[sound], val.targets[sound]),
        "val_by_class": measure.by_class(scores, val.targets),
        "val_calibration_error": measure.calibration_error(scores, val.targets),
        "val_not_sure": measure.unsure(scores, limit),
        "unrelated_not_sure": measure.unsure(strange[~hard], limit),
        "other_poses_not_sure": measure.unsure(strange[hard], limit),
    }


def _describe(file: Path, limit: float, figures: dict[str, object]) -> None:
    out, content = file.parent, file.read_bytes()
    description = {
        "name": "yoga_poses",
        "file": file.name,
        "labels": "labels.csv",
        "input": "image",
        "output": "scores",
        "features": "features",
        "height": SIZE,
        "width": SIZE,
        "threshold": limit,
        **export.facts(file),
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "figures": figures,
    }
    text = json.dumps(description, indent=2)
    (out / "model.json").write_text(text + "\n", encoding="utf-8")
    rows = "".join(f"{number},{label}\n" for number, label in enumerate(LABELS))
    (out / "labels.csv").write_text("index,label\n" + rows, encoding="utf-8", newline="")


def make(data: Path, out: Path, plan: Plan) -> dict[str, object]:
    """Train, calibrate, export to `out` and return the figures."""
    wide, narrow = teaching(data, MARGIN_SIZE), teaching(data, SIZE)
    drawn = drawn_for(wide, plan.drawings)
    print(f"{len(wide)} photographs and {plan.drawings} drawings to learn from")
    shown = lesson(wide, drawn)
    start = warm_up(shown, Run(plan.warm_epochs, SEED, print))
    answers, targets = _held_out(start, wide, narrow, drawn, plan)
    temperature, limit, held_out = _calibrate(answers, targets)
    print(f"temperature {temperature:.3f}, threshold {limit}, held out: {held_out}")
    network = learn(start, shown, Run(plan.epochs, SEED, print))
    out.mkdir(parents=True, exist_ok=True)
    file = out / "poses.onnx"
    export.write(network, temperature, file)
    figures = {
        "drawings": plan.drawings,
        "photographs": len(wide),
        "temperature": temperature,
        "held_out": held_out,
        **_figures(file, data, limit),
        "val_looks": plan.val_looks,
    }
    _describe(file, limit, _rounded(figures))
    card.write(out)
    return figures


def _rounded(figures: dict[str, object]) -> dict[str, object]:
    """The figures to four digits, which is more than 338 pictures can tell."""
    text = json.dumps(figures)
    return json.loads(text, parse_float=lambda digits: round(float(digits), 4))


def main() -> None:
    """Read the command line and make the model."""
    parser = argparse.ArgumentParser(description="Make the bundled model.")
    parser.add_argument("--data", type=Path, required=True, help="folder with poses and negatives")
    parser.add_argument("--out", type=Path, required=True, help="where the model goes")
    parser.add_argument("--drawings", type=int, default=Plan.drawings)
    parser.add_argument("--warm-epochs", type=int, default=Plan.warm_epochs)
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--folds", type=int, default=Plan.folds, choices=range(1, FOLDS))
    parser.add_argument("--val-looks", default=Plan.val_looks, help="a sentence for the card")
    chosen = parser.parse_args()
    plan = Plan(chosen.drawings, chosen.warm_epochs, chosen.epochs, chosen.folds, chosen.val_looks)
    use_cores()
    print(json.dumps(make(chosen.data, chosen.out, plan), indent=2))


if __name__ == "__main__":
    main()
