import pytest

from yogadesk.domain import NOT_SURE, ClassScore, decide

SCORES = (ClassScore("tree", 0.61), ClassScore("plank", 0.3), ClassScore("goddess", 0.09))


@pytest.mark.parametrize(
    ("threshold", "decision"),
    [(0.0, "tree"), (0.61, "tree"), (0.6100001, NOT_SURE), (1.0, NOT_SURE)],
)
def test_a_score_at_the_threshold_is_sure_and_below_it_is_not(
    threshold: float, decision: str
) -> None:
    assert decide(SCORES, threshold) == decision


def test_the_best_class_decides_whatever_the_order() -> None:
    assert decide(SCORES[::-1], 0.5) == "tree"


def test_there_is_no_decision_without_classes() -> None:
    with pytest.raises(ValueError, match="no classes"):
        decide((), 0.5)
