"""The projects, operations, reservations and grants of this engine, in a database of their own."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from yogadesk.engine.database import Database
from yogadesk.engine.management.refusals import already_exists, no_access
from yogadesk.engine.management.state import (
    BILLING_ACCOUNT,
    THIS_COMPUTER,
    Project,
    Switch,
    first_bindings,
)
from yogadesk.engine.projects import project_number

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

T = TypeVar("T")

_SCHEMA = """
CREATE TABLE projects (
    id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL,
    labels TEXT NOT NULL, created_ms INTEGER NOT NULL, ready_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL, deleted_ms INTEGER, billing_account TEXT NOT NULL,
    bindings TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE services (
    project TEXT NOT NULL, service TEXT NOT NULL, is_on INTEGER NOT NULL, from_ms INTEGER NOT NULL,
    PRIMARY KEY (project, service)
) WITHOUT ROWID;
CREATE TABLE operations (
    name TEXT PRIMARY KEY, ready_ms INTEGER NOT NULL, metadata TEXT NOT NULL, response TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE reservations (
    project TEXT NOT NULL, location TEXT NOT NULL, id TEXT NOT NULL, settings TEXT NOT NULL,
    created_ms INTEGER NOT NULL, PRIMARY KEY (project, location, id)
) WITHOUT ROWID;
CREATE TABLE assignments (
    project TEXT NOT NULL, location TEXT NOT NULL, reservation TEXT NOT NULL, id TEXT NOT NULL,
    assignee TEXT NOT NULL, job_type TEXT NOT NULL, active_ms INTEGER NOT NULL,
    PRIMARY KEY (project, location, reservation, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX one_assignment ON assignments (assignee, location, job_type);
CREATE TABLE tokens (
    digest BLOB PRIMARY KEY, grant_id TEXT NOT NULL, scope TEXT NOT NULL, expires_ms INTEGER
) WITHOUT ROWID;
CREATE INDEX tokens_of_a_grant ON tokens (grant_id);
"""
_COLUMNS = (
    "id, number, display_name, labels, created_ms, ready_ms, updated_ms, deleted_ms, "
    "billing_account, bindings"
)
_MOMENT_MS = 300
"""How long what takes a moment at Google takes here: long enough that clients have to wait."""

_KEEP_OPERATIONS_MS = 30 * 24 * 3_600_000


class Records:
    """Thread-safe; every change is durable when it returns. Projects are kept in memory too: the
    engine's front asks about them at every request.

    `clock` gives milliseconds since the epoch. Raises Trouble when the folder cannot be used.
    """

    def __init__(self, folder: Path, clock: Callable[[], int] | None = None) -> None:
        self._clock = clock or _wall_clock
        self.database = Database(folder / "management.sqlite", _SCHEMA)
        self._refreshing = threading.Lock()
        self._projects: Mapping[str, Project] = {}
        self._has_others = False
        self.database.write(lambda cursor: _seed(cursor, self.now()))
        self._refresh()

    def close(self) -> None:
        self.database.close()

    def now(self) -> int:
        return self._clock()

    def moment(self) -> int:
        """When what begins now is done."""
        return self.now() + _MOMENT_MS

    @property
    def has_others(self) -> bool:
        """Whether there is any project but the one of this computer."""
        return self._has_others

    def known(self, project: str) -> Project | None:
        """A project that Resource Manager knows, by id or number; None for every other one."""
        return self._projects.get(project)

    def project(self, name: str, permission: str = "resourcemanager.projects.get") -> Project:
        """The project that is there for those with a permission. Raises Fault 403 otherwise, which
        is what Google says of a project that does not exist, too."""
        found = self.known(name)
        if found is None or found.ready_ms > self.now() or not found.allows(permission):
            raise no_access()
        return found

    def projects(self) -> list[Project]:
        """Those that can be seen, by id."""
        now = self.now()
        found = {each.id: each for each in self._projects.values() if each.ready_ms <= now}
        return [found[key] for key in sorted(found)]

    def add_project(self, project_id: str, display_name: str, labels: Mapping[str, str]) -> Project:
        """Make a project that will be there in a moment. Raises Fault 409 for an id that is taken,
        by a deleted project too."""
        now = self.now()
        made = Project(
            id=project_id,
            number=project_number(project_id),
            display_name=display_name,
            labels=labels,
            created_ms=now,
            ready_ms=self.moment(),
            updated_ms=now,
            deleted_ms=None,
            billing_account="",
            bindings=first_bindings(),
        )

        def insert(cursor: sqlite3.Cursor) -> None:
            if cursor.execute("SELECT 1 FROM projects WHERE id = ?", (made.id,)).fetchone():
                raise already_exists(f"Project {made.id}")
            _insert(cursor, made)

        self._change(insert)
        return made

    def change_project(self, project_id: str, change: Callable[[Project], Project]) -> Project:
        """Replace a project by what `change` makes of it, with nobody else's change in between.

        Only the deletion, the billing account and the policy are kept. Raises what `change` does.
        """

        def update(cursor: sqlite3.Cursor) -> Project:
            changed = replace(change(_read(cursor)[project_id]), updated_ms=self.now())
            cursor.execute(
                "UPDATE projects SET updated_ms = ?, deleted_ms = ?, billing_account = ?, "
                "bindings = ? WHERE id = ?",
                (
                    changed.updated_ms,
                    changed.deleted_ms,
                    changed.billing_account,
                    json.dumps(changed.bindings),
                    project_id,
                ),
            )
            return changed

        return self._change(update)

    def switch(self, project: Project, services: Iterable[str], is_on: bool) -> int:
        """Turn services on or off; when it is done, in milliseconds since the epoch."""
        done = self.moment()
        rows = [(project.id, service, is_on, done) for service in services]
        statement = "INSERT OR REPLACE INTO services VALUES (?,?,?,?)"
        self._change(lambda cursor: cursor.executemany(statement, rows))
        return done

    def add_operation(self, name: str, ready_ms: int, metadata: Any, response: Any) -> None:
        """Keep what an operation will answer once it is done."""
        row = (name, ready_ms, json.dumps(metadata), json.dumps(response))
        oldest = self.now() - _KEEP_OPERATIONS_MS

        def insert(cursor: sqlite3.Cursor) -> None:
            cursor.execute("DELETE FROM operations WHERE ready_ms < ?", (oldest,))
            cursor.execute("INSERT INTO operations VALUES (?,?,?,?)", row)

        self.database.write(insert)

    def operation(self, name: str) -> tuple[int, Any, Any] | None:
        """When an operation is done, its metadata and its answer."""
        with self.database.reading() as cursor:
            row = cursor.execute(
                "SELECT ready_ms, metadata, response FROM operations WHERE name = ?", (name,)
            ).fetchone()
        return (row[0], json.loads(row[1]), json.loads(row[2])) if row else None

    def _change(self, work: Callable[[sqlite3.Cursor], T]) -> T:
        done = self.database.write(work)
        self._refresh()
        return done

    def _refresh(self) -> None:
        with self._refreshing:  # or an older picture could replace a newer one
            with self.database.reading() as cursor:
                found = _read(cursor)
            self._projects = found
            self._has_others = any(not each.is_home for each in found.values())


def _wall_clock() -> int:
    return time.time_ns() // 1_000_000


def _seed(cursor: sqlite3.Cursor, now: int) -> None:
    number = project_number(THIS_COMPUTER)
    bindings = first_bindings()
    home = Project(
        THIS_COMPUTER, number, "This computer", {}, now, now, now, None, BILLING_ACCOUNT, bindings
    )
    if not cursor.execute("SELECT 1 FROM projects WHERE id = ?", (home.id,)).fetchone():
        _insert(cursor, home)


def _insert(cursor: sqlite3.Cursor, project: Project) -> None:
    cursor.execute(
        f"INSERT INTO projects ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?)",
        (
            project.id,
            project.number,
            project.display_name,
            json.dumps(dict(project.labels)),
            project.created_ms,
            project.ready_ms,
            project.updated_ms,
            project.deleted_ms,
            project.billing_account,
            json.dumps(project.bindings),
        ),
    )


def _read(cursor: sqlite3.Cursor) -> dict[str, Project]:
    """Every project, under its id and its number."""
    switches: dict[str, dict[str, Switch]] = {}
    for project, service, is_on, from_ms in cursor.execute("SELECT * FROM services"):
        switches.setdefault(project, {})[service] = Switch(bool(is_on), from_ms)
    found: dict[str, Project] = {}
    for row in cursor.execute(f"SELECT {_COLUMNS} FROM projects"):
        fields = dict(zip(_COLUMNS.split(", "), row, strict=True))
        fields["labels"] = json.loads(fields["labels"])
        fields["bindings"] = tuple(
            (role, tuple(members)) for role, members in json.loads(fields["bindings"])
        )
        one = Project(**fields, services=switches.get(fields["id"], {}))
        found[one.id] = found[one.number] = one
    return found
