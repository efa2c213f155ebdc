"""Functions that DuckDB lacks or means otherwise, computed in Python row by row."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from duckdb.func import FunctionNullHandling, PythonUDFType

from yogadesk.engine.computed import moments, numbers, text
from yogadesk.engine.computed.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from duckdb import DuckDBPyConnection

__all__ = ["PREFIX", "SAFE_PREFIX", "install", "without_error"]

PREFIX: Final = "yd_"
SAFE_PREFIX: Final = "safe_yd_"
"""Of the same functions when they give NULL instead of BigQuery's error (`SAFE.` in a query)."""

_NO_ERROR: Final = "yd_none"


def install(connection: DuckDBPyConnection) -> None:
    """Make the functions known to every cursor of the database. A NULL argument makes them NULL.

    Statements of clients cannot name them: the functions they may say are looked up by BigQuery's
    names.
    """
    for name, (function, takes, gives) in _ALL.items():
        for prefix, errors in ((PREFIX, ()), (SAFE_PREFIX, (Refused,))):
            called = f"{prefix}{name}"
            made = _null_for(function, errors)
            connection.create_function(
                called,
                made,
                takes,
                gives,
                type=PythonUDFType.NATIVE,
                null_handling=FunctionNullHandling.SPECIAL,
            )
    connection.execute(f"CREATE OR REPLACE MACRO {_NO_ERROR}(message) AS NULL")


def without_error(sql: str) -> str:
    """DuckDB's text with NULL wherever it would raise BigQuery's error by itself."""
    return sql.replace(f"{PREFIX}", SAFE_PREFIX).replace("error(", f"{_NO_ERROR}(")


def _null_for(
    function: Callable[..., object], errors: tuple[type[Exception], ...]
) -> Callable[..., Any]:
    @wraps(function)
    def called(*arguments: object) -> Any:
        if None in arguments:
            return None
        try:
            return function(*arguments)
        except errors:
            return None

    return called


_ALL: Final = {**text.FUNCTIONS, **numbers.FUNCTIONS, **moments.FUNCTIONS}
