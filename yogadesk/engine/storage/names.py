"""Which names buckets and objects may have."""

from __future__ import annotations

import ipaddress
import re

from yogadesk.engine.faults import invalid

_BUCKET = re.compile(r"[a-z0-9][a-z0-9._-]*[a-z0-9]")


def check_bucket_name(name: str) -> None:
    """Raise Fault unless Cloud Storage would take `name` for a bucket."""
    labels = name.split(".")
    longest = 222 if len(labels) > 1 else 63
    if (
        not 3 <= len(name) <= longest
        or not _BUCKET.fullmatch(name)
        or not all(0 < len(label) <= 63 for label in labels)
        or name.startswith("goog")
        or "google" in name
        or _is_address(name)
    ):
        raise invalid(f"Invalid bucket name: '{name}'")


def check_object_name(name: str) -> bytes:
    """`name` in UTF-8. Raises Fault unless Cloud Storage would take it for an object."""
    try:
        raw = name.encode()
    except UnicodeEncodeError:
        raise invalid("Object names must be valid UTF-8.", "name") from None
    if not raw:
        raise invalid("Required object name is missing.", "name")
    if len(raw) > 1024:
        raise invalid("Object names may have 1024 bytes at most in UTF-8.", "name")
    if name in (".", "..") or name.startswith(".well-known/acme-challenge/"):
        raise invalid(f"Invalid object name: '{name}'", "name")
    if "\r" in name or "\n" in name or "\0" in name:
        raise invalid("Object names may not hold line feeds, carriage returns or NUL.", "name")
    return raw


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
