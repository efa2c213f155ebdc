"""Which examples are held out to judge a model by: whole groups, a fair share of each pose."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SHARE = 0.2


def held_out(
    labels: Sequence[str], groups: Sequence[int], names: Sequence[str], share: float = SHARE
) -> list[bool]:
    """For each example, whether it is held out. A group is on one side as a whole.

    Of each label about `share` of its examples are held out, but always one group at least stays
    to learn from. Which ones depends on their contents (`names`, such as fingerprints) alone, so
    the same pictures give the same split in any order.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        members[group].append(place)
    totals: dict[str, int] = defaultdict(int)
    for label in labels:
        totals[label] += 1
    held: dict[str, int] = defaultdict(int)
    ordered = sorted(members.values(), key=lambda places: _order(names, places))
    chosen = [False] * len(labels)
    for places in ordered:
        counts: dict[str, int] = defaultdict(int)
        for place in places:
            counts[labels[place]] += 1
        if all(held[label] + n <= share * totals[label] for label, n in counts.items()):
            for label, n in counts.items():
                held[label] += n
            for place in places:
                chosen[place] = True
    return chosen


def _order(names: Sequence[str], places: Sequence[int]) -> str:
    together = "\n".join(sorted(names[place] for place in places))
    return hashlib.sha256(together.encode("utf-8", "backslashreplace")).hexdigest()
