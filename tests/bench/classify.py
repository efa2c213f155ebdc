"""Pictures a second: the product end to end, against a bare loop over the same files."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image

from yogadesk import assets
from yogadesk.app import App
from yogadesk.classify import Feed
from yogadesk.domain import Picture, State, Verdict
from yogadesk.engine.ml.runtimes.private_ort import onnxruntime
from yogadesk.setup import bundled
from yogadesk.work import Ticket

WORKERS = os.cpu_count() or 2


def measure(photos: Path, count: int, rounds: int) -> None:
    """Print both rates and their ratio. Each round has new files: none is known before."""
    sources = photographs(photos)
    with tempfile.TemporaryDirectory() as folder, App(Path(folder) / "home") as app:
        app.classifier.prepare_site(Ticket())
        bare, draft, ours = [], [], []
        for n in range(rounds):
            files = copies(sources, Path(folder) / f"round {n}", count)
            bare.append(_rate(files, lambda some: _bare_loop(some, scaled=False)))
            draft.append(_rate(files, lambda some: _bare_loop(some, scaled=True)))
            ours.append(_rate(files, lambda some: run(app, some)))
    print(f"{count} photographs a round, {rounds} rounds, {WORKERS} workers, best of each:")
    print(f"  classify, end to end               {max(ours):8.1f} pictures/s")
    print(f"  bare loop (full decode)            {max(bare):8.1f} pictures/s")
    print(f"  bare loop (scaled JPEG decode)     {max(draft):8.1f} pictures/s")
    print(f"  ratio to the bare loop             {max(ours) / max(bare):8.2f}   (target 0.9)")
    print(f"  ratio to the loop that scales      {max(ours) / max(draft):8.2f}")


def photographs(folder: Path) -> list[Path]:
    """The pictures below a folder, in order."""
    return sorted(p for p in folder.rglob("*") if p.suffix.lower() in {".jpg", ".jpeg", ".png"})


def _rate(files: list[Path], work: Callable[[list[Path]], None]) -> float:
    since = time.perf_counter()
    work(files)
    return len(files) / (time.perf_counter() - since)


def copies(sources: list[Path], folder: Path, count: int) -> list[Path]:
    """`count` files that decode like the sources and all differ, so that none is known already."""
    folder.mkdir(parents=True)
    made = []
    for n in range(count):
        source = sources[n % len(sources)]
        made.append(folder / f"{n}{source.suffix}")
        made[-1].write_bytes(source.read_bytes() + f"{folder.name} {n}".encode())
    return made


def _bare_loop(files: list[Path], *, scaled: bool) -> None:
    """Pillow decode and resize, ONNX Runtime, in as many threads as there are cores."""
    model = bundled.model()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(assets.data(bundled.FILE), options)
    size = (model.width, model.height)

    def one(path: Path) -> float:
        with Image.open(path) as image:
            if scaled:
                image.draft("RGB", (2 * size[0], 2 * size[1]))
            small = image.convert("RGB").resize(size, Image.Resampling.BICUBIC)
        pixels = np.asarray(small, np.float32)[None] / 255
        (scores,) = session.run([model.output], {model.input: pixels})
        return float(scores.max())

    with ThreadPoolExecutor(WORKERS) as pool:
        assert all(0.0 < best <= 1.0 for best in pool.map(one, files))


class Counting:
    """A listener that only counts, and knows no failure."""

    def __init__(self) -> None:
        self.answers = 0

    def found(self, pictures: object) -> None:
        return

    def moved(self, pictures: object, state: State) -> None:
        return

    def answered(self, verdict: Verdict) -> None:
        assert verdict.error is None, (verdict.picture, verdict.error)
        self.answers += 1


def run(app: App, files: list[Path]) -> None:
    """Classify them without a window."""
    feed = Feed(files)
    feed.close()
    counting = Counting()
    app.classifier.classify(feed, Ticket(), counting)
    assert counting.answers == len({Picture(path) for path in files})
