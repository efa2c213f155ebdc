"""The bundle: what is in it, what is not, and that it is written whole or not at all."""

import zipfile
from pathlib import Path

import pytest

from yogadesk.diagnostics import bundle
from yogadesk.errors import Trouble


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    (home / "logs").mkdir(parents=True)
    (home / "pasted").mkdir()
    (home / "pasted" / "me.png").write_bytes(b"picture")
    (home / "settings.json").write_text('{"version": 1, "site": "mine"}', encoding="utf-8")
    (home / "logs" / "yogadesk.log").write_text("Bearer abcdef\nwell\n", encoding="utf-8")
    (home / "logs" / "yogadesk.log.1").write_bytes(b"\xff older\n")
    (home / "history.sqlite").write_bytes(b"answers")
    return home


def test_it_holds_versions_settings_and_logs_without_secrets(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "diagnostics.zip"
    count = bundle.save(home, file)
    with zipfile.ZipFile(file) as saved:
        names = saved.namelist()
        texts = {name: saved.read(name).decode() for name in names}
    assert count == len(names)
    assert "PySide6-Essentials" in texts["versions.txt"]
    assert '"mine"' in texts["settings.json"]
    assert "well" in texts["logs/yogadesk.log"]
    assert "abcdef" not in "".join(texts.values())
    assert "older" in texts["logs/yogadesk.log.1"]
    assert "history.sqlite: 7 bytes" in texts["files.txt"]
    assert "me.png" not in "".join(texts.values())


def test_a_folder_that_is_not_there_is_told_and_leaves_nothing(home: Path, tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        bundle.save(home, tmp_path / "nowhere" / "d.zip")
    assert not list(tmp_path.glob("**/*.tmp"))


def test_it_works_before_anything_was_kept(tmp_path: Path) -> None:
    assert bundle.save(tmp_path / "new", tmp_path / "d.zip") >= 3
