"""The second start of one home folder raises the first window; another folder opens its own."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from yogadesk.errors import Trouble
from yogadesk.ui import front_door
from yogadesk.ui.front_door import FrontDoor

_ENTER_AND_DIE = """
import os, sys
from pathlib import Path
from yogadesk.ui.front_door import FrontDoor
door = FrontDoor(Path(sys.argv[1]))
assert door.enter()
os._exit(9)
"""


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[FrontDoor]:
    door = FrontDoor(tmp_path)
    assert door.enter()
    door.open()
    yield door
    door.close()


def test_who_comes_second_knocks_and_is_heard(
    qtbot: QtBot, first: FrontDoor, tmp_path: Path
) -> None:
    for _ in range(2):
        with qtbot.waitSignal(first.knocked):
            assert not FrontDoor(tmp_path).enter()


def test_another_folder_has_its_own_door(first: FrontDoor, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = FrontDoor(tmp_path / "other")
    assert other.enter()
    other.close()


def test_after_the_first_went_the_next_is_first(qtbot: QtBot, tmp_path: Path) -> None:
    for _ in range(2):
        door = FrontDoor(tmp_path)
        assert door.enter()
        door.open()
        door.close()


def test_a_window_that_was_killed_keeps_nobody_out(qtbot: QtBot, tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", _ENTER_AND_DIE, str(tmp_path)], cwd=root, timeout=60, check=False
    )
    assert done.returncode == 9
    assert (tmp_path / "window.lock").exists()
    door = FrontDoor(tmp_path)
    assert door.enter()
    door.close()


def test_one_that_does_not_answer_is_named(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front_door, "_PATIENCE_SECONDS", 0.0)
    silent = FrontDoor(tmp_path)
    assert silent.enter()  # and never opens
    with pytest.raises(Trouble, match=r"--home"):
        FrontDoor(tmp_path).enter()
    silent.close()
