"""Cloud Storage: buckets, the grant on one, and uploads that are safe to repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from google.api_core import exceptions

from yogadesk.cloud import names
from yogadesk.cloud.calls import REQUEST_SECONDS, retry
from yogadesk.cloud.translate import speaking

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.cloud.session import Session

VIEWER = "roles/storage.objectViewer"


def ensure_bucket(session: Session) -> None:
    """Make the site's bucket, private, in the site's location, unless it is there.

    Uniform access and public access prevention are set before it exists, so it is never open.
    """
    name = names.check("bucket", session.site.bucket)
    bucket = session.storage.bucket(name)
    with speaking(f"making the bucket {name}"):
        if bucket.exists(timeout=REQUEST_SECONDS, retry=retry()):
            return
        bucket.iam_configuration.uniform_bucket_level_access_enabled = True
        bucket.iam_configuration.public_access_prevention = "enforced"
        try:
            bucket.create(location=session.site.location, timeout=REQUEST_SECONDS, retry=retry())
        except exceptions.Conflict:
            # Somebody made it since we looked. If it is not ours, this call is forbidden.
            bucket.reload(timeout=REQUEST_SECONDS, retry=retry())


def grant_viewer(session: Session, service_account: str) -> None:
    """Let a service account read the bucket's objects, unless it may already."""
    bucket = session.storage.bucket(session.site.bucket)
    member = f"serviceAccount:{service_account}"
    with speaking(f"granting {service_account} the right to read the bucket"):
        policy = bucket.get_iam_policy(
            requested_policy_version=3, timeout=REQUEST_SECONDS, retry=retry()
        )
        for binding in policy.bindings:
            if binding["role"] == VIEWER and not binding.get("condition"):
                if member in binding["members"]:
                    return
                binding["members"] = {*binding["members"], member}
                break
        else:
            policy.bindings.append({"role": VIEWER, "members": {member}})
        policy.version = 3
        bucket.set_iam_policy(policy, timeout=REQUEST_SECONDS, retry=retry())


def upload(session: Session, name: str, content: bytes, content_type: str) -> bool:
    """Put an object there unless one of this name exists; False when it did.

    The name is made from the content, so "exists" means "the same": repeating is always safe.
    Raises Trouble.
    """
    blob = session.storage.bucket(session.site.bucket).blob(name)
    with speaking("uploading a picture"):
        try:
            blob.upload_from_string(
                content,
                content_type=content_type,
                if_generation_match=0,
                timeout=REQUEST_SECONDS,
                retry=retry(),
            )
        except exceptions.PreconditionFailed:
            return False
    return True


def upload_file(session: Session, name: str, file: Path, content_type: str) -> None:
    """Put a file there unless one of this name exists. Raises Trouble."""
    blob = session.storage.bucket(session.site.bucket).blob(name)
    with speaking(f"uploading {file.name}"):
        try:
            blob.upload_from_filename(
                str(file),
                content_type=content_type,
                if_generation_match=0,
                timeout=REQUEST_SECONDS * 4,
                retry=retry(),
            )
        except exceptions.PreconditionFailed:
            return
