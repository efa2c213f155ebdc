"""A window on a site that judges by colour, closed and deleted after each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from pytestqt.qtbot import QtBot

from tests.ui.colours import plain
from tests.ui.site import ByColour, Memory
from tests.ui.studio import Studio
from yogadesk.ui import words
from yogadesk.ui.desk import Desk
from yogadesk.ui.language import Language


def pytest_itemcollected(item: pytest.Item) -> None:
    # The offscreen platform says of every window what it cannot do; there is nothing to mend.
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture
def german(qapp: QCoreApplication) -> Iterator[Language]:
    """The window's language is German."""
    assert words.pose("tree") == "Tree"
    before = QLocale()
    language = Language(qapp)
    language.speak("de")
    yield language
    for translator in language.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)
    language.deleteLater()


@pytest.fixture
def classifier() -> ByColour:
    return ByColour()


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def studio(qtbot: QtBot, tmp_path: Path, classifier: ByColour, memory: Memory) -> Iterator[Studio]:
    samples = tmp_path / "samples"
    samples.mkdir()
    plain(samples / "goddess.png", "goddess")
    plain(samples / "plank.png", "plank")
    made = Studio(qtbot, classifier, memory, samples, tmp_path / "home")
    yield made
    classifier.may_answer.set()
    made.close()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.shutdown()
    shiboken6.delete(made)
