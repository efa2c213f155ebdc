"""The figures agree with independent computations, and the tables carry them safely."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import accuracy_score, confusion_matrix, precision_recall_fscore_support

from yogadesk.training import figures as known
from yogadesk.training import tables
from yogadesk.training.figures import Figures, Judged

LABELS = ("downdog", "plank", "tree")
COUNT = 400


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    chance = np.random.default_rng(3)
    truth = chance.integers(0, 3, COUNT)
    shares = chance.dirichlet([1, 1, 1], COUNT) + 0.6 * np.eye(3)[truth]
    shares /= shares.sum(axis=1, keepdims=True)
    return [
        Judged(
            Path(f"{n}.jpg"),
            LABELS[truth[n]],
            tuple(sorted(zip(LABELS, map(float, shares[n]), strict=True), key=lambda p: -p[1])),
        )
        for n in range(COUNT)
    ]


@pytest.fixture(scope="module")
def found(judged: list[Judged]) -> Figures:
    return known.figures(judged)


def test_accuracy_classes_and_matrix_are_scikit_learn_s(
    judged: list[Judged], found: Figures
) -> None:
    truth, answers = [j.truth for j in judged], [j.answer for j in judged]
    assert found.accuracy == pytest.approx(accuracy_score(truth, answers))
    assert np.array(found.matrix).tolist() == confusion_matrix(truth, answers).tolist()
    expected = precision_recall_fscore_support(truth, answers)
    for n, each in enumerate(found.classes):
        assert each.label == LABELS[n]
        assert (each.precision, each.recall, each.f1, each.pictures) == pytest.approx(
            tuple(column[n] for column in expected)
        )


def test_the_interval_is_wilson_s() -> None:
    # Newcombe (1998), table I, the score method: 81 of 263 and 15 of 148.
    assert known.wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert known.wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert known.wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)


def test_the_calibration_error_is_the_mean_gap_of_fifteen_bins(
    judged: list[Judged], found: Figures
) -> None:
    confidence = np.array([j.confidence for j in judged])
    right = np.array([j.is_right for j in judged])
    bins = np.minimum((confidence * 15).astype(int), 14)
    gaps = [
        (bins == b).mean() * abs(confidence[bins == b].mean() - right[bins == b].mean())
        for b in set(bins.tolist())
    ]
    assert found.calibration_error == pytest.approx(sum(gaps))
    assert sum(b.pictures for b in found.bins) == COUNT


def test_a_higher_threshold_answers_fewer(judged: list[Judged], found: Figures) -> None:
    answered = [each.answered for each in found.trade_offs]
    assert answered == sorted(answered, reverse=True)
    half = found.trade_offs[50]
    sure = [j for j in judged if j.confidence >= 0.5]
    assert half.answered == pytest.approx(len(sure) / COUNT)
    assert half.accuracy == pytest.approx(np.mean([j.is_right for j in sure]))


def test_mistakes_come_most_confident_first(found: Figures) -> None:
    confidences = [each.confidence for each in found.mistakes]
    assert confidences == sorted(confidences, reverse=True)
    assert not any(each.is_right for each in found.mistakes)
    assert set(found.suspects) <= set(found.mistakes)


def test_sharpness_finds_the_temperature_that_blunted_the_scores(judged: list[Judged]) -> None:
    power = known.sharpness(judged)
    calibrated = [known.sharpened(each, power) for each in judged]
    blunt = [known.sharpened(each, 0.5) for each in calibrated]
    assert known.sharpness(blunt) == pytest.approx(2.0, rel=0.08)
    assert known.sharpness(calibrated) == pytest.approx(1.0, abs=0.06)
    assert all(sum(score for _, score in each.scores) == pytest.approx(1.0) for each in blunt)


def test_the_advised_threshold_lies_where_answers_are_right_enough(judged: list[Judged]) -> None:
    threshold = known.advised_threshold(judged, 0.9)
    assert 0.5 <= threshold < 1
    assert round(threshold, 2) == threshold
    right = [j.confidence for j in judged if j.is_right]
    assert np.mean([c >= threshold for c in right]) >= 0.74


def test_no_answers_have_no_figures() -> None:
    with pytest.raises(ValueError, match="no answers"):
        known.figures([])


def test_the_table_has_every_score_and_no_formula(tmp_path: Path) -> None:
    one = Judged(Path("=a.jpg"), "@tree", (("@tree", 0.9), ("plank", 0.1)))
    two = Judged(Path("b.jpg"), "plank", (("@tree", 0.6), ("plank", 0.4)))
    file = tmp_path / "figures.csv"
    assert tables.write_csv(known.figures([one, two]), file, 0.7) == 2
    with file.open(encoding="utf-8", newline="") as stream:
        first, second = csv.DictReader(stream)
    assert first["file"] == "'=a.jpg"
    assert (first["truth"], first["decision"], first["right"]) == ("'@tree", "'@tree", "true")
    assert (second["decision"], second["answer"]) == ("not sure", "'@tree")
    assert [float(second[name]) for name in second if name.startswith("score_")] == [0.6, 0.4]


def test_the_summary_names_what_matters(found: Figures) -> None:
    said = "\n".join(tables.summary(found))
    assert f"{found.accuracy:.1%} of {COUNT} pictures" in said
    assert all(label in said for label in LABELS)
    assert str(found.matrix[0][0]) in said
