"""The file of an upload is removed whatever comes of its load, as Windows removes files."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from yogadesk.engine.bigquery.jobs import Job
from yogadesk.engine.bigquery.loads import Loads
from yogadesk.engine.faults import Fault
from yogadesk.engine.records import Dataset
from yogadesk.engine.storage.store import ObjectStore
from yogadesk.engine.warehouse import Warehouse

LOAD = {
    "destinationTable": {"projectId": "p", "datasetId": "d", "tableId": "t"},
    "schema": {"fields": [{"name": "n", "type": "INTEGER", "mode": "REQUIRED"}]},
    "sourceFormat": "NEWLINE_DELIMITED_JSON",
}


@pytest.fixture
def upload(tmp_path: Path) -> Path:
    """A file with more rows than are read at once, the first of them wrong."""
    file = tmp_path / "upload"
    file.write_bytes(b'{"n": null}\n' + b'{"n": 1}\n' * 20_000)
    return file


def fail(warehouse: Warehouse, upload: Path, folder: Path) -> None:
    """Load the file. Raises what the load does."""
    warehouse.change(lambda cur: warehouse.catalog.put_dataset(cur, Dataset("p", "d", "US")))
    folder.mkdir()
    objects = ObjectStore(folder)
    try:
        loads = Loads(warehouse, objects)
        loads.work(Job("p", "US", "j", {"load": LOAD}, "me"), loads.plan(LOAD, upload))
    finally:
        objects.close()


def test_the_file_is_closed_before_it_is_removed(
    warehouse: Warehouse, upload: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[io.IOBase] = []
    really_open, really_unlink = Path.open, Path.unlink

    def note(path: Path, *how: Any, **more: Any) -> Any:
        file = really_open(path, *how, **more)
        if path == upload:
            opened.append(file)
        return file

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == upload and not all(file.closed for file in opened):
            raise PermissionError(13, "The process cannot access the file")
        really_unlink(path, missing_ok)

    monkeypatch.setattr(Path, "open", note)
    monkeypatch.setattr(Path, "unlink", unlink)
    with pytest.raises(Fault, match="'n' is missing in row 1"):
        fail(warehouse, upload, tmp_path / "storage")
    assert opened
    assert not upload.exists()


def test_a_file_that_is_held_does_not_hide_why_the_load_failed(
    warehouse: Warehouse, upload: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(Fault, match="'n' is missing in row 1"):
        fail(warehouse, upload, tmp_path / "storage")
