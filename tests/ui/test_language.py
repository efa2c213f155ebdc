"""The window speaks German: every text is translated, whole, and reaches the widgets."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import datetime
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.colours import plain
from tests.ui.site import ByColour, Memory
from tests.ui.studio import Studio
from yogadesk import assets
from yogadesk.settings import SettingsFile
from yogadesk.setup.sites import THIS_COMPUTER
from yogadesk.ui import words
from yogadesk.ui.language import Language
from yogadesk.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
PLACES = re.compile(r"\{[^}]*\}")
LANGUAGES = ("de",)


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """`.ci/translations.py`, which no import reaches."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / ".ci/translations.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def messages(file: Path) -> dict[tuple[str, str], str | None]:
    """The translation of each (context, text); None where there is none yet."""
    found = {}
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            said = message.find("translation")
            assert said is not None
            is_open = said.get("type") == "unfinished"
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = None if is_open else said.text
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_window_is_translated(
    tool: ModuleType, tmp_path: Path, language: str
) -> None:
    """Where this fails: `make translations`, then fill in what it names in the .ts file."""
    fresh = tmp_path / "fresh.ts"
    tool.update(fresh)
    kept = messages(ROOT / f"resources/translations/yogadesk_{language}.ts")
    missing = [key for key in messages(fresh) if not kept.get(key)]
    assert not missing
    assert not set(kept) - set(messages(fresh)), "texts that are no more"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_what_is_filled_in_and_pressed(language: str) -> None:
    wrong = []
    for (_, text), said in messages(
        ROOT / f"resources/translations/yogadesk_{language}.ts"
    ).items():
        assert said is not None
        if sorted(PLACES.findall(text)) != sorted(PLACES.findall(said)):
            wrong.append((text, said))
        if ("&" in text) != ("&" in said) or text.endswith("…") != said.endswith("…"):
            wrong.append((text, said))
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_was_written(language: str) -> None:
    translator = QTranslator()
    data = assets.data(f"translations/yogadesk_{language}.qm")  # read for as long as it is asked
    assert translator.load(data)
    for (context, text), said in messages(
        ROOT / f"resources/translations/yogadesk_{language}.ts"
    ).items():
        assert translator.translate(context, text) == said


def test_the_menus_are_german_and_no_two_keys_are_one(
    qtbot: QtBot, german: Language, tmp_path: Path
) -> None:
    window = MainWindow(
        site=ByColour().site(),
        store=Memory(),
        settings=SettingsFile(tmp_path / "settings.json"),
        home=tmp_path,
    )
    titles = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert titles[:3] == ["Datei", "Bilder", "Ansicht"]
    assert words.pose("tree") == "Baum"  # asked for in English before, in this process
    for menu in window.menuBar().findChildren(QMenu):
        keys = [
            found[1].casefold()
            for action in menu.actions()
            if (found := re.search(r"&(\w)", action.text()))
        ]
        assert len(keys) == len(set(keys)), (menu.title(), keys)
    window.close()
    window.deleteLater()


def test_numbers_are_written_as_the_language_writes_them(german: Language) -> None:
    assert words.percent(0.9912) == "99,1\u00a0%"
    assert words.pose("warrior2") == "Krieger II"


def test_only_this_computer_is_named_in_the_language_spoken(german: Language) -> None:
    assert words.site(THIS_COMPUTER.name) == "Dieser Computer"
    assert words.site("Yoga studio") == "Yoga studio"


@pytest.mark.parametrize(
    ("locale", "shown"), [("de_DE", "02.01.26 03:04"), ("C", "2026-01-02 03:04")]
)
def test_a_time_can_be_read_in_every_locale(german: Language, locale: str, shown: str) -> None:
    QLocale.setDefault(QLocale(locale))
    assert words.moment(datetime(2026, 1, 2, 3, 4, 5).astimezone()) == shown


def test_keys_are_named_as_the_language_names_them(
    german: Language, studio: Studio, tmp_path: Path
) -> None:
    studio.classify(plain(tmp_path / "a.png"))
    tips = [button.toolTip() for button in studio.window.findChildren(QToolButton)]
    assert "Als Raster zeigen (Strg+G)" in tips


@pytest.mark.parametrize(("system", "title"), [("de_DE", "Datei"), ("en_US", "File")])
def test_the_system_s_language_is_spoken_unless_another_is_chosen(
    tmp_path: Path, system: str, title: str
) -> None:
    program = (
        "from PySide6.QtWidgets import QApplication\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from yogadesk.ui.language import Language\n"
        "app = QApplication([])\n"
        "Language(app).speak('system')\n"
        "print(QCoreApplication.translate('Actions', '&File').replace('&', ''))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "LC_ALL": f"{system}.UTF-8",
            "LANGUAGE": "",
        },
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == title
