"""What a run may cost before it begins, and what it did cost after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk.setup import prices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yogadesk.cloud.statement_log import StatementRun

SLOTS_AT_ONCE = 50
"""A reservation grows in steps of so many slots, and bills each step for its shortest time."""

_MS_AN_HOUR = 3_600_000


@dataclass(frozen=True, slots=True)
class Estimate:
    """A run of `pictures` in at least so many queries, uploading at most so many bytes.

    `slot_ms` is what the pictures may take; measured on this site where `is_measured`, else a
    cautious guess. `money` is in `currency` at the price of the day `as_of`, never less than what
    waking a reservation once costs.
    """

    pictures: int
    queries: int
    upload_bytes: int
    slot_ms: float
    is_measured: bool
    money: float
    currency: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Spent:
    """What ran: statements, the bytes billed, and slot milliseconds with their price; the last two
    are None where the site told of no slots."""

    statements: int
    bytes_billed: int
    slot_ms: int | None
    money: float | None
    currency: str


def estimate(
    pictures: int, batch_limit: int, bytes_each: int, runs: Iterable[StatementRun]
) -> Estimate:
    """The estimate for so many pictures of at most so many bytes each. `runs` are statements that
    ran on this site already; from those that classified, it learns what a picture takes."""
    said = prices.current()
    measured = _slot_ms_a_picture(runs)
    slot_ms = pictures * (said.assumed_slot_ms if measured is None else measured)
    waking = said.hour(SLOTS_AT_ONCE) * said.least_seconds / 3600
    return Estimate(
        pictures=pictures,
        queries=-(-pictures // batch_limit),
        upload_bytes=pictures * bytes_each,
        slot_ms=slot_ms,
        is_measured=measured is not None,
        money=max(said.hour(1) * slot_ms / _MS_AN_HOUR, waking if pictures else 0.0),
        currency=said.currency,
        as_of=said.as_of,
    )


def spent(runs: Iterable[StatementRun]) -> Spent:
    """What these statements took together."""
    said = prices.current()
    every = list(runs)
    told = [run.slot_ms for run in every if run.slot_ms is not None]
    slot_ms = sum(told) if told else None
    return Spent(
        statements=len(every),
        bytes_billed=sum(run.bytes_billed or 0 for run in every),
        slot_ms=slot_ms,
        money=None if slot_ms is None else said.hour(1) * slot_ms / _MS_AN_HOUR,
        currency=said.currency,
    )


def _slot_ms_a_picture(runs: Iterable[StatementRun]) -> float | None:
    told = [(run.slot_ms, run.pictures) for run in runs if run.slot_ms and run.pictures]
    return sum(ms for ms, _ in told) / sum(count for _, count in told) if told else None
