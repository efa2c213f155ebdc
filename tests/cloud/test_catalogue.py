# ruff: noqa: E501 - the messages stand as Google sends them
"""Each known failure is recognised by what Google really sends, and none hides another."""

import pytest
from google.api_core import exceptions as api

from yogadesk.cloud import catalogue, translate
from yogadesk.errors import Refused, SiteUnreachable

SEEN = [
    ("no-reservation", 400, "invalidQuery", "BigQuery ML inference using imported models and object tables requires a reservation, but no reservations were assigned for job type `QUERY`"),
    ("no-reservation", 400, "", "BigQuery ML for Object tables requires reservation, but no reservation was assigned for job type `QUERY`, to project `p` or its parent, in location `US`."),
    ("no-slots", 400, "", "Cannot run query: project does not have the reservation in the data region or no slots are configured"),
    ("assignment-pending", 400, "", "Assignment is pending, your project will be executed as on-demand."),
    ("reservation-use", 403, "accessDenied", "Access Denied: Reservation p:US.r: Permission bigquery.reservations.use denied on reservation p:US.r (or it may not exist)"),
    ("api-disabled", 403, "accessNotConfigured", "BigQuery Connection API has not been used in project 123 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis then retry."),
    ("billing", 403, "accountDisabled", "The billing account for the owning project is disabled in state absent"),
    ("billing-reason", 403, "billingNotEnabled", "Access denied"),
    ("globbing", 403, "accessDenied", "Access Denied: BigQuery BigQuery: Permission denied while globbing file pattern. a@b.iam.gserviceaccount.com does not have storage.objects.list access to the Google Cloud Storage bucket."),
    ("account-unknown", 400, "invalid", "Service account a@gcp-sa-bigquery-condel.iam.gserviceaccount.com does not exist."),
    ("account-cannot-read", 403, "", "bqcx-1-ab@gcp-sa-bigquery-condel.iam.gserviceaccount.com does not have the permission to access resource"),
    ("connection-delegate", 403, "accessDenied", "Access Denied: Permission bigquery.connections.delegate denied"),
    ("connection-use", 400, "", "Connection credential for projects/p/locations/us/connections/c cannot be used. Either the connection does not exist, or the user does not have sufficient permissions to use it."),
    ("jobs-create", 403, "accessDenied", "Access Denied: Project p: User does not have bigquery.jobs.create permission in project p."),
    ("concurrent-policy", 409, "", "There were concurrent policy changes. Please retry the whole read-modify-write with exponential backoff."),
    ("org-policy", 412, "", "IAM setPolicy failed for Dataset p:d: Operation denied by org policy on resource."),
    ("bucket-taken", 409, "conflict", "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again."),
    ("bucket-owned", 409, "conflict", "Your previous request to create the named bucket succeeded and you already own it."),
    ("location", 404, "notFound", "Not found: Dataset p:d was not found in location US"),
    ("connection-missing", 404, "notFound", "Not found: Connection p.us.c"),
    ("exists", 409, "duplicate", "Already Exists: Dataset p:d"),
    ("object-exists", 412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold."),
    ("onnx-type", 400, "invalidQuery", "ONNX model output 'x' has unsupported ONNX type: ONNX_TYPE_SEQUENCE."),
    ("onnx-version", 400, "invalidQuery", "Unsupported model IR version: 9, max supported IR version: 8"),
    ("model-memory", 400, "resourcesExceeded", "Resources exceeded during query execution: TensorFlow worker out of memory"),
    ("resources", 400, "resourcesExceeded", "Resources exceeded during query execution: not enough slots"),
    ("billing-tier", 400, "billingTierLimitExceeded", "Query exceeded resource limits"),
    ("too-large", 403, "responseTooLarge", "Response too large to return"),
    ("rate", 403, "rateLimitExceeded", "Exceeded rate limits"),
    ("quota", 403, "quotaExceeded", "Quota exceeded: your project exceeded quota"),
    ("too-many", 429, "", "Slow down"),
    ("ai-errors", 400, "", "Query failed because AI functions exceeded their allowed error ratio"),
    ("stopped", 499, "stopped", "Job execution was cancelled"),
    ("sign-in", 401, "authError", "Invalid Credentials"),
    ("forbidden", 403, "accessDenied", "Access Denied: Dataset p:d"),
    ("missing", 404, "notFound", "Not found: Table p:d.t"),
    ("not-here", 501, "notImplemented", "ST_AREA is not supported by the engine on this computer."),
    ("engine-disk", 507, "quotaExceeded", "The disk of this computer is full."),
    ("engine-disk", 507, "engineError", "The engine may not write to its folder."),
    ("engine-fault", 500, "engineError", "The engine failed. Its log says where."),
    ("busy", 503, "backendError", "Error encountered during execution. Retrying may solve the problem."),
    ("job-failed", 400, "jobBackendError", "The job failed"),
    ("bad-request", 400, "invalidQuery", "Unrecognized name: nme at [1:8]"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "code", "reason", "message"), SEEN, ids=lambda v: str(v)[:24])
def test_what_google_sends_is_recognised(key: str, code: int, reason: str, message: str) -> None:
    known = catalogue.find(code, reason, message)
    assert known is not None
    assert known.key == key


def test_every_row_is_shown_by_an_example() -> None:
    assert {key for key, *_ in SEEN} == {known.key for known in catalogue.KNOWN}


@pytest.mark.parametrize(("key", "code", "reason", "message"), SEEN, ids=lambda v: str(v)[:24])
def test_a_person_reads_googles_words_the_cause_and_what_to_do(
    key: str, code: int, reason: str, message: str
) -> None:
    error = api.from_http_status(code, message, errors=[{"reason": reason, "message": message}])
    known = next(k for k in catalogue.KNOWN if k.key == key)
    told = translate.trouble(error, "trying it")
    assert told.title == known.title
    assert "While trying it" in told.happened
    assert message.splitlines()[0][:60] in told.happened
    assert known.cause in told.happened
    assert told.advice.endswith(".")
    assert isinstance(told, SiteUnreachable) == (known.kind == "away")
    assert isinstance(told, Refused) == (known.kind == "refused")
