"""The entry in a desktop's menu: valid, starts this installation, and goes away again."""

import configparser
import re
import sys
from pathlib import Path

import pytest

from yogadesk import desktop_entry
from yogadesk.errors import Trouble


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


def entry(share: Path) -> dict[str, str]:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(share / "applications" / "yogadesk.desktop", encoding="utf-8")
    return dict(parser["Desktop Entry"])


def test_it_is_written_twice_and_removed(share: Path) -> None:
    for _ in range(2):
        written = desktop_entry.install()
        assert all(file.is_file() for file in written)
    assert (share / "icons/hicolor/scalable/apps/yogadesk.svg").read_bytes().startswith(b"<svg")
    made = entry(share)
    assert made["Type"] == "Application"
    assert made["Icon"] == made["StartupWMClass"] == "yogadesk"
    assert all(made[key] for key in ("Name", "Comment", "Exec", "Categories"))
    assert desktop_entry.remove() == written
    assert desktop_entry.remove() == []


def test_it_starts_this_installation(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = share.parent / 'a $trange "folder" 100%'
    folder.mkdir()
    (folder / "yogadesk").touch()
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    desktop_entry.install()
    # Read as the specification says: as a string, then as a quoted argument, then its % codes.
    quoted = entry(share)["Exec"].replace("\\\\", "\\")
    assert quoted[0] == quoted[-1] == '"'
    started = re.sub(r'\\([$`"\\])', r"\1", quoted[1:-1]).replace("%%", "%")
    assert started == str(folder / "yogadesk")


def test_elsewhere_it_says_what_to_do_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(Trouble, match="taskbar"):
        desktop_entry.install()
