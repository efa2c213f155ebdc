"""What every test may use: pictures, and one application on a real engine for the whole run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.drawing import draw
from yogadesk.work import Ticket

if TYPE_CHECKING:
    from yogadesk.app import App


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The application on an engine of its own, ready to classify. Shared: tests must not end it."""
    from yogadesk.app import App

    with App(tmp_path_factory.mktemp("home")) as ready:
        ready.classifier.prepare_site(Ticket())
        yield ready


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    """Twelve different pictures of mixed sizes and formats, in natural order."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    return [
        draw(folder / f"picture {n}.{'png' if n % 3 == 0 else 'jpg'}", seed=n) for n in range(12)
    ]
