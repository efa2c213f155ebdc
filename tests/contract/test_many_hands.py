"""Many hands on one engine at once: each reads back its own, no more, and nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import requests
from google.api_core import exceptions
from google.cloud import bigquery

from tests.classify.recording import Recording
from tests.drawing import draw
from tests.engine.conftest import RunningEngine
from yogadesk.app import App
from yogadesk.classify import Feed
from yogadesk.domain import Verdict
from yogadesk.work import Ticket

HANDS, OBJECTS, ROWS = 8, 4, 25
PATIENCE = 90


def test_eight_clients_at_once_each_read_back_their_own(engine: RunningEngine) -> None:
    storage, client = engine.storage(), engine.bigquery()
    bucket = storage.create_bucket("many-hands")
    client.create_dataset("many_hands")
    client.query_and_wait("CREATE TABLE many_hands.shared (hand INT64, item INT64)")
    together = threading.Barrier(HANDS)
    with ThreadPoolExecutor(HANDS) as pool:
        list(pool.map(lambda hand: one_hand(engine, hand, together), range(HANDS)))
    names = {blob.name: blob.size for blob in bucket.list_blobs()}
    assert names == {
        name(hand, item): len(content(hand, item))
        for hand in range(HANDS)
        for item in range(OBJECTS)
    }
    found = client.query_and_wait(
        "SELECT hand, COUNT(DISTINCT item) AS kinds, COUNT(*) AS n FROM many_hands.shared "
        "GROUP BY hand ORDER BY hand"
    )
    assert [(row.hand, row.kinds, row.n) for row in found] == [
        (hand, OBJECTS, OBJECTS) for hand in range(HANDS)
    ]
    assert len(list(client.list_tables("many_hands"))) == HANDS + 1
    for each in (storage, client):
        each.close()


def one_hand(engine: RunningEngine, hand: int, together: threading.Barrier) -> None:
    """What one client does: uploads, its own table, the shared one, questions with parameters."""
    with engine.storage() as storage, engine.bigquery() as client:
        bucket = storage.bucket("many-hands")
        together.wait(60)
        client.query_and_wait(
            f"CREATE TABLE many_hands.of_{hand} AS SELECT {hand} * 1000 + n AS x "
            f"FROM UNNEST(GENERATE_ARRAY(1, {ROWS})) AS n"
        )
        for item in range(OBJECTS):
            blob = bucket.blob(name(hand, item))
            blob.upload_from_string(content(hand, item), if_generation_match=0)
            client.query_and_wait(f"INSERT INTO many_hands.shared VALUES ({hand}, {item})")
            assert bucket.blob(name(hand, item)).download_as_bytes() == content(hand, item)
            assert answered(client, hand, item) == (hand * 1000 + item + 1, f"of {hand}, {item}")
        own = client.query_and_wait(f"SELECT x FROM many_hands.of_{hand} ORDER BY x")
        assert [row.x for row in own] == [hand * 1000 + n for n in range(1, ROWS + 1)]
        with_page = client.list_rows(f"many_hands.of_{hand}", page_size=7)
        assert sorted(row.x for row in with_page) == [hand * 1000 + n for n in range(1, ROWS + 1)]


def answered(client: Any, hand: int, item: int) -> tuple[int, str]:
    config = bigquery.QueryJobConfig(
        query_parameters=[
            bigquery.ScalarQueryParameter("x", "INT64", hand * 1000 + item + 1),
            bigquery.ScalarQueryParameter("said", "STRING", f"of {hand}, {item}"),
        ]
    )
    [row] = client.query(
        f"SELECT x, @said AS said FROM many_hands.of_{hand} WHERE x = @x", job_config=config
    ).result()
    return row.x, row.said


def name(hand: int, item: int) -> str:
    return f"hand {hand}/item ü{item}.bin"


def content(hand: int, item: int) -> bytes:
    # Of different lengths, some beyond what goes in one piece of memory.
    return f"{hand}:{item};".encode() * (1 + 20_000 * item)


def test_windows_a_command_line_and_a_notebook_outlive_their_engine(tmp_path: Path) -> None:
    """Two windows, `yogadesk classify` and a client of the notebook's kind on one home, while the
    engine they share is killed: each starts or joins the next one and ends with all its answers."""
    home = tmp_path / "home"
    folders = [pictures(tmp_path / f"folder {n}", 10, seed=100 * n) for n in range(3)]
    with App(home) as first, App(home) as second, ThreadPoolExecutor(3) as pool:
        [warm] = classified(first, [folders[0] / "0.jpg"], Recording()).verdicts
        assert warm.uri is not None
        pids: list[int] = []

        def kill_once(_: Verdict) -> None:
            process = first._launcher.get()._process
            if not pids and process is not None:
                pids.append(process.pid)
                process.kill()

        windows = [
            pool.submit(classified, first, [folders[0]], Recording(kill_once)),
            pool.submit(classified, second, [folders[1]], Recording()),
        ]
        notebook = pool.submit(asks_again_and_again, home, 12)
        done = subprocess.run(
            [sys.executable, "-m", "yogadesk", "--home", home, "classify", folders[2], "--json"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        told = {Path(json.loads(line)["file"]) for line in done.stdout.splitlines()}
        assert told == set(folders[2].iterdir())
        for folder, window in zip(folders, windows, strict=False):
            heard = window.result(PATIENCE)
            assert {v.picture.path for v in heard.verdicts} == set(folder.iterdir())
        assert notebook.result(PATIENCE) == list(range(12))
        assert pids
        kept = {v.picture.path for v in second.store.verdicts()}
        assert kept == {path for folder in folders for path in folder.iterdir()}


def pictures(folder: Path, count: int, seed: int) -> Path:
    folder.mkdir()
    for n in range(count):
        draw(folder / f"{n}.jpg", seed=seed + n, size=(64, 64))
    return folder


def classified(app: App, paths: list[Path], heard: Recording) -> Recording:
    feed = Feed(paths)
    feed.close()
    summary = app.classifier.classify(feed, Ticket(), heard)
    assert summary.failed == 0
    return heard


def asks_again_and_again(home: Path, times: int) -> list[int]:
    """The answers to questions asked as a notebook asks: of the engine that `engine.json` names,
    and of the next one where that is gone."""
    answers: list[int] = []
    until = time.monotonic() + PATIENCE
    while len(answers) < times:
        assert time.monotonic() < until
        try:
            answers.append(asked(home, len(answers)))
        except (requests.RequestException, exceptions.GoogleAPICallError, OSError, ValueError):
            continue  # between two engines
    return answers


def asked(home: Path, number: int) -> int:
    said = json.loads((home / "engine" / "engine.json").read_text("utf-8"))
    answer = requests.post(
        f"{said['endpoint']}/bigquery/v2/projects/notebook/queries",
        json={"query": f"SELECT {number} AS n", "useLegacySql": False},
        headers={"Authorization": f"Bearer {said['token']}"},
        timeout=20,
    )
    answer.raise_for_status()
    return int(answer.json()["rows"][0]["f"][0]["v"])
