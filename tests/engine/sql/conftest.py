"""A warehouse, an object store and connections of a test's own, and statements run in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from yogadesk.engine.connections.store import Connections
from yogadesk.engine.faults import Fault
from yogadesk.engine.ml import Workers
from yogadesk.engine.records import Dataset
from yogadesk.engine.schema import Field
from yogadesk.engine.sql.outcome import Outcome
from yogadesk.engine.sql.run import check, run
from yogadesk.engine.sql.session import Parameter, Session
from yogadesk.engine.storage.policy import Policy
from yogadesk.engine.storage.store import ObjectStore
from yogadesk.engine.warehouse import Warehouse
from yogadesk.work import Ticket

PROJECT = "my-project"
BUCKET = "pictures"


@dataclass
class Room:
    """Statements run here against the dataset `my-project.ds`."""

    warehouse: Warehouse
    objects: ObjectStore
    connections: Connections
    ticket: Ticket = field(default_factory=Ticket)

    def session(self, parameters: tuple[Parameter, ...] = ()) -> Session:
        return Session(
            project=PROJECT,
            warehouse=self.warehouse,
            objects=self.objects,
            connections=self.connections,
            user="someone@example.com",
            default_dataset=(PROJECT, "ds"),
            parameters=parameters,
            location="US",
            ticket=self.ticket,
        )

    def run(self, text: str, *parameters: Parameter) -> Outcome:
        return run(text, self.session(parameters))

    def check(self, text: str, *parameters: Parameter) -> Outcome:
        return check(text, self.session(parameters))

    def rows(self, text: str, *parameters: Parameter) -> list[tuple[Any, ...]]:
        return list(self.run(text, *parameters).rows)

    def value(self, text: str, *parameters: Parameter) -> Any:
        """The one value of an expression."""
        [row] = self.rows(f"SELECT {text}", *parameters)
        [value] = row
        return value

    def fault(self, text: str, *parameters: Parameter) -> Fault:
        """What a statement is refused or fails with."""
        with pytest.raises(Fault) as caught:
            list(self.run(text, *parameters).rows)
        return caught.value

    def object_table(self, name: str = "images", *uris: str, readable: bool = True) -> str:
        """An object table over the bucket, which is made with it; its service account."""
        self.objects.buckets.create(BUCKET, PROJECT, {})
        account = self.connections.create(PROJECT, "us", "lake").service_account
        if readable:
            self.allow(account)
        listed = ", ".join(f"'{uri}'" for uri in uris or (f"gs://{BUCKET}/*",))
        self.run(
            f"CREATE EXTERNAL TABLE ds.{name} WITH CONNECTION `{PROJECT}.us.lake` "
            f"OPTIONS (object_metadata = 'SIMPLE', uris = [{listed}])"
        )
        return account

    def allow(self, account: str, role: str = "roles/storage.objectViewer") -> None:
        policy = Policy(((role, (f"serviceAccount:{account}",)),))
        self.objects.buckets.set_policy(BUCKET, policy, None)

    def upload(self, name: str, data: bytes, content_type: str = "image/png") -> str:
        self.objects.write(BUCKET, name, data, content_type)
        return f"gs://{BUCKET}/{name}"


@contextmanager
def opened(folder: Path, workers: Workers) -> Iterator[Room]:
    """A room in this folder, with the dataset `ds`."""
    warehouse = Warehouse(folder, workers)
    objects = ObjectStore(folder)
    connections = Connections(folder)
    try:
        warehouse.change(
            lambda cur: warehouse.catalog.put_dataset(cur, Dataset(PROJECT, "ds", "US"))
        )
        yield Room(warehouse, objects, connections)
    finally:
        connections.close()
        objects.close()
        warehouse.close()


@pytest.fixture
def room(tmp_path: Path, workers: Workers) -> Iterator[Room]:
    with opened(tmp_path, workers) as made:
        yield made


@pytest.fixture(scope="module")
def calm_room(tmp_path_factory: pytest.TempPathFactory, workers: Workers) -> Iterator[Room]:
    """One for a module's tests that change nothing."""
    with opened(tmp_path_factory.mktemp("room"), workers) as made:
        yield made


def named(name: str, kind: str, value: object, *, array: bool = False) -> Parameter:
    """A query parameter; `kind` is the REST type."""
    return Parameter(name, Field(name, kind, "REPEATED" if array else "NULLABLE"), value)


def placed(kind: str, value: object) -> Parameter:
    """A positional query parameter."""
    return Parameter(None, Field("", kind), value)
