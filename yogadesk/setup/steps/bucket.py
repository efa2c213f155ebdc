"""The bucket: private, in the same location, readable by the connection's service account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.errors import Trouble
from yogadesk.setup import permissions
from yogadesk.setup.made import Made
from yogadesk.setup.step import Finding, Plain
from yogadesk.setup.words import name_fault

if TYPE_CHECKING:
    from yogadesk.cloud.buckets import BucketFacts
    from yogadesk.cloud.session import Session
    from yogadesk.setup.answers import Answers
    from yogadesk.setup.bench import Bench
    from yogadesk.work import Ticket

MODELS = "models/"
"""What the names of the uploaded models begin with."""

_NO_PREFIX = frozenset("*?[]#")
_LONGEST_PREFIX = 200


class BucketStep(Plain):
    """An emulator of Cloud Storage has no service accounts: there the grant is left out."""

    key = "bucket"
    title = "Bucket"
    permissions = permissions.BY_STEP["bucket"]

    def check(self, bench: Bench, ticket: Ticket) -> Finding:
        from yogadesk.cloud import buckets, grants

        session = bench.enter(ticket)
        found = buckets.find(session)
        name = session.site.bucket
        if found is None:
            return Finding("missing", f"There is no bucket {name} yet.")
        if session.is_emulated:
            return Finding("ready", f"The emulator has the bucket {name}.")
        trouble = _unfit(session, found)
        if trouble is not None:
            return Finding("blocked", trouble.happened, trouble)
        account = _account(bench, session)
        if not grants.has_viewer(session, account):
            return Finding("missing", f"{account} may not read the bucket yet.")
        return Finding("ready", f"{name} is in {found.location}; {account} may read it.")

    def apply(self, bench: Bench, ticket: Ticket) -> None:
        from yogadesk.cloud import buckets, grants

        session = bench.enter(ticket)
        if buckets.find(session) is None:
            name = session.site.bucket
            bench.made.make(self.key, "bucket", name, lambda: buckets.create(session))
        if session.is_emulated:
            return
        account = _account(bench, session)
        if grants.has_viewer(session, account):
            return
        # Made by us even if the bucket was not: noted first, as whatever is made.
        bench.made.note(Made(self.key, "grant", account))
        grants.grant_viewer(session, account, ticket)

    def undo(self, bench: Bench, ticket: Ticket) -> None:
        from yogadesk.cloud import buckets, grants

        session = bench.enter(ticket)
        for made in bench.made.each_of(self.key):
            if made.kind == "grant":
                grants.revoke_viewer(session, made.name, ticket)
            else:
                buckets.delete(session, (session.site.prefix, MODELS))

    def commands(self, answers: Answers) -> str:
        whole = answers.complete()
        assert whole.location is not None
        bucket = whole.bucket.bucket if whole.bucket else "BUCKET"
        project = whole.project.project if whole.project else "PROJECT"
        return (
            f"gcloud storage buckets create gs://{bucket} --project={project} "
            f"--location={whole.location.location} --uniform-bucket-level-access "
            "--public-access-prevention\n"
            f"gcloud storage buckets add-iam-policy-binding gs://{bucket} "
            "--member=serviceAccount:SERVICE_ACCOUNT --role=roles/storage.objectViewer"
        )

    def cost(self, answers: Answers) -> str | None:
        where = answers.complete().where
        if where is not None and where.kind == "engine":
            return None
        return "Storage is paid by the gigabyte and month; model-ready pictures have 0.1 MB each."

    def validate(self, answers: Answers) -> str | None:
        given = answers.bucket
        if given is None:
            return "Name a bucket."
        fault = name_fault("bucket", given.bucket)
        if fault:
            return fault
        if not given.prefix.endswith("/") or not set(given.prefix).isdisjoint(_NO_PREFIX):
            return "The prefix must end with a slash, and hold none of * ? [ ] #."
        if not given.prefix.isprintable() or len(given.prefix.encode()) > _LONGEST_PREFIX:
            return "The prefix must be plain text, of 200 bytes at most."
        return None


def _account(bench: Bench, session: Session) -> str:
    """The connection's service account. Raises Trouble when the connection is not there."""
    from yogadesk.cloud import connections

    if not bench.learned.service_account:
        account = connections.find(session)
        if account is None:
            raise Trouble(
                "The connection is not there",
                f"There is no connection {session.site.connection} in {session.site.location}, and "
                "its service account is who must be allowed to read the bucket.",
                "Run the set-up's step Connection first.",
            )
        bench.learned.service_account = account
    return bench.learned.service_account


def _unfit(session: Session, found: BucketFacts) -> Trouble | None:
    site = session.site
    if found.location.lower() != site.location.lower():
        return Trouble(
            "The bucket is in another location",
            f"The bucket {site.bucket} is in {found.location}, and the dataset in {site.location}. "
            "Both must be in the same one.",
            "Choose another bucket, or another location and dataset.",
        )
    if not found.is_uniform:
        return Trouble(
            "The bucket has rights object by object",
            f"In {site.bucket}, uniform bucket-level access is off: the grant to BigQuery would "
            "not reach every picture.",
            "Switch it on in the bucket's permissions, or choose another bucket.",
        )
    return None
