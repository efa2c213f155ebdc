"""Service accounts of this engine's projects, and the keys with which programs sign in as them."""

from __future__ import annotations

import base64
import json
import secrets
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yogadesk.engine.database import Database
from yogadesk.engine.management.client_file import AUTHORIZE, TOKEN
from yogadesk.engine.management.refusals import already_exists, missing
from yogadesk.engine.projects import project_number

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_SCHEMA = """
CREATE TABLE accounts (
    email TEXT PRIMARY KEY, project TEXT NOT NULL, display_name TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE keys (
    id TEXT PRIMARY KEY, email TEXT NOT NULL, public TEXT NOT NULL, created_ms INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX keys_of_an_account ON keys (email);
"""
_BITS = 2048


@dataclass(frozen=True, slots=True)
class Account:
    """Its e-mail address is its identity."""

    email: str
    project: str
    display_name: str

    @property
    def name(self) -> str:
        return f"projects/{self.project}/serviceAccounts/{self.email}"

    @property
    def number(self) -> str:
        """A number that is always the same."""
        return project_number(f"account {self.email}")


@dataclass(frozen=True, slots=True)
class Key:
    """The half of a key that stays here: `public` is PEM. The other half is given away once."""

    id: str
    email: str
    public: str
    created_ms: int


class Accounts:
    """In a database of their own, which is opened when the first account is asked for: most engines
    never see one. Thread-safe. `endpoint` is the engine's own address."""

    def __init__(self, folder: Path, endpoint: str) -> None:
        self._path = folder / "accounts.sqlite"
        self._endpoint = endpoint
        self._lock = threading.Lock()
        self._opened: Database | None = None

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()

    def add(self, project: str, account_id: str, display_name: str) -> Account:
        """Raises Fault 409 for one that is there."""
        email = f"{account_id}@{project}.iam.gserviceaccount.com"
        made = Account(email, project, display_name)

        def insert(cursor: sqlite3.Cursor) -> None:
            if cursor.execute("SELECT 1 FROM accounts WHERE email = ?", (email,)).fetchone():
                raise already_exists(f"Service account {account_id} in project {project}")
            cursor.execute("INSERT INTO accounts VALUES (?,?,?)", (email, project, display_name))

        self._database().write(insert)
        return made

    def find(self, email: str) -> Account:
        """By e-mail address or number. Raises Fault 404."""
        for each in self.all():
            if email in (each.email, each.number):
                return each
        raise missing(f"Service account {email}")

    def all(self, project: str | None = None) -> list[Account]:
        """Those of a project, or all, by e-mail address."""
        with self._database().reading() as cursor:
            rows = cursor.execute("SELECT * FROM accounts ORDER BY email").fetchall()
        found = [Account(*row) for row in rows]
        return [each for each in found if project in (None, each.project)]

    def delete(self, account: Account) -> None:
        """With its keys: whoever holds one cannot sign in any more."""

        def remove(cursor: sqlite3.Cursor) -> None:
            cursor.execute("DELETE FROM keys WHERE email = ?", (account.email,))
            cursor.execute("DELETE FROM accounts WHERE email = ?", (account.email,))

        self._database().write(remove)

    def add_key(self, account: Account) -> tuple[Key, str]:
        """A new key, and the key file to be given away: the private half is kept nowhere."""
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import rsa

        private = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
        public = private.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        secret = private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        made = Key(
            secrets.token_hex(20), account.email, public.decode(), time.time_ns() // 1_000_000
        )
        row = (made.id, made.email, made.public, made.created_ms)
        self._database().write(
            lambda cursor: cursor.execute("INSERT INTO keys VALUES (?,?,?,?)", row)
        )
        return made, self._key_file(account, made, secret.decode())

    def keys(self, account: Account) -> list[Key]:
        """Those of an account, oldest first."""
        with self._database().reading() as cursor:
            rows = cursor.execute(
                "SELECT * FROM keys WHERE email = ? ORDER BY created_ms, id", (account.email,)
            ).fetchall()
        return [Key(*row) for row in rows]

    def delete_key(self, account: Account, key_id: str) -> None:
        """Raises Fault 404."""

        def remove(cursor: sqlite3.Cursor) -> None:
            cursor.execute("DELETE FROM keys WHERE id = ? AND email = ?", (key_id, account.email))
            if cursor.rowcount == 0:
                raise missing(f"Service account key {key_id}")

        self._database().write(remove)

    def claims(self, token: str) -> dict[str, Any] | None:
        """What a JSON Web Token says, when a key of the account that it names signed it and it
        holds now; else None."""
        if not self._path.exists():
            return None
        try:
            signed, _, signature = token.rpartition(".")
            head, body = (json.loads(_decoded(part)) for part in signed.split("."))
            return self._checked(head, body, signed.encode("ascii"), _decoded(signature))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def _checked(
        self, head: Any, body: Any, signed: bytes, signature: bytes
    ) -> dict[str, Any] | None:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import padding, rsa

        key = self._key(str(head["kid"]))
        if head["alg"] != "RS256" or key is None or body["iss"] != key.email:
            return None
        public = serialization.load_pem_public_key(key.public.encode())
        assert isinstance(public, rsa.RSAPublicKey)
        try:
            public.verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            return None
        found: dict[str, Any] = body
        now, issued, expires = time.time(), int(body["iat"]), int(body["exp"])
        is_timely = issued - _SKEW <= now < expires and expires - issued <= _LONGEST
        return found if is_timely and body.get("sub", key.email) == key.email else None

    def _key(self, key_id: str) -> Key | None:
        with self._database().reading() as cursor:
            row = cursor.execute("SELECT * FROM keys WHERE id = ?", (key_id,)).fetchone()
        return Key(*row) if row else None

    def _key_file(self, account: Account, key: Key, private: str) -> str:
        """In the form of the file that Google's console gives."""
        said = {
            "type": "service_account",
            "project_id": account.project,
            "private_key_id": key.id,
            "private_key": private,
            "client_email": account.email,
            "client_id": account.number,
            "auth_uri": self._endpoint + AUTHORIZE,
            "token_uri": self._endpoint + TOKEN,
            "universe_domain": "googleapis.com",
        }
        return json.dumps(said, indent=2)

    def _database(self) -> Database:
        with self._lock:
            if self._opened is None:
                self._opened = Database(self._path, _SCHEMA)
            return self._opened


_SKEW = 60
"""Seconds by which another program's clock may be ahead. It is the same computer's, in fact."""

_LONGEST = 3600 + _SKEW
"""Seconds for which a token may hold: an hour."""


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
