"""WITH CONNECTION DEFAULT: the project's own connection, made and given its rights when missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yogadesk.engine.faults import Fault
from yogadesk.engine.sql.uris import split
from yogadesk.engine.storage.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yogadesk.engine.connections.store import Connection
    from yogadesk.engine.sql.session import Session

NAME: Final = "__default_cloudresource_connection__"
_ROLES: Final = ("roles/storage.legacyBucketReader", "roles/storage.legacyObjectReader")


def prepare(session: Session, project: str, location: str, uris: Iterable[str]) -> None:
    """Make the default connection where it is missing, and let its service account read the
    buckets, as BigQuery does. Raises a Fault."""
    connection = _connection(session, project, location)
    member = f"serviceAccount:{connection.service_account}"
    for bucket in sorted({split(uri)[0] for uri in uris}):
        if session.objects.bucket_exists(bucket):
            _allow(session, bucket, member)


def _connection(session: Session, project: str, location: str) -> Connection:
    try:
        return session.connections.find(project, location, NAME)
    except Fault as e:
        if e.code != 404:
            raise
    try:
        return session.connections.create(project, location, NAME)
    except Fault as e:
        if e.code != 409:
            raise
        return session.connections.find(project, location, NAME)


def _allow(session: Session, bucket: str, member: str) -> None:
    before = session.objects.buckets.policy(bucket)
    bindings = dict(before.bindings)
    for role in _ROLES:
        members = bindings.get(role, ())
        if member not in members:
            bindings[role] = (*members, member)
    after = Policy(tuple(bindings.items()), before.version)
    if after != before:
        session.objects.buckets.set_policy(bucket, after, before.etag)
