"""An assistant over steps that make files on a shelf."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from tests.ui.colours import plain
from tests.ui.setup import shelf
from tests.ui.setup.hand import Hand
from tests.ui.setup.real import Browser, Engine
from yogadesk.cloud.calls import Pace
from yogadesk.cloud.launcher import EngineLauncher
from yogadesk.setup.answers import (
    Answers,
    Bucket,
    Capacity,
    Connection,
    Location,
    ModelChoice,
    Pictures,
    Project,
)
from yogadesk.setup.bench import Bench
from yogadesk.setup.reached import SignIn, Where
from yogadesk.ui.desk import Desk
from yogadesk.ui.samples import Samples
from yogadesk.ui.setup import wiring
from yogadesk.work import Ticket


@pytest.fixture
def weather() -> shelf.Weather:
    return shelf.Weather()


@pytest.fixture
def chosen() -> list[str]:
    """The sites that were chosen to classify on, in order."""
    return []


@pytest.fixture
def hand(
    qtbot: QtBot, tmp_path: Path, weather: shelf.Weather, chosen: list[str], desk: Desk
) -> Iterator[Hand]:
    samples = tmp_path / "samples"
    samples.mkdir()
    plain(samples / "goddess.png", "goddess")
    plain(samples / "tree.png", "plank")
    services = shelf.services(tmp_path / "home", weather, chosen, samples)
    made = Hand(qtbot, tmp_path / "home", services, desk)
    yield made
    weather.gate.set()
    made.close()
    shiboken6.delete(made.window)


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine in Google's place, for everything that is real here."""
    home = tmp_path_factory.mktemp("google")
    launcher = EngineLauncher(home)
    try:
        access = launcher.open(Ticket())
        client = home / "engine" / "oauth_client.json"
        yield Engine(str(access.endpoint), access.credentials.token, client)
    finally:
        launcher.close()


@pytest.fixture(scope="session", autouse=True)
def _no_keyring() -> Iterator[None]:
    """The keyring of whoever runs the tests is theirs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        yield


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    yield made
    made.close()


@pytest.fixture
def pace() -> Pace:
    """How long the real steps wait."""
    return Pace()


@pytest.fixture
def real(qtbot: QtBot, tmp_path: Path, desk: Desk, browser: Browser, pace: Pace) -> Iterator[Hand]:
    """A hand on the assistant with the services that the program gives it."""
    home, samples = tmp_path / "home", Samples()
    given = wiring.services(home, samples, lambda: 0.6, lambda _name: None, browser.open)

    def bench(name: str, answers: Answers) -> Bench:
        made = given.bench(name, answers)
        made.pace = pace
        return made

    hand = Hand(qtbot, home, replace(given, bench=bench), desk)
    yield hand
    hand.close()
    samples.release()
    shiboken6.delete(hand.window)


@pytest.fixture
def answered(tmp_path: Path) -> Answers:
    """Everything answered, up to the page on which it is made."""
    client = tmp_path / "client.json"
    client.write_text("{}", encoding="utf-8")
    return Answers(
        where=Where("google"),
        sign_in=SignIn("oauth", client_file=str(client), account=shelf.ACCOUNT),
        project=Project("studio-north"),
        location=Location(),
        connection=Connection(),
        bucket=Bucket("studio-north-yogadesk"),
        pictures=Pictures(),
        model=ModelChoice(),
        capacity=Capacity(),
    )
