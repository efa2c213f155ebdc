"""The last net: every thread's fault arrives on the window's thread, each fault once."""

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from yogadesk.ui.crash import CrashNet


@pytest.fixture
def net(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> Iterator[CrashNet]:
    before = (sys.excepthook, threading.excepthook)
    made = CrashNet()
    made.install()
    with caplog.at_level(logging.CRITICAL):
        yield made
    made.remove()
    assert (sys.excepthook, threading.excepthook) == before
    for box in boxes():
        box.close()


def boxes() -> list[QMessageBox]:
    found = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox))
    return [box for box in found if box.isVisible()]


def fault(number: int) -> None:
    if number == 1:
        raise ValueError("the first")
    raise KeyError("another")


def test_a_fault_in_a_thread_is_told_on_the_windows_thread(qtbot: QtBot, net: CrashNet) -> None:
    threads: list[int] = []
    net.caught.connect(lambda _report: threads.append(threading.get_ident()))
    with qtbot.waitSignal(net.caught) as told:
        worker = threading.Thread(target=fault, args=(1,))
        worker.start()
        worker.join()
    assert threads == [threading.get_ident()]
    assert "ValueError: the first" in told.args[0]
    assert len(boxes()) == 1
    assert "ValueError: the first" in boxes()[0].detailedText()


def test_the_same_fault_is_shown_once_and_another_one_too(qtbot: QtBot, net: CrashNet) -> None:
    told: list[str] = []
    net.caught.connect(told.append)
    for number in (1, 1, 2, 1):
        worker = threading.Thread(target=fault, args=(number,))
        worker.start()
        worker.join()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert len(boxes()) == 2


def test_every_fault_is_logged(
    qtbot: QtBot, net: CrashNet, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(net.caught):
        net.take(ValueError("seen"))
    assert [record.levelname for record in caplog.records] == ["CRITICAL"]
    assert "ValueError: seen" in caplog.text
