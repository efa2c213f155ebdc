"""Cloud Storage: the site's bucket, and uploads that are safe to repeat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from google.api_core import exceptions

from yogadesk.cloud import names
from yogadesk.cloud.calls import once
from yogadesk.cloud.translate import speaking
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from yogadesk.cloud.session import Session


@dataclass(frozen=True, slots=True)
class BucketFacts:
    """Where a bucket is, whether IAM alone decides about it, and whether it may become public."""

    location: str
    is_uniform: bool
    is_public_prevented: bool


def find(session: Session) -> BucketFacts | None:
    """The site's bucket; None when nobody has one of its name. Raises Trouble."""
    name = names.check("bucket", session.site.bucket)
    with speaking(f"looking at the bucket {name}"):
        try:
            bucket = session.storage.get_bucket(name, **session.call())
        except exceptions.NotFound:
            return None
        except exceptions.Forbidden as error:
            if "storage.buckets.get" not in str(error):
                raise
            raise Trouble(
                "This bucket is not yours",
                f"There is a bucket {name}, and you may not look at it. Bucket names are shared by "
                "all users of Cloud Storage.",
                "Choose another name, or ask its owner for the role Storage Admin on it.",
            ) from error
    rules = bucket.iam_configuration
    return BucketFacts(
        location=str(bucket.location or ""),
        is_uniform=bool(rules.uniform_bucket_level_access_enabled),
        is_public_prevented=rules.public_access_prevention == "enforced",
    )


def create(session: Session) -> bool:
    """Make the site's bucket in its location; False when it is there and yours.

    Uniform access and public access prevention are set before it exists, so it is never open.
    Raises Trouble, also when somebody else has a bucket of this name.
    """
    name = names.check("bucket", session.site.bucket)
    bucket = session.storage.bucket(name)
    bucket.iam_configuration.uniform_bucket_level_access_enabled = True
    bucket.iam_configuration.public_access_prevention = "enforced"
    with speaking(f"making the bucket {name}"):
        try:
            bucket.create(
                location=session.site.location, timeout=session.pace.request, retry=once()
            )
        except exceptions.Conflict as conflict:
            try:
                bucket.reload(**session.call())
            except exceptions.ClientError:
                raise conflict from None  # somebody else's
            return False
    return True


def delete(session: Session, prefixes: tuple[str, ...]) -> None:
    """Delete the site's bucket and what is in it under these prefixes. Does nothing without one.

    Raises Trouble, also when something else is in it: then the bucket and that stay.
    """
    with speaking(f"deleting the bucket {session.site.bucket}"):
        bucket = session.storage.bucket(session.site.bucket)
        try:
            for prefix in prefixes:
                _empty(bucket, prefix, session.call())
            bucket.delete(**session.call())
        except exceptions.NotFound:
            return
        except exceptions.Conflict as error:
            raise Trouble(
                "The bucket is not empty",
                f"In {session.site.bucket} are objects that yogadesk did not put there.",
                "Move or delete them, then delete what was created again.",
            ) from error


def _empty(bucket: Any, prefix: str, call: dict[str, Any]) -> None:
    for blob in bucket.list_blobs(prefix=prefix, **call):
        try:
            blob.delete(**call)
        except exceptions.NotFound:
            continue


def delete_object(session: Session, name: str) -> None:
    """Delete an object, if it is there. Raises Trouble."""
    with speaking(f"deleting {name}"):
        try:
            session.storage.bucket(session.site.bucket).blob(name).delete(**session.call())
        except exceptions.NotFound:
            return


def delete_older(session: Session, prefix: str, before: datetime) -> None:
    """Delete the objects under this prefix that were made before that moment. Raises Trouble."""
    with speaking(f"tidying up {prefix}"):
        bucket = session.storage.bucket(session.site.bucket)
        for blob in bucket.list_blobs(prefix=prefix, **session.call()):
            if blob.time_created is not None and blob.time_created < before:
                try:
                    blob.delete(**session.call())
                except exceptions.NotFound:
                    continue


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
                **session.call(),
            )
        except exceptions.PreconditionFailed:
            return False
    return True
