"""Access and refresh tokens that sign-in gave out. Only their digests are kept."""

from __future__ import annotations

import hashlib
import secrets
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from yogadesk.engine.management.store import Records

LIFETIME_SECONDS = 3600
"""How long an access token lives."""

_ADD = "INSERT INTO tokens VALUES (?,?,?,?)"


class Tokens:
    """Tokens in the database of `records`. Thread-safe.

    The living access tokens are kept in memory too, for the check of every request.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._database = records.database
        self._reading = threading.Lock()
        self._alive: dict[bytes, int] = {}
        self._read()

    def accepts(self, token: str) -> bool:
        """Whether this is an access token that has neither expired nor been revoked."""
        expires = self._alive.get(_digest(token))
        return expires is not None and expires > self._records.now()

    def give(self, scope: str) -> tuple[str, str]:
        """A new access token and a refresh token for it. `scope` is what they are good for."""
        grant, access = secrets.token_hex(16), _access_token()
        refresh = f"1//{secrets.token_urlsafe(48)}"

        def add(cursor: sqlite3.Cursor) -> None:
            cursor.execute(_ADD, (_digest(refresh), grant, scope, None))
            self._add_access(cursor, access, grant, scope)

        self._database.write(add)
        self._read()
        return access, refresh

    def give_access(self, scope: str) -> str:
        """A new access token that nothing renews: whoever got it can ask for another one."""
        access = _access_token()
        self._database.write(
            lambda cursor: self._add_access(cursor, access, secrets.token_hex(16), scope)
        )
        self._read()
        return access

    def refresh(self, token: str) -> tuple[str, str] | None:
        """A new access token for a refresh token, and its scope; None when that is no good."""
        access = _access_token()

        def add(cursor: sqlite3.Cursor) -> str | None:
            row = cursor.execute(
                "SELECT grant_id, scope FROM tokens WHERE digest = ? AND expires_ms IS NULL",
                (_digest(token),),
            ).fetchone()
            if row is None:
                return None
            self._add_access(cursor, access, *row)
            scope: str = row[1]
            return scope

        scope = self._database.write(add)
        self._read()
        return None if scope is None else (access, scope)

    def revoke(self, token: str) -> bool:
        """Withdraw a token and every other of the same sign-in; whether it was a known one."""

        def remove(cursor: sqlite3.Cursor) -> bool:
            row = cursor.execute(
                "SELECT grant_id FROM tokens WHERE digest = ?", (_digest(token),)
            ).fetchone()
            if row is not None:
                cursor.execute("DELETE FROM tokens WHERE grant_id = ?", row)
            return row is not None

        is_known = self._database.write(remove)
        self._read()
        return is_known

    def _add_access(self, cursor: sqlite3.Cursor, token: str, grant: str, scope: str) -> None:
        now = self._records.now()
        cursor.execute("DELETE FROM tokens WHERE expires_ms < ?", (now,))
        row = (_digest(token), grant, scope, now + LIFETIME_SECONDS * 1000)
        cursor.execute(_ADD, row)

    def _read(self) -> None:
        with self._reading:  # or an older picture could replace a newer one
            with self._database.reading() as cursor:
                rows = cursor.execute(
                    "SELECT digest, expires_ms FROM tokens WHERE expires_ms IS NOT NULL"
                ).fetchall()
            self._alive = dict(rows)


def _access_token() -> str:
    return f"ya29.{secrets.token_urlsafe(48)}"


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
