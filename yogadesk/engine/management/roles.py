"""What a role on a project permits, as far as yogadesk and its set-up ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_VIEW: Final = frozenset(
    {
        "bigquery.connections.get",
        "bigquery.connections.list",
        "bigquery.datasets.get",
        "bigquery.models.getData",
        "bigquery.models.getMetadata",
        "bigquery.reservationAssignments.list",
        "bigquery.reservationAssignments.search",
        "bigquery.reservations.get",
        "bigquery.reservations.list",
        "bigquery.tables.get",
        "bigquery.tables.getData",
        "bigquery.tables.list",
        "resourcemanager.projects.get",
        "serviceusage.services.get",
        "serviceusage.services.list",
        "storage.buckets.list",
    }
)
_JOBS: Final = frozenset({"bigquery.jobs.create"})
_DATA: Final = frozenset(
    {
        "bigquery.datasets.create",
        "bigquery.datasets.get",
        "bigquery.models.create",
        "bigquery.models.getData",
        "bigquery.models.getMetadata",
        "bigquery.models.updateData",
        "bigquery.tables.create",
        "bigquery.tables.get",
        "bigquery.tables.getData",
        "bigquery.tables.list",
        "bigquery.tables.update",
        "bigquery.tables.updateData",
    }
)
_CONNECTIONS: Final = frozenset(
    {
        "bigquery.connections.create",
        "bigquery.connections.delegate",
        "bigquery.connections.delete",
        "bigquery.connections.get",
        "bigquery.connections.list",
        "bigquery.connections.use",
    }
)
_CAPACITY: Final = frozenset(
    {
        "bigquery.reservationAssignments.create",
        "bigquery.reservationAssignments.delete",
        "bigquery.reservationAssignments.list",
        "bigquery.reservationAssignments.search",
        "bigquery.reservations.create",
        "bigquery.reservations.delete",
        "bigquery.reservations.get",
        "bigquery.reservations.list",
        "bigquery.reservations.use",
    }
)
_OBJECTS: Final = frozenset(
    {
        "storage.objects.create",
        "storage.objects.delete",
        "storage.objects.get",
        "storage.objects.list",
        "storage.objects.update",
    }
)
_BUCKETS: Final = frozenset(
    {
        "storage.buckets.create",
        "storage.buckets.delete",
        "storage.buckets.get",
        "storage.buckets.getIamPolicy",
        "storage.buckets.list",
        "storage.buckets.setIamPolicy",
        "storage.buckets.update",
    }
)
_SERVICES: Final = frozenset(
    {
        "serviceusage.services.disable",
        "serviceusage.services.enable",
        "serviceusage.services.get",
        "serviceusage.services.list",
        "serviceusage.services.use",
    }
)
_BROWSE: Final = frozenset({"resourcemanager.projects.get"})
_BUCKET_POLICY: Final = frozenset({"storage.buckets.getIamPolicy", "storage.buckets.setIamPolicy"})
_LINK_BILLING: Final = frozenset(
    {
        "resourcemanager.projects.createBillingAssignment",
        "resourcemanager.projects.deleteBillingAssignment",
    }
)
_USER: Final = _JOBS | {
    "bigquery.datasets.create",
    "bigquery.reservationAssignments.search",
    "bigquery.reservations.get",
    "bigquery.reservations.list",
    "bigquery.reservations.use",
    "bigquery.tables.list",
}

ROLES: Final[Mapping[str, frozenset[str]]] = {
    "roles/viewer": _VIEW,
    "roles/editor": (_VIEW | _JOBS | _DATA | _CONNECTIONS | _CAPACITY | _SERVICES | _BUCKETS)
    - _BUCKET_POLICY
    - {"bigquery.connections.delegate"},
    "roles/browser": _BROWSE,
    "roles/bigquery.admin": _BROWSE | _JOBS | _DATA | _CONNECTIONS | _CAPACITY,
    "roles/bigquery.connectionAdmin": _BROWSE | _CONNECTIONS,
    "roles/bigquery.connectionUser": _BROWSE
    | {"bigquery.connections.get", "bigquery.connections.list", "bigquery.connections.use"},
    "roles/bigquery.dataEditor": _BROWSE | _DATA,
    "roles/bigquery.dataViewer": _BROWSE | {each for each in _VIEW if ".tables." in each},
    "roles/bigquery.jobUser": _BROWSE | _JOBS,
    "roles/bigquery.resourceAdmin": _BROWSE | _CAPACITY,
    "roles/bigquery.resourceEditor": _BROWSE | _CAPACITY,
    "roles/bigquery.user": _BROWSE | _USER,
    "roles/billing.projectManager": _LINK_BILLING,
    "roles/resourcemanager.projectIamAdmin": _BROWSE
    | {"resourcemanager.projects.getIamPolicy", "resourcemanager.projects.setIamPolicy"},
    "roles/serviceusage.serviceUsageAdmin": _SERVICES,
    "roles/serviceusage.serviceUsageConsumer": _SERVICES
    - {"serviceusage.services.enable", "serviceusage.services.disable"},
    "roles/storage.admin": _OBJECTS | _BUCKETS,
    "roles/storage.objectAdmin": _OBJECTS,
    "roles/storage.objectUser": _OBJECTS,
    "roles/storage.objectViewer": frozenset({"storage.objects.get", "storage.objects.list"}),
}
"""Every role but the owner's, who may do everything."""

OWNER: Final = "roles/owner"


def permits(role: str, permission: str) -> bool:
    """Whether a role on a project includes a permission."""
    return role == OWNER or permission in ROLES.get(role, ())


def is_known(role: str) -> bool:
    return role == OWNER or role in ROLES
