"""The README's examples of using the engine run as they are written."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.engine.conftest import RunningEngine, running_engine

if TYPE_CHECKING:
    from collections.abc import Iterator

README = Path(__file__).parents[2] / "README.md"
NOTEBOOK = Path(sys.prefix) / "notebook"
"""Where `make test` puts what a notebook needs."""

RUN_CELLS = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell

shell = InteractiveShell.instance()
for cell in json.load(sys.stdin):
    shell.run_cell(cell).raise_error()
print(json.dumps(shell.user_ns["poses"].to_dict("records")))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningEngine]:
    with running_engine(tmp_path_factory.mktemp("readme")) as engine:
        client = engine.bigquery("this-computer")
        client.create_dataset("yogadesk")
        client.query_and_wait(
            "CREATE TABLE yogadesk.yoga_health AS SELECT 'tree' AS pose, 'balance' AS focus"
        )
        yield engine


def examples(engine: RunningEngine, language: str) -> list[str]:
    """The README's blocks in a language, with what the engine said in its first line."""
    text = README.read_text(encoding="utf-8")
    section = text.split("## Use the engine from your own code")[1].split("\n## ")[0]
    port = engine.endpoint.rsplit(":", 1)[1]
    return [
        block.replace("PORT", port).replace("TOKEN", str(engine.token))
        for block in re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)
    ]


def run(command: list[object], text: str = "") -> str:
    done = subprocess.run(
        [str(part) for part in command],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_python_example(told: RunningEngine) -> None:
    [example] = examples(told, "python")
    assert run([sys.executable, "-c", example]) == "tree balance\n"


def test_the_notebook_example(told: RunningEngine) -> None:
    cells = examples(told, "ipython")
    assert len(cells) == 2
    python = NOTEBOOK / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    said = run([python, "-W", "ignore", "-c", RUN_CELLS], json.dumps(cells))
    assert json.loads(said.splitlines()[-1]) == [{"pose": "tree", "focus": "balance"}]


def test_the_shell_example(told: RunningEngine) -> None:
    [example] = examples(told, "sh")
    shell = shutil.which("sh")
    assert shell is not None, "the shell of Git for Windows will do"
    answer = json.loads(run([shell, "-c", example]))
    assert answer["rows"] == [{"f": [{"v": "tree"}, {"v": "balance"}]}]
