"""What a statement runs in: who asks, against which data, with which parameters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from yogadesk.work import Ticket

if TYPE_CHECKING:
    from yogadesk.engine.connections.store import Connections
    from yogadesk.engine.schema import Field
    from yogadesk.engine.storage.store import ObjectStore
    from yogadesk.engine.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Parameter:
    """A query parameter. `name` is None for a positional one (`?`); `type` tells its BigQuery type
    (an array is a Field whose mode is REPEATED); `value` is the Python value, a list for an array,
    a dict for a struct, None for NULL."""

    name: str | None
    type: Field
    value: object


class Slots(Protocol):
    """Knows which projects' queries have a reservation of slots."""

    def require(self, project: str, location: str) -> None:
        """Raises BigQuery's Fault where a project's queries may not do there what takes slots."""


@dataclass(frozen=True, slots=True)
class Session:
    """One statement's surroundings. `default_dataset` is (project, dataset); `location` is where
    the job runs (`US`, `EU`, `europe-west4` …), None when nobody said; `slots` is who says whether
    a project has the capacity that some statements take, None when nobody does."""

    project: str
    warehouse: Warehouse
    objects: ObjectStore
    connections: Connections
    user: str
    default_dataset: tuple[str, str] | None = None
    parameters: tuple[Parameter, ...] = ()
    variables: tuple[Parameter, ...] = ()
    location: str | None = None
    slots: Slots | None = None
    ticket: Ticket = field(default_factory=Ticket)
