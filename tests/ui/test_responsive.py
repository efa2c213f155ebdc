"""The window answers while hundreds of pictures are dropped, decoded, listed and answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.drawing import draw
from tests.ui import drops
from tests.ui.pulse import Pulse
from tests.ui.studio import Studio
from yogadesk.domain import State
from yogadesk.ui.calm import calm

pytestmark = pytest.mark.alone

ROUNDS = 3
"""The best round counts: other programs and a slow disk make a round worse, never better."""


@pytest.fixture(autouse=True)
def _calm(studio: Studio) -> Iterator[None]:
    """As in the running program."""
    with calm() as rest:
        studio.window.rested.connect(rest)
        yield


@pytest.fixture(scope="module")
def pictures_500(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("many")
    return [draw(folder / f"picture {n}.jpg", seed=n, size=(640, 480)) for n in range(500)]


def test_dropping_500_pictures_leaves_no_long_gap(studio: Studio, pictures_500: list[Path]) -> None:
    studio.qtbot.waitUntil(lambda: studio.says("Model:"))
    best_of_rounds(studio, lambda: drop_and_scroll(studio, pictures_500)).check()
    assert set(studio.classifier.asked) == set(pictures_500)


def drop_and_scroll(studio: Studio, paths: list[Path]) -> None:
    counts = studio.model.counts
    assert drops.drop(studio.window, drops.files(*paths)).dropped
    studio.qtbot.waitUntil(lambda: studio.model.rowCount() == len(paths), timeout=20_000)
    studio.qtbot.waitUntil(lambda: counts[State.WAITING] < len(paths) // 2, timeout=60_000)
    scroll = studio.list.verticalScrollBar()
    scroll.setValue(scroll.maximum())
    for _ in range(20):
        studio.qtbot.keyClick(studio.list, Qt.Key.Key_Down)
        QApplication.processEvents()  # one press a turn, as fingers do
    studio.qtbot.waitUntil(lambda: answered(studio) == len(paths), timeout=60_000)
    studio.wait_idle()


def test_dropping_10000_names_leaves_no_long_gap(studio: Studio, tmp_path: Path) -> None:
    """Files that are not there: each is listed and answered with its reason."""
    # What the file manager makes: ten thousand QUrl objects, which take 50 ms, are not our work.
    dragged = drops.files(*(tmp_path / f"missing {n}.jpg" for n in range(10_000)))

    def drop() -> None:
        assert drops.drop(studio.window, dragged).dropped
        studio.qtbot.waitUntil(lambda: answered(studio) == 10_000, timeout=100_000)
        studio.wait_idle()

    best_of_rounds(studio, drop).check()
    assert studio.model.counts[State.FAILED] == 10_000


def best_of_rounds(studio: Studio, act: Callable[[], None]) -> Pulse:
    """The pulse of the first calm round, each on an empty list; of the last one if none was."""
    for number in range(ROUNDS):
        if number:
            studio.model.clear()
        pulse = Pulse(studio.window)
        act()
        pulse.stop()
        if pulse.is_calm:
            break
    return pulse


def answered(studio: Studio) -> int:
    counts = studio.model.counts
    return counts[State.DONE] + counts[State.NOT_SURE] + counts[State.FAILED]
