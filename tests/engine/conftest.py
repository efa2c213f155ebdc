"""The engine as its users meet it: a process of its own, and Google's clients speaking to it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from yogadesk.engine.ml import Workers

if TYPE_CHECKING:
    from pathlib import Path

PROJECT = "engine-tests"
StartEngine = Callable[..., "RunningEngine"]


@dataclass(frozen=True)
class RunningEngine:
    """A started engine. `token` is None without authentication; `log` is its standard error."""

    endpoint: str
    token: str | None
    home: Path
    process: subprocess.Popen[bytes]
    log: Path

    def storage(self, project: str = PROJECT) -> Any:
        """A google-cloud-storage client that speaks to this engine."""
        from google.cloud.storage import Client

        return Client(project=project, **self._options())

    def bigquery(self, project: str = PROJECT, **options: Any) -> Any:
        """A google-cloud-bigquery client that speaks to this engine."""
        from google.cloud.bigquery import Client

        return Client(project=project, **self._options(), **options)

    def connections(self) -> Any:
        """A google-cloud-bigquery-connection client that speaks to this engine."""
        from google.cloud.bigquery_connection_v1 import ConnectionServiceClient

        return ConnectionServiceClient(transport="rest", **self._options())

    def _options(self) -> dict[str, Any]:
        from google.api_core.client_options import ClientOptions
        from google.auth.credentials import AnonymousCredentials
        from google.oauth2.credentials import Credentials

        credentials = Credentials(token=self.token) if self.token else AnonymousCredentials()
        return {
            "client_options": ClientOptions(api_endpoint=self.endpoint),
            "credentials": credentials,
        }

    def kill(self) -> None:
        """End it as a power cut would, as far as a process can tell."""
        self.process.kill()
        self.process.wait(20)

    def stop(self) -> int:
        """Cut the lifeline; the exit status."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(20)


def start_engine(home: Path, *options: str) -> RunningEngine:
    """Start an engine on `home` and wait until it accepts requests."""
    home.mkdir(parents=True, exist_ok=True)
    log = home / "engine-stderr.txt"
    with log.open("ab") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "yogadesk.engine", "--home", str(home), "--lifeline", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
    assert process.stdout is not None
    first = process.stdout.readline()
    if not first:
        status = process.wait(20)
        said = log.read_text(encoding="utf-8", errors="replace")
        raise AssertionError(f"the engine ended at once with status {status}: {said}")
    told = json.loads(first)
    return RunningEngine(told["endpoint"], told["token"], home, process, log)


@contextmanager
def running_engine(home: Path, options: Sequence[str] = ()) -> Iterator[RunningEngine]:
    """An engine of one's own for as long as the context lasts."""
    engine = start_engine(home, *options)
    try:
        yield engine
    finally:
        if engine.process.poll() is None:
            engine.stop()
        for pipe in (engine.process.stdin, engine.process.stdout):
            if pipe is not None:
                pipe.close()


@pytest.fixture(scope="session")
def workers() -> Iterator[Workers]:
    """Processes that run models, shared by all tests that have no engine of their own."""
    made = Workers()
    yield made
    made.close()


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningEngine]:
    """One engine for all tests: keep to buckets, datasets and connections of your own."""
    with running_engine(tmp_path_factory.mktemp("engine-home")) as started:
        yield started


@pytest.fixture
def start_own(tmp_path: Path) -> Iterator[StartEngine]:
    """Starts engines for this test alone: `start_own(home=None, *options)`."""
    with ExitStack() as running:

        def start(home: Path | None = None, *options: str) -> RunningEngine:
            return running.enter_context(running_engine(home or tmp_path / "home", options))

        yield start
