"""The Cloud resource connection through which BigQuery reads the bucket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from google.api_core import exceptions

from yogadesk.cloud import names
from yogadesk.cloud.calls import once
from yogadesk.cloud.translate import speaking

if TYPE_CHECKING:
    from yogadesk.cloud.session import Session


def find(session: Session) -> str | None:
    """The e-mail of the connection's service account; None when there is no such connection.

    Raises Trouble.
    """
    with speaking("looking at the connection"):
        try:
            found = session.connections.get_connection(name=_path(session), **session.call())
        except exceptions.NotFound:
            return None
    account: str = found.cloud_resource.service_account_id
    return account


def create(session: Session) -> bool:
    """Make the site's connection; False when it is there. Raises Trouble."""
    from google.cloud.bigquery_connection_v1 import types

    identifier = names.check("connection", session.site.connection)
    with speaking(f"making the connection {identifier}"):
        try:
            session.connections.create_connection(
                parent=_path(session).rpartition("/connections/")[0],
                connection_id=identifier,
                connection=types.Connection(cloud_resource=types.CloudResourceProperties()),
                timeout=session.pace.request,
                retry=once(),
            )
        except exceptions.Conflict:
            return False
    return True


def delete(session: Session) -> None:
    """Delete the site's connection, if it is there. Raises Trouble."""
    with speaking(f"deleting the connection {session.site.connection}"):
        try:
            session.connections.delete_connection(name=_path(session), **session.call())
        except exceptions.NotFound:
            return


def _path(session: Session) -> str:
    site = session.site
    project = names.check("project", site.project)
    location = names.check("location", site.location).lower()
    connection = names.check("connection", site.connection)
    return f"projects/{project}/locations/{location}/connections/{connection}"
