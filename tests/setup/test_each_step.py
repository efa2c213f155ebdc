"""Each step alone, headless: what it would do, doing it, doing it again, its commands, its undo."""

from __future__ import annotations

import itertools
import json
import re
import shlex
from pathlib import Path

import pytest

from tests.setup.conftest import Heard, MakeBench
from tests.setup.test_headless import ALL, Run, at_engine, run
from yogadesk import cli
from yogadesk.setup import suggested
from yogadesk.setup.answers import KINDS, Answers, Capacity, ModelChoice, Project
from yogadesk.setup.reached import SignIn
from yogadesk.setup.sites import file_for
from yogadesk.setup.steps import PLAN
from yogadesk.work import Ticket

__all__ = ["at_engine", "run"]

_numbers = itertools.count()
MAKING = {
    "location": {"dataset"},
    "connection": {"connection"},
    "bucket": {"bucket", "grant"},
    "pictures": {"table"},
    "model": {"object", "model", "table"},
    "capacity": {"reservation"},
    "try_it": {"object", "mark"},
}
"""The kinds of things that each step makes. The others make nothing on a site."""


def made(home: Path, step: str) -> set[str]:
    path = file_for(home, "mine", ".made.json")
    if not path.exists():
        return set()
    return {
        each["kind"] for each in json.loads(path.read_text("utf-8"))["made"] if each["step"] == step
    }


@pytest.mark.usefixtures("at_engine")
def test_every_step_by_itself_and_back(run: Run, tmp_path: Path) -> None:
    n = next(_numbers)
    names = ("--dataset", f"each_{n}", "--connection", f"each-{n}", "--bucket", f"each-step-{n}")
    for key in KINDS:
        only = ("--only", key)
        status, out, err = run(*ALL, *names, *only, "--dry-run")
        assert status == 0, (key, err)
        assert (f"+ {key}: " in out) == (key in MAKING), out
        assert not made(tmp_path, key), "a dry run makes nothing"
        status, out, err = run(*ALL, *names, *only, "--yes")
        assert status == 0, (key, err)
        assert f"✓ {key}: " in out
        assert made(tmp_path, key) == MAKING.get(key, set())
        others = [line for line in out.splitlines() if line.startswith(("✓", "+", "✗"))]
        assert len(others) == 1, "no other step was touched"
    for key in reversed(MAKING):
        only = ("--only", key)
        status, out, err = run("--site", "mine", "--undo", *only, "--dry-run")
        assert status == 0, err
        assert {line.split()[2] for line in out.splitlines()} == MAKING[key]
        status, _, err = run("--site", "mine", "--undo", *only)
        assert status == 2, "nobody is there to be asked"
        assert made(tmp_path, key) == MAKING[key]
        status, _, err = run("--site", "mine", "--undo", *only, "--yes")
        assert status == 0, (key, err)
        assert not made(tmp_path, key)
        status, out, _ = run("--site", "mine", *only, "--dry-run")
        if key != "capacity":
            assert f"+ {key}: " in out, "it is gone"


GCLOUD = {
    "gcloud auth activate-service-account": {"--key-file"},
    "gcloud auth application-default login": {"--client-id-file"},
    "gcloud billing projects link": {"--billing-account"},
    "gcloud projects create": set(),
    "gcloud services enable": {"--project"},
    "gcloud storage buckets add-iam-policy-binding": {"--member", "--role"},
    "gcloud storage buckets create": {
        "--project",
        "--location",
        "--uniform-bucket-level-access",
        "--public-access-prevention",
    },
    "gcloud storage cp": {"--recursive"},
    "bq mk --dataset": set(),
    "bq mk --connection": {"--project_id", "--location", "--connection_type"},
    "bq show --connection": set(),
    "bq load": {"--replace", "--source_format", "--skip_leading_rows"},
    "curl": {"--location", "--output"},
    "mkdir": set(),
    "tar": {"-xf", "-C"},
    "unzip": {"-d"},
    "yogadesk engine": set(),
}
"""The commands and the flags that Google's references have for them, as far as they are used."""

SQL = re.compile(r"(--|CREATE|DROP|SELECT|OPTIONS|WITH|FROM|  |\))")


def shell_lines(text: str) -> list[str]:
    return [
        line
        for line in text.splitlines()
        if line and not SQL.match(line) and not line.startswith(("#", "ORDER", "LEFT", "MODEL"))
    ]


def is_known(line: str) -> bool:
    words = shlex.split(line)
    if words[0] == "bq" and words[1].startswith("--location="):
        words = [words[0], *words[2:]]
    plain = " ".join(words)
    found = [command for command in GCLOUD if plain.startswith(f"{command} ") or plain == command]
    flags = {word.partition("=")[0] for word in words if word.startswith("-")}
    return any(flags - {command.split()[-1]} <= GCLOUD[command] for command in found)


def variants(answers: Answers) -> list[Answers]:
    models = [
        ModelChoice(source, "l.txt")
        for source in ("/a b/m.onnx", "m.tflite", "/saved model/1", "C:\\m\\x.zip", "it's.tar.gz")
    ]
    models.append(ModelChoice(suggested.RESNET_50.address, suggested.RESNET_50.labels, 1))
    made = [answers.with_("model", model) for model in models]
    ways = (SignIn("adc"), SignIn("key", key_file="/k y.json"), SignIn("oauth", client_file="c'"))
    made += [answers.with_("sign_in", sign_in) for sign_in in ways]
    return [answers.with_("project", Project("this-computer", create=True)), *made]


def test_the_commands_are_those_of_googles_references(answers: Answers) -> None:
    for given in (answers, *variants(answers.with_("capacity", Capacity(True)))):
        for step in PLAN.steps:
            for line in shell_lines(step.commands(given)):
                assert is_known(line), f"{step.key}: {line}"


def test_the_statements_make_what_the_steps_would(
    answers: Answers, make_bench: MakeBench, heard: Heard
) -> None:
    """By hand, with what is printed: the steps then find nothing missing."""
    bench = make_bench(answers)
    before = {"location", "connection", "bucket"}
    assert PLAN.run(bench, Ticket(), heard, only=before).failed is None
    client = bench.enter(Ticket()).bigquery
    pictures = PLAN.step("pictures").commands(bench.answers).partition("\nbq ")[0]
    client.query_and_wait(pictures)
    assert PLAN.run(bench, Ticket(), heard, only={"pictures", "model", "try_it"}).failed is None
    assert {made.name for made in bench.made.of("pictures")} == {"yoga_health"}
    asked = PLAN.step("try_it").commands(bench.answers).partition("\n")[2]
    [sample] = [made.name for made in bench.made.of("try_it") if made.kind == "object"]
    assert bench.answers.bucket is not None
    uri = f"gs://{bench.answers.bucket.bucket}/"
    shown = f"{uri}{bench.answers.bucket.prefix}tree.jpg"
    assert shown in asked
    rows = list(client.query_and_wait(asked.replace(shown, uri + sample)))
    assert rows[0]["label"] == "tree"
    assert len(rows) == 5


def test_the_help_tells_of_every_step(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.run(["setup", "--help"])
    said = capsys.readouterr().out
    for word in (*KINDS, "--undo", ".tflite", "SavedModel", "tar.gz", "--shift-labels", "--key"):
        assert word in said
