"""An engine of its own for the faults: what they leave behind is nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from yogadesk.cloud.launcher import EngineLauncher
from yogadesk.cloud.site import Access
from yogadesk.work import Ticket


@dataclass(frozen=True)
class Site:
    """A running engine: the way in, and the OAuth client file it wrote."""

    access: Access
    client_file: Path


@pytest.fixture(scope="session")
def engine_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    home = tmp_path_factory.mktemp("faults")
    launcher = EngineLauncher(home)
    try:
        yield Site(launcher.open(Ticket()), home / "engine" / "oauth_client.json")
    finally:
        launcher.close()


@pytest.fixture(scope="session", autouse=True)
def _no_keyring() -> Iterator[None]:
    """The keyring of whoever runs the tests is theirs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        yield
