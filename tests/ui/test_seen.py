"""One answer, held against another threshold: decision, health record and threshold agree."""

from pathlib import Path

import pytest

from tests.ui.site import ByColour, record
from yogadesk.domain import NOT_SURE, ClassScore, Picture, State, Verdict
from yogadesk.ui.seen import decided_at, shipped_records, state_at


@pytest.fixture
def verdict() -> Verdict:
    classes = (ClassScore("tree", 0.7), ClassScore("plank", 0.3))
    return ByColour()._verdict(Picture(Path("a.png")), classes, None)


def test_the_same_threshold_changes_nothing(verdict: Verdict) -> None:
    assert decided_at(verdict, 0.6) is verdict


def test_a_higher_threshold_takes_decision_and_record_away(verdict: Verdict) -> None:
    seen = decided_at(verdict, 0.8)
    assert (seen.decision, seen.health, seen.threshold) == (NOT_SURE, None, 0.8)
    assert state_at(verdict, 0.8) is State.NOT_SURE
    assert verdict.decision == "tree"


def test_a_lower_threshold_brings_the_shipped_record(verdict: Verdict) -> None:
    doubtful = decided_at(verdict, 0.8)
    seen = decided_at(doubtful, 0.7)
    assert seen.decision == "tree"
    assert seen.health == shipped_records()["tree"]
    own = {"tree": record("tree")}
    assert decided_at(doubtful, 0.7, own).health == record("tree")
    assert decided_at(doubtful, 0.7, {}).health is None
    assert seen.health.pose == "tree"


def test_a_record_that_came_with_the_answer_is_kept(verdict: Verdict) -> None:
    assert decided_at(verdict, 0.65).health == record("tree")


def test_a_failure_stays_one_at_any_threshold() -> None:
    failed = ByColour()._verdict(Picture(Path("a.png")), (), "It is empty.")
    assert decided_at(failed, 0.0) is failed
    assert state_at(failed, 0.0) is State.FAILED


def test_every_pose_has_a_shipped_record() -> None:
    poses = {"downdog", "goddess", "plank", "tree", "warrior2"}
    assert set(shipped_records()) == poses
    assert all(r.focus and r.health_benefit and r.breath for r in shipped_records().values())
