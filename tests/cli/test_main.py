"""What Windows needs of the command line, on any system."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import datetime, tzinfo
from pathlib import Path
from typing import NoReturn

import pytest

from yogadesk import __main__, cli

_ON_THE_PATH_ALONE = "NoDefaultCurrentDirectoryInExePath"


@pytest.mark.parametrize(("platform", "wanted"), [("win32", "1"), ("linux", None)])
def test_windows_starts_no_program_from_the_current_folder(
    monkeypatch: pytest.MonkeyPatch, platform: str, wanted: str | None
) -> None:
    monkeypatch.setenv(_ON_THE_PATH_ALONE, "to be put back")
    monkeypatch.delenv(_ON_THE_PATH_ALONE)
    monkeypatch.setattr(sys, "platform", platform)
    found: list[str | None] = []

    def run(_: object) -> int:
        found.append(os.environ.get(_ON_THE_PATH_ALONE))
        return 0

    monkeypatch.setattr(cli, "run", run)
    assert __main__.main() == 0
    assert found == [wanted]


@pytest.mark.parametrize(
    ("error", "platform", "is_one"),
    [
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), "linux", True),
        (OSError(errno.EINVAL, "Invalid argument"), "win32", True),
        (OSError(errno.EINVAL, "Invalid argument"), "linux", False),
        (OSError(errno.EINVAL, "Invalid argument", "a|b.csv"), "win32", False),
        (OSError(errno.ENOSPC, "No space left on device"), "win32", False),
    ],
)
def test_a_closed_pipe_is_told_from_other_trouble(
    error: OSError, platform: str, is_one: bool
) -> None:
    assert cli.is_closed_pipe(error, platform) is is_one


def test_a_date_without_local_time_is_off_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class OfWindows(datetime):
        def astimezone(self, tz: tzinfo | None = None) -> NoReturn:
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(cli, "datetime", OfWindows)
    with pytest.raises(SystemExit) as ended:
        cli.run(["export", "--csv", "x.csv", "--since", "1960-01-01"])
    assert ended.value.code == cli.USAGE
    assert "a date like 2026-01-31" in capsys.readouterr().err


def test_a_reader_that_went_away_ends_the_command_without_a_word(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "yogadesk", "--home", tmp_path, "doctor"],
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=90,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (cli.FAILED, b"")
