"""Emulators of others: a bucket and a dataset, and nothing that only our engine has is needed."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.setup.test_headless import Run, run

__all__ = ["run"]

BUCKETS = re.compile(r"/storage/v1/b(/[^/]+)?")
DATASETS = re.compile(r"/bigquery/v2/projects/[^/]+/datasets(/[^/]+)?")


@dataclass
class Plain:
    """What a plain emulator keeps, and what it was asked. Of everything but buckets and datasets it
    says that it has not got that, as such emulators do: 501."""

    address: str = ""
    things: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    plain: Plain

    def do_GET(self) -> None:
        path = self._path()
        found = self.plain.things.get(path)
        self._say(200 if found else 404 if self._is_known(path) else 501, found)

    def do_POST(self) -> None:
        path = self._path()
        body = json.loads(self.rfile.read(int(self.headers.get("content-length") or 0)) or b"{}")
        if not self._is_known(path):
            self._say(501, None)
            return
        name = body.get("name") or body.get("datasetReference", {}).get("datasetId")
        key = f"{path}/{name}"
        status = 409 if key in self.plain.things else 200
        self.plain.things.setdefault(key, body)
        self._say(status, body if status == 200 else None)

    def refuse(self) -> None:
        self.rfile.read(int(self.headers.get("content-length") or 0))
        self._path()
        self._say(501, None)

    def _path(self) -> str:
        path = self.path.partition("?")[0]
        self.plain.asked.append(f"{self.command} {path}")
        if "authorization" in {name.lower() for name in self.headers}:
            self.plain.strange.append(f"{self.command} {path}: with a sign-in")
        return path

    def _is_known(self, path: str) -> bool:
        is_known = bool(BUCKETS.fullmatch(path) or DATASETS.fullmatch(path))
        if not is_known:
            self.plain.strange.append(f"{self.command} {path}")
        return is_known

    def _say(self, status: int, what: Any) -> None:
        said = json.dumps(what or {"error": {"code": status, "message": "No"}}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_: object) -> None:
        """Tests are silent."""


for _verb in ("PUT", "PATCH", "DELETE"):
    setattr(Handler, f"do_{_verb}", Handler.refuse)


@pytest.fixture
def emulator() -> Iterator[Plain]:
    plain = Plain()
    handler = type("Bound", (Handler,), {"plain": plain})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    plain.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield plain
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_bucket_on_another_emulator(
    run: Run, emulator: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", emulator.address)
    asked = ("--project", "p-roject", "--bucket", "some-bucket", "--only", "bucket", "--yes")
    status, _, err = run(*asked)
    assert status == 0, err
    rules = emulator.things["/storage/v1/b/some-bucket"]["iamConfiguration"]
    assert rules["uniformBucketLevelAccess"] == {"enabled": True}
    assert rules["publicAccessPrevention"] == "enforced"
    status, out, err = run(*asked)
    assert status == 0, err
    assert "✓ bucket: The emulator has the bucket some-bucket." in out
    assert len([each for each in emulator.asked if each.startswith("POST")]) == 1
    assert not emulator.strange


def test_a_dataset_on_another_emulator(
    run: Run, emulator: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIGQUERY_EMULATOR_HOST", emulator.address)
    asked = ("--project", "p-roject", "--location", "EU", "--dataset", "d", "--only", "dataset")
    for _ in range(2):
        status, _, err = run(*asked, "--yes")
        assert status == 0, err
    [made] = [body for path, body in emulator.things.items() if path.endswith("/datasets/d")]
    assert made["location"] == "EU"
    assert len([each for each in emulator.asked if each.startswith("POST")]) == 1
    assert not emulator.strange


def test_both_together_with_a_dry_run_before(
    run: Run, emulator: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("BIGQUERY_EMULATOR_HOST", "STORAGE_EMULATOR_HOST"):
        monkeypatch.setenv(name, emulator.address)
    asked = ("--project", "p-roject", "--bucket", "both", "--only", "dataset,bucket")
    status, out, err = run(*asked, "--dry-run")
    assert status == 0, err
    assert not emulator.things
    assert "+ bucket: There is no bucket both yet." in out
    status, out, err = run(*asked, "--yes")
    assert status == 0, err
    assert len(emulator.things) == 2
    assert not emulator.strange


def test_what_an_emulator_has_not_got_is_told(
    run: Run, emulator: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIGQUERY_EMULATOR_HOST", emulator.address)
    status, _, err = run("--project", "p-roject", "--only", "pictures", "--yes")
    assert status == 1
    assert "✗ pictures: " in err
    assert "Traceback" not in err
