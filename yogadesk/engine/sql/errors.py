"""What DuckDB says went wrong, as BigQuery would say it."""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import duckdb

from yogadesk.engine.faults import Fault, invalid_query, unsupported
from yogadesk.work import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

    from yogadesk.work import Ticket

_GROUPED: Final = re.compile(r'[Cc]olumn "?(.+?)"? must appear in the GROUP BY clause')
_ODD_AGGREGATE: Final = re.compile(r"aggregate|window function|GROUP BY|HAVING|QUALIFY", re.I)
_MISTAKE: Final = re.compile("does not have a column|Referenced (column|table)|Ambiguous")
_COMPUTED: Final = re.compile(r"while executing the UDF: (\w+): (.*)", re.DOTALL)
_NOT_HERE: Final = " is not supported by the engine"
_LABEL: Final = re.compile(r"^[A-Z][A-Za-z ]+ Error: ")

_LOOK_EVERY: Final = 0.1
"""Seconds between two looks at a ticket while DuckDB works."""

_RUNTIME: Final = (
    duckdb.ConversionException,
    duckdb.OutOfRangeException,
    duckdb.InvalidInputException,
)


@contextmanager
def interruptible(cur: DuckDBPyConnection, ticket: Ticket) -> Iterator[None]:
    """DuckDB stops what it does inside soon after the ticket is cancelled."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(_LOOK_EVERY):
            if ticket.is_cancelled:
                cur.interrupt()

    watcher = threading.Thread(target=watch, name="interrupt", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


@contextmanager
def translated() -> Iterator[None]:
    """DuckDB's errors inside as Faults. What only a mistake of the translation can cause is let
    through: it is a bug, not an answer."""
    try:
        yield
    except duckdb.InterruptException as e:
        raise Cancelled from e
    except duckdb.TransactionException:
        raise
    except RecursionError as e:
        raise unsupported("A statement that nests this deeply") from e
    except duckdb.BinderException as e:
        if _MISTAKE.search(str(e)):
            raise
        raise _from_binder(e) from e
    except duckdb.ConstraintException as e:
        raise invalid_query(f"Required field cannot be null: {_first(e)}") from e
    except duckdb.OutOfMemoryException as e:
        raise Fault(
            400, "resourcesExceeded", f"Resources exceeded during query execution: {_first(e)}"
        ) from e
    except duckdb.NotImplementedException as e:
        raise unsupported(_first(e)) from e
    except _RUNTIME as e:
        raise _at_runtime(e) from e


def _at_runtime(error: Exception) -> Exception:
    """BigQuery's error for a value, or 501 for one whose meaning there was not checked."""
    computed = _COMPUTED.search(str(error))
    if computed is None:
        said = _first(error)
        what = said.partition(_NOT_HERE)[0]
        return unsupported(what) if what != said else invalid_query(said)
    kind, message = computed.groups()
    if kind == "Unknown":
        return unsupported(message)
    return invalid_query(message) if kind == "Refused" else error


def _first(error: Exception) -> str:
    return _LABEL.sub("", str(error).strip().splitlines()[0])


def _from_binder(error: duckdb.BinderException) -> Fault:
    message = str(error)
    grouped = _GROUPED.search(message)
    if grouped is not None:
        return invalid_query(
            "SELECT list expression references a column which is neither grouped nor aggregated"
        )
    if _ODD_AGGREGATE.search(message):
        return invalid_query(_first(error))
    return unsupported(f"This form of the query ({_first(error)})")
