"""The versions of a site: kept, chosen, removed; a damaged book is set aside."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.sqlite_connections import connections
from tests.training.conftest import drawn
from yogadesk.cloud.site import TaughtSpec
from yogadesk.errors import Trouble
from yogadesk.setup import bundled
from yogadesk.training.book import Book, Version
from yogadesk.training.seen import Seen, see


def version(name: str, site: str = "here") -> Version:
    backbone = bundled.model()
    spec = TaughtSpec(
        table=name,
        name=name,
        sha256="0" * 64,
        input=backbone.input,
        output="features",
        height=backbone.height,
        width=backbone.width,
        labels=("plank", "tree"),
        backbone=backbone,
        scale=10.0,
        sharpness=1.25,
    )
    return Version(site, spec, "2026-11-25T10:00:00+00:00", 80, 16, 0.95, 0.02, 0.7)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path)


def test_what_is_kept_comes_back_the_same(book: Book, tmp_path: Path) -> None:
    assert book.chosen("here") is None
    book.add(version("poses_1"))
    book.add(version("poses_1", "there"))
    assert Book(tmp_path).versions("here") == [version("poses_1")]
    assert book.next_name("here") == "poses_2"
    assert book.next_name("elsewhere") == "poses_1"


def test_one_answers_on_each_site(book: Book) -> None:
    for name in ("poses_1", "poses_2"):
        book.add(version(name))
    book.choose("here", "poses_1")
    chosen = book.chosen("here")
    assert chosen is not None
    assert chosen.model.name == "poses_1"
    assert chosen.model.needs == bundled.model()
    book.choose("here", None)
    assert book.chosen("here") is None


def test_the_same_name_takes_the_place_of_the_old(book: Book) -> None:
    book.add(version("poses_1"))
    better = replace(version("poses_1"), accuracy=0.99)
    book.add(better)
    assert book.versions("here") == [better]


def test_a_removed_one_answers_no_more(book: Book) -> None:
    book.add(version("poses_1"))
    book.choose("here", "poses_1")
    book.remove("here", "poses_1")
    assert book.versions("here") == []
    assert book.chosen("here") is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"versions": [{}], "chosen": {}}', b"\xff"]
)
def test_a_damaged_book_is_set_aside(book: Book, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "taught.json").write_bytes(content)
    assert book.versions("here") == []
    [aside] = tmp_path.glob("taught.json.damaged-*")
    assert aside.read_bytes() == content
    book.add(version("poses_1"))
    assert len(book.versions("here")) == 1


def test_a_file_that_changed_is_looked_at_again(seen: Seen, tmp_path: Path) -> None:
    file = drawn(tmp_path / "a.png", "circles", 1)
    seen.keep([(file, see(file))])
    assert seen.recall([file])[file].fingerprint == see(file).fingerprint
    drawn(file, "squares", 2)
    os.utime(file, ns=(1, 1))
    assert seen.recall([file]) == {}
    file.unlink()
    assert seen.recall([file]) == {}


def test_a_damaged_memory_is_begun_anew(tmp_path: Path) -> None:
    file = tmp_path / "seen.sqlite"
    file.write_bytes(b"no database" * 200)
    seen = Seen(file)
    assert seen.recall([tmp_path / "x.png"]) == {}
    seen.close()
    assert list(tmp_path.glob("seen.sqlite.damaged-*"))


def test_a_damaged_memory_is_closed_before_it_is_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows moves no file that is open."""
    opened = connections(monkeypatch)
    (tmp_path / "seen.sqlite").write_bytes(b"no database" * 200)
    Seen(tmp_path / "seen.sqlite").close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("SELECT 1")


def test_a_memory_that_another_program_holds_is_no_damaged_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yogadesk.training.seen._BUSY_SECONDS", 0.01)
    file = tmp_path / "seen.sqlite"
    Seen(file).close()
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Trouble, match="held by another program"):
            Seen(file)
    assert [each.name for each in tmp_path.iterdir()] == ["seen.sqlite"]
    Seen(file).close()


def test_a_memory_that_is_a_folder_is_told_and_left_where_it_is(tmp_path: Path) -> None:
    file = tmp_path / "seen.sqlite"
    file.mkdir()
    with pytest.raises(Trouble, match="cannot be written"):
        Seen(file)
    assert [each.name for each in tmp_path.iterdir()] == ["seen.sqlite"]
