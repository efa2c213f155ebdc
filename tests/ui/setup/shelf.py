"""Steps that make files on a shelf: a plan whose site is a folder, with every way to go wrong."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from yogadesk.cloud.calls import Pace
from yogadesk.domain import ClassScore
from yogadesk.errors import Trouble
from yogadesk.setup.answers import KINDS, Answers, AnswersFile, ModelChoice
from yogadesk.setup.bench import Bench
from yogadesk.setup.made import Made
from yogadesk.setup.plan import Plan
from yogadesk.setup.sites import file_for
from yogadesk.setup.step import Finding
from yogadesk.ui.setup.services import Fact, Services
from yogadesk.ui.setup.wiring import begun
from yogadesk.work import Ticket

TITLES = {
    "where": "Where",
    "sign_in": "Sign in",
    "project": "Project, billing, APIs",
    "location": "Location and dataset",
    "connection": "Connection",
    "bucket": "Bucket",
    "pictures": "Pictures and health data",
    "model": "Model",
    "capacity": "Capacity",
    "try_it": "Try it",
}
ACCOUNT = "yogi@example.com"
SERVICE_ACCOUNT = "connection-1234@gcp-sa-bigquery-condel.iam.gserviceaccount.com"


@dataclass
class Weather:
    """What the world does to the steps: troubles by step, and a gate that one waits at."""

    troubles: dict[str, Trouble] = field(default_factory=dict)
    gate_at: str = ""
    gate: threading.Event = field(default_factory=threading.Event)
    applied: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ShelfStep:
    key: str
    shelf: Path
    weather: Weather

    @property
    def title(self) -> str:
        return TITLES[self.key]

    @property
    def permissions(self) -> tuple[str, ...]:
        known = {"bucket": ("storage.buckets.create", "storage.buckets.setIamPolicy")}
        return known.get(self.key, ())

    @property
    def _file(self) -> Path:
        return self.shelf / self.key

    def check(self, bench: Bench, ticket: Ticket) -> Finding:
        ticket.check()
        if self.key == "try_it" or not self._file.exists():
            if self.key == "try_it" and bench.learned.sample:
                return Finding("ready", "The sample was classified.")
            return Finding("missing", f"{self.title} is not there.")
        if self.key == "connection":
            bench.learned.service_account = SERVICE_ACCOUNT
        return Finding("ready", f"{self.title} is there.")

    def apply(self, bench: Bench, ticket: Ticket) -> None:
        if self.weather.gate_at == self.key:
            ticket.report(0, None, "Waiting for the right to be known, 118 s more.")
            while not self.weather.gate.wait(0.01):
                ticket.check()
        trouble = self.weather.troubles.get(self.key)
        if trouble is not None:
            raise trouble
        self.weather.applied.append(self.key)
        if self.key == "try_it":
            bench.learned.sample = (
                ClassScore("tree", 0.93), ClassScore("goddess", 0.04), ClassScore("plank", 0.02),
                ClassScore("warrior2", 0.01), ClassScore("downdog", 0.0),
            )  # fmt: skip
            return
        bench.made.note(Made(self.key, self.title, f"shelf/{self.key}"))
        self._file.write_text("made", encoding="utf-8")
        if self.key == "sign_in" and bench.answers.sign_in is not None:
            from dataclasses import replace

            bench.answer("sign_in", replace(bench.answers.sign_in, account=ACCOUNT))
        if self.key == "connection":
            bench.learned.service_account = SERVICE_ACCOUNT

    def undo(self, bench: Bench, ticket: Ticket) -> None:
        for _ in bench.made.each_of(self.key):
            ticket.check()
            self._file.unlink(missing_ok=True)

    def commands(self, answers: Answers) -> str:
        assert threading.current_thread() is not threading.main_thread()
        given = getattr(answers, self.key)
        if self.key == "bucket":
            return (
                f"gcloud storage buckets create gs://{given.bucket} --location=US "
                "--uniform-bucket-level-access --public-access-prevention\n"
                f"gcloud storage buckets add-iam-policy-binding gs://{given.bucket} "
                f"--member=serviceAccount:{SERVICE_ACCOUNT} --role=roles/storage.objectViewer"
            )
        return f"make {self.key}" if self.key != "where" else ""

    def cost(self, answers: Answers) -> str | None:
        if self.key == "capacity" and answers.capacity is not None and answers.capacity.use:
            return "Up to 3 US dollars an hour while it works (prices of May 2026)."
        return None

    def validate(self, answers: Answers) -> str | None:
        if self.key == "bucket" and answers.bucket is not None:
            name = answers.bucket.bucket
            if not 3 <= len(name) <= 63 or name != name.lower():
                return "A bucket's name has 3 to 63 small letters, digits, dashes and dots."
        if self.key == "project" and answers.project is not None and not answers.project.project:
            return "Choose a project, or type the id of one."
        given = answers.sign_in
        is_oauth = given is not None and given.method == "oauth"
        if self.key == "sign_in" and is_oauth and not given.client_file:
            return "Choose the OAuth client's JSON file."
        return None


class NoSamples:
    """Sample pictures from a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        return [f"samples/{path.name}" for path in sorted(self._folder.glob("*.*"))]

    def path(self, name: str) -> Path:
        return self._folder / Path(name).name


def steps(shelf: Path, weather: Weather) -> list[ShelfStep]:
    shelf.mkdir(exist_ok=True, parents=True)
    return [ShelfStep(key, shelf, weather) for key in KINDS]


def put(home: Path, *keys: str) -> None:
    """Have these steps made already, by somebody else."""
    for key in keys:
        (home / "shelf" / key).write_text("", encoding="utf-8")


def services(home: Path, weather: Weather, chosen: list[str], samples: Path) -> Services:
    """Real answers, benches, ledger and site book in `home`; only the steps are of the shelf."""

    def bench(name: str, answers: Answers) -> Bench:
        pace = Pace(patience=0.0)
        return Bench(name, answers, lambda _answers: None, home=home, pace=pace)

    def inspect(_bench: Bench, choice: ModelChoice, ticket: Ticket) -> list[Fact]:
        ticket.check()
        return [
            Fact("ONNX, 4.9 MB"),
            Fact("Input image: float32 [?, 128, 128, 3]"),
            Fact("Its format is IR version 8; BigQuery reads up to 8.", True),
            Fact("It uses opset 17; BigQuery runs up to 17.", True),
            Fact("Everything is in this one file.", True),
            Fact("5 labels for 6 scores.", choice.shift > 0, 0 if choice.shift else 1),
        ]

    return Services(
        plan=Plan(steps(home / "shelf", weather)),
        samples=NoSamples(samples),
        answers=lambda name: AnswersFile(file_for(home, name, ".json")),
        bench=bench,
        begun=lambda: begun(home),
        projects=lambda _bench, _ticket: ["studio-north", "studio-south"],
        inspect=inspect,
        sign_out=lambda name: weather.applied.append(f"out of {name}"),
        threshold=lambda: 0.6,
        choose=chosen.append,
    )
