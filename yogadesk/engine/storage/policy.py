"""Who may do what with a bucket: policies, the roles they speak of, and their meaning."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk.engine.faults import Fault, invalid, unsupported

if TYPE_CHECKING:
    from collections.abc import Mapping

_READ = frozenset({"storage.objects.get"})
_LIST = frozenset({"storage.objects.list"})
_WRITE = frozenset({"storage.objects.create", "storage.objects.delete"})
_UPDATE = frozenset({"storage.objects.update"})
_OBJECT_POLICY = frozenset({"storage.objects.getIamPolicy", "storage.objects.setIamPolicy"})
_BUCKET = frozenset({"storage.buckets.get"})
_BUCKET_ADMIN = frozenset(
    {
        "storage.buckets.get",
        "storage.buckets.update",
        "storage.buckets.delete",
        "storage.buckets.getIamPolicy",
        "storage.buckets.setIamPolicy",
    }
)

ROLES: Mapping[str, frozenset[str]] = {
    "roles/storage.objectViewer": _READ | _LIST,
    "roles/storage.objectCreator": frozenset({"storage.objects.create"}),
    "roles/storage.objectUser": _READ | _LIST | _WRITE | _UPDATE,
    "roles/storage.objectAdmin": _READ | _LIST | _WRITE | _UPDATE | _OBJECT_POLICY,
    "roles/storage.admin": _READ | _LIST | _WRITE | _UPDATE | _OBJECT_POLICY | _BUCKET_ADMIN,
    "roles/storage.legacyObjectReader": _READ,
    "roles/storage.legacyObjectOwner": _READ | _UPDATE | _OBJECT_POLICY,
    "roles/storage.legacyBucketReader": _BUCKET | _LIST,
    "roles/storage.legacyBucketWriter": _BUCKET | _LIST | _WRITE,
    "roles/storage.legacyBucketOwner": _LIST
    | _WRITE
    | (_BUCKET_ADMIN - {"storage.buckets.delete"}),
}
"""What the roles that a bucket's policy may give permit, as far as the engine asks."""

_PERMISSIONS: frozenset[str] = frozenset().union(*ROLES.values())
_EVERYONE = {"allUsers", "allAuthenticatedUsers"}
_KINDS = ("user", "serviceAccount", "group", "domain", "deleted", "principal", "principalSet")
_PROJECT_KINDS = ("projectOwner", "projectEditor", "projectViewer")


@dataclass(frozen=True, slots=True)
class Policy:
    """Each role with its members, in the order given."""

    bindings: tuple[tuple[str, tuple[str, ...]], ...]
    version: int = 1

    @property
    def etag(self) -> str:
        digest = hashlib.sha256(self.to_json().encode()).digest()
        return base64.b64encode(digest[:9]).decode()

    def allows(self, member: str, permission: str) -> bool:
        """Whether a role of `member`, or of everyone, has `permission`."""
        who = {member, *_EVERYONE}
        return any(
            permission in ROLES.get(role, ()) and not who.isdisjoint(members)
            for role, members in self.bindings
        )

    def resource(self, bucket: str) -> dict[str, object]:
        """The policy as the JSON API gives it."""
        return {
            "kind": "storage#policy",
            "resourceId": f"projects/_/buckets/{bucket}",
            "version": self.version,
            "etag": self.etag,
            "bindings": [
                {"role": role, "members": list(members)} for role, members in self.bindings
            ],
        }

    def to_json(self) -> str:
        return json.dumps([self.version, self.bindings])

    @staticmethod
    def from_json(text: str) -> Policy:
        version, bindings = json.loads(text)
        return Policy(tuple((role, tuple(members)) for role, members in bindings), version)


def first_policy(project: str) -> Policy:
    """What Cloud Storage gives a new bucket with uniform access."""
    writers = (f"projectEditor:{project}", f"projectOwner:{project}")
    readers = (f"projectViewer:{project}",)
    return Policy(
        (
            ("roles/storage.legacyBucketOwner", writers),
            ("roles/storage.legacyBucketReader", readers),
            ("roles/storage.legacyObjectOwner", writers),
            ("roles/storage.legacyObjectReader", readers),
        )
    )


def parse_policy(asked: Mapping[str, object]) -> Policy:
    """The policy a request wants to set. Raises Fault for what cannot be one."""
    version = asked.get("version", 1)
    if version not in (1, 3):
        raise invalid(f"Invalid policy version: {version!r}. Use 1 or 3.")
    bindings = asked.get("bindings", [])
    if not isinstance(bindings, list) or not all(isinstance(one, dict) for one in bindings):
        raise invalid("A policy's bindings must be a list of objects.")
    merged: dict[str, dict[str, None]] = {}
    for binding in bindings:
        role, members = _binding(binding)
        merged.setdefault(role, {}).update(dict.fromkeys(members))
    kept = tuple((role, tuple(members)) for role, members in merged.items() if members)
    return Policy(kept, int(str(version)))


def known_permissions(asked: list[str]) -> list[str]:
    """Those of `asked` that the owner of a bucket has. Raises Fault for unheard-of ones."""
    for permission in asked:
        if not permission.startswith("storage."):
            raise invalid(f"Permission {permission} is not valid for this resource.")
    return [permission for permission in asked if permission in _PERMISSIONS]


def _binding(binding: Mapping[str, object]) -> tuple[str, list[str]]:
    role, members = binding.get("role"), binding.get("members", [])
    if binding.get("condition"):
        raise unsupported("A conditional IAM binding")
    if not isinstance(role, str) or role not in ROLES:
        raise invalid(f"Role {role} is not supported for this resource.")
    if not isinstance(members, list) or not all(isinstance(one, str) for one in members):
        raise invalid("A binding's members must be a list of strings.")
    for member in members:
        kind, _, rest = member.partition(":")
        if member not in _EVERYONE and (kind not in _KINDS + _PROJECT_KINDS or not rest):
            raise invalid(f"Invalid member: {member!r}.")
    return role, members


def concurrent_change() -> Fault:
    said = "The policy has changed since it was read. Read it again and repeat the change."
    return Fault(412, "conditionNotMet", said, "If-Match")
