"""A kill at any instant of an INSERT, a DDL or an upload leaves the old or the new, never half.

`YOGADESK_KILLS=300` makes it a soak test.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.engine.bigquery.killed import ROWS, main

KILLS = int(os.environ.get("YOGADESK_KILLS", "16"))
LANES = 2
_PROCESSES: Any = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")


@pytest.mark.timeout(60 + 10 * KILLS)
def test_changes_survive_kills(tmp_path: Path) -> None:
    if sys.platform != "win32":
        _PROCESSES.set_forkserver_preload(["tests.engine.bigquery.killed"])
    with ThreadPoolExecutor(LANES) as pool:
        lanes = [pool.submit(_lane, tmp_path / str(n), n) for n in range(LANES)]
        turns = [lane.result() for lane in lanes]
    assert min(turns) > 0


def _lane(folder: Path, seed: int) -> int:
    """Kill one engine's rooms again and again; how many turns they came to."""
    chance = random.Random(seed)
    folder.mkdir()
    said: dict[str, int] = {"added": 0, "replaced": 0, "object": 0}
    for _ in range(KILLS // LANES):
        found, said = _one_life(folder, chance, said)
        _check(found, said_before=found.pop("said"))
    found, _ = _one_life(folder, chance, said)
    _check(found, said_before=found.pop("said"))
    return said["added"]


def _one_life(
    folder: Path, chance: random.Random, said: dict[str, int]
) -> tuple[dict[str, Any], dict[str, int]]:
    """What a process found when it began, and the last of each change it said it had made."""
    heard, say = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=main, args=(folder, say))
    process.start()
    say.close()
    with heard:
        found = {**heard.recv(), "said": said}
        for _ in range(chance.randrange(1, 8)):
            what, turn = heard.recv()
            said = {**said, what: turn}
        threading.Event().wait(chance.random() * 0.03)  # the instant of the kill
        process.kill()
        try:
            while True:
                what, turn = heard.recv()
                said = {**said, what: turn}
        except EOFError:
            process.join()
    return found, said


def _check(found: dict[str, Any], said_before: dict[str, int]) -> None:
    """Everything said is there whole; of what was in flight, all or nothing."""
    turns = [turn for turn, _ in found["added"]]
    assert turns == list(range(1, len(turns) + 1))
    assert all(count == ROWS for _, count in found["added"])
    assert len(turns) in (said_before["added"], said_before["added"] + 1)
    replaced = found["replaced"]
    assert len(replaced) <= 1
    assert all(count == ROWS for _, count in replaced)
    turn = replaced[0][0] if replaced else 0
    assert turn == said_before["replaced"] or turn in (len(turns) - 1, len(turns))
    assert turn >= said_before["replaced"]
    assert len(found["object"]) <= 1
    stored = int(found["object"][0]) if found["object"] else 0
    assert said_before["object"] <= stored <= len(turns)
