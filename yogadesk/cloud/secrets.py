"""Where sign-ins are kept: the system's keyring, or a file that only its owner can read."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

from yogadesk import files
from yogadesk.work import Cancelled

if TYPE_CHECKING:
    from pathlib import Path

_SERVICE = "yogadesk"


class Ring(Protocol):
    """A keyring, as the package of that name gives one."""

    def get_password(self, service: str, name: str) -> str | None: ...

    def set_password(self, service: str, name: str, secret: str) -> None: ...

    def delete_password(self, service: str, name: str) -> None: ...


class Secrets:
    """Named secrets. With a keyring they are there; what it refuses, and without one, in files."""

    def __init__(self, folder: Path, ring: Ring | None = None) -> None:
        self._folder = folder
        self._ring = ring

    @classmethod
    def of_system(cls, folder: Path) -> Secrets:
        """With the keyring this system has, if it has one that works without asking first."""
        return cls(folder, _system_ring())

    def get(self, name: str) -> str | None:
        """The secret, or None."""
        found = self._ask("get_password", name)
        if found is not None:
            return str(found)
        try:
            return self._file(name).read_text("utf-8")
        except (OSError, ValueError):
            return None

    def put(self, name: str, secret: str) -> None:
        """Keep it, in the place of an older one. Raises Trouble when it cannot be kept."""
        self._ask("set_password", name, secret)
        if self._ask("get_password", name) == secret:
            self._file(name).unlink(missing_ok=True)
            return
        try:
            self._write(name, secret)
        except OSError as error:
            raise files.cannot_write(self._file(name), error) from error
        self._ask("delete_password", name)  # an older one there would be found before the file

    def delete(self, name: str) -> None:
        """Forget it. Does nothing when there is none."""
        self._ask("delete_password", name)
        with suppress(OSError):
            self._file(name).unlink()

    def _file(self, name: str) -> Path:
        return self._folder / f"{quote(name, safe=' ')}.secret"

    def _write(self, name: str, secret: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = self._folder / f".{secrets.token_hex(6)}.tmp"
        # The mode is given at its making: there is no moment in which others can open it.
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                stream.write(secret)
                stream.flush()
                os.fsync(stream.fileno())
            files.move(draft, self._file(name))
        finally:
            draft.unlink(missing_ok=True)

    def _ask(self, method: str, *arguments: str) -> Any:
        """What the keyring answers; None when there is none or it fails (locked, too long …)."""
        if self._ring is None:
            return None
        try:
            return getattr(self._ring, method)(_SERVICE, *arguments)
        except Cancelled:
            raise
        except Exception:  # noqa: BLE001 - Windows' own errors are no OSError; the file takes over
            return None


def _system_ring() -> Ring | None:
    try:
        import keyring
        import keyring.errors
    except ImportError:
        return None
    try:
        ring = keyring.get_keyring()
    except (keyring.errors.KeyringError, OSError):
        return None
    # The chain that fails always, and the one that is empty, have a priority below one.
    return ring if ring.priority >= 1 else None
