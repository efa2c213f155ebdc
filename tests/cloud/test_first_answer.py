"""A query that is quick costs one request."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from google.auth.credentials import AnonymousCredentials
from google.cloud import bigquery

from yogadesk.cloud import first_answer, warehouse
from yogadesk.setup.sites import THIS_COMPUTER
from yogadesk.work import Ticket

if TYPE_CHECKING:
    from yogadesk.app import App
    from yogadesk.cloud.session import Session

SLOW = """
    SELECT COUNTIF(MOD(x * y, 7) = 0) AS n
    FROM UNNEST(GENERATE_ARRAY(1, 10000)) AS x, UNNEST(GENERATE_ARRAY(1, 7000)) AS y"""


@pytest.fixture
def session(app: App) -> Session:
    found = app.session(THIS_COMPUTER.name)
    found.open(Ticket())
    return found


@pytest.fixture
def asked(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Method and last part of the path of each request to BigQuery."""
    kind = type(session.bigquery._http)
    ask, noted = kind.request, []

    def request(self, method, url, *given, **more):
        noted.append((method, url.partition("?")[0].rpartition("/")[2]))
        return ask(self, method, url, *given, **more)

    monkeypatch.setattr(kind, "request", request)
    return noted


def test_the_rows_of_a_quick_query_come_with_its_answer(
    session: Session, asked: list[tuple[str, str]]
) -> None:
    statement = "SELECT x FROM UNNEST([1, 2, 3]) AS x ORDER BY x"
    found = [row["x"] for row in warehouse.rows(session, statement, {}, Ticket(), "counting")]
    assert found == [1, 2, 3]
    assert asked == [("POST", "queries")]


def test_a_query_that_goes_on_is_asked_for(
    session: Session, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warehouse, "_FIRST_WAIT_SECONDS", 0.25)
    [row] = warehouse.rows(session, SLOW, {}, Ticket(), "counting")
    assert row["n"] == 1000 * 10_000 + 6000 * (10_000 // 7)
    assert len(asked) > 1


def test_the_slot_time_that_came_with_the_answer_is_kept() -> None:
    client = bigquery.Client("p", AnonymousCredentials())
    job = bigquery.QueryJob("a-job", "SELECT 1", client)
    job._properties |= {"status": {"state": "PENDING"}, "statistics": {"query": {}}}
    job._query_results = SimpleNamespace(complete=True, slot_millis=1234)
    first_answer.take(job)
    assert job.done(reload=False)
    assert job.slot_millis == 1234


@pytest.mark.parametrize(
    "job",
    [
        SimpleNamespace(),
        SimpleNamespace(_query_results=None, _properties={}),
        SimpleNamespace(_query_results=SimpleNamespace(complete=True), _properties={}),
        SimpleNamespace(_query_results=SimpleNamespace(complete=False), _properties={"status": {}}),
    ],
)
def test_a_client_that_keeps_it_elsewhere_is_left_alone(job: SimpleNamespace) -> None:
    before = repr(job)
    first_answer.take(job)
    assert repr(job) == before
