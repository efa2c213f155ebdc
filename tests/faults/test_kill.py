"""The set-up is killed at each of its steps, started again, and finishes with nothing twice."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.engine.management.conftest import Clients
from tests.faults import driver
from tests.faults.conftest import Site
from tests.faults.proxy import Proxy, proxied
from yogadesk.cloud import buckets, connections, reservations, warehouse
from yogadesk.setup import way
from yogadesk.setup.answers import (
    Answers,
    AnswersFile,
    Bucket,
    Capacity,
    Connection,
    Location,
    Project,
)
from yogadesk.setup.bench import Bench
from yogadesk.setup.reached import SignIn, Where
from yogadesk.setup.sites import SiteBook, file_for
from yogadesk.setup.steps import PLAN
from yogadesk.work import Ticket

DATASET = "/bigquery/v2/projects/P/datasets"
RESERVATIONS = "/v1/projects/P/locations/L/reservations"
BEFORE_BILLING = (
    "GET /o/N/auth",  # the person is in the browser
    "POST /token",  # the person has signed in, and nobody here knows
    "POST /v3/projects",
)
AFTER_BILLING = (
    "POST /v1/projects/P/services:batchEnable",
    f"POST {DATASET}",
    "POST /v1/projects/P/locations/L/connections",
    "POST /storage/v1/b",
    "PUT /storage/v1/b/N/iam",
    "POST /bigquery/v2/projects/P/jobs",  # the object table
    "POST /upload/bigquery/v2/projects/P/jobs",  # the health records
    "PUT /upload/storage/v1/b/N/o",  # the first piece of the model's file
    "POST /bigquery/v2/projects/P/jobs",  # the model
    "POST /upload/bigquery/v2/projects/P/jobs",  # its labels
    f"POST {RESERVATIONS}",
    f"POST {RESERVATIONS}/N/assignments",
    "POST /upload/storage/v1/b/N/o",  # the sample
    f"PATCH {DATASET}/N",  # the mark
)
"""The calls of the steps that make something, in order. Where one is makes none: it is an answer,
and that is on the disk before the first of these."""

NAME, PROJECT = "killed", "killed-and-resumed"


class Silent:
    def step(self, *_: object) -> None:
        """Nothing."""


@dataclass(frozen=True)
class Run:
    """Starts the set-up of one home, again and again, with nothing but the site's name."""

    home: Path
    proxy: Proxy

    def killed_at(self, moment: str) -> None:
        self.proxy.held.clear()
        self.proxy.break_call(moment, "held", 1)
        process = driver.start(self.home, "--site", NAME)
        reached = self.proxy.held.wait(30)
        process.kill()
        process.join(20)
        assert reached, f"{moment} was not reached: {self.said}"
        self.proxy.repair()

    def to_its_end(self) -> int | None:
        process = driver.start(self.home, "--site", NAME)
        process.join(60)
        return process.exitcode

    @property
    def said(self) -> str:
        return (self.home / driver.SAID).read_text("utf-8")

    @property
    def asked(self) -> int:
        return len((self.home / driver.ASKED).read_text("utf-8").splitlines())


@pytest.fixture
def run(engine_site: Site, tmp_path: Path) -> object:
    with proxied(str(engine_site.access.endpoint)) as proxy:
        client = json.loads(engine_site.client_file.read_text("utf-8"))
        for key in ("auth_uri", "token_uri"):
            path = client["installed"][key].removeprefix(str(engine_site.access.endpoint))
            client["installed"][key] = proxy.endpoint + path
        (tmp_path / "client.json").write_text(json.dumps(client))
        answers = Answers(
            where=Where("google", proxy.endpoint),
            sign_in=SignIn("oauth", client_file=str(tmp_path / "client.json")),
            project=Project(PROJECT, create=True),
            location=Location("EU", "killed"),
            connection=Connection("killed"),
            bucket=Bucket("killed-and-resumed"),
            capacity=Capacity(True, "killed"),
        )
        AnswersFile(file_for(tmp_path, NAME, ".json")).save(answers)
        yield Run(tmp_path, proxy)


def test_killed_at_each_step_it_finishes_with_nothing_twice(engine_site: Site, run: Run) -> None:
    for moment in BEFORE_BILLING:
        run.killed_at(moment)
    assert run.to_its_end() == 1
    assert "Billing is not enabled" in run.said
    asked = run.asked
    assert asked == 3, "once for each time that it was killed before the sign-in was kept, and once"
    options = {
        "client_options": {"api_endpoint": engine_site.access.endpoint},
        "credentials": engine_site.access.credentials,
    }
    Clients(options).link_billing(PROJECT)
    for moment in AFTER_BILLING:
        run.killed_at(moment)
    assert run.to_its_end() == 0, run.said
    assert "“tree”" in run.said, "the sample was classified"
    assert run.asked == asked, "whoever signed in is not asked again"
    twice = {call: times for call, times in run.proxy.made.items() if times > 1}
    assert not twice
    pieces = [span for span in run.proxy.spans if span.startswith("bytes 0-")]
    assert len(pieces) == 1, "the model's first piece was sent once"
    assert SiteBook(run.home).find(NAME).site.bucket == "killed-and-resumed"
    undo_leaves_nothing(engine_site, run.home)


def undo_leaves_nothing(engine_site: Site, home: Path) -> None:
    """Whatever was made in a run that was killed is known as ours, and goes."""
    access = engine_site.access
    where = Where("google", access.endpoint)
    answers = AnswersFile(file_for(home, NAME, ".json")).load().with_("where", where)
    environment = {way.TOKEN: access.credentials.token}
    opener = way.opener(home, NAME, where, SignIn("token"), PROJECT, environment)
    bench = Bench(NAME, answers, lambda _: opener, home=home)
    report = PLAN.undo(bench, Ticket(), Silent())
    assert report.failed is None
    session = bench.enter(Ticket())
    assert warehouse.dataset_location(session) is None
    assert connections.find(session) is None
    assert buckets.find(session) is None
    assert reservations.assignment(session) is None
    bench.leave()
    left = json.loads(file_for(home, NAME, ".made.json").read_text("utf-8"))["made"]
    assert left == []
    assert [site.name for site in SiteBook(home).sites()] == ["this computer"]
