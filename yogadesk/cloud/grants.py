"""The one grant that is needed: the connection's service account may read the bucket."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from google.api_core import exceptions

from yogadesk.cloud.calls import once
from yogadesk.cloud.translate import speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from yogadesk.cloud.session import Session
    from yogadesk.work import Ticket

VIEWER = "roles/storage.objectViewer"


def has_viewer(session: Session, service_account: str) -> bool:
    """Whether the account may read the objects of the site's bucket by its policy.

    Raises Trouble.
    """
    with speaking("reading the bucket's permissions"):
        binding = _binding(_policy(session))
    return binding is not None and _member(service_account) in binding["members"]


def grant_viewer(session: Session, service_account: str, ticket: Ticket) -> bool:
    """Let a service account read the bucket's objects; False when it may already.

    An account made moments ago is not known everywhere yet, and somebody else may change the
    policy at the same moment: both are tried again for `pace.grant` seconds, counted down through
    the ticket. Raises Trouble, Cancelled.
    """

    def change(policy: Any) -> bool:
        binding = _binding(policy)
        if binding is None:
            policy.bindings.append({"role": VIEWER, "members": {_member(service_account)}})
        elif _member(service_account) in binding["members"]:
            return False
        else:
            binding["members"] = {*binding["members"], _member(service_account)}
        return True

    with speaking(f"granting {service_account} the right to read the bucket"):
        return _changed(session, change, ticket)


def revoke_viewer(session: Session, service_account: str, ticket: Ticket) -> None:
    """Take the grant back, if it and the bucket are there. Raises Trouble, Cancelled."""

    def change(policy: Any) -> bool:
        binding = _binding(policy)
        if binding is None or _member(service_account) not in binding["members"]:
            return False
        binding["members"] = {*binding["members"]} - {_member(service_account)}
        if not binding["members"]:
            policy.bindings.remove(binding)
        return True

    with speaking(f"taking back the right of {service_account} to read the bucket"):
        try:
            _changed(session, change, ticket)
        except exceptions.NotFound:
            return


def _changed(session: Session, change: Callable[[Any], bool], ticket: Ticket) -> bool:
    """Read the policy, change it, write it with its etag; anew as long as that may help."""
    until = time.monotonic() + session.pace.grant
    pause = min(1.0, session.pace.grant / 20)
    bucket = session.storage.bucket(session.site.bucket)
    while True:
        policy = _policy(session)
        if not change(policy):
            return False
        policy.version = 3
        try:
            bucket.set_iam_policy(policy, timeout=session.pace.request, retry=once())
        except (exceptions.Conflict, exceptions.PreconditionFailed) as error:
            _wait(error, "Somebody else is changing the bucket's permissions", until, pause, ticket)
        except (exceptions.BadRequest, exceptions.NotFound) as error:
            if "does not exist" not in str(error) or "ccount" not in str(error):
                raise
            _wait(error, "Google does not know the new service account yet", until, pause, ticket)
        else:
            return True
        pause = min(pause * 2, 10.0)


def _wait(error: Exception, why: str, until: float, pause: float, ticket: Ticket) -> None:
    """Count the pause down in words. Raises `error` when there is no time left for it."""
    if time.monotonic() + pause > until:
        raise error
    end = time.monotonic() + pause
    while (now := time.monotonic()) < end:
        left = max(1, round(until - now))
        ticket.report(0, None, f"{why}. Trying again, for {left} s more at most.")
        ticket.wait(min(1.0, end - now))


def _policy(session: Session) -> Any:
    bucket = session.storage.bucket(session.site.bucket)
    return bucket.get_iam_policy(requested_policy_version=3, **session.call())


def _binding(policy: Any) -> Any:
    """The policy's binding for viewers without a condition, or None."""
    for binding in policy.bindings:
        if binding["role"] == VIEWER and not binding.get("condition"):
            return binding
    return None


def _member(service_account: str) -> str:
    return f"serviceAccount:{service_account}"
