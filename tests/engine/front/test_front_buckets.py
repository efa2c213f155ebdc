"""Buckets and their policies through Google's own client."""

from __future__ import annotations

import uuid

import pytest
from google.api_core import exceptions

ACCOUNT = "serviceAccount:bqcx-1-abcd@gcp-sa-bigquery-condel.iam.gserviceaccount.com"


@pytest.fixture
def name() -> str:
    return f"buckets-{uuid.uuid4().hex}"


def test_a_bucket_is_made_as_asked(engine, name: str):
    client = engine.storage()
    asked = client.bucket(name)
    asked.iam_configuration.uniform_bucket_level_access_enabled = True
    asked.iam_configuration.public_access_prevention = "enforced"
    asked.labels = {"app": "yogadesk"}
    client.create_bucket(asked, location="us-central1")
    found = client.get_bucket(name)
    assert (found.location, found.location_type) == ("US-CENTRAL1", "region")
    assert found.iam_configuration.uniform_bucket_level_access_enabled
    assert found.iam_configuration.public_access_prevention == "enforced"
    assert found.labels == {"app": "yogadesk"}
    assert found.storage_class == "STANDARD"
    assert found.metageneration == 1
    assert found.time_created is not None
    assert int(found.project_number) > 0


def test_where_a_bucket_is_cannot_be_forgotten(engine, name: str):
    client = engine.storage()
    bucket = client.create_bucket(name)
    assert (bucket.location, bucket.location_type) == ("US", "multi-region")
    bucket.labels = {"a": "1", "b": "2"}
    bucket.patch()
    bucket.labels = {"b": "3"}
    bucket.patch()
    found = client.get_bucket(name)
    assert (found.labels, found.location, found.metageneration) == ({"b": "3"}, "US", 3)
    found.labels = {"c": "4"}
    found.update()
    assert client.get_bucket(name).labels == {"c": "4"}
    assert client.get_bucket(name).location == "US"


@pytest.mark.parametrize(
    "bad",
    ["ab", "x" * 64, "Upper", "under score", "-first", "last-", "192.168.0.1", "goog-x"]
    + ["a-google-b", "a..b", ".ab", "ab.", "ä-bucket", "a/b", "..", "x\0y", ("x" * 64) + ".com"],
)
def test_a_bad_name_is_refused(engine, bad: str):
    client = engine.storage()
    with pytest.raises((exceptions.BadRequest, ValueError)):
        client.create_bucket(bad)


def test_a_taken_name_is_told_apart_by_its_owner(engine, name: str):
    engine.storage().create_bucket(name)
    with pytest.raises(exceptions.Conflict, match="you already own it"):
        engine.storage().create_bucket(name)
    with pytest.raises(exceptions.Conflict, match="not available"):
        engine.storage("other-project").create_bucket(name)


def test_buckets_are_listed_by_project_in_pages(engine):
    project = f"project-{uuid.uuid4().hex[:12]}"
    client = engine.storage(project)
    names = sorted(f"{project}-{number}" for number in range(5))
    for one in names:
        client.create_bucket(one)
    assert [one.name for one in client.list_buckets(page_size=2)] == names
    assert [one.name for one in client.list_buckets(prefix=f"{project}-3")] == names[3:4]
    assert list(engine.storage(f"{project}-none").list_buckets()) == []


def test_only_an_empty_bucket_goes(engine, name: str):
    client = engine.storage()
    bucket = client.create_bucket(name)
    bucket.blob("x").upload_from_string(b"x")
    with pytest.raises(exceptions.Conflict, match="not empty"):
        bucket.delete()
    bucket.delete(force=True)
    assert client.lookup_bucket(name) is None
    with pytest.raises(exceptions.NotFound, match="does not exist"):
        bucket.delete()
    client.create_bucket(name)


def test_what_the_engine_cannot_keep_true_is_refused(engine, name: str):
    client = engine.storage()
    asked = client.bucket(name)
    asked.versioning_enabled = True
    with pytest.raises(exceptions.MethodNotImplemented, match="versioning"):
        client.create_bucket(asked, retry=None)
    bucket = client.create_bucket(name)
    bucket.add_lifecycle_delete_rule(age=1)
    with pytest.raises(exceptions.MethodNotImplemented, match="lifecycle"):
        bucket.patch(retry=None)
    bucket = client.get_bucket(name)
    bucket.versioning_enabled = False
    bucket.patch()


def test_a_policy_is_read_changed_and_written(engine, name: str):
    bucket = engine.storage().create_bucket(name)
    policy = bucket.get_iam_policy(requested_policy_version=3)
    assert {
        "role": "roles/storage.legacyBucketReader",
        "members": {"projectViewer:engine-tests"},
    } in (policy.bindings)
    policy.version = 3
    policy.bindings.append({"role": "roles/storage.objectViewer", "members": {ACCOUNT}})
    policy.bindings.append({"role": "roles/storage.objectViewer", "members": {"allUsers"}})
    written = bucket.set_iam_policy(policy)
    assert written.etag != policy.etag
    read = bucket.get_iam_policy(requested_policy_version=3)
    assert read.version == 3
    viewers = [one for one in read.bindings if one["role"] == "roles/storage.objectViewer"]
    assert [set(one["members"]) for one in viewers] == [{ACCOUNT, "allUsers"}]


def test_a_policy_that_changed_meanwhile_is_not_overwritten(engine, name: str):
    bucket = engine.storage().create_bucket(name)
    mine = bucket.get_iam_policy(requested_policy_version=3)
    theirs = bucket.get_iam_policy(requested_policy_version=3)
    theirs.bindings.append({"role": "roles/storage.objectViewer", "members": {ACCOUNT}})
    bucket.set_iam_policy(theirs)
    mine.bindings.append({"role": "roles/storage.admin", "members": {ACCOUNT}})
    with pytest.raises(exceptions.PreconditionFailed, match="Read it again"):
        bucket.set_iam_policy(mine)
    roles = [one["role"] for one in bucket.get_iam_policy(requested_policy_version=3).bindings]
    assert "roles/storage.objectViewer" in roles
    assert "roles/storage.admin" not in roles


@pytest.mark.parametrize(
    ("binding", "error"),
    [
        ({"role": "roles/nothing", "members": {ACCOUNT}}, exceptions.BadRequest),
        ({"role": "roles/storage.admin", "members": {"nobody"}}, exceptions.BadRequest),
        (
            {
                "role": "roles/storage.admin",
                "members": {ACCOUNT},
                "condition": {"title": "t", "expression": "true"},
            },
            exceptions.MethodNotImplemented,
        ),
    ],
)
def test_a_binding_that_means_nothing_here_is_refused(engine, name: str, binding, error):
    bucket = engine.storage().create_bucket(name)
    policy = bucket.get_iam_policy(requested_policy_version=3)
    policy.version = 3
    policy.bindings.append(binding)
    with pytest.raises(error):
        bucket.set_iam_policy(policy, retry=None)


def test_the_owner_may_do_everything(engine, name: str):
    bucket = engine.storage().create_bucket(name)
    asked = ["storage.objects.create", "storage.buckets.setIamPolicy"]
    assert bucket.test_iam_permissions(asked) == asked
    with pytest.raises(exceptions.BadRequest):
        bucket.test_iam_permissions(["bigquery.jobs.create"])
    with pytest.raises(exceptions.NotFound):
        engine.storage().bucket("not-there").test_iam_permissions(asked)
