"""The same pictures answered twice: which answers differ, and by how much."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yogadesk.training.figures import Judged


@dataclass(frozen=True, slots=True)
class Pair:
    """One picture's two answers."""

    first: Judged
    second: Judged

    @property
    def is_changed(self) -> bool:
        """Whether the best class differs."""
        return self.first.answer != self.second.answer

    @property
    def difference(self) -> float:
        """The largest difference of any class's score, in [0, 1]. A class that one of the models
        does not know counts as 0 there."""
        one, other = dict(self.first.scores), dict(self.second.scores)
        return max(abs(one.get(label, 0.0) - other.get(label, 0.0)) for label in one | other)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The pictures that were answered both times, in the order of the first. `agreement` is the
    share with the same best class, `largest` the largest difference of a score; `changed` are those
    with another best class. Of them, `mended` are right now only, `spoilt` were right before only.
    """

    pairs: tuple[Pair, ...]
    agreement: float
    largest: float
    changed: tuple[Pair, ...]
    mended: tuple[Pair, ...]
    spoilt: tuple[Pair, ...]

    @property
    def accuracies(self) -> tuple[float, float]:
        """The share of right answers, the first time and the second."""
        count = len(self.pairs)
        return (
            sum(pair.first.is_right for pair in self.pairs) / count,
            sum(pair.second.is_right for pair in self.pairs) / count,
        )

    @property
    def chance(self) -> float:
        """How likely two equally good models differ at least this much on so many pictures.

        Source: Q. McNemar (1947), in its exact form, the two-sided sign test.
        """
        count = len(self.mended) + len(self.spoilt)
        fewer = min(len(self.mended), len(self.spoilt))
        below = sum(math.comb(count, number) for number in range(fewer + 1))
        return min(1.0, below / (1 << count) * 2)


def compare(first: Sequence[Judged], second: Sequence[Judged]) -> Comparison:
    """Compare the answers by the pictures' paths. Raises ValueError when they have none in common.

    A picture that was answered only once is left out.
    """
    others = {each.path: each for each in second}
    pairs = tuple(Pair(each, others[each.path]) for each in first if each.path in others)
    if not pairs:
        raise ValueError("no picture was answered both times")
    changed = tuple(pair for pair in pairs if pair.is_changed)
    return Comparison(
        pairs,
        1 - len(changed) / len(pairs),
        max(pair.difference for pair in pairs),
        changed,
        tuple(pair for pair in changed if pair.second.is_right),
        tuple(pair for pair in changed if pair.first.is_right),
    )
