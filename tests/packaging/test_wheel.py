"""What is installed is what is in the checkout: nothing missing, nothing too much."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "-w", folder, ROOT], check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_carries_the_package_the_resources_and_the_statements(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    for room in ("yogadesk", "resources", "sql"):
        prefix = "" if room == "yogadesk" else "yogadesk/"
        tracked = subprocess.run(
            ["git", "ls-files", room], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.splitlines()
        for name in tracked or [str(p.relative_to(ROOT)) for p in (ROOT / room).rglob("*.*")]:
            assert prefix + name in inside
    assert not [n for n in inside if n.startswith(("tests/", ".ci/", "resources/", "sql/"))]


def test_the_shipped_files_are_found_inside_an_installed_package(
    wheel: Path, tmp_path: Path
) -> None:
    program = (
        "from yogadesk import assets; import yogadesk; print(yogadesk.__file__);"
        "assert b'pose' in assets.data('yoga_health.csv');"
        "assert 'ML.PREDICT' in assets.statement('030_classify');"
        "assert assets.names('samples')\n"
        "with assets.on_disk('model/poses.onnx') as path: assert path.stat().st_size > 1000"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(wheel)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert str(wheel) in done.stdout
