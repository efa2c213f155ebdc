"""The history's window: found as it is typed, corrected with keys, undone, compared, exported."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.choosing import choose
from tests.ui.colours import plain
from tests.ui.history_room import Room, verdict
from tests.ui.site import LABELS, MODEL, Memory
from tests.ui.test_accessible import check
from yogadesk.errors import Trouble
from yogadesk.history import Kept, Query, Store
from yogadesk.settings import SettingsFile
from yogadesk.ui import reveal
from yogadesk.ui.cards import Chip
from yogadesk.ui.class_button import ClassButton
from yogadesk.ui.desk import Desk
from yogadesk.ui.export_dialog import ExportDialog
from yogadesk.ui.gallery import Gallery
from yogadesk.ui.history_compare import HistoryCompare
from yogadesk.ui.history_ports import Export, Form
from yogadesk.ui.history_presence import Presence
from yogadesk.ui.history_rows import Column, HistoryModel
from yogadesk.ui.history_side import HistorySide
from yogadesk.ui.history_window import HistoryWindow
from yogadesk.ui.main_window import MainWindow
from yogadesk.ui.run import Runs
from yogadesk.ui.thumbnails import Thumbnails
from yogadesk.work import Ticket


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    made = Room(qtbot, Desk(), Store(tmp_path / "history.sqlite"), tmp_path)
    yield made
    made.close()


@pytest.fixture
def five(room: Room, tmp_path: Path) -> Room:
    """Five verdicts, the newest "4 tree.png"; the file of the fourth is gone."""
    folder = tmp_path / "yoga pictures"
    folder.mkdir()
    for number, label in enumerate(["tree", "plank", "tree", "goddess", "tree"]):
        path = folder / f"{number} {label}.png"
        if number != 3:
            plain(path, label)
        score = 0.4 if number == 2 else 0.9
        room.store.add(verdict(path, number, label, score))
    room.open()
    return room


def test_everything_is_listed_the_newest_first(five: Room) -> None:
    assert five.files() == [
        "4 tree.png",
        "3 goddess.png",
        "2 tree.png",
        "1 plank.png",
        "0 tree.png",
    ]
    assert five.poses() == ["Tree", "Goddess", "Tree?", "Plank", "Tree"]
    assert five.says("5 answers")
    assert five.table.places() == [0]


def test_it_finds_as_it_is_typed_and_clears(five: Room) -> None:
    five.type("pl")
    assert five.files() == ["1 plank.png"]
    assert five.says("1 of 5 answers")
    five.type("tree pictures")
    assert five.files() == ["4 tree.png", "2 tree.png", "0 tree.png"]
    five.type("handstand")
    assert five.says("Nothing in the history fits")
    with five.qtbot.waitSignal(five.window.shown):
        five.press("Clear the search")
    assert len(five.files()) == 5


def test_display_names_are_found(five: Room) -> None:
    five.store.add(verdict(five.home / "x.png", 9, "warrior2"))
    five.type("warrior ii")
    five.qtbot.waitUntil(lambda: five.files() == ["x.png"])


def test_filters(five: Room) -> None:
    for name, value, found in (
        ("State", "not sure", ["2 tree.png"]),
        ("State", "done", ["4 tree.png", "3 goddess.png", "1 plank.png", "0 tree.png"]),
        ("Pose", "goddess", ["3 goddess.png"]),
        ("Date", 0, []),
    ):
        box = five.box(name)
        with five.qtbot.waitSignal(five.window.shown):
            box.setCurrentIndex(box.findData(value))
        assert five.files() == found
        with five.qtbot.waitSignal(five.window.shown):
            five.press("Clear")
    assert not five.box("Site").isVisible()  # there is only one


def test_columns_sort(five: Room) -> None:
    with five.qtbot.waitSignal(five.window.shown):
        five.table.sortByColumn(Column.PICTURE, Qt.SortOrder.AscendingOrder)
    assert five.files()[0] == "0 tree.png"
    with five.qtbot.waitSignal(five.window.shown):
        five.table.sortByColumn(Column.SCORE, Qt.SortOrder.AscendingOrder)
    assert five.files()[0] == "2 tree.png"


def test_numbers_correct_and_go_on(five: Room) -> None:
    plank = LABELS.index("plank") + 1
    for _ in range(2):
        five.key(Qt.Key(Qt.Key.Key_0 + plank))
    five.qtbot.waitUntil(lambda: five.poses()[:2] == ["Plank", "Plank"])
    assert five.table.places() == [2]
    assert [c.label for c in five.store.corrections()] == ["plank", "plank"]
    five.action("Undo").trigger()
    five.qtbot.waitUntil(lambda: five.poses()[:2] == ["Plank", "Goddess"])
    five.action("Redo").trigger()
    five.qtbot.waitUntil(lambda: five.poses()[:2] == ["Plank", "Plank"])
    five.action("Undo").trigger()
    five.action("Undo").trigger()
    five.qtbot.waitUntil(lambda: five.poses()[:2] == ["Tree", "Goddess"])
    assert not five.action("Undo").isEnabled()
    assert five.store.corrections() == []


def test_the_buttons_show_their_number_and_correct(five: Room) -> None:
    buttons = [b for b in five.window.findChildren(ClassButton) if b.isVisible()]
    assert [b.label for b in buttons] == list(LABELS)
    assert all("%" in b.accessibleName() for b in buttons)
    five.qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    five.qtbot.waitUntil(lambda: len(five.store.corrections()) == 1)
    five.table.choose(0)
    five.qtbot.waitUntil(lambda: buttons[0].isChecked())
    chips = five.window.findChildren(Chip)
    assert any("Corrected by you" in chip.accessibleName() for chip in chips)


def test_several_are_corrected_together(five: Room) -> None:
    five.table.selectAll()
    assert five.says("5 pictures chosen")
    five.key(Qt.Key.Key_1)
    five.qtbot.waitUntil(lambda: len(five.store.corrections()) == 5)
    five.action("Undo").trigger()
    five.qtbot.waitUntil(lambda: five.store.corrections() == [])


def test_letters_and_high_numbers_do_nothing(five: Room) -> None:
    for key in (Qt.Key.Key_9, Qt.Key.Key_G, Qt.Key.Key_0):
        five.key(key)
    assert five.table.places() == [0]
    assert five.store.corrections() == []


def test_deleting_is_undone_from_the_toast(five: Room) -> None:
    with five.qtbot.waitSignal(five.window.shown):
        five.action("Delete from history").trigger()
        five.qtbot.waitUntil(lambda: five.says("1 answer deleted"))
    five.qtbot.waitUntil(lambda: len(five.files()) == 4)
    assert five.table.places() == [0]
    five.press("Undo")
    five.qtbot.waitUntil(lambda: five.files()[:1] == ["4 tree.png"])
    assert five.store.facets().count == 5


def test_a_file_that_is_gone_is_said_so(five: Room) -> None:
    five.table.choose(1)
    five.qtbot.waitUntil(lambda: five.says("not there any more"))
    assert not five.action("Open").isEnabled()
    assert not five.action("Classify again").isEnabled()
    tip = five.table.model().index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "not there any more" in tip


def test_open_and_show(five: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(reveal, "open_file", lambda p: not asked.append(("open", p.name)))
    monkeypatch.setattr(reveal, "show_in_folder", lambda p: bool(asked.append(("show", p.name))))
    five.action("Open").trigger()
    five.action("Show in folder").trigger()
    assert asked == [("open", "4 tree.png"), ("show", "4 tree.png")]
    assert five.says("Nothing opens")


def test_classified_again_elsewhere_and_compared(five: Room) -> None:
    five.table.choose(4)  # "0 tree.png"
    menu = five.action("Classify again").menu()
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions()] == [f"a test · {MODEL.name}", "acme · poses_2"]
    menu.actions()[1].trigger()
    five.qtbot.waitUntil(lambda: five.window.findChild(HistoryCompare) is not None, timeout=8000)
    compare = five.part(HistoryCompare)
    said = [w.text() for w in compare.findChildren(QLabel)]
    assert "acme" in said
    assert "a test" in said
    check(compare, at_least=6)
    five.qtbot.waitUntil(lambda: len(five.files()) == 6)
    compare.close()


def test_a_site_that_fails_is_told(five: Room) -> None:
    five.site.trouble = Trouble("No way", "The line is cut.", "Mend it.")
    menu = five.action("Classify again").menu()
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    five.qtbot.waitUntil(lambda: five.says("No way"))


def test_what_is_listed_is_exported(five: Room, tmp_path: Path) -> None:
    five.type("tree")
    five.action("Export").trigger()
    dialog = five.part(ExportDialog)
    check(dialog, at_least=8)
    assert any("3 answers" in w.text() for w in dialog.findChildren(QLabel))
    dialog.findChild(QDialogButtonBox).accepted.emit()
    choose(five.qtbot, dialog, tmp_path / "a.csv")
    five.qtbot.waitUntil(lambda: five.says("7 answers in a.csv"))
    [(query, export)] = five.exports
    assert query.text == "tree"
    assert export == Export(Form.CSV, tmp_path / "a.csv", with_bom=True, top=None)
    five.trouble = Trouble("The disk is full", "No room.", "Make room.")
    five.window.export(export)
    five.qtbot.waitUntil(lambda: five.says("The disk is full"))


def test_an_empty_history_says_what_to_do(room: Room) -> None:
    room.open()
    assert room.says("Every answer will be listed here")
    assert not room.action("Export").isEnabled()
    check(room.window, at_least=8)
    room.press("Go and classify pictures")
    assert not room.window.isVisible()


def test_what_is_added_meanwhile_shows_when_one_looks_again(five: Room) -> None:
    five.table.choose(2)
    five.store.add(verdict(five.home / "new.png", 8))
    with five.qtbot.waitSignal(five.window.shown):
        five.action("Refresh").trigger()
    assert five.files()[0] == "new.png"
    assert five.table.places() == [3]  # the same picture is still looked at


def test_more_rows_than_come_at_once(room: Room) -> None:
    room.store.add_many(verdict(Path(f"/p/{n}.jpg"), n) for n in range(700))
    room.open()
    assert room.table.model().rowCount() == 700
    assert room.files()[0] == "699.jpg"
    assert room.files()[-1] == "0.jpg"
    room.type("9")
    assert len(room.files()) == sum("9" in str(n) for n in range(700))


def test_every_control_has_a_name(five: Room) -> None:
    check(five.window, at_least=20)
    side = five.part(HistorySide)
    assert side.accessibleName()


def test_the_model_keeps_to_the_rules(five: Room, qtmodeltester: ModelTester, desk: Desk) -> None:
    fetched: list[int] = []

    def fetch(numbers):
        listed = list(numbers)
        fetched.extend(listed)
        return five.store.fetch(listed)

    model = HistoryModel(fetch, Thumbnails(desk), Presence(desk))
    found = five.store.find(Query(), {}, Ticket()).ids
    model.show(found[:2])
    qtmodeltester.check(model)
    with five.qtbot.waitSignal(model.rowsInserted):
        model.show(found)
    with five.qtbot.waitSignal(model.modelReset):
        model.show(found[1:])
    assert not model.index(0, 0).parent().isValid()
    five.store.delete([found[2]])
    model.look_again()
    assert model.index(1, 0).data() == "deleted"
    shiboken6.delete(model)


def test_rows_are_fetched_when_they_are_looked_at(room: Room) -> None:
    fetched: list[int] = []

    def fetch(numbers):
        fetched.extend(numbers)
        return {}

    model = HistoryModel(fetch, Thumbnails(room.desk), Presence(room.desk))
    model.show(array("q", range(1, 100_001)))
    model.index(70_000, Column.POSE).data()
    model.index(70_001, Column.WHEN).data()
    assert len(fetched) == 64
    assert model.rowCount(QModelIndex()) == 100_000
    shiboken6.delete(model)


def test_rows_that_cannot_be_read_are_told_once(
    five: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are read while they are painted, where nothing may be raised."""
    calls: list[object] = []

    def fetch(numbers: object) -> dict[int, Kept]:
        calls.append(numbers)
        raise Trouble("The history cannot be read", "Another program holds it.", "Close that.")

    model = five.window.findChild(HistoryModel)
    monkeypatch.setattr(model, "_fetch", fetch)
    with qtbot.captureExceptions() as raised:
        model.look_again()
        qtbot.waitUntil(lambda: five.says("Another program holds it."))
        five.window.grab()
    assert raised == []
    assert len(calls) == 1
    monkeypatch.undo()
    model.look_again()
    assert model.kept(0) is not None


def test_the_menu_opens_it_once(room: Room) -> None:
    window = MainWindow(
        site=room.site.site(),
        store=Memory(),
        settings=SettingsFile(room.home / "settings.json"),
        home=room.home,
        history=room.port,
    )
    with room.qtbot.waitSignal(window.painted):
        window.show()
    action = next(a for a in window.findChildren(QAction) if a.iconText() == "History")
    assert action.shortcut().toString() == "Ctrl+H"
    action.trigger()
    view = window.findChild(HistoryWindow)
    with room.qtbot.waitSignal(view.shown):
        assert view.isVisible()
    view.close()
    action.trigger()
    assert view.isVisible()
    assert len(window.findChildren(HistoryWindow)) == 1
    window.close()
    shiboken6.delete(window)


def test_numbers_correct_in_the_list_of_the_window_too(room: Room, tmp_path: Path) -> None:
    window = MainWindow(
        site=room.site.site(),
        store=Memory(),
        settings=SettingsFile(room.home / "settings.json"),
        home=room.home,
        history=room.port,
    )
    with room.qtbot.waitSignal(window.painted):
        window.show()
    given = [verdict(plain(tmp_path / f"{n}.png"), n) for n in range(2)]
    window.findChild(Runs).list_answers(given)
    room.qtbot.waitUntil(lambda: window.findChild(Gallery) is not None)
    gallery = window.findChild(Gallery)
    room.qtbot.waitUntil(lambda: len(gallery.selected()) == 1)
    room.qtbot.keyClick(gallery.pictures, Qt.Key(Qt.Key.Key_0 + LABELS.index("plank") + 1))
    room.qtbot.waitUntil(lambda: len(room.store.corrections()) == 1)
    [said] = room.store.corrections()
    assert (said.fingerprint, said.label) == (given[0].fingerprint, "plank")
    assert gallery.row().verdict == given[1]
    undo = next(b for b in window.findChildren(QPushButton) if b.text() == "Undo")
    room.qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    room.qtbot.waitUntil(lambda: room.store.corrections() == [])
    window.close()
    shiboken6.delete(window)
