"""BigQuery: datasets, tables loaded from CSV, and statements that can be cancelled."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING, Any

from google.api_core import exceptions
from google.cloud import bigquery

from yogadesk.cloud.calls import REQUEST_SECONDS, once, retry
from yogadesk.cloud.translate import speaking
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from yogadesk.cloud.session import Session
    from yogadesk.work import Ticket

STATEMENT_SECONDS = 600.0
"""How long one statement may run before it is cancelled."""

_FIRST_WAIT_SECONDS = 1.5
READY_LABEL = "yogadesk_ready"


def ready_mark(session: Session) -> str | None:
    """What set-up noted on the dataset when it was last completed, or None. Raises Trouble."""
    with speaking("looking at the dataset"):
        try:
            dataset = session.bigquery.get_dataset(
                session.site.dataset, timeout=REQUEST_SECONDS, retry=retry()
            )
        except exceptions.NotFound:
            return None
    mark: str | None = dataset.labels.get(READY_LABEL)
    return mark


def note_ready(session: Session, mark: str) -> None:
    """Note on the dataset that set-up is complete. `mark` obeys the rules of a label value."""
    with speaking("noting that set-up is complete"):
        dataset = session.bigquery.get_dataset(
            session.site.dataset, timeout=REQUEST_SECONDS, retry=retry()
        )
        dataset.labels = {**dataset.labels, READY_LABEL: mark}
        session.bigquery.update_dataset(dataset, ["labels"], timeout=REQUEST_SECONDS, retry=retry())


def ensure_dataset(session: Session) -> None:
    """Make the site's dataset in the site's location, unless it is there. Raises Trouble."""
    site = session.site
    dataset = bigquery.Dataset(f"{site.project}.{site.dataset}")
    dataset.location = site.location
    with speaking(f"making the dataset {site.dataset}"):
        session.bigquery.create_dataset(
            dataset, exists_ok=True, timeout=REQUEST_SECONDS, retry=retry()
        )


def load_csv(
    session: Session, table: str, columns: Sequence[tuple[str, str]], content: bytes, ticket: Ticket
) -> None:
    """Make the table hold exactly these CSV rows (with a header). `columns` are (name, type)."""
    config = bigquery.LoadJobConfig(
        schema=[bigquery.SchemaField(name, kind) for name, kind in columns],
        source_format=bigquery.SourceFormat.CSV,
        skip_leading_rows=1,
        allow_quoted_newlines=True,
        write_disposition=bigquery.WriteDisposition.WRITE_TRUNCATE,
    )
    with speaking(f"loading the table {table}"):
        job = session.bigquery.load_table_from_file(
            io.BytesIO(content),
            session.site.table_id(table),
            size=len(content),
            num_retries=2,
            job_config=config,
            timeout=REQUEST_SECONDS,
        )
        _finish(job, ticket, time.monotonic() + STATEMENT_SECONDS)


def execute(session: Session, statement: str, ticket: Ticket, doing: str) -> None:
    """Run a statement that answers no rows and may be repeated (`IF NOT EXISTS`, `OR REPLACE`)."""
    with speaking(doing):
        job = session.bigquery.query(
            statement, timeout=REQUEST_SECONDS, retry=retry(), job_retry=None
        )
        _finish(job, ticket, time.monotonic() + STATEMENT_SECONDS)


def rows(
    session: Session,
    statement: str,
    parameters: Mapping[str, int | float | str | Sequence[str]],
    ticket: Ticket,
    doing: str,
) -> Iterator[Mapping[str, Any]]:
    """The rows of a SELECT, a page at a time. Cancelling the ticket cancels the job too.

    Raises Trouble, Cancelled.
    """
    config = bigquery.QueryJobConfig(
        query_parameters=[_parameter(name, value) for name, value in parameters.items()],
        use_query_cache=False,
    )
    with speaking(doing):
        job = session.bigquery.query(
            statement,
            job_config=config,
            api_method="QUERY",
            timeout=_FIRST_WAIT_SECONDS,
            retry=retry(),
            job_retry=None,
        )
        _finish(job, ticket, time.monotonic() + STATEMENT_SECONDS)
        yield from job.result(timeout=REQUEST_SECONDS, retry=retry(), job_retry=None)


def _finish(job: Any, ticket: Ticket, until: float) -> None:
    """Wait for a job; raise what it failed with. Left early, it cancels the job."""
    try:
        _wait(job, ticket, until)
    except BaseException:
        _cancel(job)
        raise
    if job.error_result:
        raise job.exception(timeout=REQUEST_SECONDS)


def _wait(job: Any, ticket: Ticket, until: float) -> None:
    pause = 0.02
    while not job.done(timeout=REQUEST_SECONDS, retry=retry()):
        if time.monotonic() > until:
            raise _too_long(job)
        ticket.wait(pause)
        pause = min(pause * 1.5, 2.0)


def _too_long(job: Any) -> Trouble:
    return Trouble(
        "A statement took too long",
        f"The job {job.job_id} ran for {STATEMENT_SECONDS:.0f} seconds and was cancelled.",
        "Try again with fewer pictures.",
    )


def _cancel(job: Any) -> None:
    """Ask for a job to stop; if even that fails there is nothing more to do about it."""
    try:
        job.cancel(timeout=5.0, retry=once())
    except (exceptions.GoogleAPIError, ConnectionError, OSError):
        return


def _parameter(name: str, value: int | float | str | Sequence[str]) -> Any:
    if isinstance(value, str):
        return bigquery.ScalarQueryParameter(name, "STRING", value)
    if isinstance(value, int):
        return bigquery.ScalarQueryParameter(name, "INT64", value)
    if isinstance(value, float):
        return bigquery.ScalarQueryParameter(name, "FLOAT64", value)
    return bigquery.ArrayQueryParameter(name, "STRING", list(value))
