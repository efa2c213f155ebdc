"""The gallery: sorted by what things are, filtered, chosen, as a list and as a grid."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.colours import broken, plain, striped
from tests.ui.site import ByColour
from tests.ui.studio import Studio
from yogadesk import order
from yogadesk.domain import ClassScore, Picture, State, Verdict
from yogadesk.ui.arrange import Sort, Wish
from yogadesk.ui.arranged import Arranged
from yogadesk.ui.bars import ScoreBars
from yogadesk.ui.commands import Commands
from yogadesk.ui.desk import Desk
from yogadesk.ui.gallery import Gallery
from yogadesk.ui.rows import PictureModel
from yogadesk.ui.words import Level, Skip


def verdict(
    name: str, label: str = "tree", score: float = 0.9, error: str | None = None
) -> Verdict:
    classes = () if error else (ClassScore(label, score), ClassScore("other", 1 - score))
    return ByColour()._verdict(Picture(Path(name)), classes, error)


@pytest.fixture
def model(qtbot: QtBot) -> PictureModel:
    made = PictureModel(0.6)
    made.take(["img10.png", "img2.png", "b.png", "a.png"])
    made.answer_all(
        [
            verdict("img10.png", "tree", 0.7),
            verdict("img2.png", "plank", 0.95),
            verdict("b.png", "tree", 0.5),
            verdict("a.png", error="It is empty."),
        ]
    )
    made.skip([("notes.txt", Skip.NOT_A_PICTURE)])
    made.announce()
    return made


@pytest.fixture
def arranged(desk: Desk, model: PictureModel, qtmodeltester: ModelTester) -> Arranged:
    made = Arranged(desk, model, desk)
    qtmodeltester.check(made, force_py=True)
    return made


def shown(arranged: Arranged) -> list[str]:
    return [arranged.row_at(n).file.removesuffix(".png") for n in range(arranged.rowCount())]


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        (Wish(), ["img10", "img2", "b", "a"]),
        (Wish(is_descending=True), ["a", "b", "img2", "img10"]),
        (Wish(Sort.NAME), ["a", "b", "img2", "img10"]),
        (Wish(Sort.CONFIDENCE, is_descending=True), ["img2", "img10", "b", "a"]),
        (Wish(Sort.CONFIDENCE), ["b", "img10", "img2", "a"]),
        (Wish(Sort.POSE), ["img2", "img10", "b", "a"]),
        (Wish(Sort.STATE), ["img10", "img2", "b", "a"]),
        (Wish(states=frozenset({State.FAILED, State.NOT_SURE})), ["b", "a"]),
        (Wish(states=frozenset({State.SKIPPED})), ["notes.txt"]),
        (Wish(pose="tree"), ["img10", "b"]),
        (Wish(level=Level.CONFIDENT), ["img2"]),
        (Wish(text="IMG"), ["img10", "img2"]),
        (Wish(text="img plank"), ["img2"]),
        (Wish(text="nothing like it"), []),
    ],
)
def test_rows_are_sorted_and_filtered_by_what_they_are(
    arranged: Arranged, wish: Wish, names: list[str]
) -> None:
    arranged.set_wish(wish)
    assert shown(arranged) == names
    for position in range(arranged.rowCount()):
        assert arranged.position_of(arranged.row_at(position)) == position


def test_new_rows_show_where_they_fit(arranged: Arranged, model: PictureModel) -> None:
    arranged.set_wish(Wish(text="new"))
    model.take(["old.png", "new.png"])
    assert shown(arranged) == ["new"]


def test_a_row_whose_state_changes_moves_into_its_filter(
    arranged: Arranged, model: PictureModel, qtbot: QtBot
) -> None:
    arranged.set_wish(Wish(states=frozenset({State.FAILED})))
    model.answer(verdict("b.png", error="It is gone."))
    model.announce()
    qtbot.waitUntil(lambda: shown(arranged) == ["b", "a"])


def test_removed_rows_go_and_can_be_put_back(arranged: Arranged, model: PictureModel) -> None:
    arranged.set_wish(Wish(Sort.NAME))
    gone = model.remove([arranged.row_at(0), arranged.row_at(2)])
    assert shown(arranged) == ["b", "img10"]
    assert [arranged.row_at(n).place for n in range(2)] == [1, 0]
    model.restore(gone)
    assert sorted(shown(arranged)) == ["a", "b", "img10", "img2"]
    assert model.counts[State.FAILED] == 1


def test_a_row_that_is_worked_on_is_not_removed(model: PictureModel) -> None:
    model.take(["late.png"])
    row = model.row_of("late.png")
    assert row is not None
    assert model.remove([row]) == []


def test_a_large_list_is_arranged_in_a_lane(desk: Desk, qtbot: QtBot) -> None:
    model = PictureModel(0.6, desk)
    arranged = Arranged(desk, model, desk)
    model.take([f"photo {n}.png" for n in reversed(range(5000))])
    arranged.set_wish(Wish(Sort.NAME))
    assert desk.jobs == 1
    model.take(["later.png"])
    qtbot.waitUntil(lambda: shown(arranged)[:2] == ["later", "photo 0"], timeout=20_000)
    assert shown(arranged)[1:] == [f"photo {n}" for n in range(5000)]


def test_sorting_in_pieces_is_sorting() -> None:
    names = [f"Img{n * 7919 % 10_007} {n}" for n in range(10_007)]
    calls = []
    found = order.in_order(names, order.natural, lambda: calls.append(1))
    assert found == sorted(names, key=order.natural)
    assert len(calls) > 5
    assert order.natural("IMG2") < order.natural("img10") < order.natural("img010x")


# In the window


@pytest.fixture
def three(studio: Studio, tmp_path: Path) -> list[Path]:
    paths = [
        plain(tmp_path / "c tree.png", "tree"),
        striped(tmp_path / "b unsure.png"),
        broken(tmp_path / "a broken.jpg"),
    ]
    studio.classify(*paths)
    return paths


def gallery(studio: Studio) -> Gallery:
    return studio.window.findChild(Gallery)


def listed(studio: Studio) -> list[str]:
    arranged = gallery(studio).arranged
    return [arranged.row_at(n).path.name[0] for n in range(arranged.rowCount())]


def choose(studio: Studio, name: str, entry: str) -> None:
    box = studio.named(QComboBox, name)
    box.setCurrentIndex(box.findText(entry))
    box.activated.emit(box.currentIndex())


def test_what_is_chosen_stays_chosen_through_sorting_and_filtering(
    studio: Studio, three: list[Path]
) -> None:
    view, arranged = studio.list, gallery(studio).arranged
    rows = {row.path.name[0]: row for row in studio.rows()}
    view.choose([rows["c"], rows["a"]], rows["a"])
    arranged.set_wish(Wish(Sort.NAME))
    assert listed(studio) == ["a", "b", "c"]
    assert (view.selected(), view.row()) == ([rows["a"], rows["c"]], rows["a"])
    choose(studio, "State", "Done")
    assert view.selected() == [rows["c"]]
    choose(studio, "State", "Any state")
    assert view.selected() == [rows["a"], rows["c"]]


def test_another_is_looked_at_while_a_filter_hides_the_one_before(
    studio: Studio, three: list[Path]
) -> None:
    view = studio.list
    rows = {row.path.name[0]: row for row in studio.rows()}
    view.choose([rows["a"]], rows["a"])
    field = studio.named(QLineEdit, "Find by name or pose")
    studio.qtbot.keyClicks(field, "tree")
    studio.qtbot.waitUntil(lambda: listed(studio) == ["c"])
    assert (view.selected(), view.row()) == ([rows["c"]], rows["c"])
    assert studio.says("1 of 3 pictures")
    studio.qtbot.keyClick(field, Qt.Key.Key_Down)
    assert studio.list.hasFocus()
    field.setFocus()
    field.clear()
    studio.qtbot.waitUntil(lambda: len(listed(studio)) == 3)
    assert (view.selected(), view.row()) == ([rows["a"]], rows["a"])
    studio.qtbot.keyClicks(field, "tree")
    studio.qtbot.waitUntil(lambda: listed(studio) == ["c"])
    index = view.model().index(0, 0)
    studio.qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
    )
    field.clear()
    studio.qtbot.waitUntil(lambda: len(listed(studio)) == 3)
    assert (view.selected(), view.row()) == ([rows["c"]], rows["c"])


def test_what_is_looked_at_stays_in_view_when_the_list_gets_lower(
    studio: Studio, tmp_path: Path
) -> None:
    studio.classify(*(plain(tmp_path / f"{n:02d}.png") for n in range(12)))
    view = studio.list
    index = view.model().index(5, 0)
    view.setCurrentIndex(index)
    before = view.viewport().height()
    studio.action("SQL that ran").trigger()
    studio.window.resize(studio.window.minimumSizeHint())
    studio.qtbot.waitUntil(lambda: view.viewport().height() < before)
    assert view.viewport().rect().intersects(view.visualRect(index))
    studio.action("SQL that ran").trigger()


def test_the_keyboard_comes_to_the_first_row(studio: Studio, three: list[Path]) -> None:
    view = studio.list
    studio.named(QLineEdit, "Find by name or pose").setFocus()
    view.selectionModel().clear()
    view.setFocus()
    assert view.row() is studio.rows()[0]
    assert view.selected() == [studio.rows()[0]]


def test_no_results_says_so_and_the_filter_can_be_cleared(
    studio: Studio, three: list[Path]
) -> None:
    field = studio.named(QLineEdit, "Find by name or pose")
    studio.qtbot.keyClicks(field, "unicorn")
    studio.qtbot.waitUntil(lambda: studio.says("No results for this filter"))
    assert not studio.window.findChild(ScoreBars).isVisible(), "nothing is chosen any more"
    studio.press("Clear filter")
    assert len(listed(studio)) == 3
    assert field.text() == ""
    assert studio.list.isVisible()


def test_letters_typed_in_the_list_look_for_them(studio: Studio, three: list[Path]) -> None:
    studio.qtbot.keyClick(studio.list, Qt.Key.Key_U)
    studio.qtbot.keyClicks(studio.named(QLineEdit, "Find by name or pose"), "nsure")
    studio.qtbot.waitUntil(lambda: listed(studio) == ["b"])


def test_arrows_go_through_the_grid(studio: Studio, tmp_path: Path) -> None:
    studio.classify(*(plain(tmp_path / f"{n:02}.png") for n in range(20)))
    view = studio.list
    studio.press("Show as a grid")
    assert view.is_grid
    view.setFocus()
    columns = view.width() // view.visualRect(view.model().index(0, 0)).width()
    assert columns > 1
    for key, place in (
        (Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 1 + columns), (Qt.Key.Key_Left, columns),
        (Qt.Key.Key_Up, 0), (Qt.Key.Key_Up, 0), (Qt.Key.Key_End, 19), (Qt.Key.Key_Home, 0),
    ):  # fmt: skip
        studio.qtbot.keyClick(view, key)
        assert view.currentIndex().row() == place
    view.setCurrentIndex(view.model().index(19, 0))
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_every_cell_is_where_a_click_finds_it(studio: Studio, tmp_path: Path) -> None:
    studio.classify(*(plain(tmp_path / f"{n:02}.png") for n in range(30)))
    view = studio.list
    for is_grid in (False, True):
        view.show_as_grid(is_grid)
        view.verticalScrollBar().setValue(40)
        for place in range(30):
            index = view.model().index(place, 0)
            assert view.indexAt(view.visualRect(index).center()).row() == place
        assert not view.indexAt(QPoint(10, 100_000)).isValid()
    first, last = (view.model().index(place, 0) for place in (1, 5))
    view.scrollTo(first)
    studio.qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(first).center()
    )
    studio.qtbot.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,
        view.visualRect(last).center(),
    )
    assert [row.path.name for row in view.selected()] == [f"{n:02}.png" for n in range(1, 6)]


def test_the_scroll_bar_knows_the_whole_list_at_once(studio: Studio, tmp_path: Path) -> None:
    view = studio.list
    studio.model.take([str(tmp_path / f"{n}.png") for n in range(10_000)])
    studio.model.announce()
    height = view.visualRect(view.model().index(1, 0)).top()
    whole = 10_000 * height - view.viewport().height()
    studio.qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() == whole)


def test_what_is_left_out_is_told_with_reason_and_shown(studio: Studio, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    plain(folder / "one.png")
    plain(folder / ".hidden.png")
    (folder / "notes.txt").write_text("no picture", encoding="utf-8")
    assert studio.drop(folder).dropped
    studio.qtbot.waitUntil(lambda: studio.says("1 added, 1 not a picture, 1 hidden"))
    studio.wait_idle()
    assert listed(studio) == ["o"]
    studio.press("Details")
    assert sorted(listed(studio)) == [".", "n"]
    for row in gallery(studio).arranged.row_at(0), gallery(studio).arranged.row_at(1):
        assert row.state is State.SKIPPED
        assert row.reason
    gallery(studio).clear_filter()
    assert studio.says("1 picture · 1 named · 2 skipped")


def test_a_skipped_file_can_be_classified_all_the_same(studio: Studio, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    plain(folder / "one.png").rename(folder / "picture")
    assert studio.drop(folder).dropped
    studio.qtbot.waitUntil(lambda: studio.says("1 not a picture"))
    studio.wait_idle()
    studio.press("Details")
    run_action(studio, "Try again")
    studio.qtbot.waitUntil(lambda: [row.state for row in studio.rows()] == [State.DONE])
    studio.wait_idle()


def run_action(studio: Studio, name: str) -> None:
    (action,) = (a for a in studio.list.actions() if a.iconText() == name)
    assert action.isEnabled()
    action.trigger()


def test_only_what_failed_is_tried_again(studio: Studio, three: list[Path]) -> None:
    plain(three[2])
    studio.action("Try failed ones again").trigger()
    studio.qtbot.waitUntil(lambda: studio.states().count(State.DONE) == 2)
    studio.wait_idle()
    assert studio.classifier.asked == [*three, three[2]]


def test_paths_are_copied_and_rows_removed_with_undo(studio: Studio, three: list[Path]) -> None:
    studio.list.selectAll()
    run_action(studio, "Copy the path")
    assert QGuiApplication.clipboard().text().splitlines() == [str(path) for path in three]
    studio.list.choose([studio.rows()[1]], studio.rows()[1])
    run_action(studio, "Remove from the list")
    assert listed(studio) == ["c", "a"]
    studio.press("Undo")
    assert listed(studio) == ["c", "a", "b"]
    assert all(path.exists() for path in three)


def test_a_list_that_is_cleared_while_its_order_is_worked_out(desk: Desk, qtbot: QtBot) -> None:
    model = PictureModel(0.5)
    arranged = Arranged(desk, model, desk)
    model.take([f"/x/{n:05d}.png" for n in range(5000)])
    model.announce()
    arranged.set_wish(Wish(sort=Sort.NAME, is_descending=True))
    model.clear()
    model.take(["/x/new.png"])
    model.announce()
    qtbot.waitUntil(lambda: desk.jobs == 0)
    assert shown(arranged) == ["/x/new"]


def test_what_failed_and_was_skipped_is_exported_with_its_reason(
    studio: Studio, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    broken(folder / "broken.jpg")
    plain(folder / "good.png")
    (folder / "notes.txt").write_text("no picture", encoding="utf-8")
    studio.classify(folder)
    file = tmp_path / "problems.csv"
    commands = studio.window.findChild(Commands)
    commands.export_problems_to([QUrl.fromLocalFile(str(file))])
    studio.qtbot.waitUntil(file.exists)
    with file.open(encoding="utf-8", newline="") as stream:
        told = {Path(line["file"]).name: line["error"] for line in csv.DictReader(stream)}
    assert set(told) == {"broken.jpg", "notes.txt"}
    assert all(told.values())
