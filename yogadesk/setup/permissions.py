"""Which of Google's permissions the steps need, and the role by which each is usually given."""

from __future__ import annotations

BY_STEP: dict[str, tuple[str, ...]] = {
    "project": ("resourcemanager.projects.get", "serviceusage.services.enable"),
    "location": ("bigquery.datasets.create", "bigquery.datasets.get"),
    "connection": ("bigquery.connections.create", "bigquery.connections.get"),
    "bucket": (
        "storage.buckets.create",
        "storage.buckets.get",
        "storage.buckets.getIamPolicy",
        "storage.buckets.setIamPolicy",
    ),
    "pictures": (
        "bigquery.connections.delegate",
        "bigquery.jobs.create",
        "bigquery.tables.create",
        "bigquery.tables.getData",
        "bigquery.tables.updateData",
    ),
    "model": (
        "bigquery.models.create",
        "bigquery.models.getData",
        "bigquery.models.updateData",
        "storage.objects.create",
        "storage.objects.get",
        "storage.objects.list",
    ),
    "capacity": (
        "bigquery.reservations.create",
        "bigquery.reservationAssignments.create",
        "bigquery.reservationAssignments.search",
    ),
}
"""The permissions in the project, by the step's key."""

_ROLES: tuple[tuple[str, str], ...] = (
    ("resourcemanager.projects.", "Viewer (roles/viewer)"),
    ("serviceusage.", "Service Usage Admin (roles/serviceusage.serviceUsageAdmin)"),
    ("bigquery.datasets.", "BigQuery User (roles/bigquery.user)"),
    ("bigquery.connections.", "BigQuery Connection Admin (roles/bigquery.connectionAdmin)"),
    ("bigquery.jobs.", "BigQuery Job User (roles/bigquery.jobUser)"),
    ("bigquery.tables.", "BigQuery Data Editor (roles/bigquery.dataEditor)"),
    ("bigquery.models.", "BigQuery Data Editor (roles/bigquery.dataEditor)"),
    ("bigquery.reservation", "BigQuery Resource Editor (roles/bigquery.resourceEditor)"),
    ("storage.buckets.", "Storage Admin (roles/storage.admin)"),
    ("storage.objects.", "Storage Object Admin (roles/storage.objectAdmin)"),
)


def needed(with_capacity: bool) -> tuple[str, ...]:
    """All permissions that the steps need; those for slots only when some are to be had."""
    return tuple(
        permission
        for step, permissions in BY_STEP.items()
        if with_capacity or step != "capacity"
        for permission in permissions
    )


def roles_for(permissions: list[str]) -> list[str]:
    """The roles that hold these permissions, each once, in the order of the steps."""
    found = [
        role for permission in permissions for start, role in _ROLES if permission.startswith(start)
    ]
    return list(dict.fromkeys(found))
