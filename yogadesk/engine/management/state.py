"""What Resource Manager, Billing and Service Usage know of a project. What takes a moment at Google
is written down at once with the time from which it holds, so nothing has to finish it later."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yogadesk.engine.auth import USER
from yogadesk.engine.management.roles import OWNER, permits

if TYPE_CHECKING:
    from collections.abc import Mapping

THIS_COMPUTER = "this-computer"
"""The project that is always there, with everything enabled."""

BILLING_ACCOUNT = "billingAccounts/0Y0GA0-DE5C00-000001"
"""The one account there is. Nothing is ever charged to it."""

MEMBER = f"user:{USER}"

Bindings = tuple[tuple[str, tuple[str, ...]], ...]
"""Each role with its members."""


@dataclass(frozen=True, slots=True)
class Switch:
    """A service of a project: from `from_ms` on it is as `is_on` says, before the opposite."""

    is_on: bool
    from_ms: int

    def is_on_at(self, now_ms: int) -> bool:
        return self.is_on == (now_ms >= self.from_ms)


@dataclass(frozen=True, slots=True)
class Project:
    """Times are milliseconds since the epoch. It can be seen from `ready_ms` on; `deleted_ms` is
    None while nobody asked for its deletion; `billing_account` "" for none."""

    id: str
    number: str
    display_name: str
    labels: Mapping[str, str]
    created_ms: int
    ready_ms: int
    updated_ms: int
    deleted_ms: int | None
    billing_account: str
    bindings: Bindings
    services: Mapping[str, Switch] = field(default_factory=dict)

    @property
    def is_home(self) -> bool:
        """Whether it is the project of this computer, which has everything and keeps it."""
        return self.id == THIS_COMPUTER

    @property
    def is_served_without_slots(self) -> bool:
        """Whether its queries may do without a reservation what takes one at Google."""
        return self.is_home

    @property
    def is_paid_for(self) -> bool:
        return self.billing_account == BILLING_ACCOUNT

    def has(self, service: str, now_ms: int) -> bool:
        """Whether a service is enabled."""
        switch = self.services.get(service)
        return self.is_home or (switch is not None and switch.is_on_at(now_ms))

    def allows(self, permission: str) -> bool:
        """Whether whoever holds the engine's token may do this in the project."""
        return any(
            permits(role, permission) and MEMBER in members for role, members in self.bindings
        )


def first_bindings() -> Bindings:
    """Who makes a project owns it."""
    return ((OWNER, (MEMBER,)),)
