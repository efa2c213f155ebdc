"""The program's window in a process of its own: it starts, works, and ends with status 0."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from yogadesk.app import App
from yogadesk.app_window import passed_to_window
from yogadesk.errors import Trouble
from yogadesk.settings import SettingsFile
from yogadesk.setup.sites import THIS_COMPUTER

_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tests.ui.site import ByColour, Memory
from tests.ui.drops import drop, files
from yogadesk.settings import SettingsFile
from yogadesk.ui import main, main_window

class Driven(main_window.MainWindow):
    def __init__(self, **passed):
        super().__init__(**passed)
        self.painted.connect(self.begin)
        self.data = files(Path(sys.argv[2]))

    def begin(self):
        print(drop(self, self.data).dropped, flush=True)
        self._runs.ended.connect(self.finish)

    def finish(self):
        print(self._model.index(0, 0).data(), flush=True)
        self.close()

main.MainWindow = Driven
home = Path(sys.argv[1])
settings = SettingsFile(home / "settings.json")
sys.exit(main.show(settings, home, lambda: {
    "site": ByColour().site(), "store": Memory(), "home": home, "settings": settings,
}))
"""


@pytest.mark.parametrize("turn", range(3))
def test_the_process_ends_well(tmp_path: Path, turn: int) -> None:
    from tests.ui.colours import plain

    picture = plain(tmp_path / "a.png", "plank")
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", _PROGRAM, str(tmp_path), str(picture)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["True", "Plank"]
    assert "Traceback" not in done.stderr


_FIRST = """
import sys
from pathlib import Path
from tests.ui.site import ByColour, Memory
from yogadesk.settings import SettingsFile
from yogadesk.ui import main, main_window

class Driven(main_window.MainWindow):
    def __init__(self, **passed):
        super().__init__(**passed)
        self.painted.connect(lambda: print("painted", flush=True))
        self.manners.come_forward = self.close

main.MainWindow = Driven
home = Path(sys.argv[1])
settings = SettingsFile(home / "settings.json")
sys.exit(main.show(settings, home, lambda: {
    "site": ByColour().site(), "store": Memory(), "home": home, "settings": settings,
}))
"""


def test_a_second_start_calls_the_first_window_and_ends_well(tmp_path: Path) -> None:
    root = str(Path(__file__).resolve().parents[2])
    env = {**os.environ, "PYTHONPATH": root, "QT_QPA_PLATFORM": "offscreen"}
    first = subprocess.Popen(
        [sys.executable, "-c", _FIRST, str(tmp_path)], stdout=subprocess.PIPE, text=True, env=env
    )
    with first:
        assert first.stdout is not None
        assert first.stdout.readline() == "painted\n"
        second = subprocess.run(
            [sys.executable, "-m", "yogadesk", "--home", str(tmp_path)],
            env=env, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert second.returncode == 0, second.stderr
        assert first.wait(60) == 0  # it was called, and closed


_GERMAN = """
import sys
from pathlib import Path
from yogadesk import app_window
from yogadesk.ui import main, main_window

class Driven(main_window.MainWindow):
    def __init__(self, **passed):
        super().__init__(**passed)
        print(passed["site"].title, passed["site"].promise, flush=True)
        self.painted.connect(self.close)

main.MainWindow = Driven
sys.exit(app_window.window(Path(sys.argv[1])))
"""


def test_the_site_is_named_in_the_language_of_the_window(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "settings.json").change(language="de")
    root = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, "-c", _GERMAN, str(tmp_path)],
        env={
            **os.environ,
            "PYTHONPATH": root,
            "PYTHONIOENCODING": "utf-8",
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Dieser Computer · offline "), done.stdout


def test_a_site_that_was_deleted_does_not_keep_the_window_shut(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "settings.json").change(site="Studio")
    with App(tmp_path, is_late=True) as app:
        assert app.site.name == app.in_use() == THIS_COMPUTER.name
    with pytest.raises(Trouble, match="No site is called “Studio”"):
        App(tmp_path)


def test_what_the_window_works_with_opens_no_history(tmp_path: Path) -> None:
    """That would hold up the first paint; the window opens it afterwards, in a thread."""
    with App(tmp_path, is_late=True) as app:
        passed_to_window(app)
        assert not (tmp_path / "history.sqlite").exists()
        assert app.store.corrections() == []
        assert (tmp_path / "history.sqlite").exists()
