"""A project's IAM policy, to and from the API's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yogadesk.engine.faults import invalid, unsupported
from yogadesk.engine.management.roles import OWNER, is_known
from yogadesk.engine.records import etag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yogadesk.engine.management.answers import Json
    from yogadesk.engine.management.state import Bindings

_KINDS = ("user", "serviceAccount", "group", "domain", "deleted", "principal", "principalSet")


def policy_resource(bindings: Bindings) -> Json:
    said = [{"role": role, "members": list(members)} for role, members in bindings]
    return {"version": 1, "etag": etag(repr(bindings)), "bindings": said}


def parse_policy(asked: Mapping[str, Any]) -> tuple[Bindings, str]:
    """The bindings that a request wants to set, and the etag of the policy it has seen ("" for
    none). Raises Fault for what cannot be a policy."""
    policy = asked.get("policy")
    if not isinstance(policy, dict):
        raise invalid("A policy must be given.", "policy")
    given = policy.get("bindings") or []
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise invalid("A policy's bindings must be a list of objects.", "policy")
    merged: dict[str, dict[str, None]] = {}
    for each in given:
        if each.get("condition"):
            raise unsupported("A conditional IAM binding")
        role, members = each.get("role"), each.get("members") or []
        if not isinstance(role, str) or not is_known(role):
            raise invalid(f"Role {role} is not supported for this resource.")
        merged.setdefault(role, {}).update(dict.fromkeys(_checked(members)))
    if not merged.get(OWNER):
        raise invalid("Policy must have at least one owner.")
    found = tuple((role, tuple(members)) for role, members in merged.items() if members)
    return found, str(policy.get("etag") or "")


def _checked(members: Any) -> list[str]:
    if not isinstance(members, list) or not all(isinstance(each, str) for each in members):
        raise invalid("A binding's members must be a list of strings.")
    for each in members:
        kind, _, rest = each.partition(":")
        if kind not in _KINDS or not rest:
            raise invalid(f"Invalid member: {each!r}.")
    return members
