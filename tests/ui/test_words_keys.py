"""Shortcuts that a system keeps for itself are others there."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence

from yogadesk.ui import words


@pytest.mark.parametrize("key", ["Ctrl+H", "Ctrl+M", "Ctrl+Space"])
def test_what_a_mac_takes_for_itself_is_left_to_it(key: str) -> None:
    assert words.shortcuts(key, platform="linux") == [QKeySequence(key)]
    [there] = words.shortcuts(key, platform="darwin")
    assert there == QKeySequence(key.replace("Ctrl+", "Ctrl+Shift+"))


def test_the_key_that_deletes_on_a_mac_does() -> None:
    there = words.shortcuts("Del", "Ctrl+Z", platform="darwin")
    assert there == [QKeySequence("Backspace"), QKeySequence("Del"), QKeySequence("Ctrl+Z")]
