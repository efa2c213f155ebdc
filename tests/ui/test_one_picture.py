"""One picture: closer and further, above the window, why, what it was before, and copied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QProgressBar, QPushButton, QToolButton

from tests.ui.colours import broken, plain, striped
from tests.ui.site import ByColour, Memory, full_disk
from tests.ui.studio import Studio
from tests.ui.test_accessible import check
from yogadesk.domain import NONE_OF_THESE, ClassScore, Picture, PoseRecord
from yogadesk.setup.sites import THIS_COMPUTER
from yogadesk.ui import sources, words
from yogadesk.ui.bars import ScoreBars
from yogadesk.ui.cards import Chip
from yogadesk.ui.closeness import CLOSEST, Closeness
from yogadesk.ui.desk import Desk
from yogadesk.ui.doubt import Doubt, doubt
from yogadesk.ui.earlier import EarlierCard
from yogadesk.ui.picture_view import PictureView
from yogadesk.ui.seen import shipped_records
from yogadesk.ui.viewer import Size, Viewer
from yogadesk.ui.why import WhyCard

CONTROL = Qt.KeyboardModifier.ControlModifier
WHOLE, ROOM = QSizeF(400, 300), QSizeF(400, 400)


@pytest.fixture
def view(qtbot, desk: Desk, tmp_path: Path) -> Iterator[PictureView]:
    made = PictureView(desk)
    made.resize(200, 200)
    made.show()
    with qtbot.waitSignal(made.decoded):
        made.show_picture(plain(tmp_path / "a.png", size=(2000, 1000)))
    yield made
    shiboken6.delete(made)  # before its desk: it may be about to decode once more


# How close


def test_the_point_under_the_pointer_stays() -> None:
    near, at = Closeness(), QPointF(100, 150)
    for factor in (1.5, 2.0, 0.6):
        before = near.place(WHOLE, ROOM)
        near = near.closer(factor, at, before, WHOLE, ROOM)
        after = near.place(WHOLE, ROOM)
        share = (at.x() - before.x()) / before.width()
        assert (at.x() - after.x()) / after.width() == pytest.approx(share)


def test_no_gap_opens_at_an_edge() -> None:
    near = Closeness().closer(3, QPointF(200, 200), Closeness().place(WHOLE, ROOM), WHOLE, ROOM)
    for way in (QPointF(9999, 9999), QPointF(-9999, -9999)):
        place = near.moved(way, WHOLE, ROOM).place(WHOLE, ROOM)
        assert place.left() <= 0
        assert place.right() >= ROOM.width() - 1e-6
        assert place.top() <= 0
        assert place.bottom() >= ROOM.height() - 1e-6


def test_it_comes_no_closer_than_the_closest_and_no_further_than_the_whole() -> None:
    near = Closeness()
    for _ in range(30):
        near = near.closer(1.4, QPointF(0, 0), near.place(WHOLE, ROOM), WHOLE, ROOM)
    assert near.factor == CLOSEST
    assert near.closer(0.001, QPointF(9, 9), near.place(WHOLE, ROOM), WHOLE, ROOM) == Closeness()


def test_keys_and_wheel_change_how_close_it_is(qtbot, view: PictureView) -> None:
    seen = view.image
    with qtbot.waitSignal(view.decoded):  # more of the picture is decoded to be looked at closely
        qtbot.keyClick(view, Qt.Key.Key_Plus)
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.closeness == pytest.approx(1.96)
    assert view.image.width() > seen.width()
    assert view.accessibleDescription() == "2.0 times as large"
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.closeness == pytest.approx(1.4)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.closeness == 1
    turn(view, 120)
    assert view.closeness > 1
    turn(view, -240)
    assert view.closeness == 1


def turn(view: PictureView, by: int) -> None:
    middle = QPointF(view.rect().center())
    wheel = QWheelEvent(
        middle, view.mapToGlobal(middle), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, wheel)


def test_dragging_and_arrows_move_a_close_picture(qtbot, view: PictureView) -> None:
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    before = view.grab().toImage()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    qtbot.mouseMove(view, QPoint(40, 100))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton)
    moved = view._near
    assert moved.across > 0.5
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view._near.across < moved.across
    assert view.grab().toImage().size() == before.size()


def test_a_layer_lies_over_the_picture(view: PictureView) -> None:
    without = view.grab().toImage()
    layer = QImage(4, 4, QImage.Format.Format_ARGB32)
    layer.fill(0xFFFFFFFF)
    view.show_layer(layer)
    assert view.grab().toImage() != without
    view.show_layer(None)
    assert view.grab().toImage() == without


# Above the window


@pytest.fixture
def three(studio: Studio, tmp_path: Path) -> Studio:
    studio.classify(
        plain(tmp_path / "a.png", "goddess"),
        striped(tmp_path / "b.png"),
        broken(tmp_path / "c.jpg"),
    )
    studio.list.setFocus()
    return studio


def viewer_of(studio: Studio) -> Viewer:
    return studio.window.findChild(Viewer)


def press(studio: Studio, key: Qt.Key) -> None:
    studio.qtbot.keyClick(studio.window.focusWidget(), key)


def test_space_takes_a_quick_look_and_gives_the_keyboard_back(three: Studio) -> None:
    press(three, Qt.Key.Key_Space)
    viewer = viewer_of(three)
    assert viewer.is_open
    assert viewer.size_now is Size.QUICK
    assert viewer.accessibleName().startswith(
        "Goddess, Confident · 100.0\u00a0%, a.png, picture 1 of 3"
    )
    press(three, Qt.Key.Key_Right)
    assert "b.png" in viewer.accessibleName()
    press(three, Qt.Key.Key_End)
    assert "c.jpg" in viewer.accessibleName()
    press(three, Qt.Key.Key_Home)
    assert "a.png" in viewer.accessibleName()
    press(three, Qt.Key.Key_Space)
    assert not viewer.is_open
    assert three.window.focusWidget() is three.list


def test_enter_opens_the_picture_over_the_whole_window(three: Studio) -> None:
    press(three, Qt.Key.Key_Return)
    viewer = viewer_of(three)
    assert viewer.size_now is Size.FULL
    assert viewer.geometry() == three.window.rect()
    three.window.resize(900, 640)
    assert viewer.geometry() == three.window.rect()
    press(three, Qt.Key.Key_Escape)
    assert not viewer.is_open
    assert three.runs.phase.name == "IDLE"


def test_the_keyboard_stays_inside_and_reaches_every_button(three: Studio) -> None:
    press(three, Qt.Key.Key_Space)
    viewer = viewer_of(three)
    names = []
    for _ in viewer.findChildren(QToolButton):
        press(three, Qt.Key.Key_Tab)
        names.append(three.window.focusWidget().accessibleName())
    assert len(set(names)) == 6
    assert all(names)
    press(three, Qt.Key.Key_Escape)
    assert not viewer.is_open


def test_clearing_the_list_closes_it(three: Studio) -> None:
    press(three, Qt.Key.Key_Space)
    three.action("Clear the list").trigger()
    assert not viewer_of(three).is_open


# Doubt, sources, earlier answers


@pytest.mark.parametrize(
    ("scores", "kind"),
    [
        ((0.9, 0.1), None),
        ((0.45, 0.40, 0.15), Doubt.CLOSE),
        ((0.70, 0.10, 0.10), Doubt.NARROWLY_MISSED),
        ((0.44, 0.20, 0.19), Doubt.SPREAD),
        ((0.60, 0.15, 0.15), Doubt.BELOW),
        ((0.60,), Doubt.BELOW),
        ((), None),
    ],
)
def test_the_reason_for_doubt(scores: tuple[float, ...], kind: Doubt | None) -> None:
    classes = tuple(ClassScore(str(n), score) for n, score in enumerate(scores))
    assert doubt(classes, 0.72) is kind


def test_what_is_unlike_everything_taught_is_no_answer_at_any_score() -> None:
    classes = (ClassScore(NONE_OF_THESE, 0.9), ClassScore("tree", 0.1))
    assert doubt(classes, 0.0) is Doubt.UNLIKE
    assert words.level_of(classes[0], 0.0) is words.Level.NOT_SURE
    assert words.level_of(classes[1], 0.0) is words.Level.LIKELY
    assert words.guess(words.pose(NONE_OF_THESE)) == "None of these"
    assert words.guess(words.pose("tree")) == "Tree?"


def test_none_of_these_offers_no_other_threshold_and_names_the_closest_pose(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = (ClassScore(NONE_OF_THESE, 0.93), ClassScore("tree", 0.05), ClassScore("plank", 0.02))
    monkeypatch.setattr("tests.ui.site.scores", lambda _path: answer)
    studio.classify(plain(tmp_path / "dog.png"))
    chips = [chip.accessibleName() for chip in studio.window.findChildren(Chip)]
    assert "Closest: Tree 5.0\u00a0%" in chips
    buttons = [b for b in studio.window.findChildren(QPushButton) if not b.isHidden()]
    assert "Change the threshold…" not in [button.text() for button in buttons]


def test_two_poses_close_together_are_named(three: Studio) -> None:
    three.qtbot.keyClick(three.list, Qt.Key.Key_Down)
    assert three.says("Two poses are close together")


def test_every_shipped_record_names_its_source() -> None:
    for record in shipped_records().values():
        source = sources.of(record)
        assert source is not None
        assert source.rests_on
        assert source.works
        assert all(work.startswith("[") for work in source.works)


def test_a_record_of_somebody_else_claims_no_source() -> None:
    assert sources.of(PoseRecord("tree", "a", "b", "c")) is None


def test_the_source_unfolds(three: Studio) -> None:
    assert not three.says("From the table yoga_health")
    three.press("Where this comes from")
    assert three.says("From the table yoga_health")


@pytest.fixture
def remembered(tmp_path: Path, memory: Memory, classifier: ByColour) -> Path:
    """A picture that was answered before, twice, once as another file."""
    path = plain(tmp_path / "again.png", "plank")
    old = classifier.judge(Picture(path))
    memory.kept = (
        replace(old, when=old.when - timedelta(days=2), site=THIS_COMPUTER.name),
        replace(old, when=old.when - timedelta(days=1), site="elsewhere"),
    )
    return path


def test_earlier_answers_are_listed(remembered: Path, studio: Studio) -> None:
    studio.classify(remembered)
    card = studio.window.findChild(EarlierCard)
    studio.qtbot.waitUntil(card.isVisible)
    (said,) = (text for text in studio.texts() if "elsewhere" in text)
    assert said.count("Plank 100.0\u00a0%") == 2
    assert said.index("elsewhere") < said.index("This computer")


# Why


def card_of(studio: Studio) -> WhyCard:
    return studio.window.findChild(WhyCard)


def test_why_is_told_shown_and_remembered(three: Studio, classifier: ByColour) -> None:
    three.press("Why this answer")
    three.qtbot.waitUntil(lambda: three.says("The top left speaks most for Goddess"))
    assert three.says("falls from 100.0\u00a0% to 10.0\u00a0%")
    assert three.says("not whether the answer is right")
    picture = three.window.findChild(PictureView)
    assert picture.layer is not None
    three.named(QCheckBox, "Show it over the picture").setChecked(False)
    assert picture.layer is None
    three.qtbot.keyClick(three.list, Qt.Key.Key_Down)
    assert not card_of(three).isVisible()
    three.qtbot.keyClick(three.list, Qt.Key.Key_Up)
    assert three.says("The top left speaks most for Goddess")
    assert len(classifier.explained) == 1


def test_why_can_be_cancelled(three: Studio, classifier: ByColour) -> None:
    classifier.may_answer.clear()
    three.action("Why this answer").trigger()
    bar = three.named(QProgressBar, "Progress of the explanation")
    three.qtbot.waitUntil(lambda: bar.maximum() == 2)
    three.press("Cancel")
    assert not card_of(three).isVisible()
    classifier.may_answer.set()
    three.action("Why this answer").trigger()
    three.qtbot.waitUntil(lambda: three.says("speaks most for Goddess"))


def test_looking_at_another_picture_ends_it(three: Studio, classifier: ByColour) -> None:
    classifier.may_answer.clear()
    three.action("Why this answer").trigger()
    three.qtbot.waitUntil(lambda: bool(classifier.explained))
    three.qtbot.keyClick(three.list, Qt.Key.Key_Down)
    three.qtbot.waitUntil(lambda: three.window.findChild(Desk).jobs == 0)
    assert not card_of(three).isVisible()


def test_a_trouble_is_told_and_tried_again(three: Studio, classifier: ByColour) -> None:
    classifier.trouble = full_disk()
    three.action("Why this answer").trigger()
    three.qtbot.waitUntil(lambda: three.says("The disk is full"))
    classifier.trouble = None
    three.press("Try again")
    three.qtbot.waitUntil(lambda: three.says("speaks most for Goddess"))


def test_a_failed_picture_cannot_be_explained(three: Studio) -> None:
    three.qtbot.keyClick(three.list, Qt.Key.Key_End)
    assert not three.action("Why this answer").isEnabled()
    assert three.action("Report of this picture").isEnabled()


# Copying


def test_the_answer_is_copied_as_text(three: Studio) -> None:
    three.qtbot.keyClick(three.list, Qt.Key.Key_C, CONTROL)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("a.png\nGoddess · Confident 100.0\u00a0%")
    assert "benefit of goddess" in text


def test_the_picture_is_copied_upright(three: Studio) -> None:
    three.action("Copy the picture").trigger()
    three.qtbot.waitUntil(lambda: three.says("The picture was copied"))
    assert QGuiApplication.clipboard().image().size().toTuple() == (40, 30)


def test_what_is_no_picture_is_not_copied(three: Studio) -> None:
    QGuiApplication.clipboard().setText("before")
    three.qtbot.keyClick(three.list, Qt.Key.Key_End)
    three.action("Copy the picture").trigger()
    three.qtbot.waitUntil(lambda: three.says("no picture to copy"))
    assert QGuiApplication.clipboard().text() == "before"


# What a screen reader gets


def test_the_bars_are_read_as_a_sentence(three: Studio) -> None:
    three.qtbot.keyClick(three.list, Qt.Key.Key_Down)
    bars = three.window.findChild(ScoreBars)
    assert bars.accessibleName().startswith("Top classes: Plank 50.0\u00a0%, Tree 50.0\u00a0%")
    assert bars.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_everything_beside_the_picture_has_a_name_and_a_role(three: Studio) -> None:
    three.action("Why this answer").trigger()
    three.qtbot.waitUntil(lambda: three.says("speaks most for Goddess"))
    three.press("Where this comes from")
    three.action("SQL that ran").trigger()
    check(three.window, at_least=30)
    press(three, Qt.Key.Key_Space)
    check(viewer_of(three), at_least=8)
