"""How Google's newer APIs say no: an error with machine-readable details."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yogadesk.engine.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TYPE = "type.googleapis.com/google.rpc."


class DetailedFault(Fault):
    """A Fault with `details`, and a `status` or `domain` where those of its code do not fit."""

    def __init__(
        self,
        code: int,
        reason: str,
        message: str,
        details: Sequence[Mapping[str, Any]] = (),
        status: str | None = None,
        domain: str = "global",
    ) -> None:
        super().__init__(code, reason, message)
        self._details = details
        self._status = status
        self._domain = domain

    @property
    def status(self) -> str:
        return self._status or super().status

    def body(self) -> dict[str, object]:
        said: dict[str, object] = {
            "code": self.code,
            "message": self.message,
            "errors": [{"domain": self._domain, **self.proto()}],
            "status": self.status,
        }
        if self._details:
            said["details"] = list(self._details)
        return {"error": said}


def service_disabled(number: str, service: str, title: str) -> Fault:
    """The API is not enabled on the project with this number."""
    page = f"https://console.developers.google.com/apis/api/{service}/overview?project={number}"
    metadata = {
        "consumer": f"projects/{number}",
        "containerInfo": number,
        "service": service,
        "serviceTitle": title,
        "activationUrl": page,
    }
    details = [
        _info("SERVICE_DISABLED", "googleapis.com", metadata),
        {
            "@type": f"{_TYPE}Help",
            "links": [{"description": "Google developers console API activation", "url": page}],
        },
    ]
    said = (
        f"{title} has not been used in project {number} before or it is disabled. Enable it by "
        f"visiting {page} then retry. If you enabled this API recently, wait a few minutes for "
        "the action to propagate to our systems and retry."
    )
    return DetailedFault(403, "accessNotConfigured", said, details, domain="usageLimits")


def billing_disabled(number: str, service: str) -> Fault:
    """The API asks for billing, and the project with this number has none."""
    page = f"https://console.developers.google.com/billing/enable?project={number}"
    details = [
        _info(
            "BILLING_DISABLED",
            "googleapis.com",
            {"consumer": f"projects/{number}", "service": service},
        )
    ]
    said = (
        "This API method requires billing to be enabled. Please enable billing on project "
        f"#{number} by visiting {page} then retry. If you enabled billing for this project "
        "recently, wait a few minutes for the action to propagate to our systems and retry."
    )
    return DetailedFault(403, "forbidden", said, details)


def consumer_deleted(project: str, number: str, service: str) -> Fault:
    """The project waits for its deletion."""
    info = {"consumer": f"projects/{number}", "service": service}
    details = [_info("CONSUMER_INVALID", "googleapis.com", info)]
    said = f"Permission denied: Consumer 'project:{project}' has been deleted."
    return DetailedFault(403, "forbidden", said, details)


def lacks_permission(permission: str, resource: str) -> Fault:
    """Whoever asks may not. `resource` is the full name, from `//` on."""
    info = {"permission": permission, "resource": resource}
    details = [_info("IAM_PERMISSION_DENIED", "iam.googleapis.com", info)]
    said = f"Permission '{permission}' denied on resource '{resource}' (or it may not exist)."
    return DetailedFault(403, "forbidden", said, details)


def no_access() -> Fault:
    """What is said of something that is not there, or is somebody else's: not which of the two."""
    return DetailedFault(403, "forbidden", "The caller does not have permission")


def unknown_services(services: Sequence[str]) -> Fault:
    """Service Usage knows no such service."""
    named = ",".join(services)
    details = [
        _info(
            "SERVICE_CONFIG_NOT_FOUND_OR_PERMISSION_DENIED",
            "serviceusage.googleapis.com",
            {"services": named},
        )
    ]
    said = f"Not found or permission denied for service(s): {named}."
    return DetailedFault(403, "forbidden", said, details)


def billing_not_found(number: str, services: Sequence[str]) -> Fault:
    """Services that cost money are not enabled on a project that nobody pays for."""
    named = ",".join(services)
    details = [
        {
            "@type": f"{_TYPE}PreconditionFailure",
            "violations": [
                {
                    "type": "googleapis.com/billing-enabled",
                    "subject": f"?error_code=390001&project={number}&services={named}",
                    "description": "Billing must be enabled.",
                }
            ],
        },
        _info("UREQ_PROJECT_BILLING_NOT_FOUND", "serviceusage.googleapis.com", {}),
    ]
    said = (
        f"Billing account for project '{number}' is not found. Billing must be enabled for "
        f"activation of service(s) '{named}' to proceed."
    )
    return failed_precondition(said, details)


def failed_precondition(message: str, details: Sequence[Mapping[str, Any]] = ()) -> Fault:
    """The request is well-formed, and the state of things forbids it."""
    return DetailedFault(400, "failedPrecondition", message, details, "FAILED_PRECONDITION")


def missing(what: str) -> Fault:
    return Fault(404, "notFound", f"Not found: {what}")


def already_exists(what: str) -> Fault:
    return Fault(409, "alreadyExists", f"Already Exists: {what}")


def _info(reason: str, domain: str, metadata: Mapping[str, str]) -> dict[str, Any]:
    return {
        "@type": f"{_TYPE}ErrorInfo",
        "reason": reason,
        "domain": domain,
        "metadata": dict(metadata),
    }
