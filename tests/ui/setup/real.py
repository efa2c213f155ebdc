"""What the assistant meets when it is real: an engine in Google's place, and a browser."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import requests


@dataclass(frozen=True)
class Engine:
    """A running engine: where it is, its token, and the OAuth client file it wrote."""

    endpoint: str
    token: str
    client_file: Path


class Browser:
    """Stands in for the system's browser: it is told where to go, and goes there by itself."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.error = ""
        self.comes_back = True
        self._visits: list[threading.Thread] = []

    def open(self, address: str) -> bool:
        self.opened.append(address)
        if self.error:
            query = parse_qs(urlsplit(address).query)
            back, state = query["redirect_uri"][0], query["state"][0]
            self.visit(f"{back}?error={self.error}&state={state}")
        elif self.comes_back:
            self.visit(address)
        return True

    def visit(self, address: str) -> None:
        """Go there, and wherever that leads."""
        visit = threading.Thread(target=lambda: requests.get(address, timeout=10).close())
        self._visits.append(visit)
        visit.start()

    def close(self) -> None:
        for visit in self._visits:
            visit.join(10)
