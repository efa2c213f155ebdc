"""Which projects' queries have the capacity that imported models over object tables take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.engine.faults import Fault, invalid_query
from yogadesk.engine.management.capacity import Capacity

if TYPE_CHECKING:
    from yogadesk.engine.management.capacity import Reservation
    from yogadesk.engine.management.store import Records

_JOBS = "QUERY"
_FIT = ("ENTERPRISE", "ENTERPRISE_PLUS")


class ReservedSlots:
    """Asks the reservations of `records`. A project that Resource Manager does not know is asked
    for none, as it is for no API and no billing."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._capacity = Capacity(records)

    def require(self, project: str, location: str) -> None:
        """Raises BigQuery's Fault unless a reservation of a fitting edition serves the project's
        queries in this location. One that was assigned a moment ago does not yet."""
        known = self._records.known(project)
        if known is None or known.is_served_without_slots:
            return
        where = place(location)
        found = [
            each
            for each in self._capacity.assigned(f"projects/{known.id}", where)
            if each.job_type == _JOBS and each.active_ms <= self._records.now()
        ]
        if not found:
            raise invalid_query(
                "BigQuery ML inference using imported models and object tables requires a "
                f"reservation, but no reservations were assigned for job type `{_JOBS}`, to "
                f"project `{known.id}` or its parent, in location `{where}`."
            )
        each = found[0]
        fault = _unfit(self._capacity.get(each.project, each.location, each.reservation))
        if fault is not None:
            raise fault


def place(location: str) -> str:
    """A location as reservations spell it: US and EU in capitals, regions not."""
    return location.lower() if "-" in location else location.upper()


def _unfit(reservation: Reservation) -> Fault | None:
    edition = reservation.settings.get("edition")
    if edition not in _FIT:
        # Documented as a fact; in which words BigQuery says it is not.
        return invalid_query(
            "BigQuery ML inference using imported models and object tables requires a reservation "
            f"of the edition ENTERPRISE or ENTERPRISE_PLUS, and {reservation.name} is of the "
            f"edition {edition}."
        )
    slots = int(reservation.settings.get("slotCapacity", 0))
    most = int(reservation.settings.get("autoscale", {}).get("maxSlots", 0))
    if not slots + most:
        return invalid_query(
            "Cannot run query: project does not have the reservation in the data region or no "
            "slots are configured"
        )
    return None
