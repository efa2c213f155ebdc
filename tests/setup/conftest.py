"""A site on the shared application's engine, as if it were a cloud: through the endpoint."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from yogadesk.cloud.calls import Pace
from yogadesk.cloud.openers import TokenOpener
from yogadesk.cloud.site import Access
from yogadesk.setup.answers import Answers, Bucket, Connection, Location, Project
from yogadesk.setup.bench import Bench
from yogadesk.setup.reached import SignIn, Where
from yogadesk.work import Ticket

if TYPE_CHECKING:
    from yogadesk.app import App
    from yogadesk.errors import Trouble

_numbers = itertools.count()
PACE = Pace(request=10, call=2, patience=2, grant=2, assignment=10, sign_in=5, operation=10)


@pytest.fixture(scope="session", autouse=True)
def _no_keyring() -> Iterator[None]:
    """The keyring of whoever runs the tests is theirs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        yield


@pytest.fixture(scope="session")
def access(app: App) -> Access:
    """The way into the shared engine."""
    session = app.classifier._session
    return session.access(Ticket())


@dataclass
class Heard:
    """A listener that remembers."""

    told: list[tuple[str, str, str, Trouble | None]]

    def step(self, key: str, state: str, note: str, trouble: Trouble | None) -> None:
        self.told.append((key, state, note, trouble))

    def states(self, key: str) -> list[str]:
        return [state for each, state, _, _ in self.told if each == key]


@pytest.fixture
def heard() -> Heard:
    return Heard([])


@pytest.fixture
def answers() -> Answers:
    """The answers for a site that is not there yet; the project is."""
    n = next(_numbers)
    return Answers(
        where=Where("google"),
        sign_in=SignIn("token"),
        project=Project("this-computer"),
        location=Location("US", f"plan_{n}"),
        connection=Connection(f"plan-{n}"),
        bucket=Bucket(f"plan-of-the-tests-{n}"),
    )


MakeBench = Callable[..., Bench]


@pytest.fixture
def make_bench(access: Access, tmp_path: Path) -> Iterator[MakeBench]:
    """Benches of one home: `make_bench(answers, pace=PACE)`. What one wrote, the next reads."""
    made: list[Bench] = []

    def make(answers: Answers, pace: Pace = PACE) -> Bench:
        opener = TokenOpener(access.endpoint, access.credentials.token)
        bench = Bench("a site", answers, lambda _: opener, home=tmp_path / "home", pace=pace)
        made.append(bench)
        return bench

    yield make
    for bench in made:
        bench.leave()
