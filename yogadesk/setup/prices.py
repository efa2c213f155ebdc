"""What slots cost: from a file that can be edited, with its date."""

from __future__ import annotations

import json
from dataclasses import dataclass

from yogadesk import assets


@dataclass(frozen=True, slots=True)
class Prices:
    """The price of one Enterprise slot for an hour in `currency`, the shortest time that is billed
    in seconds, the day of which that was true, and where Google says it. `assumed_slot_ms` is a
    guess of ours at what one picture takes before anything was measured."""

    enterprise_slot_hour: float
    least_seconds: int
    currency: str
    as_of: str
    source: str
    assumed_slot_ms: float

    def hour(self, slots: int) -> float:
        """What `slots` slots cost when they work for a whole hour."""
        return slots * self.enterprise_slot_hour


def current() -> Prices:
    """The prices in `resources/prices.json`."""
    said = json.loads(assets.text("prices.json"))
    return Prices(
        enterprise_slot_hour=float(said["enterprise_slot_hour"]),
        least_seconds=int(said["least_seconds"]),
        currency=str(said["currency"]),
        as_of=str(said["as_of"]),
        source=str(said["source"]),
        assumed_slot_ms=float(said["assumed_slot_ms"]),
    )


def in_words(slots: int) -> str:
    """What a reservation of at most `slots` slots may cost, in sentences."""
    prices = current()
    return (
        f"Nothing while nothing runs; at most {prices.hour(slots):.2f} {prices.currency} for an "
        f"hour in which all {slots} slots work, billed by the second after the first "
        f"{prices.least_seconds}. That is the price as known on {prices.as_of}; compare it with "
        f"{prices.source}."
    )
