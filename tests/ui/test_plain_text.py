"""What looks like HTML in the name of a file or of a class is shown, and opens nothing."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from yogadesk import ui
from yogadesk.ui import words
from yogadesk.ui.cards import PlainLabel, QuietLabel, heading, prose
from yogadesk.ui.model.plain_table import PlainModel
from yogadesk.ui.rows import PictureModel

HOSTILE = "<img src='/dev/zero'>  & <b>bold</b>"


def shown(tip: str) -> str:
    """What a tool tip with "<" in it looks like: Qt takes it for HTML."""
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


def test_a_tip_shows_the_text_as_it_is(qtbot: QtBot) -> None:
    assert words.tip("a & b\nc") == "a & b\nc"
    assert "<img" not in words.tip(HOSTILE)
    assert shown(words.tip(HOSTILE)) == HOSTILE
    assert shown(words.tip("<a>\n<b>")) == "<a>\n<b>"


@pytest.mark.parametrize(
    "make", [heading, lambda text, parent: prose(parent, text), QuietLabel, PlainLabel]
)
def test_every_kind_of_label_takes_text_for_text(qtbot: QtBot, make: object) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    label = make(HOSTILE, parent)  # type: ignore[operator]
    label.setText(HOSTILE)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == HOSTILE


def test_the_tips_of_lists_show_names_as_they_are(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    pictures = PictureModel(0.5, parent)
    pictures.take([HOSTILE])
    table = PlainModel(("Class",), 1, parent)
    table.show([[HOSTILE]])
    for model in (pictures, table):
        tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
        assert "<img" not in tip
        assert shown(tip).endswith(HOSTILE)


def test_labels_are_made_as_ones_of_plain_text() -> None:
    """But where this program itself writes HTML: the sheet of shortcuts."""
    wild = []
    for path in sorted(Path(ui.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            bases = node.bases if isinstance(node, ast.ClassDef) else []
            made = [node.func] if isinstance(node, ast.Call) else bases
            if any(isinstance(each, ast.Name) and each.id == "QLabel" for each in made):
                wild.append(f"{path.name}: {getattr(node, 'name', 'a call')}")
    assert wild == ["cards.py: PlainLabel", "dialogs.py: a call"]
