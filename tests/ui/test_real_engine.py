"""The window on the real engine: a drop becomes answers, kept in the history and exported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6

from tests.ui import drops
from yogadesk.classify import Feed
from yogadesk.domain import State
from yogadesk.ui import ports
from yogadesk.ui.desk import Desk
from yogadesk.ui.main_window import MainWindow
from yogadesk.ui.rows import PictureModel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from yogadesk.app import App


def test_a_drop_is_answered_by_the_engine(
    qtbot: QtBot, app: App, pictures: list[Path], tmp_path: Path
) -> None:
    site = ports.Site(
        title="This computer",
        promise="",
        prepare=app.classifier.prepare_site,
        new_run=lambda: ports.run(app.classifier, Feed()),
    )
    window = MainWindow(site=site, store=app.store, settings=app.settings, home=tmp_path)
    window.show()
    model = window.findChild(PictureModel)
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture")
    assert drops.drop(window, drops.files(*pictures, broken)).dropped
    answered = (State.DONE, State.NOT_SURE)
    qtbot.waitUntil(
        lambda: sum(model.counts[s] for s in answered) == 12 and model.counts[State.FAILED] == 1,
        timeout=30_000,
    )
    shown = {v.picture.path: v for v in model.answers()}
    kept = {v.picture.path: v for v in app.store.verdicts() if v.picture.path in shown}
    assert {p: v.classes for p, v in kept.items()} == {p: v.classes for p, v in shown.items()}
    assert all(abs(sum(c.score for c in v.classes) - 1) < 1e-3 for v in kept.values() if v.classes)
    desk = window.findChild(Desk)
    window.close()
    assert desk.jobs == 0
    shiboken6.delete(window)
