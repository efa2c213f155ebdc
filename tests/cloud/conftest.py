"""The engine as the authorization server, through the file of its OAuth client."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from yogadesk.work import Ticket

if TYPE_CHECKING:
    from yogadesk.app import App


@pytest.fixture(scope="session")
def client_file(app: App) -> Path:
    """The OAuth client file that the shared engine wrote."""
    app.classifier._session.open(Ticket())
    return app.home / "engine" / "oauth_client.json"
