"""What each step of the training brings: `python -m tests.model.steps --data FOLDER --out FILE`.

The steps of `train.py` are added one by one to a plain run, each time measured on the same held-out
fourths of the training photographs. `val` is not read. The runs are shorter than the one that
ships, so the figures compare the steps with one another and not with the model card's.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from tests.model import measure
from tests.model.folds import FOLDS, SEED, drawn_for, fold_of
from tests.model.learn import Recipe, Run, learn, lesson, logits, use_cores, warm_up
from tests.model.network import PoseNetwork
from tests.model.photos import (
    MARGIN_SIZE,
    NONE_OF_THEM,
    SIZE,
    Photos,
    doubtful,
    negatives,
    poses,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tests.model.sketch import Drawings


@dataclass(frozen=True)
class Step:
    """One rung of the ladder: everything of the rungs below, and what its name says."""

    name: str
    recipe: Recipe
    cleaned: bool = False
    """Without the photographs that an eye found to be wrong, or graphics."""
    negatives: bool = False
    """Photographs of none of the poses are shown too."""


_PLAIN = Recipe(windows=False, disguise=False, average=False, drawings=False)
LADDER = (
    Step("photographs as published, each whole or mirrored", _PLAIN),
    Step("crops, turns and shapes", replace(_PLAIN, windows=True)),
    Step(
        "light, colour, blur, covered parts, mixtures", replace(_PLAIN, windows=True, disguise=True)
    ),
    Step("moving average of the weights", Recipe(drawings=False)),
    Step("drawings first, and beside the photographs", Recipe()),
    Step("wrong and graphic photographs left out", Recipe(), cleaned=True),
    Step("photographs of none of the poses", Recipe(), cleaned=True, negatives=True),
)


@dataclass(frozen=True)
class Shown:
    """The training photographs in both sizes, and which of them are what their folder says."""

    wide: Photos
    narrow: Photos
    sound: NDArray[np.bool_]
    drawn: Drawings

    @classmethod
    def read(cls, data: Path, drawings: int) -> Shown:
        """All of `poses/train`, doubtful or not, and the negatives one may learn from."""
        wide, narrow = (
            poses(data, "train", size) + negatives(data, size, held_out=False)
            for size in (MARGIN_SIZE, SIZE)
        )
        noise = doubtful(data)
        sound = np.array([name not in noise for name in wide.names])
        return cls(wide, narrow, sound, drawn_for(wide, drawings))


@dataclass(frozen=True)
class Effort:
    """How long each rung is trained, and on how many fourths it is measured."""

    warm_epochs: int = 8
    epochs: int = 60
    folds: int = 3


def _taught(step: Step, shown: Shown, fold: int, start: PoseNetwork, effort: Effort) -> PoseNetwork:
    chosen = fold_of(shown.wide) != fold
    if step.cleaned:
        chosen &= shown.sound
    if not step.negatives:
        chosen &= shown.wide.targets != NONE_OF_THEM
    run = Run(effort.epochs, SEED + 1 + fold, partial(print, f"fold {fold},"), step.recipe)
    return learn(start, lesson(shown.wide.where(chosen), shown.drawn), run)


def _starts(shown: Shown, effort: Effort) -> tuple[PoseNetwork, PoseNetwork]:
    """A network that knows nothing, and one that has learnt from drawings."""
    torch.manual_seed(SEED)
    blank = PoseNetwork()
    warm = warm_up(lesson(shown.wide, shown.drawn), Run(effort.warm_epochs, SEED, print))
    return blank, warm


def figures(answers: NDArray, targets: NDArray) -> dict[str, float]:
    """Accuracy and log loss (both at the best temperature), and negatives below the threshold.

    `answers` are logits [n, 5]; the threshold keeps 95 % of the right answers among them.
    """
    known = targets != NONE_OF_THEM
    warmth = measure.temperature(answers[known], targets[known])
    scores = measure.softmax(answers, warmth)
    limit = measure.threshold(scores, targets)
    return {
        "pictures": int(known.sum()),
        "accuracy": measure.accuracy(scores[known], targets[known]),
        "log_loss": measure.surprise(answers[known], targets[known], warmth),
        "negatives_not_sure": measure.unsure(scores[~known], limit),
    }


def climb(shown: Shown, effort: Effort, out: Path) -> None:
    """Train and measure every rung on one fourth after the other; `out` is written anew after each
    fourth, with the figures over all fourths so far."""
    blank, warm = _starts(shown, effort)
    answers: dict[str, list[NDArray]] = {step.name: [] for step in LADDER}
    targets: list[NDArray] = []
    for fold in range(effort.folds):
        unseen = shown.narrow.where((fold_of(shown.narrow) == fold) & shown.sound)
        targets.append(unseen.targets)
        for step in LADDER:
            start = warm if step.recipe.drawings else blank
            network = _taught(step, shown, fold, start, effort)
            answers[step.name].append(logits(network, unseen.pixels))
            print(step.name, figures(answers[step.name][-1], unseen.targets), flush=True)
        rungs = [
            {"step": name, **figures(np.concatenate(given), np.concatenate(targets))}
            for name, given in answers.items()
        ]
        done = asdict(replace(effort, folds=fold + 1))
        out.write_text(json.dumps({**done, "rungs": rungs}, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and climb the ladder."""
    parser = argparse.ArgumentParser(description="Measure what each step of the training brings.")
    parser.add_argument("--data", type=Path, required=True, help="folder with poses and negatives")
    parser.add_argument("--out", type=Path, required=True, help="JSON file for the figures")
    parser.add_argument("--drawings", type=int, default=3500)
    parser.add_argument("--warm-epochs", type=int, default=Effort.warm_epochs)
    parser.add_argument("--epochs", type=int, default=Effort.epochs)
    parser.add_argument("--folds", type=int, default=Effort.folds, choices=range(1, FOLDS))
    chosen = parser.parse_args()
    use_cores()
    effort = Effort(chosen.warm_epochs, chosen.epochs, chosen.folds)
    climb(Shown.read(chosen.data, chosen.drawings), effort, chosen.out)


if __name__ == "__main__":
    main()
