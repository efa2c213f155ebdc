"""Secrets are in the keyring, or in a file that only its owner can read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import keyring.errors
import pytest

from yogadesk.cloud.secrets import Secrets
from yogadesk.work import Cancelled


class Ring:
    """A keyring that works."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, secret: str) -> None:
        self.kept[service, name] = secret

    def delete_password(self, service: str, name: str) -> None:
        if (service, name) not in self.kept:
            raise keyring.errors.PasswordDeleteError
        del self.kept[service, name]


class Locked(Ring):
    """A keyring that nobody opens."""

    def get_password(self, service: str, name: str) -> str | None:
        raise keyring.errors.KeyringLocked

    def set_password(self, service: str, name: str, secret: str) -> None:
        raise keyring.errors.KeyringLocked


class Credentials(Ring):
    """Windows' keyring: what is too long for it raises an error of its own."""

    def set_password(self, service: str, name: str, secret: str) -> None:
        if len(secret) > 1280:
            raise CredentialError(1783, "CredWrite", "The stub received bad data.")
        super().set_password(service, name, secret)


class CredentialError(Exception):
    """As `pywintypes.error`, which is no OSError."""


NAME = "sign-in of My “site” / ☃"


@pytest.mark.parametrize("ring", [None, Ring(), Locked()], ids=["none", "works", "locked"])
def test_what_is_put_can_be_got_replaced_and_deleted(ring: Ring | None, tmp_path: Path) -> None:
    secrets = Secrets(tmp_path / "s", ring)
    assert secrets.get(NAME) is None
    for value in ("one", "two\n☃"):
        secrets.put(NAME, value)
        assert Secrets(tmp_path / "s", ring).get(NAME) == value
    secrets.delete(NAME)
    assert secrets.get(NAME) is None
    secrets.delete(NAME)


def test_what_is_too_long_for_the_keyring_is_in_a_file(tmp_path: Path) -> None:
    secrets = Secrets(tmp_path, Credentials())
    for value in ("short", "long" * 1000, "short again"):
        secrets.put(NAME, value)
        assert secrets.get(NAME) == value
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ended", [Cancelled, KeyboardInterrupt])
def test_a_keyring_does_not_keep_work_from_being_stopped(
    ended: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: str) -> None:
        raise ended

    monkeypatch.setattr(Ring, "get_password", stop)
    with pytest.raises(ended):
        Secrets(tmp_path, Ring()).get(NAME)


def test_with_a_keyring_nothing_is_in_files(tmp_path: Path) -> None:
    Secrets(tmp_path).put(NAME, "old")
    ring = Ring()
    Secrets(tmp_path, ring).put(NAME, "secret")
    assert not list(tmp_path.iterdir())
    assert list(ring.kept.values()) == ["secret"]


def test_others_cannot_read_the_file(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Secrets(tmp_path / "s").put(NAME, "secret")
    finally:
        os.umask(before)
    [file] = (tmp_path / "s").iterdir()
    # Windows keeps other users out of the folder of one's own; its files have no such mode.
    modes = {"posix": (0o600, 0o700), "nt": (0o666, 0o777)}[os.name]
    assert tuple(stat.S_IMODE(each.stat().st_mode) for each in (file, file.parent)) == modes


def test_the_systems_keyring_is_used_only_if_it_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import keyring.backends.fail
    import keyring.backends.null

    for backend in (keyring.backends.fail.Keyring(), keyring.backends.null.Keyring()):
        monkeypatch.setattr(keyring, "get_keyring", lambda backend=backend: backend)
        secrets = Secrets.of_system(tmp_path)
        secrets.put(NAME, "secret")
        assert secrets.get(NAME) == "secret"
        assert list(tmp_path.iterdir())
