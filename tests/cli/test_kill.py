"""`kill -9` at any moment: what was shown is in the history, and the next start works."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.drawing import draw
from yogadesk.history import Store


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    for n in range(300):
        draw(folder / f"{n}.jpg", seed=3000 + n, size=(64, 64))
    return folder


@pytest.mark.parametrize("after", [1, 7, 65, 200])
def test_no_verdict_that_was_shown_is_lost(folder: Path, tmp_path: Path, after: int) -> None:
    command = [sys.executable, "-m", "yogadesk", "--home", tmp_path, "classify", folder, "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    shown = [json.loads(process.stdout.readline())["file"] for _ in range(after)]
    process.kill()
    shown += [json.loads(line)["file"] for line in process.stdout if line.endswith("}\n")]
    process.wait(10)
    process.stdout.close()
    store = Store(tmp_path / "history.sqlite")
    kept = {str(verdict.picture.path) for verdict in store.verdicts()}
    store.close()
    assert set(shown) <= kept
    again = subprocess.run(
        [*command[:-2], folder / "0.jpg", "--json"], capture_output=True, text=True, check=False
    )
    assert again.returncode == 0, again.stderr
