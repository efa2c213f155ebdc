"""A crash of the engine at any instant leaves the old or the new object, never half of one."""

from __future__ import annotations

import hashlib
import http.client
import json
import random
import threading
from contextlib import closing

import pytest

KILLS = 12
WRITERS = 4


def _content(name: str, turn: int) -> bytes:
    """Different for each name and turn, of a size that takes many writes to the disk."""
    seed = hashlib.sha256(f"{name} {turn}".encode()).digest()
    return f"{name} {turn} ".encode() + seed * (1000 + 37 * turn)


class Writer(threading.Thread):
    """Overwrites its own object with ever newer content until the engine is gone."""

    def __init__(self, engine, number: int, turn: int) -> None:
        super().__init__()
        self._engine = engine
        self.name_of_object = f"object {number}"
        self.turn = turn
        self.acknowledged = turn
        self.begun = threading.Event()

    def run(self) -> None:
        with closing(http.client.HTTPConnection(self._engine.endpoint[7:], timeout=30)) as line:
            try:
                while True:
                    self.turn += 1
                    self._put(line)
                    self.acknowledged = self.turn
                    self.begun.set()
            except (OSError, http.client.HTTPException):
                self.begun.set()

    def _put(self, line: http.client.HTTPConnection) -> None:
        body = b"\r\n".join(
            [
                b"--mark\r\nContent-Type: application/json\r\n",
                json.dumps({"name": self.name_of_object}).encode(),
                b"--mark\r\nContent-Type: text/plain\r\n",
                _content(self.name_of_object, self.turn),
                b"--mark--",
            ]
        )
        headers = {
            "Authorization": f"Bearer {self._engine.token}",
            "Content-Type": "multipart/related; boundary=mark",
        }
        line.request("POST", "/upload/storage/v1/b/kills/o?uploadType=multipart", body, headers)
        response = line.getresponse()
        response.read()
        assert response.status == 200


@pytest.mark.timeout(300)
def test_uploads_survive_kills(start_own, tmp_path):
    chance = random.Random(7)
    engine = start_own(tmp_path / "home")
    engine.storage().create_bucket("kills")
    turns = [0] * WRITERS
    for _ in range(KILLS):
        writers = [Writer(engine, number, turn) for number, turn in enumerate(turns)]
        for writer in writers:
            writer.start()
        for writer in writers:
            assert writer.begun.wait(30)
        threading.Event().wait(chance.random() * 0.05)  # the instant of the kill, not a wait for it
        engine.kill()
        for writer in writers:
            writer.join(30)
        engine = start_own(tmp_path / "home")
        turns = [_surviving_turn(engine, writer) for writer in writers]
    engine.stop()
    _assert_tidy(engine.home / "engine")


def _surviving_turn(engine, writer: Writer) -> int:
    """The turn whose content is there: the last acknowledged one, or the one in flight."""
    blob = engine.storage().bucket("kills").get_blob(writer.name_of_object)
    data = blob.download_as_bytes()  # compares the checksum
    turn = int(data.split(b" ")[2])
    assert data == _content(writer.name_of_object, turn)
    assert blob.size == len(data)
    assert turn in (writer.acknowledged, writer.acknowledged + 1)
    return turn


def _assert_tidy(folder) -> None:
    """What the kills left behind was swept."""
    contents = [path for path in (folder / "buckets").rglob("*") if path.is_file()]
    assert len(contents) == WRITERS
    assert list((folder / "incoming").iterdir()) == []
