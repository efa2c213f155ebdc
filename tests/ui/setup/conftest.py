"""An assistant over steps that make files on a shelf."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from tests.ui.colours import plain
from tests.ui.setup import shelf
from tests.ui.setup.hand import Hand
from yogadesk.setup.answers import (
    Answers,
    Bucket,
    Capacity,
    Connection,
    Location,
    ModelChoice,
    Pictures,
    Project,
    SignIn,
    Where,
)
from yogadesk.ui.desk import Desk


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


@pytest.fixture
def answered(tmp_path: Path) -> Answers:
    """Everything answered, up to the page on which it is made."""
    client = tmp_path / "client.json"
    client.write_text("{}", encoding="utf-8")
    return Answers(
        where=Where("google"),
        sign_in=SignIn("oauth", client_file=str(client)),
        project=Project("studio-north"),
        location=Location(),
        connection=Connection(),
        bucket=Bucket("studio-north-yogadesk"),
        pictures=Pictures(),
        model=ModelChoice(),
        capacity=Capacity(),
    )
