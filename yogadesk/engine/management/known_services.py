"""The services that a project can enable, as far as yogadesk may ever want one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

BIGQUERY: Final = "bigquery.googleapis.com"
CONNECTION: Final = "bigqueryconnection.googleapis.com"
RESERVATION: Final = "bigqueryreservation.googleapis.com"
STORAGE: Final = "storage.googleapis.com"

TITLES: Final[Mapping[str, str]] = {
    "aiplatform.googleapis.com": "Vertex AI API",
    BIGQUERY: "BigQuery API",
    CONNECTION: "BigQuery Connection API",
    RESERVATION: "BigQuery Reservation API",
    "bigquerystorage.googleapis.com": "BigQuery Storage API",
    "cloudbilling.googleapis.com": "Cloud Billing API",
    "cloudresourcemanager.googleapis.com": "Cloud Resource Manager API",
    "iam.googleapis.com": "Identity and Access Management (IAM) API",
    "serviceusage.googleapis.com": "Service Usage API",
    STORAGE: "Cloud Storage API",
    "storage-api.googleapis.com": "Google Cloud Storage JSON API",
    "storage-component.googleapis.com": "Cloud Storage",
    "vision.googleapis.com": "Cloud Vision API",
}

NEED_BILLING: Final = frozenset({"aiplatform.googleapis.com", "vision.googleapis.com"})
"""Services that cannot even be enabled without billing."""
