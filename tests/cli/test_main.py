"""What is settled before any command is looked at."""

from __future__ import annotations

import os
import sys

import pytest

from yogadesk import __main__, cli

_ON_THE_PATH_ALONE = "NoDefaultCurrentDirectoryInExePath"


@pytest.mark.parametrize(("platform", "wanted"), [("win32", "1"), ("linux", None)])
def test_windows_starts_no_program_from_the_current_folder(
    monkeypatch: pytest.MonkeyPatch, platform: str, wanted: str | None
) -> None:
    monkeypatch.setenv(_ON_THE_PATH_ALONE, "to be put back")
    monkeypatch.delenv(_ON_THE_PATH_ALONE)
    monkeypatch.setattr(sys, "platform", platform)
    found: list[str | None] = []

    def run(_: object) -> int:
        found.append(os.environ.get(_ON_THE_PATH_ALONE))
        return 0

    monkeypatch.setattr(cli, "run", run)
    assert __main__.main() == 0
    assert found == [wanted]
