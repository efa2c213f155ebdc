"""`yogadesk setup` in a process of its own that starts at once: its imports are there already."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import webbrowser
from collections.abc import Callable, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path

import requests

from yogadesk import cli, cli_setup
from yogadesk.cloud import openers, session, sign_in, warehouse

__all__ = ["cli_setup", "openers", "session", "sign_in", "start", "warehouse"]

ASKED = "asked.txt"
"""In the home: a line for each time that a person was sent to the browser."""

SAID = "said.txt"
"""In the home: what was printed."""


class _Person(webbrowser.BaseBrowser):
    """Somebody at a browser who says yes to everything, and remembers having been asked."""

    def __init__(self, asked: Path) -> None:
        super().__init__("person")
        self._asked = asked

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        with self._asked.open("a", encoding="utf-8") as file:
            file.write("once\n")
        threading.Thread(target=_go, args=(url,), daemon=True).start()
        return True


def _go(url: str) -> None:
    try:
        requests.get(url, timeout=20).close()
    except requests.RequestException:
        return  # the test let the line break


def start(home: Path, *options: str) -> BaseProcess:
    """Start `yogadesk setup` with these options, and `--yes`."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload([__name__])
    start_one: Callable[..., BaseProcess] = context.Process  # type: ignore[attr-defined]
    process = start_one(target=_run, args=(home, options))
    process.start()
    return process


def _run(home: Path, options: Sequence[str]) -> None:
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    webbrowser.register("person", None, _Person(home / ASKED), preferred=True)
    with (home / SAID).open("w", encoding="utf-8") as said:
        sys.stdout = sys.stderr = said
        status = cli.run(["setup", "--home", str(home), *options, "--yes"])
        said.flush()
    os._exit(status)
