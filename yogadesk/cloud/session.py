"""One way to a site, opened: Google's clients, built once, late, and again when the way changed."""

from __future__ import annotations

import importlib
import logging
import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from yogadesk.cloud.calls import Pace, retry
from yogadesk.errors import SiteUnreachable

if TYPE_CHECKING:
    from collections.abc import Iterator

    import google.cloud.storage as storage
    from google.cloud import bigquery

    from yogadesk.cloud.site import Access, Opener, Site
    from yogadesk.cloud.statement_log import Hears
    from yogadesk.work import Ticket

_log = logging.getLogger(__name__)

EMULATORS = ("BIGQUERY_EMULATOR_HOST", "STORAGE_EMULATOR_HOST")
"""The variables through which Google's clients are pointed at an emulator."""

_LOCK_WAIT_S = 0.05

_HERE = frozenset({"127.0.0.1", "localhost", "::1"})

_MANAGEMENT = {
    "connections": ("google.cloud.bigquery_connection_v1", "ConnectionServiceClient"),
    "projects": ("google.cloud.resourcemanager_v3", "ProjectsClient"),
    "services": ("google.cloud.service_usage_v1", "ServiceUsageClient"),
    "billing": ("google.cloud.billing_v1", "CloudBillingClient"),
    "reservations": ("google.cloud.bigquery_reservation_v1", "ReservationServiceClient"),
}
"""Where each client is. They take up to 0.3 s to import, so that is done when one is asked for."""


class Session:
    """The clients of one site. Thread-safe; a client is made when it is first asked for. `hears` is
    told of each statement that ran, in the thread that ran it."""

    def __init__(
        self, site: Site, opener: Opener, pace: Pace | None = None, hears: Hears | None = None
    ) -> None:
        self.site = site
        self.hears = hears
        self.pace = pace or Pace()
        self._opener = opener
        self._lock = threading.RLock()
        self._access: Access | None = None
        self._clients: dict[str, Any] = {}
        self._generation = 0
        self._preparing = threading.Lock()

    @property
    def generation(self) -> int:
        """Counts how often the way was opened: give it to `reopen` to open no newer one twice."""
        return self._generation

    def call(self) -> dict[str, Any]:
        """The deadline of one request, and the repetitions, as every client's methods take them."""
        return {"timeout": self.pace.request, "retry": retry(self.pace.call)}

    @property
    def is_emulated(self) -> bool:
        """Whether an emulator stands in for BigQuery or Cloud Storage. It has nothing else."""
        return any(os.environ.get(name) for name in EMULATORS)

    @contextmanager
    def alone(self, ticket: Ticket) -> Iterator[None]:
        """What makes the site ready runs one at a time: others wait here. Raises Cancelled."""
        while not self._preparing.acquire(timeout=_LOCK_WAIT_S):
            ticket.check()
        try:
            yield
        finally:
            self._preparing.release()

    def open(self, ticket: Ticket) -> None:
        """Open the way, if it is not. Raises Trouble when that fails, Cancelled."""
        with self._lock:
            if self._access is None:
                self._access = self._opener.open(ticket)
                self._generation += 1
                where = self._access.endpoint or "Google's own endpoints"
                _log.info("The site “%s” is reached at %s", self.site.name, where)

    def access(self, ticket: Ticket) -> Access:
        """How the site is reached. Raises Trouble, Cancelled."""
        with self._lock:
            self.open(ticket)
            assert self._access is not None
            return self._access

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
        return self.management("connections")

    def management(self, name: str) -> Any:
        """Google's client of that API, speaking REST: "connections", "projects", "services",
        "billing" or "reservations"."""
        return self._client(name, lambda access: _make_management(name, access))

    def _client(self, name: str, make: Any) -> Any:
        with self._lock:
            if name not in self._clients:
                if self._access is None:
                    self._tell_closed()
                    raise RuntimeError("the session was never opened")
                self._clients[name] = make(self._access)
            return self._clients[name]

    def _tell_closed(self) -> None:
        """Raise SiteUnreachable where the way was open once: whoever was to open it anew was
        cancelled, or failed, and whoever persists tries in turn."""
        if self._generation:
            raise SiteUnreachable(
                "The site cannot be reached",
                f"The way to the site “{self.site.name}” broke and is not open again yet.",
                "Try again in a moment.",
            )

    def _make_bigquery(self, access: Access) -> Any:
        from google.auth.credentials import AnonymousCredentials
        from google.cloud import bigquery

        emulated = os.environ.get("BIGQUERY_EMULATOR_HOST")
        endpoint = emulated or access.endpoint
        credentials = AnonymousCredentials() if emulated else access.credentials
        return bigquery.Client(
            project=self.site.project,
            location=self.site.location,
            credentials=credentials,
            client_options={"api_endpoint": endpoint} if endpoint else None,
            _http=_near(endpoint, credentials),
        )

    def _make_storage(self, access: Access) -> Any:
        import google.cloud.storage as storage
        from google.auth.credentials import AnonymousCredentials

        emulated = os.environ.get("STORAGE_EMULATOR_HOST")
        endpoint = emulated or access.endpoint
        credentials = AnonymousCredentials() if emulated else access.credentials
        return storage.Client(
            project=self.site.project,
            credentials=credentials,
            client_options={"api_endpoint": endpoint} if endpoint else None,
            _http=_near(endpoint, credentials),
        )


def _near(endpoint: str | None, credentials: Any) -> Any:
    """The HTTP session to an endpoint on this computer; None, the client's own, to any other."""
    if endpoint is None or urlsplit(endpoint).hostname not in _HERE:
        return None
    from yogadesk.cloud.near import NearSession

    return NearSession(credentials)


def _make_management(name: str, access: Access) -> Any:
    module, client = _MANAGEMENT[name]
    return getattr(importlib.import_module(module), client)(
        credentials=access.credentials,
        client_options={"api_endpoint": access.endpoint} if access.endpoint else None,
        transport="rest",
    )
