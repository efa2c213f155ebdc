"""Each step of the set-up alone, with everything before it in place and names of its own."""

from __future__ import annotations

import itertools
import json
import shutil
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import onnx
import requests

from tests.engine.ml.made import write_scorer
from tests.setup.test_key_file import make_key
from yogadesk.cloud import sign_in
from yogadesk.cloud.calls import Pace
from yogadesk.cloud.openers import KeyOpener, SavedOpener, TokenOpener
from yogadesk.cloud.session import Session
from yogadesk.cloud.site import Access
from yogadesk.setup import way
from yogadesk.setup.answers import (
    Answers,
    Bucket,
    Capacity,
    Connection,
    Location,
    ModelChoice,
    Pictures,
    Project,
)
from yogadesk.setup.bench import Bench
from yogadesk.setup.plan import Report
from yogadesk.setup.reached import SignIn, Where
from yogadesk.setup.steps import PLAN
from yogadesk.work import Ticket

PACE = Pace(
    request=1.2, call=1.5, patience=3.0, grant=1.5, assignment=3.0, sign_in=3.0, operation=3.0
)
BASE = Answers(
    where=Where("google"),
    sign_in=SignIn("token"),
    project=Project("this-computer"),
    location=Location("US", "base"),
    connection=Connection("base"),
    bucket=Bucket("base-of-the-matrix"),
)


def browse(address: str) -> None:
    """What a browser does, with nobody in front of it: it goes where it is sent."""

    def go() -> None:
        requests.get(address, timeout=10).close()

    threading.Thread(target=go, daemon=True).start()


class Silent:
    """Hears nothing."""

    def step(self, *_: object) -> None:
        """Nothing."""


@dataclass
class Studio:
    """What the cases share: a running engine with a site on it."""

    access: Access
    folder: Path
    client_file: Path
    _count: itertools.count[int] = field(default_factory=itertools.count)
    _kept: str | None = None
    _key: dict[str, str] | None = None

    def number(self) -> int:
        return next(self._count)

    def bench(
        self, answers: Answers, home: Path, endpoint: str | None = None, pace: Pace = PACE
    ) -> Bench:
        where = endpoint or self.access.endpoint
        token = TokenOpener(where, self.access.credentials.token)
        given = answers.sign_in
        if given is not None and given.method == "key":
            key = self._key_opener(home, str(where))
            return Bench("case", answers, lambda _: key, home=home, pace=pace)
        if given is not None and given.method == "oauth":
            self._sign_in_anew(home, str(where))
            answers = answers.with_("sign_in", SignIn("oauth", str(home / "client.json")))
            saved = SavedOpener(where, way.secrets(home), way.secret_name("case"), "")
            return Bench(
                "case", answers, lambda _: saved, home=home, pace=pace, open_browser=browse
            )
        return Bench("case", answers, lambda _: token, home=home, pace=pace)

    def _sign_in_anew(self, home: Path, endpoint: str) -> None:
        """A sign-in whose access token is over, and a client file that leads to `endpoint`."""
        home.mkdir(exist_ok=True)
        client = json.loads(self.client_file.read_text())
        client["installed"]["token_uri"] = f"{endpoint}/token"
        (home / "client.json").write_text(json.dumps(client))
        if self._kept is None:
            self._kept = sign_in.sign_in(str(self.client_file), Ticket(), browse, Pace()).kept
        kept = json.loads(self._kept) | {
            "token_uri": f"{endpoint}/token",
            "expiry": "2020-01-01T00:00:00",
        }
        way.secrets(home).put(way.secret_name("case"), json.dumps(kept))

    def run(self, bench: Bench, *steps: str) -> Report:
        try:
            return PLAN.run(bench, Ticket(), Silent(), only=set(steps))
        finally:
            bench.leave()

    def make_base(self) -> None:
        write_scorer(self.folder / "scorer.onnx")
        (self.folder / "labels.txt").write_text("a\nb\nc\nd\ne\n")
        self._write_large()
        # The engine has only just begun: what it starts late may take a while.
        bench = self.bench(self.with_scorer(), self.folder / "base", pace=Pace())
        report = self.run(bench, "location", "connection", "bucket", "pictures", "model")
        assert report.failed is None, report.failed

    def _write_large(self) -> None:
        large = write_scorer(self.folder / "large" / "m.onnx", height=100, width=101)
        whole = onnx.load(str(large))
        options = {"save_as_external_data": True, "location": "weights", "size_threshold": 100}
        onnx.save_model(whole, str(large), **options)

    def _key_opener(self, home: Path, endpoint: str) -> KeyOpener:
        """A service account's key whose token comes from `endpoint`."""
        home.mkdir(exist_ok=True)
        if self._key is None:
            make_key(self.access, home / "key.json")
            self._key = json.loads((home / "key.json").read_text("utf-8"))
        said = {**self._key, "token_uri": f"{endpoint}/token"}
        (home / "key.json").write_text(json.dumps(said))
        return KeyOpener(endpoint, str(home / "key.json"))

    def with_scorer(self) -> Answers:
        file = self.folder / "scorer.onnx"
        return BASE.with_("model", ModelChoice(str(file), str(self.folder / "labels.txt")))

    def project(self, is_paid: bool) -> str:
        """A project of its own; all APIs are off."""
        from google.cloud.billing_v1 import ProjectBillingInfo
        from google.cloud.resourcemanager_v3 import Project as NewProject

        name = f"case-{uuid.uuid4().hex[:16]}"
        session = Session(self.bench(BASE, self.folder).site, self._opener(), PACE)
        session.open(Ticket())
        made = session.management("projects").create_project(project=NewProject(project_id=name))
        made.result(timeout=20)
        if is_paid:
            self.pay(session, name, ProjectBillingInfo)
        session.close()
        return name

    def pay(self, session: Session, project: str, info: type) -> None:
        client = session.management("billing")
        account = next(iter(client.list_billing_accounts())).name
        client.update_project_billing_info(
            name=f"projects/{project}", project_billing_info=info(billing_account_name=account)
        )

    def _opener(self) -> TokenOpener:
        return TokenOpener(self.access.endpoint, self.access.credentials.token)


@dataclass(frozen=True)
class Scenario:
    """A step, and its answers for one case. Only calls with `part` in them are broken."""

    step: str
    answers: Callable[[Studio, int], Answers]
    at_once: int = 16
    part: str = ""


def _sign_in(_: Studio, __: int) -> Answers:
    return BASE.with_("sign_in", SignIn("oauth", "client.json"))


def _key(_: Studio, __: int) -> Answers:
    return BASE.with_("sign_in", SignIn("key", key_file="key.json"))


def _new_project(_: Studio, __: int) -> Answers:
    return BASE.with_("project", Project(f"new-{uuid.uuid4().hex[:16]}", create=True))


def _try_it(studio: Studio, n: int) -> Answers:
    # The connection's name is part of what is noted on the dataset: each case notes its own.
    return studio.with_scorer().with_("connection", Connection(f"unused-{n}"))


def _project(studio: Studio, _: int) -> Answers:
    return BASE.with_("project", Project(studio.project(is_paid=True)))


def _location(_: Studio, n: int) -> Answers:
    return BASE.with_("location", Location("US", f"set_{n}"))


def _connection(_: Studio, n: int) -> Answers:
    return BASE.with_("connection", Connection(f"way-{n}"))


def _bucket(_: Studio, n: int) -> Answers:
    return BASE.with_("bucket", Bucket(f"matrix-bucket-{n}"))


def _pictures(_: Studio, n: int) -> Answers:
    return BASE.with_("pictures", Pictures(f"pictures_{n}", f"health_{n}"))


def _model(studio: Studio, n: int) -> Answers:
    return _own_model(studio, n, "scorer.onnx")


def _large_model(studio: Studio, n: int) -> Answers:
    """Two files, of which one goes in pieces."""
    folder = studio.folder / f"large-{n}"
    shutil.copytree(studio.folder / "large", folder)
    given = _own_model(studio, n, "large/m.onnx")
    shutil.move(studio.folder / f"own_{n}.onnx", folder / "m.onnx")
    return given.with_("model", ModelChoice(str(folder), str(studio.folder / "labels.txt")))


def _own_model(studio: Studio, n: int, like: str) -> Answers:
    """A model that no other case has: its description is another one."""
    file = studio.folder / f"own_{n}.onnx"
    about = f"case {n}".encode()
    # Two messages after one another are one; 6 is the number of the description.
    file.write_bytes((studio.folder / like).read_bytes() + bytes((6 << 3 | 2, len(about))) + about)
    return BASE.with_("model", ModelChoice(str(file), str(studio.folder / "labels.txt")))


def _capacity(studio: Studio, n: int) -> Answers:
    project = studio.project(is_paid=True)
    given = BASE.with_("project", Project(project)).with_("capacity", Capacity(True, f"slots-{n}"))
    bench = studio.bench(given, studio.folder / f"enable-{n}")
    assert studio.run(bench, "project").failed is None
    return given


SCENARIOS = {
    "sign_in": Scenario("sign_in", _sign_in),
    "key": Scenario("sign_in", _key),
    "new project": Scenario("project", _new_project),
    "project": Scenario("project", _project),
    "location": Scenario("location", _location),
    "connection": Scenario("connection", _connection),
    "bucket": Scenario("bucket", _bucket),
    "pictures": Scenario("pictures", _pictures),
    "model": Scenario("model", _model),
    "large model": Scenario("model", _large_model, part="/storage/v1/b/N/o"),
    "capacity": Scenario("capacity", _capacity),
    "try_it": Scenario("try_it", _try_it, at_once=2),
}
