"""What is chosen in a dialog for files arrives, also from the one that Qt draws itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.choosing import choose
from tests.ui.colours import plain
from tests.ui.studio import Studio
from yogadesk.domain import State
from yogadesk.ui import dialogs

Ask = Callable[[QWidget, Callable[[list[QUrl]], None]], None]


def report(parent: QWidget, answer: Callable[[list[QUrl]], None]) -> None:
    dialogs.ask_report(parent, "report", answer)


@pytest.mark.parametrize(
    ("ask", "names"),
    [
        (dialogs.ask_files, ("a.png", "b ü.png")),
        (dialogs.ask_folder, ("folder",)),
        (dialogs.ask_poses, ("folder",)),
        (dialogs.ask_csv, ("new.csv",)),
        (dialogs.ask_figures, ("new.csv",)),
        (dialogs.ask_page, ("new.html",)),
        (dialogs.ask_diagnostics, ("new.zip",)),
        (report, ("new.pdf",)),
        (report, ("new.html",)),
    ],
)
def test_what_is_chosen_arrives(
    qtbot: QtBot, tmp_path: Path, ask: Ask, names: tuple[str, ...]
) -> None:
    for name in ("a.png", "b ü.png"):
        plain(tmp_path / name)
    (tmp_path / "folder").mkdir()
    chosen: list[list[QUrl]] = []
    parent = QWidget()
    parent.show()
    ask(parent, chosen.append)
    choose(qtbot, parent, *(tmp_path / name for name in names))
    [urls] = chosen
    assert [Path(url.toLocalFile()) for url in urls] == [tmp_path / name for name in names]
    shiboken6.delete(parent)


def test_an_ending_is_added_where_none_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    chosen: list[list[QUrl]] = []
    parent = QWidget()
    parent.show()
    dialogs.ask_csv(parent, chosen.append)
    choose(qtbot, parent, tmp_path / "table")
    assert [Path(url.toLocalFile()) for url in chosen[0]] == [tmp_path / "table.csv"]
    shiboken6.delete(parent)


def test_a_dialog_that_is_left_chooses_nothing(qtbot: QtBot) -> None:
    chosen: list[list[QUrl]] = []
    parent = QWidget()
    parent.show()
    dialogs.ask_folder(parent, chosen.append)
    parent.findChildren(dialogs.QFileDialog)[0].reject()
    qtbot.wait(50)
    assert chosen == []
    shiboken6.delete(parent)


@pytest.mark.parametrize(
    ("action", "chosen"), [("Open files", "folder/a.png"), ("Open folder", "folder")]
)
def test_pictures_chosen_in_the_window_are_classified(
    studio: Studio, tmp_path: Path, action: str, chosen: str
) -> None:
    (tmp_path / "folder").mkdir()
    plain(tmp_path / "folder" / "a.png", "goddess")
    studio.action(action).trigger()
    choose(studio.qtbot, studio.window, tmp_path / chosen)
    studio.qtbot.waitUntil(lambda: studio.states() == [State.DONE])
    studio.wait_idle()
