"""A photograph of 12 megapixels is opened, looked at closely and moved without a gap."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.drawing import draw
from tests.ui.test_responsive import Pulse
from yogadesk.ui.calm import calm
from yogadesk.ui.desk import Desk
from yogadesk.ui.picture_view import PictureView

pytestmark = pytest.mark.alone
ROUNDS = 3


@pytest.fixture(scope="module")
def photograph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return draw(tmp_path_factory.mktemp("large") / "12 MP.jpg", seed=7, size=(4000, 3000))


def look_closely(qtbot: QtBot, desk: Desk, photograph: Path) -> Pulse:
    view = PictureView(desk)
    view.resize(900, 700)
    view.show()
    pulse = Pulse(view)
    with qtbot.waitSignal(view.decoded, timeout=20_000):
        view.show_picture(photograph)
    with qtbot.waitSignal(view.decoded, timeout=20_000):
        for _ in range(4):
            qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.image.width() > 3000
    for step in range(30):
        view.move_by(QPointF(12 - step, 8))
        view.repaint()
        QApplication.processEvents()  # one movement a turn, as a hand makes them
    pulse.stop()
    shiboken6.delete(view)  # before its desk
    return pulse


def test_it_leaves_no_long_gap(qtbot: QtBot, desk: Desk, photograph: Path) -> None:
    with calm():
        for _ in range(ROUNDS):
            pulse = look_closely(qtbot, desk, photograph)
            if pulse.is_calm:
                break
    pulse.check()
