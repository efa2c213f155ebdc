"""The connections of this engine, in a database of their own."""

from __future__ import annotations

import re
import secrets
import time
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yogadesk.engine.database import Database
from yogadesk.engine.faults import Fault, invalid
from yogadesk.engine.projects import project_number

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_SCHEMA = """
CREATE TABLE connections (
    project_number TEXT NOT NULL, location TEXT NOT NULL, id TEXT NOT NULL, project TEXT NOT NULL,
    service_account TEXT NOT NULL, friendly_name TEXT NOT NULL, description TEXT NOT NULL,
    created_ms INTEGER NOT NULL, PRIMARY KEY (project_number, location, id)
) WITHOUT ROWID;
"""
_COLUMNS = "project, location, id, service_account, friendly_name, description, created_ms"
_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")


@dataclass(frozen=True, slots=True)
class Connection:
    """A cloud resource connection. `service_account` is the e-mail address to give rights to."""

    project: str
    location: str
    id: str
    service_account: str
    friendly_name: str = ""
    description: str = ""
    created_ms: int = 0

    @property
    def name(self) -> str:
        """The resource's name, with the project's number as Google gives it."""
        number = project_number(self.project)
        return f"projects/{number}/locations/{self.location}/connections/{self.id}"


class Connections:
    """Thread-safe; every change is durable when it returns. A project may be given by id or number.

    Raises Trouble when the folder cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self._database = Database(folder / "connections.sqlite", _SCHEMA)

    def close(self) -> None:
        self._database.close()

    def create(
        self,
        project: str,
        location: str,
        connection_id: str | None = None,
        friendly_name: str = "",
        description: str = "",
    ) -> Connection:
        """Make a connection with a service account of its own. Raises Fault (400, 409)."""
        name = connection_id or str(uuid.uuid4())
        if not _ID.fullmatch(name):
            raise invalid(f"Invalid connection ID '{name}'.", "connectionId")
        number = project_number(project)
        made = Connection(
            project=project,
            location=location.lower(),
            id=name,
            service_account=_service_account(number),
            friendly_name=friendly_name,
            description=description,
            created_ms=time.time_ns() // 1_000_000,
        )

        def insert(cursor: sqlite3.Cursor) -> None:
            if _find(cursor, project, made.location, name) is not None:
                raise Fault(409, "alreadyExists", f"Already Exists: Connection {made.name}")
            cursor.execute(
                f"INSERT INTO connections (project_number, {_COLUMNS}) VALUES (?,?,?,?,?,?,?,?)",
                (
                    number,
                    project,
                    made.location,
                    name,
                    made.service_account,
                    friendly_name,
                    description,
                    made.created_ms,
                ),
            )

        self._database.write(insert)
        return made

    def get(self, reference: str) -> Connection:
        """The connection that "project.location.id" means. Raises Fault notFound."""
        parts = reference.rsplit(".", 2)
        if len(parts) != 3:
            raise invalid(f"Invalid connection '{reference}': write project.location.connection.")
        return self.find(*parts)

    def find(self, project: str, location: str, connection_id: str) -> Connection:
        """Raises Fault notFound."""
        with self._database.reading() as cursor:
            found = _find(cursor, project, location.lower(), connection_id)
        if found is None:
            raise _missing(project, location, connection_id)
        return found

    def page(self, project: str, location: str, after: str, limit: int) -> list[Connection]:
        """At most `limit` connections by id, from those after the id `after`.

        The location "-" stands for all: then by location and id, and `after` is "location/id".
        """
        every = location == "-"
        key, where = ("location || '/' || id", "") if every else ("id", "AND location = ?")
        given = (project_number(project), after, *(() if every else (location.lower(),)), limit)
        with self._database.reading() as cursor:
            rows = cursor.execute(
                f"SELECT {_COLUMNS} FROM connections WHERE project_number = ? AND {key} > ? "
                f"{where} ORDER BY {key} LIMIT ?",
                given,
            ).fetchall()
        return [_connection(row) for row in rows]

    def delete(self, project: str, location: str, connection_id: str) -> None:
        """Raises Fault notFound."""

        def remove(cursor: sqlite3.Cursor) -> None:
            key = (project_number(project), location.lower(), connection_id)
            cursor.execute(
                "DELETE FROM connections WHERE project_number = ? AND location = ? AND id = ?", key
            )
            if cursor.rowcount == 0:
                raise _missing(project, location, connection_id)

        self._database.write(remove)


def _find(
    cursor: sqlite3.Cursor, project: str, location: str, connection_id: str
) -> Connection | None:
    row = cursor.execute(
        f"SELECT {_COLUMNS} FROM connections WHERE project_number = ? AND location = ? AND id = ?",
        (project_number(project), location, connection_id),
    ).fetchone()
    return _connection(row) if row else None


def _connection(row: tuple[Any, ...]) -> Connection:
    return Connection(*row)


def _missing(project: str, location: str, connection_id: str) -> Fault:
    number = project_number(project)
    name = f"projects/{number}/locations/{location}/connections/{connection_id}"
    return Fault(404, "notFound", f"Not found: Connection {name}")


def _service_account(number: str) -> str:
    mark = "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(4))
    return f"bqcx-{number}-{mark}@gcp-sa-bigquery-condel.iam.gserviceaccount.com"
