"""One way to a site, opened: Google's clients, built once, late, and again when the way changed."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import google.cloud.storage as storage
    from google.cloud import bigquery

    from yogadesk.cloud.site import Access, Opener, Site
    from yogadesk.work import Ticket


class Session:
    """The clients of one site. Thread-safe; a client is made when it is first asked for."""

    def __init__(self, site: Site, opener: Opener) -> None:
        self.site = site
        self._opener = opener
        self._lock = threading.RLock()
        self._access: Access | None = None
        self._clients: dict[str, Any] = {}
        self._generation = 0

    @property
    def generation(self) -> int:
        """Counts how often the way was opened: give it to `reopen` to open no newer one twice."""
        return self._generation

    def open(self, ticket: Ticket) -> None:
        """Open the way, if it is not. Raises Trouble when that fails, Cancelled."""
        with self._lock:
            if self._access is None:
                self._access = self._opener.open(ticket)
                self._generation += 1

    def reopen(self, ticket: Ticket, seen: int) -> None:
        """Open the way anew because it failed while `seen` was its generation."""
        with self._lock:
            if seen == self._generation:
                self.close()
            self.open(ticket)

    def close(self) -> None:
        """Drop the clients and their connections. `open` makes new ones."""
        with self._lock:
            for client in self._clients.values():
                close = getattr(client, "close", None)
                if close is not None:
                    close()
            self._clients.clear()
            self._access = None

    @property
    def bigquery(self) -> bigquery.Client:
        client: bigquery.Client = self._client("bigquery", self._make_bigquery)
        return client

    @property
    def storage(self) -> storage.Client:
        client: storage.Client = self._client("storage", self._make_storage)
        return client

    @property
    def connections(self) -> Any:
        """A `ConnectionServiceClient` speaking REST."""
        return self._client("connections", self._make_connections)

    def _client(self, name: str, make: Any) -> Any:
        with self._lock:
            if name not in self._clients:
                if self._access is None:
                    raise RuntimeError("the session is not open")
                self._clients[name] = make(self._access)
            return self._clients[name]

    def _make_bigquery(self, access: Access) -> Any:
        from google.auth.credentials import AnonymousCredentials
        from google.cloud import bigquery

        emulated = os.environ.get("BIGQUERY_EMULATOR_HOST")
        endpoint = emulated or access.endpoint
        return bigquery.Client(
            project=self.site.project,
            location=self.site.location,
            credentials=AnonymousCredentials() if emulated else access.credentials,
            client_options={"api_endpoint": endpoint} if endpoint else None,
        )

    def _make_storage(self, access: Access) -> Any:
        import google.cloud.storage as storage
        from google.auth.credentials import AnonymousCredentials

        emulated = os.environ.get("STORAGE_EMULATOR_HOST")
        endpoint = emulated or access.endpoint
        return storage.Client(
            project=self.site.project,
            credentials=AnonymousCredentials() if emulated else access.credentials,
            client_options={"api_endpoint": endpoint} if endpoint else None,
        )

    def _make_connections(self, access: Access) -> Any:
        from google.cloud import bigquery_connection_v1

        return bigquery_connection_v1.ConnectionServiceClient(
            credentials=access.credentials,
            client_options={"api_endpoint": access.endpoint} if access.endpoint else None,
            transport="rest",
        )
