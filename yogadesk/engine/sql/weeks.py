"""Weeks, which begin on a Sunday unless a statement names another day."""

from __future__ import annotations

from typing import Final

from sqlglot import exp

_DAYS: Final = ("SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY")
_THURSDAY: Final = 4
"""1970-01-01 was one."""


def first_day(part: exp.Expr) -> int | None:
    """The first day of WEEK, WEEK(day) or ISOWEEK as 0 (Sunday) to 6; None for other parts."""
    name = str(part.name).upper()
    if isinstance(part, exp.Column | exp.Var):
        return {"WEEK": 0, "ISOWEEK": 1}.get(name)
    if isinstance(part, exp.Anonymous) and name == "WEEK" and len(part.expressions) == 1:
        day = str(part.expressions[0].name).upper()
        return _DAYS.index(day) if day in _DAYS else None
    return None


def _days(value: str) -> str:
    return f"date_diff('day', DATE '1970-01-01', CAST({value} AS DATE))"


def number(value: str, first: int) -> str:
    """DuckDB's text for the weeks since 1970 that have begun on the day of a moment."""
    shift = _THURSDAY - first
    return f"CAST(floor(({_days(value)} + {shift}) / 7.0) AS BIGINT)"


def began(value: str, first: int) -> str:
    """DuckDB's text for the first day of a moment's week, as a DATE."""
    shift = _THURSDAY - first
    return f"(DATE '1970-01-01' + CAST({number(value, first)} * 7 - {shift} AS INTEGER))"


def of_year(value: str, first: int) -> str:
    """DuckDB's text for the week of the year: 0 before the first day that begins one."""
    january = f"make_date(year({value}), 1, 1)"
    before = f"({january} - INTERVAL 1 DAY)"
    return f"({number(value, first)} - {number(before, first)})"
