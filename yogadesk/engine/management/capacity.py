"""Reservations of slots and their assignments to projects, as they are kept."""

from __future__ import annotations

import json
import secrets
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yogadesk.engine.management.refusals import already_exists, failed_precondition, missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yogadesk.engine.management.store import Records


@dataclass(frozen=True, slots=True)
class Reservation:
    """`settings` are the parts of the resource that a request set, in the API's words."""

    project: str
    location: str
    id: str
    settings: Mapping[str, Any]
    created_ms: int

    @property
    def name(self) -> str:
        return f"projects/{self.project}/locations/{self.location}/reservations/{self.id}"


@dataclass(frozen=True, slots=True)
class Assignment:
    """`assignee` is "projects/id"; the reservation is used from `active_ms` on."""

    project: str
    location: str
    reservation: str
    id: str
    assignee: str
    job_type: str
    active_ms: int

    @property
    def name(self) -> str:
        return (
            f"projects/{self.project}/locations/{self.location}/reservations/{self.reservation}"
            f"/assignments/{self.id}"
        )


class Capacity:
    """Reservations and assignments in the database of `records`."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._database = records.database

    def add(self, made: Reservation) -> None:
        """Raises Fault 409 for a name that is taken."""
        row = (made.project, made.location, made.id, json.dumps(made.settings), made.created_ms)

        def insert(cursor: sqlite3.Cursor) -> None:
            try:
                cursor.execute("INSERT INTO reservations VALUES (?,?,?,?,?)", row)
            except sqlite3.IntegrityError:
                raise already_exists(f"Reservation {made.name}") from None

        self._database.write(insert)

    def get(self, project: str, location: str, reservation_id: str) -> Reservation:
        """Raises Fault 404."""
        with self._database.reading() as cursor:
            return _find(cursor, project, location, reservation_id)

    def reservations(self, project: str, location: str) -> list[Reservation]:
        """Those of a project in a location, by id."""
        with self._database.reading() as cursor:
            rows = cursor.execute(
                "SELECT * FROM reservations WHERE project = ? AND location = ? ORDER BY id",
                (project, location),
            ).fetchall()
        return [_reservation(row) for row in rows]

    def delete(self, project: str, location: str, reservation_id: str) -> None:
        """Raises Fault: 404, or 400 while something is assigned to it."""

        def remove(cursor: sqlite3.Cursor) -> None:
            found = _find(cursor, project, location, reservation_id)
            key = (project, location, reservation_id)
            if cursor.execute(
                "SELECT 1 FROM assignments WHERE project = ? AND location = ? AND reservation = ?",
                key,
            ).fetchone():
                said = f"Cannot delete {found.name}: it has assignments. Delete those first."
                raise failed_precondition(said)
            cursor.execute(
                "DELETE FROM reservations WHERE project = ? AND location = ? AND id = ?", key
            )

        self._database.write(remove)

    def assign(self, to: Reservation, assignee: str, job_type: str, name: str) -> Assignment:
        """Let a project's jobs use a reservation, in a moment. Raises Fault: 404 when it is gone,
        409 when jobs of this type of this project are assigned in this location already."""
        made = Assignment(
            project=to.project,
            location=to.location,
            reservation=to.id,
            id=name or str(secrets.randbelow(9 * 10**18) + 10**18),
            assignee=assignee,
            job_type=job_type,
            active_ms=self._records.moment(),
        )
        row = (*_key(made), made.assignee, made.job_type, made.active_ms)

        def insert(cursor: sqlite3.Cursor) -> None:
            _find(cursor, to.project, to.location, to.id)
            try:
                cursor.execute("INSERT INTO assignments VALUES (?,?,?,?,?,?,?)", row)
            except sqlite3.IntegrityError:
                what = f"An assignment of {job_type} jobs of {assignee} in {to.location}"
                raise already_exists(what) from None

        self._database.write(insert)
        return made

    def assignments(self, project: str, location: str, reservation: str) -> list[Assignment]:
        """Those to a reservation, or with "-" to every one of the project in the location."""
        with self._database.reading() as cursor:
            rows = cursor.execute(
                "SELECT * FROM assignments WHERE project = ? AND location = ? "
                "AND ? IN (reservation, '-') ORDER BY reservation, id",
                (project, location, reservation),
            ).fetchall()
        return [Assignment(*row) for row in rows]

    def assigned(self, assignee: str, location: str) -> list[Assignment]:
        """Whatever a project's jobs may use in a location."""
        with self._database.reading() as cursor:
            rows = cursor.execute(
                "SELECT * FROM assignments WHERE assignee = ? AND location = ? "
                "ORDER BY project, reservation, id",
                (assignee, location),
            ).fetchall()
        return [Assignment(*row) for row in rows]

    def unassign(self, project: str, location: str, reservation: str, name: str) -> None:
        """Raises Fault 404."""

        def remove(cursor: sqlite3.Cursor) -> None:
            cursor.execute(
                "DELETE FROM assignments WHERE project = ? AND location = ? AND reservation = ? "
                "AND id = ?",
                (project, location, reservation, name),
            )
            if cursor.rowcount == 0:
                raise missing(f"Assignment {name} of reservation {reservation}")

        self._database.write(remove)


def _key(made: Assignment) -> tuple[str, str, str, str]:
    return (made.project, made.location, made.reservation, made.id)


def _find(cursor: sqlite3.Cursor, project: str, location: str, reservation_id: str) -> Reservation:
    row = cursor.execute(
        "SELECT * FROM reservations WHERE project = ? AND location = ? AND id = ?",
        (project, location, reservation_id),
    ).fetchone()
    if row is None:
        name = f"projects/{project}/locations/{location}/reservations/{reservation_id}"
        raise missing(f"Reservation {name}")
    return _reservation(row)


def _reservation(row: tuple[Any, ...]) -> Reservation:
    project, location, name, settings, created_ms = row
    return Reservation(project, location, name, json.loads(settings), created_ms)
