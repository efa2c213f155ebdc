"""What takes a moment, on a clock that stands still until it is told to go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from yogadesk.engine.faults import Fault
from yogadesk.engine.management.capacity import Capacity, Reservation
from yogadesk.engine.management.operations import Operations
from yogadesk.engine.management.state import THIS_COMPUTER
from yogadesk.engine.management.store import Records

BIGQUERY = "bigquery.googleapis.com"


class Clock:
    """Milliseconds that pass only when they are told to."""

    def __init__(self) -> None:
        self.now = 1_700_000_000_000

    def __call__(self) -> int:
        return self.now

    def go_on(self) -> None:
        self.now += 60_000


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def records(tmp_path: Path, clock: Clock) -> Iterator[Records]:
    opened = Records(tmp_path, clock)
    yield opened
    opened.close()


def test_a_project_cannot_be_seen_before_it_is_made(records: Records, clock: Clock):
    records.add_project("slow-project", "Slow project", {})
    assert [each.id for each in records.projects()] == [THIS_COMPUTER]
    with pytest.raises(Fault) as caught:
        records.project("slow-project")
    assert caught.value.code == 403
    clock.go_on()
    assert records.project("slow-project").display_name == "Slow project"
    assert len(records.projects()) == 2


def test_a_service_is_off_until_its_moment_is_over(records: Records, clock: Clock):
    records.add_project("some-project", "Some project", {})
    clock.go_on()

    def is_on() -> bool:
        return records.project("some-project").has(BIGQUERY, clock.now)

    done = records.switch(records.project("some-project"), [BIGQUERY], is_on=True)
    assert done > clock.now
    assert not is_on()
    clock.now = done
    assert is_on()
    records.switch(records.project("some-project"), [BIGQUERY], is_on=False)
    assert is_on()
    clock.go_on()
    assert not is_on()


def test_an_assignment_waits_for_its_moment(records: Records, clock: Clock):
    capacity = Capacity(records)
    reservation = Reservation("p", "US", "r", {}, clock.now)
    capacity.add(reservation)
    made = capacity.assign(reservation, "projects/p", "QUERY", "")
    assert made.active_ms > clock.now
    assert capacity.assigned("projects/p", "US") == [made]


def test_an_operation_is_done_after_its_moment(records: Records, clock: Clock):
    operations = Operations(records)
    started = operations.start("x", records.moment(), {"@type": "m"}, {"@type": "r"})
    assert "done" not in started
    told = _told(operations, started["name"])
    assert told == started
    clock.go_on()
    told = _told(operations, started["name"])
    assert told == {**started, "done": True, "response": {"@type": "r"}}


def test_nobodys_change_is_lost(records: Records, clock: Clock):
    records.add_project("some-project", "Some project", {})
    records.change_project("some-project", lambda held: replace(held, billing_account="a"))
    records.change_project("some-project", lambda held: replace(held, deleted_ms=clock.now))
    found = records.known("some-project")
    assert found is not None
    assert (found.billing_account, found.deleted_ms) == ("a", clock.now)


def test_everything_is_read_again(tmp_path: Path, records: Records, clock: Clock):
    made = records.add_project("kept-project", "Kept project", {"a": "b"})
    records.switch(made, [BIGQUERY], is_on=True)
    again = Records(tmp_path, clock)
    assert again.known("kept-project") == records.known("kept-project")
    assert again.known(made.number) == records.known("kept-project")
    assert again.has_others
    again.close()


def _told(operations: Operations, name: str) -> Any:
    import asyncio
    import json

    app = Starlette(routes=operations.routes())
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": f"/v1/{name}",
        "raw_path": b"",
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1")],
    }
    asyncio.run(app(scope, receive, send))
    return json.loads(sent[1]["body"])
