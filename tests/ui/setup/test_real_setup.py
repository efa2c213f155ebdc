"""The assistant on the real plan: through Google's clients, from nothing to an answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from tests.ui.setup.hand import SITE, Hand
from yogadesk.cloud.launcher import EngineLauncher
from yogadesk.setup import way
from yogadesk.setup.answers import Answers, SignIn, Where
from yogadesk.setup.sites import SiteBook
from yogadesk.setup.steps import PLAN
from yogadesk.ui.bars import ScoreBars
from yogadesk.ui.desk import Desk
from yogadesk.ui.samples import Samples
from yogadesk.ui.setup import wiring
from yogadesk.ui.setup.page import StepPage
from yogadesk.work import Ticket

LONG_MS = 90_000


@pytest.fixture
def real(qtbot: QtBot, tmp_path: Path, desk: Desk) -> Iterator[Hand]:
    home, samples = tmp_path / "home", Samples()
    services = wiring.services(home, samples, lambda: 0.6, lambda _name: None)
    made = Hand(qtbot, home, services, desk)
    yield made
    made.close()
    samples.release()
    shiboken6.delete(made.window)


def create(real: Hand) -> None:
    """Press Create and wait for the result."""
    real.qtbot.waitUntil(lambda: real.desk.jobs == 0, timeout=LONG_MS)
    real.next()
    page = real.page
    real.qtbot.waitUntil(
        lambda: real.page.key == "try_it" or page.mode.name == "FAILED", timeout=LONG_MS
    )
    assert real.page.key == "try_it", page.board.news(page.board.chosen)
    assert real.page.findChild(ScoreBars).accessibleName().startswith("Top classes: Tree ")


def test_this_computer_is_set_up(real: Hand) -> None:
    real.open()
    real.choose("On this computer")
    real.next()
    real.is_at("model")
    real.next()
    real.is_at("create")
    create(real)


def test_google_cloud_is_set_up_and_taken_back(
    real: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine stands in for Google: it answers the same calls."""
    launcher = EngineLauncher(tmp_path / "engine")
    access = launcher.open(Ticket())
    try:
        monkeypatch.setenv(way.TOKEN, access.credentials.token)
        real.give(Answers(where=Where("google", access.endpoint), sign_in=SignIn("token")))
        real.open()
        real.is_at("project")
        box = real.page.first_control()
        real.qtbot.waitUntil(lambda: box.count() > 0, timeout=LONG_MS)
        assert "this-computer" in [box.itemText(n) for n in range(box.count())]
        real.type("Project id", "this-computer")
        real.press("Test billing, APIs and permissions")
        real.qtbot.waitUntil(lambda: real.says("There already"), timeout=LONG_MS)
        while isinstance(real.page, StepPage):
            real.next()
            real.qtbot.waitUntil(lambda: real.desk.jobs == 0, timeout=LONG_MS)
        create(real)
        names = [site.name for site in SiteBook(real.home).sites()]
        assert SITE in names
        real.page._delete()
        page = real.page
        page.take_back()
        real.qtbot.waitUntil(lambda: page.mode.name in ("DELETED", "FAILED"), timeout=LONG_MS)
        assert page.mode.name == "DELETED", [page.board.news(key) for key in PLAN.keys]
        real.close()
    finally:
        launcher.close()
