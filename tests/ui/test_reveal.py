"""What is started to show a file is no namesake of it from the current folder."""

from __future__ import annotations

from pathlib import PureWindowsPath

import pytest

from yogadesk.ui.reveal import explorer_command


@pytest.mark.parametrize(
    ("root", "program"),
    [(r"D:\WinNT", r"D:\WinNT\explorer.exe"), (None, r"C:\Windows\explorer.exe")],
)
def test_the_explorer_is_named_in_full(
    monkeypatch: pytest.MonkeyPatch, root: str | None, program: str
) -> None:
    monkeypatch.delenv("SYSTEMROOT", raising=False)
    if root is not None:
        monkeypatch.setenv("SYSTEMROOT", root)
    picture = PureWindowsPath(r"C:\my pictures\a, b.jpg")
    assert explorer_command(picture) == f'"{program}" /select,"{picture}"'
