"""Preparing in a process of its own: the same result, whatever becomes of the process."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest
from PIL import Image

from tests.drawing import draw
from tests.processes import helpers
from yogadesk.errors import BadPicture
from yogadesk.pictures import Prepared, apart, doors
from yogadesk.pictures.apart import Preparer
from yogadesk.work import Cancelled

SIZE = (120, 90)
ENOUGH = 100_000_000


def apart_of(preparer: Preparer, path: Path, size: tuple[int, int] | None = SIZE) -> Prepared:
    return preparer.prepare(path, size, is_apart=True)


@pytest.mark.parametrize("name", ["p.jpg", "p.png", "p.webp", "p.bmp", "p.gif", "ü \udcff.jpg"])
def test_it_is_what_this_process_makes_of_it(tmp_path: Path, name: str) -> None:
    if sys.platform != "linux" and "\udcff" in name:
        name = "ü.jpg"  # no such name there
    draw(tmp_path / f"x{Path(name).suffix}", seed=3).rename(tmp_path / name)
    with Preparer(ENOUGH) as preparer:
        assert apart_of(preparer, tmp_path / name) == doors.prepare(tmp_path / name, SIZE)
        assert apart_of(preparer, tmp_path / name, None) == doors.original(tmp_path / name)
        assert len(helpers()) == 1
    assert not helpers()


def test_a_thread_that_does_not_ask_for_one_has_none(tmp_path: Path) -> None:
    picture = draw(tmp_path / "p.jpg")
    with Preparer(ENOUGH) as preparer:
        assert preparer.prepare(picture, SIZE) == doors.prepare(picture, SIZE)
        assert not helpers()
        apart_of(preparer, picture)
        [helper] = helpers()
        preparer.prepare(picture, SIZE)  # once there is one, it is used
        assert helpers() == [helper]


def test_what_is_the_matter_with_a_picture_is_said_as_without(tmp_path: Path) -> None:
    draw(tmp_path / "cut.jpg", size=(300, 300))
    (tmp_path / "cut.jpg").write_bytes((tmp_path / "cut.jpg").read_bytes()[:2000])
    (tmp_path / "letter.png").write_text("Dear Anna")
    picture = draw(tmp_path / "p.jpg")
    with Preparer(ENOUGH) as preparer:
        for name in ("cut.jpg", "letter.png", "none.jpg", "nul\0.jpg", "."):
            with pytest.raises(BadPicture) as there:
                apart_of(preparer, tmp_path / name)
            with pytest.raises(BadPicture) as here:
                doors.prepare(tmp_path / name, SIZE)
            assert there.value.args == here.value.args
        [helper] = helpers()
        assert apart_of(preparer, picture) == doors.prepare(picture, SIZE)
        assert helpers() == [helper]


def test_what_takes_more_memory_than_it_may_is_done_here(tmp_path: Path) -> None:
    large = draw(tmp_path / "large.png", size=(3000, 3000))
    expected = doors.prepare(large, SIZE)
    with Preparer(1_000_000) as preparer:
        apart_of(preparer, draw(tmp_path / "p.png"))
        [helper] = helpers()
        before = helper.memory_info().rss
        assert apart_of(preparer, large) == expected
        assert helper.memory_info().rss - before < 20_000_000


def test_a_process_that_is_killed_is_replaced(tmp_path: Path) -> None:
    picture = draw(tmp_path / "p.jpg")
    with Preparer(ENOUGH) as preparer:
        apart_of(preparer, picture)
        [first] = helpers()
        first.kill()
        first.wait()
        assert apart_of(preparer, picture) == doors.prepare(picture, SIZE)
        [second] = helpers()
        assert second != first


def test_a_picture_at_which_it_always_ends_is_a_bad_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    picture = draw(tmp_path / "p.jpg")
    with Preparer(ENOUGH) as preparer:
        with monkeypatch.context() as patch:
            patch.setattr(apart.helper, "__name__", "yogadesk.not_there")
            with pytest.raises(BadPicture, match=r"ended at “p\.jpg”, twice"):
                apart_of(preparer, picture)
        assert "not_there" in capfd.readouterr().err
        assert apart_of(preparer, picture) == doors.prepare(picture, SIZE)


def test_without_room_for_a_process_it_is_done_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = draw(tmp_path / "p.jpg")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no python"))
    with Preparer(ENOUGH) as preparer:
        assert apart_of(preparer, picture) == doors.prepare(picture, SIZE)


@pytest.mark.skipif(sys.platform != "linux", reason="descriptors are looked at in /proc")
def test_without_a_console_it_is_given_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = draw(tmp_path / "p.jpg")
    monkeypatch.setattr(sys, "stderr", None)
    with Preparer(ENOUGH) as preparer:
        apart_of(preparer, picture)
        [helper] = helpers()
        assert Path(f"/proc/{helper.pid}/fd/2").readlink() == Path("/dev/null")


def test_another_thread_stops_it_in_the_middle_of_a_picture(tmp_path: Path) -> None:
    large = tmp_path / "large.png"
    Image.linear_gradient("L").resize((9000, 9000)).convert("RGB").save(large, compress_level=1)
    caught: list[BaseException] = []

    def work() -> None:
        with pytest.raises(Cancelled) as stopped, preparer:
            apart_of(preparer, large)
        caught.append(stopped.value)

    preparer = Preparer(700_000_000)
    thread = threading.Thread(target=work)
    thread.start()
    while not any(p.cpu_times().user > 0.15 for p in helpers()):  # past its start, decoding
        time.sleep(0.01)
    preparer.stop()
    thread.join(30)
    assert caught
    assert not helpers()


def test_it_ends_with_the_program_that_started_it(tmp_path: Path) -> None:
    picture = draw(tmp_path / "p.jpg")
    program = (
        "import sys, psutil\n"
        "from pathlib import Path\n"
        "from yogadesk.pictures.apart import Preparer\n"
        "preparer = Preparer(100_000_000)\n"
        "preparer.prepare(Path(sys.argv[1]), (120, 90), is_apart=True)\n"
        "print(psutil.Process().children()[0].pid, flush=True)\n"
        "psutil.Process().kill()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, picture], capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
    try:
        left = psutil.Process(int(done.stdout))
        left.wait(20)
    except psutil.NoSuchProcess:
        pass  # gone already
