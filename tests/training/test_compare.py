"""Two models' answers to the same pictures, and what is said of them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from scipy.stats import binomtest

from yogadesk.training import tables
from yogadesk.training.compare import compare
from yogadesk.training.figures import Judged


def judged(name: str, truth: str, answer: str, score: float = 0.9) -> Judged:
    other = "tree" if answer != "tree" else "plank"
    return Judged(Path(name), truth, ((answer, score), (other, 1 - score)))


def test_pictures_are_paired_by_path_and_those_answered_once_left_out() -> None:
    first = [judged("a", "tree", "tree"), judged("b", "tree", "plank"), judged("c", "x", "x")]
    second = [judged("b", "tree", "tree", 0.8), judged("d", "x", "x"), judged("a", "tree", "tree")]
    found = compare(first, second)
    assert [pair.first.path.name for pair in found.pairs] == ["a", "b"]
    assert found.agreement == 0.5
    assert [pair.first.path.name for pair in found.changed] == ["b"]
    assert found.mended == found.changed
    assert found.spoilt == ()
    assert found.accuracies == (0.5, 1.0)
    # tree: 0.1 and 0.8, plank: 0.9 and 0.2
    assert found.largest == pytest.approx(0.7)


def test_a_class_only_one_model_knows_counts_as_nothing_in_the_other() -> None:
    one = Judged(Path("a"), "tree", (("tree", 0.6), ("boat", 0.4)))
    other = Judged(Path("a"), "tree", (("tree", 0.7), ("plank", 0.3)))
    assert compare([one], [other]).largest == pytest.approx(0.4)


def test_answers_without_a_picture_in_common_are_no_comparison() -> None:
    with pytest.raises(ValueError, match="both times"):
        compare([judged("a", "x", "x")], [judged("b", "x", "x")])


@pytest.mark.parametrize("seed", range(6))
def test_the_chance_is_the_exact_sign_test_s(seed: int) -> None:
    chance = random.Random(seed)
    answers = ["tree", "plank", "boat"]
    first = [judged(str(n), "tree", chance.choice(answers)) for n in range(40)]
    second = [judged(str(n), "tree", chance.choice(["tree", *answers])) for n in range(40)]
    found = compare(first, second)
    decided = len(found.mended) + len(found.spoilt)
    assert decided > 0
    assert found.chance == pytest.approx(binomtest(len(found.mended), decided).pvalue)
    wrong = [pair for pair in found.changed if not (pair.first.is_right or pair.second.is_right)]
    assert decided + len(wrong) == len(found.changed)


def test_equal_answers_differ_by_chance_always() -> None:
    same = [judged(str(n), "tree", "tree") for n in range(3)]
    assert compare(same, same).chance == 1.0
    assert [*tables.comparison(compare(same, same), "one", "two")][1:] == [
        "Every answer is the same."
    ]


def test_what_changed_is_named_with_both_answers() -> None:
    first = [judged("a.jpg", "tree", "plank", 0.8), judged("b.jpg", "tree", "tree")]
    second = [judged("a.jpg", "tree", "tree", 0.7), judged("b.jpg", "tree", "tree")]
    said = [*tables.comparison(compare(first, second), "poses_1", "poses_2")]
    assert said[0] == "“poses_1” 50.0% right, “poses_2” 100.0%, on 2 pictures"
    assert said[1].startswith("1 picture with another answer: 0 right only with “poses_1”, 1 only")
    assert said[-1] == "a.jpg: tree; plank 80% → tree 70%"
