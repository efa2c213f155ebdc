"""What is held out: groups as a whole, a fair share, the same ones whatever else comes."""

from __future__ import annotations

import random

from yogadesk.training import holdout


def split(groups: dict[int, list[str]], order: int = 0) -> dict[str, bool]:
    """Names "tree 3" by group; the answer by name. The label is the name's first word."""
    pairs = [(name, group) for group, names in groups.items() for name in names]
    random.Random(order).shuffle(pairs)
    names = [name for name, _ in pairs]
    held = holdout.held_out([n.split()[0] for n in names], [g for _, g in pairs], names)
    return dict(zip(names, held, strict=True))


def singles(label: str, count: int, first: int = 0) -> dict[int, list[str]]:
    return {len(label) * 1000 + n: [f"{label} {n}"] for n in range(first, first + count)}


def test_about_a_fifth_of_each_label_in_any_order() -> None:
    groups = {**singles("tree", 200), **singles("plank", 100)}
    held = split(groups)
    assert held == split(groups, order=7)
    trees = sum(is_held for name, is_held in held.items() if name.startswith("tree"))
    planks = sum(held.values()) - trees
    assert 25 <= trees <= 55
    assert 10 <= planks <= 32


def test_a_group_is_never_parted() -> None:
    groups = {n: [f"tree {n} {k}" for k in range(5)] for n in range(60)}
    held = split(groups)
    for names in groups.values():
        assert len({held[name] for name in names}) == 1
    assert any(held.values())


def test_more_pictures_leave_the_others_where_they_were() -> None:
    before = split(singles("tree", 100))
    after = split({**singles("tree", 160), **singles("plank", 50)})
    assert {name: after[name] for name in before} == before


def test_a_small_pose_is_measured_and_a_tiny_one_learnt_whole() -> None:
    groups = {**singles("tree", 60), **singles("plank", 4), **singles("crow", 3)}
    held = split(groups)
    planks = [is_held for name, is_held in held.items() if name.startswith("plank")]
    assert 1 <= sum(planks) < 4
    assert not any(is_held for name, is_held in held.items() if name.startswith("crow"))
