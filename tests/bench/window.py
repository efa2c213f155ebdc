"""The window with very many pictures: a hundred thousand dropped, ten thousand classified.

Each measure is a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psutil
import shiboken6
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.bench import classify
from tests.ui import drops
from tests.ui.pulse import Pulse
from yogadesk.app import App
from yogadesk.app_window import passed_to_window
from yogadesk.domain import ModelInfo, State
from yogadesk.ui.calm import calm
from yogadesk.ui.main_window import MainWindow
from yogadesk.ui.rows import PictureModel
from yogadesk.ui.run import Phase, Runs
from yogadesk.work import Ticket

_PER_FOLDER = 500


def measure_drop(photos: Path, count: int, rounds: int) -> None:
    """Print what dropping a folder of so many files costs: the wait, the longest gap, memory."""
    every = [_apart("drop", photos, count) for _ in range(rounds)]
    said = {name: min(each[name] for each in every) for name in every[0]}
    print(f"A folder of {count} files dropped on the window, best of {rounds}:")
    print(f"  first rows                         {said['first'] * 1000:8.0f} ms   (target 1000)")
    print(f"  all rows                           {said['all'] * 1000:8.0f} ms")
    print(f"  longest gap of the event loop      {said['gap']:8.0f} ms   (target 50)")
    print(f"  longest work of the window's thread{said['work']:8.0f} ms")
    print(f"  memory, before thumbnails          {said['memory'] / 1e6:8.0f} MB   (target 60)")


def measure_classify(photos: Path, count: int, rounds: int) -> None:
    """Print the rate with the window open beside that of the same pictures without one."""
    said = [_apart("classify", photos, count, number % 2) for number in range(rounds)]
    ours, bare = (max(each[name] for each in said) for name in ("window", "headless"))
    ratios = sorted(each["window"] / each["headless"] for each in said)
    gap, bare_gap = (min(each[name] for each in said) for name in ("gap", "bare gap"))
    next_gap, next_bare = (min(each[f"next {name}"] for each in said) for name in ("gap", "bare"))
    print(f"{count} photographs classified with the window open, {rounds} rounds, best of each:")
    print(f"  with the window                    {ours:8.1f} pictures/s")
    print(f"  headless                           {bare:8.1f} pictures/s")
    print(f"  ratio, the middle round            {ratios[len(ratios) // 2]:8.2f}   (target 0.9)")
    cpu = min(each["window cpu"] / each["headless cpu"] for each in said)
    print(f"  processor time to headless         {cpu:8.2f}")
    print(
        f"  longest gap of the event loop      {gap:8.0f} ms   (target 50; the next {next_gap:.0f})"
    )
    print(f"  the same of a bare QMainWindow     {bare_gap:8.0f} ms   (the next {next_bare:.0f})")


def _apart(*what: object) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.window", *map(str, what)],
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
        stdout=subprocess.PIPE,
        text=True,
        timeout=3600,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


@dataclass(frozen=True)
class _Open:
    """The window, its list and its runs."""

    window: MainWindow
    model: PictureModel
    runs: Runs

    def drop(self, *paths: Path) -> None:
        assert drops.drop(self.window, drops.files(*paths)).dropped


@contextmanager
def _opened(app: App, **other: Any) -> Iterator[_Open]:
    """The window of `app`, painted, as `yogadesk.ui.main` shows it."""
    window = MainWindow(**{**passed_to_window(app), **other})
    with calm() as rest:
        window.rested.connect(rest)
        window.show()
        model, runs = window.findChild(PictureModel), window.findChild(Runs)
        _until(lambda: window.isVisible(), 10)
        yield _Open(window, model, runs)
        window.close()
        shiboken6.delete(window)


def _until(is_so: Callable[[], bool], seconds: float, every_ms: int = 2) -> None:
    """Run the event loop until it is so, which is looked at every so often."""
    loop, look = QEventLoop(), QTimer(interval=every_ms)
    look.timeout.connect(lambda: is_so() and loop.quit())
    look.start()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()
    look.stop()
    assert is_so(), "it took too long"


def _drop(photos: Path, count: int) -> dict[str, float]:
    """A site that never gets ready: what is measured is the window and its journal."""

    def never(ticket: Ticket) -> ModelInfo:
        while True:
            ticket.wait(0.1)

    with tempfile.TemporaryDirectory() as folder, App(Path(folder) / "home") as app:
        tree = _tree(photos, Path(folder) / "tree", count)
        site = replace(passed_to_window(app)["site"], prepare=never)
        with _opened(app, site=site) as it:
            _pass(1.0)
            before = psutil.Process().memory_info().rss
            pulse = Pulse(it.window)
            since = time.perf_counter()
            it.drop(tree)
            _until(lambda: it.model.rowCount() > 0, 30)
            first = time.perf_counter() - since
            _until(lambda: it.model.rowCount() == count, 600)
            listed = time.perf_counter() - since
            _pass(1.0)
            pulse.stop()
            grown = psutil.Process().memory_info().rss - before
            it.runs.cancel()
            _until(lambda: it.runs.phase is Phase.IDLE, 60)
    gap, work = max(pulse.gaps_ms), max(pulse.work_ms)
    return {"first": first, "all": listed, "gap": gap, "work": work, "memory": grown}


def _pass(seconds: float) -> None:
    until = time.monotonic() + seconds
    _until(lambda: time.monotonic() >= until, seconds + 5)


def _tree(photos: Path, folder: Path, count: int) -> Path:
    """So many files in folders: hard links to a few small pictures."""
    sources = []
    for number, source in enumerate(classify.photographs(photos)[:_PER_FOLDER]):
        folder.mkdir(exist_ok=True)
        sources.append(folder.parent / f"{number}{source.suffix}")
        sources[-1].write_bytes(source.read_bytes())
    for number in range(count):
        inside = folder / f"session {number // _PER_FOLDER}"
        if number % _PER_FOLDER == 0:
            inside.mkdir()
        source = sources[number % len(sources)]
        (inside / f"IMG_{number:06d}{source.suffix}").hardlink_to(source)
    return folder


def _classify(photos: Path, count: int, is_window_first: bool) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        files = classify.copies(classify.photographs(photos), Path(folder) / "files", count)
        said: dict[str, float] = {}
        for part in (_with_window, _beside_bare, _headless)[:: 1 if is_window_first else -1]:
            with App(Path(folder) / part.__name__) as app:
                said |= part(app, files)
    return said


def _headless(app: App, files: list[Path]) -> dict[str, float]:
    app.classifier.prepare_site(Ticket())
    cpu, since = _cpu(), time.perf_counter()
    classify.run(app, files)
    seconds = time.perf_counter() - since
    return {"headless": len(files) / seconds, "headless cpu": _cpu() - cpu}


def _beside_bare(app: App, files: list[Path]) -> dict[str, float]:
    """What the loop of a window that shows nothing sees while a thread of its process classifies
    the same pictures: what the machine and Python's lock cost any window there."""
    app.classifier.prepare_site(Ticket())
    window = QMainWindow()
    with calm() as rest, ThreadPoolExecutor(1) as pool:
        rest()
        window.show()
        _pass(1.0)
        pulse = Pulse(window)
        work = pool.submit(classify.run, app, files)
        _until(work.done, 3000, 50)
        pulse.stop()
        work.result()
    shiboken6.delete(window)
    next_gap, gap = sorted(pulse.gaps_ms)[-2:]
    return {"bare gap": gap, "next bare": next_gap}


def _with_window(app: App, files: list[Path]) -> dict[str, float]:
    final = (State.DONE, State.NOT_SURE, State.FAILED)
    with _opened(app) as it:
        is_ready: list[object] = []
        it.runs.prepared.connect(is_ready.append)
        _until(lambda: bool(is_ready), 60)
        _pass(1.0)
        cpu, since = _cpu(), time.perf_counter()
        pulse = Pulse(it.window)
        it.drop(files[0].parent)
        _until(lambda: sum(it.model.counts[each] for each in final) == len(files), 3000, 50)
        seconds = time.perf_counter() - since
        pulse.stop()
        assert not it.model.counts[State.FAILED]
        _until(lambda: it.runs.phase is Phase.IDLE, 60)
    rate = len(files) / seconds
    next_gap, gap = sorted(pulse.gaps_ms)[-2:]
    return {"window": rate, "window cpu": _cpu() - cpu, "gap": gap, "next gap": next_gap}


def _cpu() -> float:
    """Seconds of this process and of those it started; of those that ended, on Linux alone."""
    every = [psutil.Process(), *psutil.Process().children(recursive=True)]
    return sum(sum(each.cpu_times()[:4]) for each in every)


def _main() -> None:
    what, photos, count, *more = sys.argv[1:]
    qt = QApplication([])
    if what == "drop":
        said = _drop(Path(photos), int(count))
    else:
        said = _classify(Path(photos), int(count), more == ["1"])
    print(json.dumps(said))
    del qt


if __name__ == "__main__":
    _main()
