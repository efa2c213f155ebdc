"""One training run: photographs in, a network out."""

from __future__ import annotations

import copy
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from tests.model.augment import disguise, mirrored, mix, seen_at, through, whole, windows
from tests.model.network import CLASSES, PoseNetwork
from tests.model.photos import NONE_OF_THEM, SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray
    from torch import Tensor

    from tests.model.photos import Photos
    from tests.model.sketch import Drawings

_BATCH = 32
_PEAK_RATE = 2e-3
_WEIGHT_DECAY = 0.05
_SMOOTHING = 0.05
_JOINT_WEIGHT = 3.0
_NEGATIVE_WEIGHT = 0.5
"""How much a photograph of none of the poses counts, against one of a pose."""


_HAS_HALVES = "AVX512" in torch.backends.cpu.get_cpu_capability()
"""Where the processor does not compute in bfloat16, that is ten times slower than float32."""


def use_cores() -> None:
    """Set how many threads train: in bfloat16 a second one slows the first down."""
    if _HAS_HALVES:
        torch.set_num_threads(1)


@dataclass(frozen=True)
class Recipe:
    """What is done with a picture beyond showing it; `tests/model/steps.py` leaves steps out."""

    windows: bool = True
    """Random crops, turns and shapes; mirrored half the time either way."""
    disguise: bool = True
    """Other light and colours, less detail, something in the way, mixtures of two."""
    average: bool = True
    """What is kept is the moving average of the weights."""
    drawings: bool = True
    """A third as many drawings as photographs beside them."""


@dataclass(frozen=True)
class Run:
    """What one training run is given. An epoch shows every drawing or every photograph once."""

    epochs: int
    seed: int
    say: Callable[[str], None]
    recipe: Recipe = Recipe()


@dataclass(frozen=True)
class Lesson:
    """Everything a network is shown: photographs first, then drawings, which know their joints."""

    pixels: Tensor
    soft: Tensor
    weights: Tensor
    joints: Tensor
    photos: int

    @property
    def drawings(self) -> int:
        return len(self.pixels) - self.photos


def lesson(photos: Photos, drawings: Drawings) -> Lesson:
    """Photographs and drawings as tensors; the joints of a photograph are not known (NaN).

    Raises ValueError when there are fewer drawings than a third of the photographs.
    """
    if 3 * len(drawings.targets) < len(photos):
        raise ValueError("every epoch shows a third as many drawings as photographs")
    real, drawn = torch.from_numpy(photos.targets), torch.from_numpy(drawings.targets)
    pixels = np.concatenate([photos.pixels, drawings.pixels])
    unknown = torch.full((len(real), *drawings.joints.shape[1:]), float("nan"))
    return Lesson(
        pixels=torch.from_numpy(pixels).permute(0, 3, 1, 2).contiguous(),
        soft=_soft(torch.cat([real, drawn])),
        weights=torch.cat([_weights(real)[real], torch.ones(len(drawn))]),
        joints=torch.cat([unknown, torch.from_numpy(drawings.joints)]),
        photos=len(real),
    )


def _soft(targets: Tensor) -> Tensor:
    """Targets int64 [n] as probabilities [n, 5]: smoothed, and even for none of the poses."""
    soft = torch.full((len(targets), CLASSES), 1 / CLASSES)
    known = targets != NONE_OF_THEM
    sure = functional.one_hot(targets[known], CLASSES).float()
    soft[known] = sure * (1 - _SMOOTHING) + _SMOOTHING / CLASSES
    return soft


def _weights(targets: Tensor) -> Tensor:
    """Each class counts alike, however many photographs it has; negatives count less."""
    counts = torch.bincount(targets[targets != NONE_OF_THEM], minlength=CLASSES).float()
    even = (counts.sum() / CLASSES / counts).sqrt()
    return torch.cat([even, torch.tensor([_NEGATIVE_WEIGHT])])


def _batches(
    shown: Lesson, dice: torch.Generator, recipe: Recipe, *, warm: bool
) -> Iterator[Tensor]:
    """Drawings alone while warming up; then every photograph, and a third as many drawings."""
    drawn = torch.randperm(shown.drawings, generator=dice) + shown.photos
    if warm:
        yield from drawn[: len(drawn) // _BATCH * _BATCH].split(_BATCH)
        return
    real = torch.randperm(shown.photos, generator=dice)
    real = real[: len(real) // _BATCH * _BATCH]
    if not recipe.drawings:
        yield from real.split(_BATCH)
        return
    some = drawn[: len(real) // 3]
    for first, second in zip(real.split(_BATCH), some.chunk(len(real) // _BATCH), strict=True):
        yield torch.cat([first, second])


class _Average:
    """The moving average of a network's weights, which answers better than the network itself."""

    def __init__(self, network: PoseNetwork) -> None:
        self.network = copy.deepcopy(network).eval()
        self._steps = 0

    @torch.no_grad()
    def follow(self, network: PoseNetwork) -> None:
        self._steps += 1
        keep = min(0.998, self._steps / (self._steps + 10))
        mine, theirs = self.network.state_dict(), network.state_dict()
        for name, value in mine.items():
            if value.is_floating_point():
                value.lerp_(theirs[name], 1 - keep)
            else:
                value.copy_(theirs[name])


def _optimiser(network: PoseNetwork) -> torch.optim.AdamW:
    """Weights decay, biases and norms do not."""
    decaying = [p for p in network.parameters() if p.ndim > 1]
    others = [p for p in network.parameters() if p.ndim <= 1]
    groups = [{"params": decaying}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=_PEAK_RATE, weight_decay=_WEIGHT_DECAY)


def warm_up(shown: Lesson, run: Run) -> PoseNetwork:
    """A new network that has learnt to read bodies from the drawings of `shown`."""
    torch.manual_seed(run.seed)
    return _teach(PoseNetwork(), shown, run, warm=True)


def learn(start: PoseNetwork, shown: Lesson, run: Run) -> PoseNetwork:
    """What `start`, which stays as it is, becomes by the photographs of `shown`."""
    torch.manual_seed(run.seed)
    return _teach(copy.deepcopy(start), shown, run, warm=False)


def _teach(network: PoseNetwork, shown: Lesson, run: Run, *, warm: bool) -> PoseNetwork:
    """Train `network` and return its averaged form, ready to answer."""
    dice = torch.Generator().manual_seed(run.seed)
    network = network.train().to(memory_format=torch.channels_last)
    average, optimiser = _Average(network), _optimiser(network)
    steps = run.epochs * ((shown.drawings if warm else shown.photos) // _BATCH)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, _PEAK_RATE, steps, pct_start=0.2)
    began = time.monotonic()
    for epoch in range(1, run.epochs + 1):
        losses = []
        for chosen in _batches(shown, dice, run.recipe, warm=warm):
            losses.append(_step(network, optimiser, run.recipe, shown, chosen, dice))
            rate.step()
            average.follow(network)
        if epoch % 10 == 0 or epoch == run.epochs:
            kind = "drawings" if warm else "photographs"
            loss, seconds = sum(losses) / len(losses), time.monotonic() - began
            run.say(f"{kind}, epoch {epoch}: loss {loss:.3f}, {seconds:.0f} s")
    return average.network if run.recipe.average else network.eval()


def _step(
    network: PoseNetwork,
    optimiser: torch.optim.Optimizer,
    recipe: Recipe,
    shown: Lesson,
    chosen: Tensor,
    dice: torch.Generator,
) -> float:
    maps = windows(len(chosen), dice) if recipe.windows else whole(len(chosen))
    places = seen_at(shown.joints[chosen], maps)
    is_drawn = (chosen >= shown.photos)[:, None, None]
    # A drawing is mirrored when drawn, its joints with it.
    maps = torch.where(is_drawn, maps, mirrored(maps, dice))
    images, wanted, is_mixed = through(shown.pixels[chosen], maps, SIZE), shown.soft[chosen], False
    if recipe.disguise and not bool(is_drawn.all()):
        # Drawings alone are colourful enough, and hide little on purpose: they teach bodies.
        images, wanted, is_mixed = mix(disguise(images, dice), wanted, dice)
    images = images.contiguous(memory_format=torch.channels_last)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_HAS_HALVES):
        answers, found = network(images)
    losses = functional.cross_entropy(answers.float(), wanted, reduction="none")
    loss = (losses * shown.weights[chosen]).mean()
    known = is_drawn.flatten()
    if not is_mixed and bool(known.any()):
        missed = functional.smooth_l1_loss(found.float()[known], places[known], beta=0.1)
        loss = loss + _JOINT_WEIGHT * missed * known.float().mean()
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
    optimiser.step()
    return loss.item()


@torch.no_grad()
def logits(network: PoseNetwork, pixels: NDArray, batch: int = 64) -> NDArray:
    """The float32 logits [n, 5] of uint8 pictures [n, size, size, 3], in full precision."""
    images = torch.from_numpy(pixels).permute(0, 3, 1, 2)
    parts = [network(part.float() / 255)[0] for part in images.split(batch)]
    return torch.cat(parts).numpy()
