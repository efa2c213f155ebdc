"""The known failures of Google's services: how each is recognised, and what a person is told.

Codes and reasons decide first, words in the message only where Google gives no more: it does not
promise them. The first row that fits is the one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_CONSOLE = "https://console.cloud.google.com"
_RESERVATIONS = "https://docs.cloud.google.com/bigquery/docs/reservations-intro"
_TROUBLESHOOT = "https://docs.cloud.google.com/bigquery/docs/troubleshoot-queries"


@dataclass(frozen=True, slots=True)
class Known:
    """One known failure. `codes` and `reasons` are alternatives, empty meaning any; `words` is a
    regular expression sought in the message. `kind` picks the class of Trouble: "away" may pass by
    itself, "refused" will not however often it is repeated, "" is neither."""

    key: str
    title: str
    cause: str
    advice: str
    codes: frozenset[int] = frozenset()
    reasons: frozenset[str] = frozenset()
    words: str = ""
    link: str | None = None
    kind: str = ""
    _pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_pattern", re.compile(self.words, re.IGNORECASE | re.DOTALL))

    def fits(self, code: int, reason: str, message: str) -> bool:
        """Whether this is it."""
        return (
            (not self.codes or code in self.codes)
            and (not self.reasons or reason in self.reasons)
            and self._pattern.search(message) is not None
        )


def find(code: int, reason: str, message: str) -> Known | None:
    """The first known failure that fits an HTTP code, Google's reason and its message."""
    return next((known for known in KNOWN if known.fits(code, reason, message)), None)


def _known(
    key: str,
    title: str,
    cause: str,
    advice: str,
    codes: tuple[int, ...] = (),
    reasons: tuple[str, ...] = (),
    words: str = "",
    link: str | None = None,
    kind: str = "",
) -> Known:
    return Known(key, title, cause, advice, frozenset(codes), frozenset(reasons), words, link, kind)


KNOWN: tuple[Known, ...] = (
    _known(
        "no-reservation",
        "BigQuery needs a reservation",
        "Imported models over an object table run on an Enterprise or Enterprise Plus reservation "
        "only, and none is assigned to this project's queries.",
        "Make a reservation in the set-up under Capacity, wait five minutes, and try again; or "
        "classify on this computer.",
        words=r"requires (a )?reservation",
        link=_RESERVATIONS,
    ),
    _known(
        "no-slots",
        "The reservation has no slots here",
        "A reservation is assigned, but not in the data's location, or it has no slots.",
        "Give it autoscaling slots in the dataset's location, in the set-up under Capacity.",
        words=r"does not have the reservation in the data region|no slots are configured",
        link=_RESERVATIONS,
    ),
    _known(
        "assignment-pending",
        "The reservation is not active yet",
        "The assignment was made, and Google has not put it into effect.",
        "Wait about five minutes, then try again.",
        words=r"assignment is pending",
        kind="away",
    ),
    _known(
        "reservation-use",
        "The reservation may not be used",
        "You have no right to use the reservation named there, or it does not exist.",
        "Ask its owner for the role BigQuery Resource User, or choose another reservation.",
        words=r"bigquery\.reservations\.use",
    ),
    _known(
        "api-disabled",
        "An API is not enabled",
        "The project does not have the API named there switched on, or has had it only for a few "
        "minutes.",
        "Enable it in the set-up under Project, wait a minute, and try again.",
        codes=(403,),
        words=r"has not been used in project|SERVICE_DISABLED|accessNotConfigured|it is disabled",
        link=f"{_CONSOLE}/apis/library",
    ),
    _known(
        "billing",
        "Billing is not enabled",
        "The project has no billing account, or the account is closed.",
        "Link a billing account to the project, then try again.",
        words=r"billing account .* (disabled|absent|closed)|BILLING_DISABLED|billing (has not "
        r"been|is not|must be) enabled|requires billing|enable billing",
        link=f"{_CONSOLE}/billing/linkedaccount",
    ),
    _known(
        "billing-reason",
        "Billing is not enabled",
        "The project has no billing account, or the account is closed.",
        "Link a billing account to the project, then try again.",
        reasons=("billingNotEnabled", "accountDisabled", "userProjectAccountProblem"),
        link=f"{_CONSOLE}/billing/linkedaccount",
    ),
    _known(
        "globbing",
        "BigQuery may not read the bucket yet",
        "The connection's service account is not allowed to list the bucket. A grant takes some "
        "minutes to reach every server.",
        "Wait a few minutes and try again. If it stays, grant the service account the role Storage "
        "Object Viewer on the bucket.",
        words=r"while globbing file pattern",
    ),
    _known(
        "account-unknown",
        "The service account is not known yet",
        "It was made moments ago, and Google's other services have not heard of it.",
        "Wait up to two minutes, then try again.",
        codes=(400, 404),
        words=r"service account .* does not exist",
        kind="away",
    ),
    _known(
        "account-cannot-read",
        "The connection's service account lacks a role",
        "The service account named there has no permission for the resource.",
        "Grant it the role in the project that owns the resource.",
        words=r"gserviceaccount\.com does not have (the )?permission",
    ),
    _known(
        "connection-delegate",
        "The connection may not be used for tables",
        "You may not let tables read through this connection (bigquery.connections.delegate).",
        "Ask for the role BigQuery Connection Admin.",
        words=r"bigquery\.connections\.delegate",
    ),
    _known(
        "connection-use",
        "The connection cannot be used",
        "Either the connection does not exist in this location, or you may not use it.",
        "Run the set-up's Connection step again, or ask for the role BigQuery Connection User.",
        words=r"connection credential for .* cannot be used",
    ),
    _known(
        "jobs-create",
        "You may not run queries in this project",
        "The permission bigquery.jobs.create is missing.",
        "Ask the project's owner for the role BigQuery Job User.",
        words=r"bigquery\.jobs\.create",
        link=_TROUBLESHOOT,
    ),
    _known(
        "concurrent-policy",
        "Somebody changed the permissions at the same moment",
        "Two changes of the same policy met; none was lost.",
        "Try again: the policy is read anew.",
        words=r"concurrent policy changes",
        kind="away",
    ),
    _known(
        "org-policy",
        "Your organisation does not allow this",
        "A policy of the organisation forbids the operation.",
        "Ask the organisation's administrator, naming the resource above.",
        words=r"denied by org(anization)? policy|constraints/",
    ),
    _known(
        "bucket-taken",
        "This bucket name is taken",
        "Bucket names are shared by all users of Cloud Storage, and somebody has this one.",
        "Choose another name.",
        codes=(409,),
        words=r"bucket name is not available|BucketNameUnavailable",
    ),
    _known(
        "bucket-owned",
        "You have this bucket already",
        "The bucket exists and is yours.",
        "Use it: run the step again.",
        codes=(409,),
        words=r"you already own it",
    ),
    _known(
        "location",
        "It is in another location",
        "What the statement names was not found where the query ran. Dataset, connection, bucket "
        "and job must share one location.",
        "Set the site's location to the dataset's, in the set-up under Location.",
        codes=(404,),
        words=r"was not found in location",
    ),
    _known(
        "connection-missing",
        "The connection is not there",
        "There is no such connection in this location.",
        "Run the set-up's Connection step again.",
        codes=(404,),
        words=r"not found: connection",
    ),
    _known(
        "exists",
        "It is there already",
        "Something of this name exists.",
        "Use it, or choose another name.",
        codes=(409,),
    ),
    _known(
        "object-exists",
        "The object is there already",
        "An object of this name exists, or was changed meanwhile.",
        "Nothing has to be done; try again if you meant to replace it.",
        codes=(412,),
    ),
    _known(
        "onnx-type",
        "BigQuery cannot use this model's output",
        "The model has an output that is a list or a map; BigQuery ML takes tensors only.",
        "Export it again with tensor outputs (for scikit-learn: zipmap=False).",
        words=r"unsupported ONNX type|list of dictionaries",
        kind="refused",
    ),
    _known(
        "onnx-version",
        "The model is too new for BigQuery",
        "BigQuery runs ONNX Runtime 1.12: operator set 17 and IR version 8 at most.",
        "Export it again with opset 17 or lower and IR version 8.",
        words=r"unsupported model IR version|opset \d+ is under development|only \*guarantees\*",
        kind="refused",
    ),
    _known(
        "model-memory",
        "The model needs more memory than BigQuery gives",
        "The worker ran out of memory while predicting.",
        "Use a smaller model (250 MB in memory is usual), or fewer pictures at once.",
        words=r"worker out of memory",
        kind="refused",
    ),
    _known(
        "resources",
        "The query needs more than it gets",
        "BigQuery ran out of resources for this query.",
        "Use fewer pictures at once.",
        reasons=("resourcesExceeded",),
        kind="refused",
    ),
    _known(
        "billing-tier",
        "The query is too heavy for on-demand",
        "It uses more computing than its bytes pay for.",
        "Run it on a reservation, or with fewer pictures.",
        reasons=("billingTierLimitExceeded",),
        link=_RESERVATIONS,
    ),
    _known(
        "too-large",
        "The result is too large",
        "A query's answer has a size limit, and this one is over it.",
        "Select fewer columns, never the picture itself, or write to a table.",
        reasons=("responseTooLarge",),
        kind="refused",
    ),
    _known(
        "rate",
        "Too many requests at once",
        "Google asks to slow down.",
        "Wait a minute, then try again.",
        codes=(403, 429),
        reasons=("rateLimitExceeded", "userRateLimitExceeded", "jobRateLimitExceeded"),
        kind="away",
    ),
    _known(
        "quota",
        "A quota is used up",
        "The project has reached a limit Google sets.",
        "Wait until it is renewed, or ask for a higher one.",
        codes=(403, 429),
        reasons=("quotaExceeded", "dailyLimitExceeded"),
        link=f"{_CONSOLE}/iam-admin/quotas",
    ),
    _known(
        "too-many", "Too many requests at once", "Google asks to slow down.",
        "Wait a minute, then try again.", codes=(429,), kind="away",
    ),
    _known(
        "ai-errors",
        "Too many pictures failed",
        "The query stopped because more pictures failed than it allows.",
        "Try again with fewer pictures; the failed ones carry their reason.",
        words=r"exceeded their allowed error ratio",
    ),
    _known(
        "stopped", "The job was cancelled", "Somebody cancelled it.",
        "Run it again if you want it.", reasons=("stopped",),
    ),
    _known(
        "sign-in", "Sign-in is needed", "Google does not accept the sign-in, or it has expired.",
        "Sign in again. What you entered so far is kept.", codes=(401,),
    ),
    _known(
        "forbidden", "A permission is missing", "You may not do this in this project.",
        "Ask the project's owner for the role that contains the permission named above.",
        codes=(403,),
    ),
    _known(
        "missing", "Something is not there", "What the request names does not exist.",
        "Run the set-up again: it makes what is missing.", codes=(404,),
    ),
    _known(
        "not-here", "The engine cannot do this",
        "The engine on this computer does not support it.", "Use a Google Cloud site for it.",
        codes=(501,), kind="refused",
    ),
    _known(
        "engine-disk", "This computer's disk cannot be written to",
        "The disk is full, or yogadesk's folder on it is read-only.",
        "Make room on the disk, or see to it that the folder can be written to; then try again.",
        codes=(507,),
    ),
    _known(
        "engine-fault", "The engine on this computer failed",
        "This is a fault in yogadesk, not in your pictures.",
        "Please report it, with the file logs/engine.log in yogadesk's folder.",
        reasons=("engineError",),
    ),
    _known(
        "busy", "The site has a problem of its own", "The service failed for a moment.",
        "Try again in a minute.", codes=(500, 502, 503, 504), kind="away",
    ),
    _known(
        "job-failed", "The site has a problem of its own", "The job failed inside the service.",
        "Try again in a minute.",
        reasons=("backendError", "internalError", "jobBackendError", "jobInternalError"),
        kind="away",
    ),
    _known(
        "bad-request", "The request was refused", "The service does not accept the request.",
        "The words above say what to change.", codes=(400, 413), kind="refused",
    ),
)  # fmt: skip
"""In order of precedence: the specific before the general."""
