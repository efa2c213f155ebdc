"""An archive puts its files into its folder or is refused; nothing of it lands anywhere else."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from yogadesk.errors import Trouble
from yogadesk.setup import unpack
from yogadesk.work import Cancelled, Ticket

FILES = {"m/saved_model.pb": b"graph", "m/variables/variables.index": b"index", "readme.txt": b"x"}


def write_zip(path: Path, files: dict[str, bytes], mode: int = 0) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, content)
    return path


def write_tar(path: Path, files: dict[str, bytes], kind: bytes = tarfile.REGTYPE) -> Path:
    with tarfile.open(path, "w:gz" if path.suffix == ".gz" else "w") as made:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            info.size = len(content) if kind == tarfile.REGTYPE else 0
            made.addfile(info, io.BytesIO(content))
    return path


Write = Callable[[Path, dict[str, bytes]], Path]
KINDS = [("a.zip", write_zip), ("a.tar", write_tar), ("a.tar.gz", write_tar)]


@pytest.mark.parametrize(("name", "write"), KINDS)
def test_an_archive_is_unpacked(name: str, write: Write, tmp_path: Path) -> None:
    archive = write(tmp_path / name, {f"./{key}": value for key, value in FILES.items()})
    assert unpack.is_archive(archive)
    unpack.unpack(archive, tmp_path / "out", Ticket())
    got = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_bytes()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    }
    assert got == FILES
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "out"])


@pytest.mark.parametrize(("name", "write"), KINDS)
@pytest.mark.parametrize(
    "evil",
    [
        "../evil", "a/../../evil", "/tmp/evil", "C:\\evil", "..\\evil", "a\nb", "nul.txt", "COM1",
        "x" * 300, "a/b:stream", "dot.", "space ",
    ],
)  # fmt: skip
def test_names_that_lead_out_are_refused(
    evil: str, name: str, write: Write, tmp_path: Path
) -> None:
    archive = write(tmp_path / name, {"good.txt": b"x", evil: b"x"})
    with pytest.raises(Trouble, match="is not one that a model has"):
        unpack.unpack(archive, tmp_path / "out", Ticket())
    assert [path.name for path in tmp_path.iterdir()] == [name], "nothing is left of it"


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_in_a_tar_are_refused(kind: bytes, tmp_path: Path) -> None:
    archive = write_tar(tmp_path / "a.tar", {"link": b""}, kind)
    with pytest.raises(Trouble, match="a link or a device"):
        unpack.unpack(archive, tmp_path / "out", Ticket())


def test_links_in_a_zip_are_refused(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "a.zip", {"link": b"/etc/passwd"}, mode=0o120777)
    with pytest.raises(Trouble, match="a link or a device"):
        unpack.unpack(archive, tmp_path / "out", Ticket())


@pytest.mark.parametrize(("name", "write"), KINDS)
def test_what_swells_is_stopped(
    name: str, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpack, "_MOST_BYTES", 3_000_000)
    archive = write(tmp_path / name, {f"{n}": bytes(1_000_000) for n in range(5)})
    with pytest.raises(Trouble, match="more than 3 MB"):
        unpack.unpack(archive, tmp_path / "out", Ticket())
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_header_of_many_megabytes_is_never_read_into_memory(tmp_path: Path) -> None:
    archive = tmp_path / "a.tar.gz"
    info = tarfile.TarInfo("pax")
    info.type, info.size = tarfile.XHDTYPE, 100_000_000
    with tarfile.open(archive, "w:gz") as made:
        made.addfile(info, io.BytesIO(bytes(info.size)))
    with pytest.raises(Trouble, match="a header in it is larger"):
        unpack.unpack(archive, tmp_path / "out", Ticket())


@pytest.mark.parametrize(("name", "write"), KINDS)
def test_a_damaged_archive_is_told(name: str, write: Write, tmp_path: Path) -> None:
    whole = write(tmp_path / name, {"m.onnx": os.urandom(100_000)}).read_bytes()
    (tmp_path / name).write_bytes(whole[:50_000])
    with pytest.raises(Trouble, match="damaged, or was not downloaded whole"):
        unpack.unpack(tmp_path / name, tmp_path / "out", Ticket())
    assert not (tmp_path / "out").exists()


def test_a_name_twice_is_refused_in_any_case_of_letters(tmp_path: Path) -> None:
    archive = write_tar(tmp_path / "a.tar", {"a/Model": b"1", "a/model": b"2"})
    with pytest.raises(Trouble, match="a name twice"):
        unpack.unpack(archive, tmp_path / "out", Ticket())


def test_a_cancel_leaves_nothing(tmp_path: Path) -> None:
    archive = write_tar(tmp_path / "a.tar", FILES)
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        unpack.unpack(archive, tmp_path / "out", ticket)
    assert [path.name for path in tmp_path.iterdir()] == ["a.tar"]
