"""The set-up is killed at each of its steps, started again, and finishes with nothing twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.faults.conftest import Site
from tests.faults.proxy import Proxy, proxied
from yogadesk.cloud import buckets, connections, warehouse
from yogadesk.setup import way
from yogadesk.setup.answers import AnswersFile, SignIn, Where
from yogadesk.setup.bench import Bench
from yogadesk.setup.sites import SiteBook, file_for
from yogadesk.setup.steps import PLAN
from yogadesk.work import Ticket

DATASET = "/bigquery/v2/projects/P/datasets"
MOMENTS = (
    f"POST {DATASET}",
    "POST /v1/projects/P/locations/L/connections",
    "POST /storage/v1/b",
    "PUT /storage/v1/b/N/iam",
    "POST /bigquery/v2/projects/P/jobs",  # the object table
    "POST /upload/bigquery/v2/projects/P/jobs",  # the health records
    "PUT /upload/storage/v1/b/N/o",  # the model's file
    "POST /bigquery/v2/projects/P/jobs",  # the model
    "POST /upload/bigquery/v2/projects/P/jobs",  # its labels
    "POST /upload/storage/v1/b/N/o",  # the sample
    f"PATCH {DATASET}/N",  # the mark
)
NAME = "killed"
ANSWERS = (
    "--project", "this-computer", "--location", "EU", "--dataset", "killed",
    "--connection", "killed", "--bucket", "killed-and-resumed",
)  # fmt: skip


class Silent:
    def step(self, *_: object) -> None:
        """Nothing."""


def start(home: Path, proxy: Proxy, token: str, *options: str) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        way.ENDPOINT: proxy.endpoint,
        way.TOKEN: token,
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, "-m", "yogadesk", "--home", str(home), "setup", "--site", NAME]
    return subprocess.Popen(
        [*command, "--yes", *options],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def test_killed_at_each_step_it_finishes_with_nothing_made_twice(
    engine_site: Site, tmp_path: Path
) -> None:
    token = engine_site.access.credentials.token
    with proxied(str(engine_site.access.endpoint)) as proxy:
        options = ANSWERS  # asked for once: later runs find them
        for moment in MOMENTS:
            proxy.held.clear()
            proxy.break_call(moment, "held", 1)
            process = start(tmp_path, proxy, token, *options)
            reached = proxy.held.wait(30)
            process.kill()
            said = process.communicate(timeout=20)
            assert reached, f"{moment} was not reached: {said}"
            proxy.repair()
            options = ()
        process = start(tmp_path, proxy, token)
        said = process.communicate(timeout=60)
        assert process.returncode == 0, said
        assert "“tree”" in said[0], "the sample was classified"
        twice = {call: times for call, times in proxy.made.items() if times > 1}
        assert not twice
    assert SiteBook(tmp_path).find(NAME).site.bucket == "killed-and-resumed"
    undo_leaves_nothing(engine_site, tmp_path)


def undo_leaves_nothing(engine_site: Site, home: Path) -> None:
    """Whatever was made in a run that was killed is known as ours, and goes."""
    access = engine_site.access
    answers = AnswersFile(file_for(home, NAME, ".json")).load()
    answers = answers.with_("where", Where("google", access.endpoint))
    environment = {way.TOKEN: access.credentials.token}
    opener = way.opener(
        home,
        NAME,
        Where("google", access.endpoint),
        SignIn("token"),
        "this-computer",
        environment,
    )
    bench = Bench(NAME, answers, lambda _: opener, home=home)
    report = PLAN.undo(bench, Ticket(), Silent())
    assert report.failed is None
    session = bench.enter(Ticket())
    assert warehouse.dataset_location(session) is None
    assert connections.find(session) is None
    assert buckets.find(session) is None
    bench.leave()
    left = json.loads(file_for(home, NAME, ".made.json").read_text("utf-8"))["made"]
    assert left == []
    assert [site.name for site in SiteBook(home).sites()] == ["this computer"]
