"""`kill -9` of the engine in the middle of a run: the run carries on and nothing is lost."""

from __future__ import annotations

from pathlib import Path

from tests.classify.recording import Recording
from tests.drawing import draw
from yogadesk.app import App
from yogadesk.classify import Feed
from yogadesk.domain import Verdict
from yogadesk.work import Ticket


def test_the_run_starts_a_new_engine_and_finishes(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for n in range(150):
        draw(folder / f"{n}.jpg", seed=2000 + n, size=(64, 64))
    with App(tmp_path / "home") as app:
        killed: list[int] = []

        def kill_once(_: Verdict) -> None:
            process = app._launcher.get()._process
            if not killed and process is not None:
                killed.append(process.pid)
                process.kill()

        heard = Recording(kill_once)
        feed = Feed([folder])
        feed.close()
        summary = app.classifier.classify(feed, Ticket(), heard)
        assert killed
        assert summary.found == 150
        assert summary.failed == 0
        assert len({v.picture for v in heard.verdicts}) == 150
        assert {v.picture for v in app.store.verdicts()} == {v.picture for v in heard.verdicts}
