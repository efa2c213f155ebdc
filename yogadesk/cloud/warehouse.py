"""BigQuery: datasets, tables loaded from CSV, and statements that can be cancelled."""

from __future__ import annotations

import io
import random
import time
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import requests.exceptions
from google.api_core import exceptions
from google.auth import exceptions as auth_exceptions
from google.cloud import bigquery

from yogadesk.cloud import first_answer, names
from yogadesk.cloud.calls import once, retry
from yogadesk.cloud.statement_log import StatementRun, frozen
from yogadesk.cloud.translate import speaking
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from yogadesk.cloud.session import Session
    from yogadesk.work import Ticket

STATEMENT_SECONDS = 600.0
"""How long one statement may run before it is cancelled."""

_FIRST_WAIT_SECONDS = 1.5
_LOOK_SECONDS = 5.0
READY_LABEL = "yogadesk_ready"


def ready_mark(session: Session) -> str | None:
    """What set-up noted on the dataset when it was last completed, or None. Raises Trouble."""
    with speaking("looking at the dataset"):
        try:
            dataset = session.bigquery.get_dataset(session.site.dataset, **session.call())
        except exceptions.NotFound:
            return None
    mark: str | None = dataset.labels.get(READY_LABEL)
    return mark


def note_ready(session: Session, mark: str | None) -> None:
    """Note on the dataset that set-up is complete, or with None that it is not any more.

    `mark` obeys the rules of a label value. Raises Trouble.
    """
    until = time.monotonic() + session.pace.call
    with speaking("noting that set-up is complete"):
        while True:
            dataset = session.bigquery.get_dataset(session.site.dataset, **session.call())
            if dataset.labels.get(READY_LABEL) == mark:
                return
            dataset.labels = {**dataset.labels, READY_LABEL: mark}
            try:
                session.bigquery.update_dataset(dataset, ["labels"], **session.call())
            except exceptions.PreconditionFailed:
                # Somebody changed the dataset at the same moment: look again, at another one.
                if time.monotonic() > until:
                    raise
                time.sleep(random.uniform(0.02, 0.2))
            else:
                return


def dataset_location(session: Session) -> str | None:
    """Where the site's dataset is; None when there is none. Raises Trouble."""
    with speaking(f"looking at the dataset {session.site.dataset}"):
        try:
            found = session.bigquery.get_dataset(_dataset(session), **session.call())
        except exceptions.NotFound:
            return None
    return str(found.location)


def create_dataset(session: Session) -> bool:
    """Make the site's dataset in the site's location; False when it is there. Raises Trouble."""
    dataset = bigquery.Dataset(_dataset(session))
    dataset.location = session.site.location
    with speaking(f"making the dataset {session.site.dataset}"):
        try:
            session.bigquery.create_dataset(dataset, timeout=session.pace.request, retry=once())
        except exceptions.Conflict:
            return False
    return True


def delete_dataset(session: Session) -> None:
    """Delete the site's dataset, if it is there. Raises Trouble, also when it is not empty."""
    with speaking(f"deleting the dataset {session.site.dataset}"):
        try:
            session.bigquery.delete_dataset(
                _dataset(session), delete_contents=False, not_found_ok=True, **session.call()
            )
        except exceptions.BadRequest as error:
            if "in use" not in str(error):
                raise
            raise Trouble(
                "The dataset is not empty",
                f"In {session.site.dataset} is something that the set-up did not make.",
                "Move or delete it, then delete what was created again.",
            ) from error


def has_table(session: Session, table: str) -> bool:
    """Whether a table or object table of this name is in the dataset. Raises Trouble."""
    with speaking(f"looking at the table {table}"):
        try:
            session.bigquery.get_table(session.site.table_id(table), **session.call())
        except exceptions.NotFound:
            return False
    return True


def delete_table(session: Session, table: str) -> None:
    """Delete a table of the dataset, if it is there. Raises Trouble."""
    with speaking(f"deleting the table {table}"):
        session.bigquery.delete_table(
            session.site.table_id(table), not_found_ok=True, **session.call()
        )


@dataclass(frozen=True, slots=True)
class ModelColumns:
    """A model's columns as BigQuery reports them, each as `name type`: what it takes, and what it
    gives. The type is BigQuery's word, or "" where it tells none."""

    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()

    @property
    def output_names(self) -> tuple[str, ...]:
        return _names(self.outputs)

    def has(self, input_name: str, output_name: str) -> bool:
        """Whether there are columns of these names."""
        return input_name in _names(self.inputs) and output_name in self.output_names


def model_columns(session: Session, model: str) -> ModelColumns | None:
    """A model's columns as BigQuery reports them; None when there is no such model. Raises
    Trouble."""
    with speaking(f"looking at the model {model}"):
        try:
            found = session.bigquery.get_model(session.site.table_id(model), **session.call())
        except exceptions.NotFound:
            return None
    return ModelColumns(
        tuple(_column(each) for each in found.feature_columns),
        tuple(_column(each) for each in found.label_columns),
    )


def _column(column: Any) -> str:
    kind = column.type
    name = str(kind.type_kind.name) if kind is not None and kind.type_kind is not None else ""
    if kind is not None and kind.array_element_type is not None:
        name = f"ARRAY<{kind.array_element_type.type_kind.name}>"
    return f"{column.name} {name}".strip()


def _names(columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(column.partition(" ")[0] for column in columns)


def delete_model(session: Session, model: str) -> None:
    """Delete a model of the dataset, if it is there. Raises Trouble."""
    with speaking(f"deleting the model {model}"):
        session.bigquery.delete_model(
            session.site.table_id(model), not_found_ok=True, **session.call()
        )


def _dataset(session: Session) -> str:
    site = session.site
    return f"{names.check('project', site.project)}.{names.check('dataset', site.dataset)}"


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
        job = _begun(
            session,
            lambda job_id: session.bigquery.load_table_from_file(
                io.BytesIO(content),
                session.site.table_id(table),
                size=len(content),
                num_retries=2,
                job_id=job_id,
                job_config=config,
                timeout=session.pace.request,
            ),
        )
        _finish(session, job, ticket)


def execute(
    session: Session,
    statement: str,
    ticket: Ticket,
    doing: str,
    parameters: Mapping[str, int | float | str | Sequence[str]] | None = None,
) -> None:
    """Run a statement that answers no rows and may be repeated (`IF NOT EXISTS`, `OR REPLACE`)."""
    given = parameters or {}
    config = bigquery.QueryJobConfig(
        query_parameters=[_parameter(name, value) for name, value in given.items()]
    )
    with _noting(session, statement, given, doing) as jobs, speaking(doing):
        job = _begun(
            session,
            lambda job_id: session.bigquery.query(
                statement, job_id=job_id, job_config=config, job_retry=None, **session.call()
            ),
        )
        jobs.append(job)
        _finish(session, job, ticket)


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
    with _noting(session, statement, parameters, doing) as jobs, speaking(doing):
        job = session.bigquery.query(
            statement,
            job_config=config,
            api_method="QUERY",
            timeout=_FIRST_WAIT_SECONDS,
            retry=retry(session.pace.call),
            job_retry=None,
        )
        jobs.append(job)
        first_answer.take(job)
        _finish(session, job, ticket)
        yield from job.result(job_retry=None, **session.call())


def require_sound(
    session: Session,
    statement: str,
    parameters: Mapping[str, int | float | str | Sequence[str]],
    doing: str,
) -> None:
    """Have a statement looked through and not run, which costs nothing. Raises Trouble: Refused
    where what is wrong is the statement, or what it names, whatever rows it would meet."""
    config = bigquery.QueryJobConfig(
        query_parameters=[_parameter(name, value) for name, value in parameters.items()],
        dry_run=True,
    )
    with speaking(doing):
        session.bigquery.query(statement, job_config=config, job_retry=None, **session.call())


@contextmanager
def _noting(
    session: Session,
    statement: str,
    parameters: Mapping[str, int | float | str | Sequence[str]],
    doing: str,
) -> Iterator[list[Any]]:
    """Tell whoever listens to the session what ran, how it ended and what it took. The block puts
    its job into the list."""
    jobs: list[Any] = []
    when, since, error = datetime.now(UTC), time.monotonic(), ""
    try:
        yield jobs
    except GeneratorExit:
        raise  # whoever read the rows has enough
    except BaseException as ended:
        error = str(ended) or type(ended).__name__
        raise
    finally:
        if session.hears is not None:
            seconds = time.monotonic() - since
            job = jobs[0] if jobs else None
            if job is not None and session.site.is_charged:
                _look_again(job)
            session.hears(
                StatementRun(
                    site=session.site.name,
                    doing=doing,
                    statement=statement,
                    parameters=tuple((name, frozen(value)) for name, value in parameters.items()),
                    when=when,
                    seconds=seconds,
                    job_id=getattr(job, "job_id", None),
                    bytes_processed=getattr(job, "total_bytes_processed", None),
                    bytes_billed=getattr(job, "total_bytes_billed", None),
                    slot_ms=getattr(job, "slot_millis", None),
                    is_from_cache=getattr(job, "cache_hit", None),
                    error=error,
                )
            )


def _look_again(job: Any) -> None:
    """Ask once for what a finished job took: the quick answer to a query does not say it all."""
    try:
        job.reload(timeout=_LOOK_SECONDS, retry=once())
    except (
        exceptions.GoogleAPIError,
        auth_exceptions.GoogleAuthError,
        requests.exceptions.RequestException,
        OSError,
    ):
        return


def _begun(session: Session, begin: Callable[[str], Any]) -> Any:
    """A job begun under an id of its own. It is there already when the answer to an attempt was
    lost and the client repeated it: then it is that one."""
    job_id = f"yogadesk-{uuid.uuid4()}"
    try:
        return begin(job_id)
    except exceptions.Conflict:
        return session.bigquery.get_job(job_id, location=session.site.location, **session.call())


def _finish(session: Session, job: Any, ticket: Ticket) -> None:
    """Wait for a job; raise what it failed with. Left early, it cancels the job."""
    try:
        _wait(session, job, ticket, time.monotonic() + STATEMENT_SECONDS)
    except BaseException:
        _cancel(job)
        raise
    if job.error_result:
        raise job.exception(timeout=session.pace.request)


def _wait(session: Session, job: Any, ticket: Ticket, until: float) -> None:
    pause = 0.02
    while not job.done(**session.call()):
        if time.monotonic() > until:
            raise _too_long(job)
        ticket.wait(pause)
        pause = min(pause * 1.2, 2.0)  # so that an end is noticed at most a fifth too late


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
