"""Files handed in by address, clipboard or text, under any name a system allows."""

import os
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from yogadesk.errors import Trouble
from yogadesk.ui import intake

NAMES = ["a b.png", "#1.png", "50%.png", "what?.png", "‘ü’ 🧘.png", "new\nline.png", "a'\"b.png"]
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="names Windows does not allow")
NOW = datetime(2026, 1, 2, 3, 4, 5).astimezone()


@posix_only
@pytest.mark.parametrize("name", NAMES)
def test_an_address_gives_back_the_name_it_was_made_of(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert intake.local_path(QUrl.fromLocalFile(str(path))) == path


@posix_only
def test_bytes_that_are_no_text_survive() -> None:
    url = QUrl.fromEncoded(b"file:///tmp/caf%E9%FF.png")
    path = intake.local_path(url)
    assert path is not None
    assert os.fsencode(path) == b"/tmp/caf\xe9\xff.png"


def test_addresses_elsewhere_are_not_files() -> None:
    assert intake.local_path(QUrl("https://example.org/a.png")) is None
    if os.name == "posix":
        assert intake.local_path(QUrl("file://elsewhere.example/a.png")) is None
        assert intake.local_path(QUrl("file://localhost/a.png")) == Path("/a.png")


@posix_only
def test_dots_and_slashes_are_put_right() -> None:
    assert intake.local_path(QUrl("file:///a//b/../c.png")) == Path("/a/c.png")


def test_text_with_addresses_and_paths_counts_as_files(tmp_path: Path) -> None:
    data = QMimeData()
    one, two = tmp_path / "a b.png", tmp_path / "c.png"
    data.setText(f"{QUrl.fromLocalFile(str(one)).toString()}\n{two}\nrelative.png\nhello")
    assert list(intake.local_paths(intake.file_urls(data))) == [one, two]


def test_a_path_as_windows_copies_it_counts_as_a_file(tmp_path: Path) -> None:
    data = QMimeData()
    data.setText(f'"{tmp_path / "a b.jpg"}"\n"\n""\n"not a path"')
    assert list(intake.local_paths(intake.file_urls(data))) == [tmp_path / "a b.jpg"]


def test_pasted_pictures_are_kept_under_names_of_their_own(tmp_path: Path) -> None:
    image = QImage(8, 6, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    first = intake.keep_pasted(image, tmp_path / "pasted", NOW)
    second = intake.keep_pasted(image, tmp_path / "pasted", NOW)
    assert first != second
    assert QImage(str(second)).pixelColor(3, 3).name() == "#336699"


def test_a_paste_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "pasted").write_text("a file where the folder should be", encoding="utf-8")
    image = QImage(8, 6, QImage.Format.Format_RGB32)
    with pytest.raises(Trouble, match="pasted"):
        intake.keep_pasted(image, tmp_path / "pasted", NOW)
