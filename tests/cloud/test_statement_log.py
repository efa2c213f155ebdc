"""What ran on a site is told with its job and its duration, however it ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from google.api_core import exceptions as api
from google.auth import exceptions as auth

from yogadesk.app import App
from yogadesk.cloud import warehouse
from yogadesk.cloud.session import Session
from yogadesk.cloud.statement_log import StatementLog, StatementRun, filled
from yogadesk.errors import Trouble
from yogadesk.setup.sites import THIS_COMPUTER
from yogadesk.work import Ticket


def a_run(statement: str = "SELECT 1", **changes: object) -> StatementRun:
    fields = {
        "site": "a site", "doing": "trying", "statement": statement, "parameters": (),
        "when": datetime.now(UTC), "seconds": 0.1, **changes,
    }  # fmt: skip
    return StatementRun(**fields)


@pytest.fixture
def heard(app: App) -> Iterator[list[StatementRun]]:
    session = app.session(THIS_COMPUTER.name)
    before, runs = session.hears, []
    session.hears = runs.append
    yield runs
    session.hears = before


@pytest.fixture
def session(app: App) -> Session:
    return app.session(THIS_COMPUTER.name)


def test_a_query_is_told_with_its_job(session: Session, heard: list[StatementRun]) -> None:
    found = warehouse.rows(
        session, "SELECT label FROM UNNEST(@labels) AS label", {"labels": ["b", "a"]}, Ticket(),
        "trying it",
    )  # fmt: skip
    assert len(list(found)) == 2
    (run,) = heard
    assert (run.doing, run.error, run.site) == ("trying it", "", THIS_COMPUTER.name)
    assert run.parameters == (("labels", ("b", "a")),)
    assert run.job_id
    assert run.seconds > 0
    assert run.bytes_processed == 0
    assert session.bigquery.get_job(run.job_id).job_id == run.job_id


def test_a_refused_statement_is_told_with_its_error(
    session: Session, heard: list[StatementRun]
) -> None:
    with pytest.raises(Trouble):
        warehouse.execute(session, "SELECT * FROM nowhere.nothing", Ticket(), "trying it")
    assert [bool(run.error) for run in heard] == [True]


def test_rows_that_nobody_reads_to_the_end_are_no_error(
    session: Session, heard: list[StatementRun]
) -> None:
    found = warehouse.rows(session, "SELECT x FROM UNNEST([1, 2]) AS x", {}, Ticket(), "trying")
    next(found)
    found.close()
    assert [run.error for run in heard] == [""]


def test_a_charged_site_is_asked_what_the_job_took(
    app: App, session: Session, heard: list[StatementRun]
) -> None:
    """The quick answer to a query does not say it: one more look at the job does."""
    charged = Session(
        replace(session.site, is_charged=True), app._launcher.get(), session.pace, heard.append
    )
    charged.open(Ticket())
    list(warehouse.rows(charged, "SELECT 1 AS one", {}, Ticket(), "trying it"))
    charged.close()
    assert heard[-1].bytes_billed == 0


def test_parameters_are_filled_in_but_not_in_comments_and_texts() -> None:
    run = a_run(
        "-- @n of @uris\nSELECT '@n', uri FROM t WHERE uri IN UNNEST(@uris) LIMIT @n + @other",
        parameters=(("uris", ("gs://b/it's", "gs://b/2")), ("n", 5)),
    )
    assert filled(run) == (
        "-- @n of @uris\nSELECT '@n', uri FROM t WHERE uri IN UNNEST(['gs://b/it\\'s', 'gs://b/2'])"
        " LIMIT 5 + @other"
    )


def test_the_oldest_make_room() -> None:
    log = StatementLog(most_characters=100)
    for n in range(9):
        log.note(a_run(f"SELECT {n}" + " " * 32))
    kept = log.since(0)
    assert [number for number, _ in kept] == [8, 9]
    assert log.since(8) == kept[1:]
    log.note(a_run("x" * 500))
    assert [number for number, _ in log.since(0)] == [10]
    log.clear()
    assert log.since(0) == []
    assert log.last == 10


@pytest.mark.parametrize(
    "error", [api.ServiceUnavailable("gone"), auth.RefreshError("expired"), TimeoutError()]
)
def test_the_second_look_may_fail(error: Exception) -> None:
    """What a job took is worth a question, and never an answer's failure."""

    class Job:
        def reload(self, **_: object) -> None:
            raise error

    warehouse._look_again(Job())
