"""A whole set-up, headless and in the plan, as it goes over the wire: all of it as documented."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from tests.engine.conftest import RunningEngine, running_engine
from tests.engine.management.conftest import Clients
from tests.modelfile.made_tf import write_lite_scorer
from tests.setup.conftest import Heard
from tests.setup.test_key_file import make_key
from tests.wire.proxy import Recorder, recording
from tests.wire.validation import Exchange, problems
from yogadesk import cli
from yogadesk.cloud import sign_in
from yogadesk.cloud.calls import Pace
from yogadesk.cloud.site import Access
from yogadesk.setup import way
from yogadesk.setup.answers import (
    Answers,
    Bucket,
    Capacity,
    Connection,
    Location,
    ModelChoice,
    Project,
)
from yogadesk.setup.bench import Bench
from yogadesk.setup.reached import SignIn, Where
from yogadesk.setup.steps import PLAN
from yogadesk.work import Ticket

OAUTH = {"/token", "/o/oauth2/auth", "/o/oauth2/v2/auth", "/revoke"}
"""The calls of signing in. OAuth itself describes them; Google's documents do not."""

BY_BOTH = {
    "bigquery.datasets.get",
    "bigquery.datasets.insert",
    "bigquery.datasets.patch",
    "bigquery.jobs.get",
    "bigquery.jobs.insert",
    "bigquery.jobs.query",
    "bigquery.models.get",
    "bigquery.tables.get",
    "bigqueryconnection.projects.locations.connections.create",
    "bigqueryconnection.projects.locations.connections.get",
    "bigqueryreservation.projects.locations.searchAllAssignments",
    "cloudbilling.projects.getBillingInfo",
    "cloudresourcemanager.projects.get",
    "cloudresourcemanager.projects.testIamPermissions",
    "serviceusage.services.batchGet",
    "storage.buckets.get",
    "storage.buckets.getIamPolicy",
    "storage.buckets.insert",
    "storage.buckets.setIamPolicy",
    "storage.objects.get",
    "storage.objects.insert",
}
BY_THE_PLAN = BY_BOTH | {
    "bigquery.datasets.delete",
    "bigquery.models.delete",
    "bigquery.tables.delete",
    "bigqueryconnection.projects.locations.connections.delete",
    "bigqueryreservation.projects.locations.reservations.assignments.create",
    "bigqueryreservation.projects.locations.reservations.assignments.delete",
    "bigqueryreservation.projects.locations.reservations.assignments.list",
    "bigqueryreservation.projects.locations.reservations.create",
    "bigqueryreservation.projects.locations.reservations.delete",
    "bigqueryreservation.projects.locations.reservations.get",
    "cloudresourcemanager.operations.get",
    "cloudresourcemanager.projects.create",
    "serviceusage.operations.get",
    "serviceusage.services.batchEnable",
    "storage.buckets.delete",
    "storage.objects.delete",
    "storage.objects.list",
}


@dataclass(frozen=True)
class Rig:
    """An engine behind a recorder, a folder, and what went over it."""

    engine: RunningEngine
    recorder: Recorder
    folder: Path

    def since(self, mark: int) -> list[Exchange]:
        return self.recorder.exchanges[mark:]


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    """For one test alone: what another one had made would not be asked for again."""
    folder = tmp_path
    with (
        pytest.MonkeyPatch.context() as patch,
        running_engine(folder / "engine-home") as engine,
        recording(engine.endpoint) as recorder,
    ):
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        yield Rig(engine, recorder, folder)


def check(exchanges: list[Exchange], expected: set[str]) -> None:
    """All is as documented, and all that was expected was seen."""
    of_google = [each for each in exchanges if each.path not in OAUTH]
    wrong = Counter(each for exchange in of_google for each in problems(exchange))
    assert not wrong
    seen = {each.method.id for each in of_google if each.method}
    assert seen >= expected, expected - seen


def test_a_headless_set_up_is_as_documented(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(way.ENDPOINT, rig.recorder.endpoint)
    monkeypatch.setenv(way.TOKEN, str(rig.engine.token))
    mark = len(rig.recorder.exchanges)
    asked = ["setup", "--home", str(rig.folder / "headless"), "--site", "wire"]
    names = ["--project", "this-computer", "--dataset", "headless", "--bucket", "wire-headless"]
    names += ["--connection", "wire-headless"]  # of its own: others make the usual one
    for more in (["--dry-run"], ["--yes"], ["--yes"]):
        assert cli.run([*asked, *names, *more]) == 0, capsys.readouterr().err
    assert "“tree”" in capsys.readouterr().out
    check(rig.since(mark), BY_BOTH)


def test_a_headless_set_up_with_a_key_file_is_as_documented(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    key = rig.folder / "key.json"
    made_at = Access(rig.engine.endpoint, sign_in_of(rig))
    make_key(made_at, key, token_uri=f"{rig.recorder.endpoint}/token")
    monkeypatch.setenv(way.ENDPOINT, rig.recorder.endpoint)
    monkeypatch.delenv(way.TOKEN, raising=False)
    mark = len(rig.recorder.exchanges)
    asked = ["setup", "--home", str(rig.folder / "keyed"), "--project", "this-computer"]
    names = ["--dataset", "keyed", "--only", "sign_in,project,dataset,connection", "--yes"]
    assert cli.run([*asked, "--key", str(key), *names]) == 0, capsys.readouterr().err
    found = rig.since(mark)
    assert "/token" in {each.path for each in found}
    check(found, {"cloudresourcemanager.projects.get", "bigquery.datasets.insert"})


def sign_in_of(rig: Rig) -> object:
    from google.oauth2.credentials import Credentials

    return Credentials(token=rig.engine.token)


def browse(address: str) -> None:
    """What a browser does, with nobody in front of it: it goes where it is sent."""

    def go() -> None:
        requests.get(address, timeout=10).close()

    threading.Thread(target=go, daemon=True).start()


def plan_answers(rig: Rig) -> Answers:
    """A new project, a sign-in through the browser, slots, and a TensorFlow Lite model."""
    client = json.loads((rig.engine.home / "engine" / "oauth_client.json").read_text("utf-8"))
    for key in ("auth_uri", "token_uri"):
        old = client["installed"][key]
        client["installed"][key] = old.replace(rig.engine.endpoint, rig.recorder.endpoint)
    file = rig.folder / "client.json"
    file.write_text(json.dumps(client))
    model = write_lite_scorer(rig.folder / "lite.tflite")
    (rig.folder / "labels.csv").write_text("index,label\n0,a\n1,b\n2,c\n3,d\n4,e\n")
    return Answers(
        where=Where("google", rig.recorder.endpoint),
        sign_in=SignIn("oauth", client_file=str(file)),
        project=Project("wire-project", create=True),
        location=Location("EU", "wire"),
        connection=Connection("wire"),
        bucket=Bucket("wire-of-the-plan"),
        model=ModelChoice(str(model), str(rig.folder / "labels.csv")),
        capacity=Capacity(True, "wire"),
    )


def test_the_whole_plan_and_its_undo_are_as_documented(rig: Rig) -> None:
    answers, home = plan_answers(rig), rig.folder / "plan"
    assert answers.where is not None
    assert answers.sign_in is not None
    opener = way.opener(home, "wire", answers.where, answers.sign_in, "wire-project")
    pace = Pace(patience=5, grant=5, assignment=20, sign_in=20, operation=20)
    bench = Bench("wire", answers, lambda _: opener, home=home, pace=pace, open_browser=browse)
    mark = len(rig.recorder.exchanges)
    report = PLAN.run(bench, Ticket(), Heard([]))
    assert report.failed is not None
    assert report.failed.trouble is not None
    assert report.failed.trouble.title == "Billing is not enabled", "that is a person's own doing"
    Clients(rig.engine._options()).link_billing("wire-project")
    report = PLAN.run(bench, Ticket(), Heard([]))
    assert report.failed is None, report.failed
    assert len(bench.learned.sample) == 5
    report = PLAN.undo(bench, Ticket(), Heard([]))
    assert report.failed is None, report.failed
    bench.leave()
    sign_in.sign_out(way.secrets(home), way.secret_name("wire"))
    found = rig.since(mark)
    assert {each.path for each in found} >= OAUTH - {"/o/oauth2/v2/auth"}
    check(found, BY_THE_PLAN)
