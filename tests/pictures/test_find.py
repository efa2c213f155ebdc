"""What a person drops is found once, in order, to the bottom."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from yogadesk import pictures
from yogadesk.errors import BadPicture
from yogadesk.pictures import finding
from yogadesk.work import Cancelled, Ticket


def found(*paths: Path) -> list[Path]:
    return [picture.path for picture in pictures.find(paths, Ticket())]


def touch(*files: Path) -> None:
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")


def test_natural_order_and_every_depth(tmp_path):
    inside = [
        "img2.jpg",
        "img10.jpg",
        "IMG11.JPG",
        "a/1.png",
        "a/b/c/2.webp",
        "z10/1.gif",
        "z9/1.tif",
    ]
    touch(*(tmp_path / name for name in inside))
    have = [path.relative_to(tmp_path).as_posix() for path in found(tmp_path)]
    assert have == [
        "img2.jpg", "img10.jpg", "IMG11.JPG", "a/1.png", "a/b/c/2.webp", "z9/1.tif", "z10/1.gif",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["notes.txt", "jpg", "a.jpg.part", "Thumbs.db", "README", "a.xmp"])
def test_other_files_in_a_folder_are_left_out_but_not_when_named(tmp_path, name):
    touch(tmp_path / name)
    assert found(tmp_path) == []
    assert found(tmp_path / name) == [tmp_path / name]


@pytest.mark.parametrize("name", [".hidden.jpg", "._a.jpg", ".cache/a.jpg", "a/.thumbs/b/c.jpg"])
def test_hidden_ones_are_left_out(tmp_path, name):
    touch(tmp_path / name)
    assert found(tmp_path) == []


def test_a_hidden_folder_named_directly_is_walked(tmp_path):
    touch(tmp_path / ".secret" / "a.jpg")
    assert found(tmp_path / ".secret") == [tmp_path / ".secret" / "a.jpg"]


def test_a_folder_with_the_name_of_a_picture_is_a_folder(tmp_path):
    touch(tmp_path / "x.jpg" / "a.jpg")
    assert found(tmp_path) == found(tmp_path / "x.jpg") == [tmp_path / "x.jpg" / "a.jpg"]


def test_each_file_once(tmp_path):
    touch(tmp_path / "a" / "1.jpg", tmp_path / "a" / "2.jpg")
    one = tmp_path / "a" / "1.jpg"
    again = tmp_path / "a" / ".." / "a" / "1.jpg"
    assert found(one, one, again, tmp_path / "a", tmp_path) == [one, tmp_path / "a" / "2.jpg"]


def test_the_order_given_is_kept(tmp_path):
    files = [tmp_path / name for name in ("c.jpg", "a.jpg", "b.jpg")]
    touch(*files)
    assert found(*files) == files


def test_links_are_followed_but_not_in_a_circle(tmp_path):
    if sys.platform == "win32":
        return  # links need special rights there
    touch(tmp_path / "real" / "a.jpg", tmp_path / "elsewhere" / "b.jpg")
    (tmp_path / "real" / "up").symlink_to(tmp_path)
    (tmp_path / "real" / "self").symlink_to(".")
    (tmp_path / "real" / "there").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "real" / "same.jpg").symlink_to("a.jpg")
    (tmp_path / "real" / "loop").symlink_to("loop")
    have = found(tmp_path / "real")
    assert sorted(path.name for path in have) == ["a.jpg", "b.jpg"]


def test_a_broken_link_is_named(tmp_path):
    if sys.platform == "win32":
        return
    (tmp_path / "gone.jpg").symlink_to("nowhere.jpg")
    assert found(tmp_path) == [tmp_path / "gone.jpg"]


def test_what_is_not_there_is_named(tmp_path):
    assert found(tmp_path / "gone.jpg") == [tmp_path / "gone.jpg"]


def test_a_folder_that_cannot_be_opened_is_named_and_stops_nothing(tmp_path, monkeypatch):
    touch(tmp_path / "a" / "1.jpg", tmp_path / "b" / "2.jpg", tmp_path / "c" / "3.jpg")
    scandir = os.scandir

    def guarded(path):
        if Path(path) == tmp_path / "b":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    have = found(tmp_path)
    assert have == [tmp_path / "a" / "1.jpg", tmp_path / "b", tmp_path / "c" / "3.jpg"]
    with pytest.raises(BadPicture, match="is a folder that cannot be opened"):
        pictures.prepare(tmp_path / "b", (8, 8))


def test_names_that_are_not_text(tmp_path):
    if sys.platform in ("win32", "darwin"):
        return
    file = tmp_path / os.fsdecode(b"\xff\xe9.jpg")
    touch(file)
    assert found(tmp_path) == [file]


def test_a_very_deep_tree(tmp_path):
    deep = tmp_path
    for _ in range(400):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "a.jpg").write_bytes(b"x")
    assert found(tmp_path) == [deep / "a.jpg"]


def test_cancelling_stops_at_the_next_entry(tmp_path):
    touch(*(tmp_path / f"{n}.jpg" for n in range(10)))
    ticket = Ticket()
    walk = pictures.find([tmp_path], ticket)
    next(walk)
    ticket.cancel()
    with pytest.raises(Cancelled):
        next(walk)


def test_they_come_as_they_are_found(tmp_path, monkeypatch):
    touch(tmp_path / "a.jpg", tmp_path / "later" / "b.jpg")
    opened = []
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: opened.append(Path(path)) or scandir(path))
    next(pictures.find([tmp_path], Ticket()))
    assert opened == [tmp_path]


class Told:
    """An entry of a folder as Windows tells of it."""

    def __init__(self, path, attributes):
        self.path, self.name, self._attributes = str(path), path.name, attributes

    def is_symlink(self):
        return False  # a junction is none

    def stat(self, *, follow_symlinks):
        assert not follow_symlinks
        return SimpleNamespace(st_file_attributes=self._attributes)


@pytest.mark.parametrize(("attributes", "asks_the_disk"), [(0x20, False), (0x410, True)])
def test_on_windows_only_what_leads_elsewhere_is_looked_up(
    tmp_path, monkeypatch, attributes, asks_the_disk
):
    asked, entry = [], Told(tmp_path / "a.jpg", attributes)
    with monkeypatch.context() as windows:
        windows.setattr(finding.os, "name", "nt")
        windows.setattr(finding.os.path, "realpath", lambda path: asked.append(path) or "there")
        real = finding._real(entry, "folder")
    assert bool(asked) is asks_the_disk
    assert Path(real) == (Path("there") if asks_the_disk else Path("folder") / "a.jpg")
