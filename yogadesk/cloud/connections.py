"""The Cloud resource connection through which BigQuery reads the bucket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from google.api_core import exceptions

from yogadesk.cloud import names
from yogadesk.cloud.calls import REQUEST_SECONDS, retry
from yogadesk.cloud.translate import speaking

if TYPE_CHECKING:
    from yogadesk.cloud.session import Session


def ensure_connection(session: Session) -> str:
    """Make the site's connection unless it is there; the e-mail of its service account.

    Raises Trouble.
    """
    from google.cloud.bigquery_connection_v1 import types

    site = session.site
    parent = f"projects/{site.project}/locations/{site.location.lower()}"
    identifier = names.check("connection", site.connection)
    client = session.connections
    with speaking(f"making the connection {identifier}"):
        try:
            found = client.get_connection(
                name=f"{parent}/connections/{identifier}", timeout=REQUEST_SECONDS, retry=retry()
            )
        except exceptions.NotFound:
            try:
                found = client.create_connection(
                    parent=parent,
                    connection_id=identifier,
                    connection=types.Connection(cloud_resource=types.CloudResourceProperties()),
                    timeout=REQUEST_SECONDS,
                    retry=retry(),
                )
            except exceptions.AlreadyExists:
                found = client.get_connection(
                    name=f"{parent}/connections/{identifier}",
                    timeout=REQUEST_SECONDS,
                    retry=retry(),
                )
    account: str = found.cloud_resource.service_account_id
    return account
