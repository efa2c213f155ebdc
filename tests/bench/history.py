"""The history with a hundred thousand verdicts: opened, searched letter by letter, exported."""

from __future__ import annotations

import csv
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from yogadesk.domain import (
    NOT_SURE,
    ClassScore,
    ModelInfo,
    Picture,
    PoseRecord,
    Times,
    Verdict,
)
from yogadesk.history import Query, Store, export_csv
from yogadesk.work import Ticket

_TYPED = ("session 37", "img_0123", "warrior", "zzz", "tree dsc", "2025-07", "jpg")
_NAMES = {"warrior2": "Warrior II", "downdog": "Downward-facing dog"}
_LABELS = ("downdog", "goddess", "plank", "tree", "warrior2")
_BATCH = 2000


def verdicts(count: int) -> Iterator[Verdict]:
    """So many verdicts as a year of use leaves them."""
    chance = random.Random(5)
    model = ModelInfo("yoga_poses", "ab" * 32)
    records = {each: PoseRecord(each, "balance", "steadies the mind", "even") for each in _LABELS}
    start = datetime(2025, 1, 1, tzinfo=UTC)
    for number in range(count):
        raw = sorted((chance.random() ** 4 + 1e-3 for _ in _LABELS), reverse=True)
        labels = chance.sample(_LABELS, len(_LABELS))
        classes = tuple(
            ClassScore(each, score / sum(raw)) for each, score in zip(labels, raw, strict=True)
        )
        is_sure = classes[0].score >= 0.6
        folder = f"/home/maria/Pictures/Yoga/2025-{number % 12 + 1:02d}/session {number % 400}"
        name = f"{'DSC' if number % 3 else 'IMG'}_{number:06d}{'.JPG' if number % 2 else '.png'}"
        yield Verdict(
            picture=Picture(Path(folder) / name),
            decision=labels[0] if is_sure else NOT_SURE,
            classes=classes,
            health=records[labels[0]] if is_sure else None,
            model=model,
            site=("this computer", "acme", "studio")[number % 3],
            uri=f"gs://yogadesk-pictures/inbox/{number:064x}-128x128.png",
            error=None,
            threshold=0.6,
            fingerprint=f"{number:064x}",
            when=start + timedelta(seconds=211 * number + chance.random()),
            top_k=5,
            times=Times(chance.random() / 50, chance.random() / 30, chance.random()),
        )


def fill(store: Store, count: int) -> None:
    """Add them, a few thousand in each commit."""
    batch: list[Verdict] = []
    for verdict in verdicts(count):
        batch.append(verdict)
        if len(batch) == _BATCH:
            store.add_many(batch)
            batch = []
    store.add_many(batch)


def measure(rounds: int, count: int = 100_000) -> None:
    """Print what a person waits for, the best of `rounds`, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.sqlite"
        store = Store(path)
        fill(store, count)
        store.close()
        opened = best(rounds, lambda: Store(path).close())
        store = Store(path)
        shown = open_window(store, Path(folder), max(rounds, 3))
        keys = {
            typed[:end]: best(rounds, lambda text=typed[:end]: first_page(store, text))
            for typed in _TYPED
            for end in range(1, len(typed) + 1)
        }
        table = Path(folder) / "table.csv"
        ours, bare = [], []
        for _ in range(max(rounds, 7)):  # in turns: the machine is not as quick all the time
            ours.append(best(1, lambda: export(store, table)))
            bare.append(best(1, lambda: bare_loop(path, Path(folder) / "bare.csv")))
        store.close()
        size = path.stat().st_size / 1e6
    slowest = max(keys, key=lambda text: keys[text])
    print(f"History of {count} verdicts ({size:.0f} MB), best of {rounds}:")
    print(f"  file opened                        {opened * 1000:8.1f} ms")
    print(f"  window made and painted with rows  {shown * 1000:8.1f} ms   (target 300)")
    print(f"  keystroke to the first rows, worst {keys[slowest] * 1000:8.1f} ms   ({slowest!r})")
    middle = sorted(keys.values())[len(keys) // 2]
    print(f"  keystroke to the first rows, median{middle * 1000:8.1f} ms   (target 30)")
    for title, times in (("CSV", ours), ("bare sqlite3 + csv.writer loop", bare)):
        print(
            f"  {title:<34} {min(times) * 1000:8.0f} ms   (middle {median(times) * 1000:.0f},"
            f" worst of {len(times)} {max(times) * 1000:.0f}{', target 1000' * (times is ours)})"
        )
    print(f"  ratio to the bare loop             {min(ours) / min(bare):8.2f}")


def open_window(store: Store, home: Path, rounds: int) -> float:
    """Seconds from Ctrl+H to the first rows painted, the best of so many windows."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication, QWidget

    from yogadesk.ui.desk import Desk
    from yogadesk.ui.history_ports import History
    from yogadesk.ui.history_window import HistoryWindow

    qt = QApplication.instance() or QApplication([])
    above, desk, times = QWidget(), Desk(), []
    port = History(
        store=store,
        labels=lambda _model: _LABELS,
        places=list,
        site=lambda name: (_ for _ in ()).throw(KeyError(name)),
        export=lambda *_: 0,
        with_bom=lambda: False,
    )
    for _ in range(rounds):
        since = time.perf_counter()
        window = HistoryWindow(port, desk, home, above)
        loop = QEventLoop()
        window.listed.connect(loop.quit)
        window.show()
        loop.exec()
        qt.processEvents()
        times.append(time.perf_counter() - since)
        window.close()
    desk.shutdown()
    return min(times)


def first_page(store: Store, text: str) -> None:
    """What a keystroke waits for: the first ids, and the rows a window shows of them."""
    found = store.find(Query(text), _NAMES, Ticket(), 200)
    store.fetch(found.ids[:40])


def export(store: Store, table: Path) -> None:
    export_csv(store, Query(), {}, table, Ticket())


def bare_loop(path: Path, table: Path) -> None:
    """The least that writes as many columns of text: no score apart, nothing defused."""
    connection = sqlite3.connect(path)
    with table.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(
            connection.execute(
                "SELECT v.*, f.shown, a.site, a.model_name, a.model_sha256, r.health"
                " FROM verdicts AS v JOIN folders AS f ON f.id = v.folder"
                " JOIN answerers AS a ON a.id = v.answerer"
                " LEFT JOIN records AS r ON r.id = v.record ORDER BY v.id"
            )
        )
    connection.close()


def best(rounds: int, work: Callable[[], object]) -> float:
    """Seconds the quickest of so many rounds took."""
    times = []
    for _ in range(rounds):
        since = time.perf_counter()
        work()
        times.append(time.perf_counter() - since)
    return min(times)
