"""Where no window can open, a sentence says so and the process ends in good order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from yogadesk.errors import Trouble
from yogadesk.ui import display

pytestmark = pytest.mark.usefixtures("linux")


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_display_the_command_line_is_named() -> None:
    with pytest.raises(Trouble, match="yogadesk classify"):
        display.require()


def test_missing_libraries_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setattr(display, "WINDOW_LIBRARIES", {"libnone-here.so.9": "libnone-here9"})
    with pytest.raises(Trouble, match="apt install libnone-here9"):
        display.require()


def test_a_platform_chosen_by_hand_is_not_questioned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    display.require()


def test_the_program_ends_with_a_sentence_instead_of_a_crash(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "yogadesk", "--home", tmp_path],
        env={k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "no display" in done.stderr
    assert "Traceback" not in done.stderr
