"""Costs before and after a run, from the statements that ran and the prices that are known."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest

from yogadesk.cloud.statement_log import StatementRun
from yogadesk.setup import costs, prices


def asked(pictures: int, slot_ms: int | None, billed: int | None = None) -> StatementRun:
    uris = tuple(f"gs://b/{n}.png" for n in range(pictures))
    return StatementRun(
        "a site", "classifying pictures", "SELECT 1", (("uris", uris),), datetime.now(UTC), 1.0,
        slot_ms=slot_ms, bytes_billed=billed,
    )  # fmt: skip


def test_before_anything_was_measured_it_is_a_guess() -> None:
    told = costs.estimate(1200, 500, 49_152, ())
    assert not told.is_measured
    assert told.queries == 3
    assert told.upload_bytes == 1200 * 49_152
    assert told.slot_ms == 1200 * prices.current().assumed_slot_ms


def test_what_ran_before_is_learned_from() -> None:
    runs = [asked(10, 5_000), asked(30, 15_000), asked(5, None), asked(0, 700)]
    told = costs.estimate(100_000, 500, 1, runs)
    assert told.is_measured
    assert told.slot_ms == pytest.approx(100_000 * 500)
    hours = told.slot_ms / 3_600_000
    assert told.money == pytest.approx(hours * prices.current().enterprise_slot_hour)


def test_a_small_run_still_wakes_the_reservation() -> None:
    least = costs.estimate(1, 500, 1, [asked(10, 10)]).money
    said = prices.current()
    assert least == pytest.approx(50 * said.enterprise_slot_hour * said.least_seconds / 3600)
    assert costs.estimate(0, 500, 1, ()).money == 0


def test_what_was_spent_adds_up() -> None:
    told = costs.spent([asked(1, 3_600_000, 10), asked(1, None), asked(1, 3_600_000, 5)])
    assert (told.statements, told.bytes_billed, told.slot_ms) == (3, 15, 7_200_000)
    assert told.money is not None
    assert math.isclose(told.money, 2 * prices.current().enterprise_slot_hour)


def test_without_slots_nothing_is_made_up() -> None:
    assert costs.spent([asked(1, None)]).money is None
