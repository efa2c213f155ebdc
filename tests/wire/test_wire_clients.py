"""Every kind of call that the engine answers, made by Google's clients, against the documents."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from google.api_core import exceptions
from google.cloud import bigquery

from tests.engine.conftest import RunningEngine, running_engine
from tests.engine.management.conftest import WAIT, Clients
from tests.engine.ml.made import draw, write_scorer
from tests.wire.proxy import recording
from tests.wire.validation import problems


@dataclass(frozen=True)
class Way:
    """An engine behind a recorder, a folder for files, and a project of one's own."""

    engine: RunningEngine
    folder: Any
    project: str

    @property
    def management(self) -> Clients:
        return Clients(self.engine._options())


def refused(call: Callable[[], Any]) -> None:
    with pytest.raises(exceptions.ClientError):
        call()


def storage(way: Way) -> None:
    client = way.engine.storage(way.project)
    bucket = client.create_bucket("wire-bucket", location="US")
    refused(lambda: client.create_bucket("wire-bucket"))
    assert [each.name for each in client.list_buckets()] == ["wire-bucket"]
    bucket.labels = {"made": "here"}
    bucket.patch()
    bucket.test_iam_permissions(["storage.objects.get", "storage.buckets.delete"])
    policy = bucket.get_iam_policy(requested_policy_version=3)
    policy.bindings.append({"role": "roles/storage.objectViewer", "members": {"allUsers"}})
    bucket.set_iam_policy(policy)
    small = bucket.blob("a folder/small #1.txt")
    small.cache_control, small.metadata = "no-store", {"a": "b"}
    small.upload_from_string(b"small", "text/plain", if_generation_match=0)
    refused(lambda: small.upload_from_string(b"again", if_generation_match=0))
    large = bucket.blob("large", chunk_size=256 * 1024)
    large.upload_from_file(io.BytesIO(b"x" * 600_000), size=600_000)
    small.reload()
    small.metadata = {"c": "d"}
    small.patch()
    assert small.download_as_bytes() == b"small"
    assert len(list(client.list_blobs(bucket, prefix="a folder/", delimiter="/", max_results=1)))
    assert len(list(client.list_blobs(bucket, page_size=1))) == 2
    refused(lambda: bucket.blob("none").reload())
    for blob in client.list_blobs(bucket):
        blob.delete()
    bucket.delete()
    refused(bucket.reload)


def connections(way: Way) -> None:
    from google.cloud.bigquery_connection_v1 import CloudResourceProperties, Connection

    client = way.engine.connections()
    parent = f"projects/{way.project}/locations/us"
    wanted = Connection(cloud_resource=CloudResourceProperties(), description="for the wire")
    made = client.create_connection(parent=parent, connection_id="c", connection=wanted)
    refused(lambda: client.create_connection(parent=parent, connection_id="c", connection=wanted))
    client.create_connection(parent=parent, connection_id="d", connection=wanted)
    client.get_connection(name=made.name)
    request = {"parent": parent, "page_size": 1}
    for each in list(client.list_connections(request=request)):
        client.delete_connection(name=each.name)
    refused(lambda: client.get_connection(name=made.name))


def datasets_and_tables(way: Way) -> None:
    client = way.engine.bigquery(way.project)
    dataset = bigquery.Dataset(f"{way.project}.wire")
    dataset.location, dataset.description, dataset.labels = "EU", "d", {"a": "b"}
    dataset = client.create_dataset(dataset)
    refused(lambda: client.create_dataset("wire"))
    dataset.description = "changed"
    client.update_dataset(dataset, ["description"])
    client.get_dataset("wire")
    assert len(list(client.list_datasets())) == 1
    assert list(client.list_projects())
    fields = [
        bigquery.SchemaField("id", "INT64", mode="REQUIRED", description="its number"),
        bigquery.SchemaField("names", "STRING", mode="REPEATED"),
        bigquery.SchemaField("at", "TIMESTAMP"),
        bigquery.SchemaField("part", "RECORD", fields=[bigquery.SchemaField("x", "FLOAT64")]),
    ]
    table = client.create_table(bigquery.Table(f"{way.project}.wire.t", schema=fields))
    client.query_and_wait(
        "INSERT INTO wire.t VALUES (1, ['a'], TIMESTAMP '2026-01-02 03:04:05+00', STRUCT(0.5))"
    )
    table = client.get_table(table)
    table.description = "changed"
    client.update_table(table, ["description"])
    assert [each.table_id for each in client.list_tables("wire")] == ["t"]
    assert len(list(client.list_rows(table, page_size=1))) == 1
    client.query_and_wait("CREATE VIEW wire.v AS SELECT id FROM wire.t")
    client.get_table("wire.v")
    client.get_table("wire.t")
    refused(lambda: client.get_table("wire.none"))
    client.delete_table("wire.v")
    client.delete_dataset("wire", delete_contents=True)


VALUES = """
    SELECT 1 AS i, 0.5 AS f, TRUE AS b, 'ü' AS s, b'x' AS y, [1, 2] AS l, STRUCT(1 AS a) AS r,
      DATE '2026-01-02' AS d, TIMESTAMP '2026-01-02 03:04:05+00' AS t, NULL AS n,
      @whole + 1 AS p, @list AS q
"""


def jobs(way: Way) -> None:
    client = way.engine.bigquery(way.project)
    client.create_dataset("work")
    parameters = [
        bigquery.ScalarQueryParameter("whole", "INT64", 1),
        bigquery.ArrayQueryParameter("list", "STRING", ["a"]),
    ]
    config = bigquery.QueryJobConfig(query_parameters=parameters, labels={"a": "b"})
    for method in ("INSERT", "QUERY"):
        job = client.query(VALUES, job_config=config, api_method=method)
        assert len(list(job.result(page_size=1))) == 1
        client.get_job(job.job_id, location=job.location)
    assert list(client.query_and_wait(VALUES, job_config=config, page_size=1))
    client.query("SELECT 1", job_config=bigquery.QueryJobConfig(dry_run=True))
    limited = bigquery.QueryJobConfig(
        destination=f"{way.project}.work.kept",
        write_disposition="WRITE_TRUNCATE",
        maximum_bytes_billed=10**9,
        job_timeout_ms=60_000,
    )
    client.query("SELECT 1 AS x", job_config=limited).result()
    client.query_and_wait("INSERT INTO work.kept VALUES (2)")
    refused(lambda: client.query_and_wait("SELECT nothing FROM nowhere"))
    refused(lambda: client.get_job("none", location="US"))
    load(client)
    assert len(list(client.list_jobs(max_results=3))) == 3
    job.cancel()
    client.delete_job_metadata(job.job_id, location=job.location)


def load(client: Any) -> None:
    config = bigquery.LoadJobConfig(
        schema=[bigquery.SchemaField("x", "INT64")],
        source_format="CSV",
        skip_leading_rows=1,
        write_disposition="WRITE_TRUNCATE",
    )
    for options in ({"size": 6}, {}):
        made = client.load_table_from_file(
            io.BytesIO(b"x\n1\n2\n"), "work.loaded", job_config=config, **options
        )
        assert made.result().output_rows == 2
    lines = io.BytesIO(b'{"x": 1}\n')
    config = bigquery.LoadJobConfig(source_format="NEWLINE_DELIMITED_JSON", autodetect=False)
    config.schema = [bigquery.SchemaField("x", "INT64")]
    client.load_table_from_file(lines, "work.lines", job_config=config).result()


def models(way: Way) -> None:
    client, bucket = (
        way.engine.bigquery(way.project),
        way.engine.storage(way.project).create_bucket("wire-models"),
    )
    client.create_dataset("learned")
    write_scorer(way.folder / "m.onnx", height=8, width=6, classes=3)
    bucket.blob("m/m.onnx").upload_from_filename(way.folder / "m.onnx")
    bucket.blob("p/1.png").upload_from_string(draw(1, (20, 30)), "image/png")
    make_connection(way)
    for statement in (
        "CREATE MODEL learned.m OPTIONS(MODEL_TYPE = 'ONNX', MODEL_PATH = 'gs://wire-models/m/*')",
        "CREATE EXTERNAL TABLE learned.p WITH CONNECTION `us.wm` "
        "OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://wire-models/p/*'])",
    ):
        client.query(statement).result()
    # Nobody gave the connection's account the right to read the bucket yet.
    policy = bucket.get_iam_policy(requested_policy_version=3)
    policy.bindings.append({"role": "roles/storage.objectViewer", "members": {"allUsers"}})
    bucket.set_iam_policy(policy)
    client.get_table("learned.p")
    found = client.query_and_wait(
        "SELECT uri, scores FROM ML.PREDICT(MODEL learned.m, "
        "(SELECT uri, ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), 8, 6, FALSE) AS image FROM learned.p))"
    )
    assert len(list(found)) == 1
    model = client.get_model("learned.m")
    model.description = "changed"
    client.update_model(model, ["description"])
    assert len(list(client.list_models("learned"))) == 1
    client.delete_model("learned.m")
    refused(lambda: client.get_model("learned.m"))


def make_connection(way: Way) -> None:
    from google.cloud.bigquery_connection_v1 import CloudResourceProperties, Connection

    way.engine.connections().create_connection(
        parent=f"projects/{way.project}/locations/us",
        connection_id="wm",
        connection=Connection(cloud_resource=CloudResourceProperties()),
    )


def projects(way: Way) -> None:
    from google.cloud.resourcemanager_v3 import Project

    clients = way.management
    wanted = Project(project_id="wire-project", display_name="Wire", labels={"a": "b"})
    clients.projects.create_project(project=wanted).result(timeout=WAIT)
    refused(lambda: clients.projects.create_project(project=wanted))
    clients.projects.get_project(name="projects/wire-project")
    assert len(list(clients.projects.search_projects(request={"page_size": 1}))) == 2
    clients.projects.test_iam_permissions(
        resource="projects/wire-project", permissions=["bigquery.jobs.create"]
    )
    refused(lambda: clients.link_billing("wire-project", "billingAccounts/000000-000000-000000"))
    clients.link_billing("wire-project")
    clients.billing.get_project_billing_info(name="projects/wire-project")
    clients.billing.get_billing_account(name=clients.account)
    assert len(list(clients.billing.list_project_billing_info(name=clients.account))) == 2
    refused(lambda: way.engine.bigquery("wire-project").create_dataset("d"))
    services = ["bigquery.googleapis.com", "storage.googleapis.com"]
    clients.enable("wire-project", *services)
    names = [f"projects/wire-project/services/{each}" for each in services]
    request = {"parent": "projects/wire-project", "names": names}
    clients.services.batch_get_services(request=request)
    for verb in ("enable", "disable"):
        call = getattr(clients.services, f"{verb}_service")
        call(request={"name": names[0]}).result(timeout=WAIT)
    clients.services.get_service(request={"name": names[0]})
    request = {"parent": "projects/wire-project", "page_size": 5}
    assert len(list(clients.services.list_services(request=request))) > 5
    clients.projects.get_iam_policy(resource="projects/wire-project")
    clients.set_roles("wire-project", "roles/owner")
    clients.projects.delete_project(name="projects/wire-project").result(timeout=WAIT)
    clients.projects.undelete_project(name="projects/wire-project").result(timeout=WAIT)


def reservations(way: Way) -> None:
    from google.cloud.bigquery_reservation_v1 import Assignment, Reservation

    client = way.management.reservations
    parent = f"projects/{way.project}/locations/US"
    wanted = Reservation(edition="ENTERPRISE", autoscale={"max_slots": 50}, labels={"a": "b"})
    made = client.create_reservation(parent=parent, reservation_id="r", reservation=wanted)
    client.get_reservation(name=made.name)
    assert len(list(client.list_reservations(parent=parent))) == 1
    assignment = Assignment(assignee=f"projects/{way.project}", job_type="QUERY")
    assigned = client.create_assignment(parent=made.name, assignment=assignment)
    assert len(list(client.list_assignments(parent=made.name))) == 1
    place, query = "projects/-/locations/US", f"assignee=projects/{way.project}"
    assert len(list(client.search_all_assignments(parent=place, query=query))) == 1
    refused(lambda: client.delete_reservation(name=made.name))
    client.delete_assignment(name=assigned.name)
    client.delete_reservation(name=made.name)


def identity(way: Way) -> None:
    import requests

    headers = {"authorization": f"Bearer {way.engine.token}"}
    address = f"{way.engine.endpoint}/oauth2/v2/userinfo"
    assert requests.get(address, headers=headers, timeout=WAIT).json()["email"]


WALKS = (
    storage,
    connections,
    datasets_and_tables,
    jobs,
    models,
    projects,
    reservations,
    identity,
)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningEngine]:
    with running_engine(tmp_path_factory.mktemp("wire-engine")) as engine:
        yield engine


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_what_google_s_clients_say_and_hear_is_as_documented(
    running: RunningEngine, tmp_path, walk: Callable[[Way], None]
):
    with recording(running.endpoint) as recorder:
        project = f"wire-{walk.__name__.replace('_', '-')}"
        walk(Way(replace(running, endpoint=recorder.endpoint), tmp_path, project))
    assert recorder.exchanges
    wrong = Counter(each for exchange in recorder.exchanges for each in problems(exchange))
    assert not wrong, "\n".join(sorted(wrong))
