"""The list's model: order, states, counts and what a screen reader hears."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.site import ByColour
from yogadesk.domain import ClassScore, Picture, State, Verdict
from yogadesk.ui.rows import PictureModel, Role


def verdict(name: str, score: float = 0.9, error: str | None = None) -> Verdict:
    classes = () if error else (ClassScore("tree", score), ClassScore("plank", 1 - score))
    return ByColour()._verdict(Picture(Path(name)), classes, error)


@pytest.fixture
def model(qtbot: QtBot, qtmodeltester: ModelTester) -> PictureModel:
    made = PictureModel(0.6)
    qtmodeltester.check(made, force_py=True)
    return made


def test_files_are_listed_once_in_the_order_they_came(model: PictureModel) -> None:
    a, b, c = Path("a.png"), Path("b.png"), Path("c.png")
    assert model.take([b, a, b]) == ["b.png", "a.png"]
    assert model.take([a, c]) == ["c.png"]
    assert [model.index(n, 0).data() for n in range(3)] == ["b.png", "a.png", "c.png"]
    assert model.counts[State.WAITING] == 3


def test_only_failed_and_cancelled_files_are_taken_again(model: PictureModel) -> None:
    names = ["waits", "done", "failed", "cancelled"]
    paths = [Path(name) for name in names]
    model.take(paths)
    model.answer_all([verdict("done"), verdict("failed", error="It is empty.")])
    model.move([paths[3]], State.CANCELLED)
    assert model.take(paths) == names[2:]
    assert model.counts[State.WAITING] == 3


def test_an_answered_row_says_pose_score_and_confidence(model: PictureModel) -> None:
    model.take([Path("x.png")])
    model.answer(verdict("x.png", 0.7))
    index = model.index(0, 0)
    assert index.data() == "Tree"
    assert index.data(Role.SORT) == 0.7
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Tree, 70.0\u00a0%, Likely: x.png"
    assert index.data(Role.ROW).verdict.decision == "tree"


def test_news_about_an_answered_file_does_not_undo_the_answer(model: PictureModel) -> None:
    model.answer(verdict("x.png"))
    model.move([Path("x.png")], State.CLASSIFYING)
    assert model.row_at(0).state is State.DONE


def test_another_threshold_decides_every_answer_again(model: PictureModel) -> None:
    model.answer_all([verdict("a", 0.7), verdict("b", 0.9), verdict("c", error="No.")])
    model.set_threshold(0.8)
    assert [model.row_at(n).state for n in range(3)] == [
        State.NOT_SURE,
        State.DONE,
        State.FAILED,
    ]
    assert model.index(0, 0).data() == "Tree?"
    decisions = [(v.decision, v.threshold) for v in model.answers()]
    assert decisions == [("not sure", 0.8), ("tree", 0.8), (None, 0.6)]


def test_changes_of_one_turn_are_announced_as_one_range(qtbot: QtBot, model: PictureModel) -> None:
    paths = [Path(str(n)) for n in range(50)]
    model.take(paths)
    model.announce()
    with qtbot.waitSignal(model.dataChanged) as told:
        model.move(paths[10:20], State.CLASSIFYING)
        model.answer(verdict("30"))
        model.announce()
    first, last = told.args[:2]
    assert (first.row(), last.row()) == (10, 30)
    with qtbot.assertNotEmitted(model.dataChanged):
        model.announce()


def test_cancelling_leaves_answers_alone(model: PictureModel) -> None:
    model.take([Path("a"), Path("b")])
    model.answer(verdict("a"))
    model.cancel_open()
    assert [model.row_at(n).state for n in range(2)] == [State.DONE, State.CANCELLED]


def test_clearing_forgets_everything(model: PictureModel) -> None:
    model.answer(verdict("a"))
    model.clear()
    assert model.rowCount() == 0
    assert not +model.counts
    assert model.take([Path("a")]) == ["a"]


def test_an_answer_keeps_its_own_threshold_in_memory(model: PictureModel) -> None:
    given = replace(verdict("a", 0.7), threshold=0.5)
    model.answer(given)
    assert model.row_at(0).verdict is given
    assert model.answers()[0].threshold == 0.6
