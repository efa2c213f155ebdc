"""A run that was cut off: the next start offers to go on, and asks for nothing twice."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.drawing import draw
from tests.ui.colours import plain
from tests.ui.site import ByColour, Memory, full_disk
from tests.ui.studio import Studio
from yogadesk.domain import Picture, State
from yogadesk.history import Store

CHECKOUT = Path(__file__).resolve().parents[2]


def test_files_wait_in_the_journal_until_the_run_is_over(studio: Studio, tmp_path: Path) -> None:
    memory = studio.memory
    studio.classifier.may_answer.clear()
    paths = [plain(tmp_path / f"{n}.png") for n in range(3)]
    studio.drop(*paths)
    studio.qtbot.waitUntil(lambda: len(studio.classifier.asked) == 1)
    assert list(memory.queues.values()) == [paths]
    studio.classifier.may_answer.set()
    studio.wait_idle()
    studio.qtbot.waitUntil(lambda: not memory.queues)


def test_a_cancelled_run_leaves_nothing(studio: Studio, tmp_path: Path) -> None:
    studio.classifier.may_answer.clear()
    studio.drop(plain(tmp_path / "a.png"))
    studio.qtbot.waitUntil(lambda: len(studio.classifier.asked) == 1)
    studio.press("Cancel")
    studio.wait_idle()
    studio.qtbot.waitUntil(lambda: not studio.memory.queues)


def test_a_failed_run_can_go_on_at_the_next_start(studio: Studio, tmp_path: Path) -> None:
    studio.qtbot.waitUntil(lambda: studio.classifier.prepared == 1)
    studio.classifier.trouble = full_disk()
    path = plain(tmp_path / "a.png")
    studio.classify(path)
    assert list(studio.memory.queues.values()) == [[path]]


@pytest.fixture
def interrupted(qtbot: QtBot, tmp_path: Path) -> Memory:
    paths = [plain(tmp_path / f"left {n}.png") for n in range(3)]
    done = plain(tmp_path / "done.png")
    classifier = ByColour()
    run = f"{int(time.time()) - 5}-abc"
    return Memory([classifier.judge(Picture(done))], {run: paths})


def test_the_next_start_offers_to_go_on(
    qtbot: QtBot, tmp_path: Path, classifier: ByColour, interrupted: Memory
) -> None:
    (tmp_path / "samples").mkdir()
    studio = Studio(qtbot, classifier, interrupted, tmp_path / "samples", tmp_path / "home")
    qtbot.waitUntil(lambda: studio.says("A run was interrupted"))
    assert studio.says("3 pictures have no answer yet")
    studio.press("Continue")
    qtbot.waitUntil(lambda: studio.states().count(State.DONE) == 4)
    studio.wait_idle()
    assert [path.name for path in classifier.asked] == [f"left {n}.png" for n in range(3)]
    qtbot.waitUntil(lambda: not interrupted.queues)
    studio.close()


def test_it_can_be_let_be(
    qtbot: QtBot, tmp_path: Path, classifier: ByColour, interrupted: Memory
) -> None:
    (tmp_path / "samples").mkdir()
    studio = Studio(qtbot, classifier, interrupted, tmp_path / "samples", tmp_path / "home")
    qtbot.waitUntil(lambda: studio.says("A run was interrupted"))
    studio.press("Discard")
    qtbot.waitUntil(lambda: not interrupted.queues)
    assert classifier.asked == []
    assert studio.model.rowCount() == 0
    studio.close()


_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWidgets import QAbstractButton, QApplication
from yogadesk.domain import Picture, State
from yogadesk.ui.commands import Commands
from yogadesk.ui.main_window import MainWindow
from yogadesk.ui.rows import PictureModel
from yogadesk.ui.run import Runs

folder, act = sys.argv[1:3]
made = MainWindow.__init__

def make(window, **given):
    made(window, **given)
    model, runs = window.findChild(PictureModel), window.findChild(Runs)
    answered = (State.DONE, State.NOT_SURE, State.FAILED)
    model.counted.connect(
        lambda: print(sum(model.counts[s] for s in answered), len(model.rows()), flush=True)
    )
    if act == "begin":
        window.painted.connect(
            lambda: window.findChild(Commands).take_urls([QUrl.fromLocalFile(folder)])
        )
    else:
        runs.ended.connect(lambda _end: QTimer.singleShot(0, window.close))
        looking = QTimer(window, interval=50)
        looking.timeout.connect(lambda: press(window, looking))
        looking.start()

def press(window, looking):
    for button in window.findChildren(QAbstractButton):
        if button.text() == "Continue" and button.isVisible() and not button.isCheckable():
            looking.stop()
            button.click()

MainWindow.__init__ = make
sys.argv = ["yogadesk", "--home", sys.argv[3]]
from yogadesk.__main__ import main
sys.exit(main())
"""


def start(folder: Path, act: str, home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _WINDOW, str(folder), act, str(home)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHECKOUT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def told(process: subprocess.Popen[str]) -> tuple[int, int]:
    """The next line: how many are answered, of how many."""
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, "the window ended"
    answered, listed = map(int, line.split())
    return answered, listed


def test_a_killed_window_goes_on_and_asks_for_nothing_twice(tmp_path: Path) -> None:
    folder, home, count = tmp_path / "many", tmp_path / "home", 120
    folder.mkdir()
    files = {draw(folder / f"{n}.jpg", seed=n, size=(160, 120)) for n in range(count)}
    process = start(folder, "begin", home)
    shown = 0
    while shown < count // 6:
        shown, _ = told(process)
    process.kill()
    process.wait()
    process.stdout.close()
    kept, left = kept_and_left(home)
    assert shown <= len(kept) < count
    assert kept | left == files
    assert not kept & left
    process = start(folder, "go on", home)
    answered, listed = 0, 0
    while answered < count:
        answered, listed = told(process)
    assert listed == count
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert kept_and_left(home) == (files, set())


def kept_and_left(home: Path) -> tuple[set[Path], set[Path]]:
    """The files with an answer in the history, each of which has just one, and those that wait."""
    store = Store(home / "history.sqlite")
    paths = [verdict.picture.path for verdict in store.verdicts()]
    left = [path for run in store.queued().values() for path in run]
    store.close()
    assert len(paths) == len(set(paths))
    return set(paths), set(left)
