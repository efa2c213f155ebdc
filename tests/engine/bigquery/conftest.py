"""A dataset of a test's own, in an engine that is a process of its own."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.engine.conftest import RunningEngine
from yogadesk.engine.warehouse import Warehouse


@pytest.fixture(scope="session")
def client(engine: RunningEngine) -> Iterator[Any]:
    """Google's own BigQuery client, speaking to the engine."""
    with engine.bigquery() as made:
        yield made


@pytest.fixture
def dataset(client: Any) -> str:
    """The name of a new dataset."""
    name = f"d_{uuid.uuid4().hex}"
    client.create_dataset(name)
    return name


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[Warehouse]:
    """A warehouse in this process."""
    made = Warehouse(tmp_path)
    yield made
    made.close()
