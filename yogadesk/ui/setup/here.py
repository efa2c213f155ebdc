"""The answers that set this computer up: nothing has to be asked for them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from yogadesk.setup.answers import (
    Bucket,
    Capacity,
    Connection,
    Location,
    Pictures,
    Project,
    SignIn,
)
from yogadesk.setup.sites import THIS_COMPUTER as HERE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yogadesk.setup.answers import Answer

ANSWERS: Mapping[str, Answer] = MappingProxyType(
    {
        "sign_in": SignIn("engine"),
        "project": Project(HERE.project),
        "location": Location(HERE.location, HERE.dataset),
        "connection": Connection(HERE.connection),
        "bucket": Bucket(HERE.bucket, HERE.prefix),
        "pictures": Pictures(HERE.object_table, HERE.health_table),
        "capacity": Capacity(),
    }
)
