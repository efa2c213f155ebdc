"""Files are moved although another program has them open for a moment, as happens on Windows."""

from __future__ import annotations

import errno
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from yogadesk import files
from yogadesk.cloud.secrets import Secrets
from yogadesk.engine.opening import set_aside
from yogadesk.engine.private_file import write_private
from yogadesk.engine.storage.content import Content
from yogadesk.errors import Trouble
from yogadesk.setup.unpack import unpack
from yogadesk.work import Ticket


def refusal(code: int) -> OSError:
    """What Windows raises; the code alone has no attribute elsewhere."""
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = code  # type: ignore[attr-defined, unused-ignore]
    return error


class Held:
    """Stands in for the calls that move: each file can be moved only at the third try."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, error: OSError, times: int = 2) -> None:
        self.tries: dict[Path, int] = {}
        self.waited = 0.0
        self._error, self._times = error, times
        for name in ("replace", "rename"):
            monkeypatch.setattr(Path, name, self._moving(getattr(Path, name)))
        monkeypatch.setattr(time, "sleep", self._sleep)

    def _moving(self, really: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def move(source: Path, target: Path) -> Path:
            self.tries[source] = self.tries.get(source, 0) + 1
            if self.tries[source] <= self._times:
                raise self._error
            return really(source, target)

        return move

    def _sleep(self, seconds: float) -> None:
        self.waited += seconds


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_that_is_held_for_a_moment_is_moved(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_text("new")
    (tmp_path / "b").write_text("old")
    held = Held(monkeypatch, refusal(code))
    files.move(tmp_path / "a", tmp_path / "b")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("b", "new")]
    assert 0 < held.waited < 0.1


def test_a_file_that_stays_held_is_told_after_two_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.write_text("old")
    held = Held(monkeypatch, refusal(32), times=1000)
    with pytest.raises(Trouble, match="open in another program"), files.replacing(file) as stream:
        stream.write(b"new")
    assert 1.5 < held.waited < 2.5
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a", "old")]


@pytest.mark.parametrize(
    "error", [refusal(3), PermissionError(errno.EACCES, "Permission denied")], ids=str
)
def test_what_does_not_pass_is_told_at_once(
    error: OSError, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").touch()
    held = Held(monkeypatch, error, times=1000)
    with pytest.raises(PermissionError):
        files.move(tmp_path / "a", tmp_path / "b")
    assert list(held.tries.values()) == [1]
    assert held.waited == 0


def replace(folder: Path) -> None:
    with files.replacing(folder / "f") as stream:
        stream.write(b"x")


def put_aside(folder: Path) -> None:
    (folder / "f").touch()
    files.set_aside(folder / "f")


def put_warehouse_aside(folder: Path) -> None:
    for name in ("w", "w.wal"):
        (folder / name).touch()
    set_aside(folder / "w")


def settle(folder: Path) -> None:
    content = Content(folder)
    draft = content.upload("abc")
    draft.write(b"x")
    content.settle(draft, durable=False)


def unpack_model(folder: Path) -> None:
    with zipfile.ZipFile(folder / "model.zip", "w") as archive:
        archive.writestr("model.onnx", b"x")
    unpack(folder / "model.zip", folder / "model", Ticket())


@pytest.mark.parametrize(
    "work",
    [
        replace,
        put_aside,
        put_warehouse_aside,
        settle,
        unpack_model,
        lambda folder: write_private(folder / "f", "x"),
        lambda folder: Secrets(folder).put("f", "x"),
    ],
    ids=["replacing", "set aside", "warehouse", "content", "unpacked", "private file", "secret"],
)
def test_everything_that_moves_a_file_waits_for_its_reader(
    work: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch, refusal(5))
    work(tmp_path)
    assert set(held.tries.values()) == {3}
