"""An engine of its own for the faults: what they leave behind is nobody else's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from yogadesk.cloud.launcher import EngineLauncher
from yogadesk.cloud.site import Access
from yogadesk.work import Ticket


@pytest.fixture(scope="session")
def site_access(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Access]:
    """The way into a running engine."""
    launcher = EngineLauncher(tmp_path_factory.mktemp("faults"))
    try:
        yield launcher.open(Ticket())
    finally:
        launcher.close()
