"""Which examples are held out to judge a model by: whole groups, a fair share of each pose."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SHARE = 0.2

_FEWEST_GROUPS = 4
"""A pose with fewer groups of like pictures needs them all to be learnt."""


def held_out(
    labels: Sequence[str], groups: Sequence[int], names: Sequence[str], share: float = SHARE
) -> list[bool]:
    """For each example, whether it is held out. A group is on one side as a whole.

    Each group is drawn by what is in it (`names`, such as fingerprints), so the same pictures give
    the same split in any order, and more pictures leave the others where they were. Of each label
    with `_FEWEST_GROUPS` groups one at least is held out, and one at least never is.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        members[group].append(place)
    lots = {group: _lot(names, places) for group, places in members.items()}
    held = {group for group, lot in lots.items() if lot < share}
    of_label: dict[str, list[int]] = defaultdict(list)
    for group in sorted(members, key=lambda group: lots[group]):
        for label in {labels[place] for place in members[group]}:
            of_label[label].append(group)
    for drawn in of_label.values():
        if len(drawn) < _FEWEST_GROUPS:
            held.difference_update(drawn)
        elif held.isdisjoint(drawn):
            held.add(drawn[0])
    for drawn in of_label.values():
        if held.issuperset(drawn):
            held.discard(drawn[-1])
    return [group in held for group in groups]


def _lot(names: Sequence[str], places: Sequence[int]) -> float:
    """A number in [0, 1) that depends on the content alone."""
    first = min(names[place] for place in places)
    digest = hashlib.sha256(first.encode("utf-8", "backslashreplace")).digest()
    return int.from_bytes(digest[:8], "big") / 2**64
