"""`yogadesk setup`: its arguments, what it prints, its exit statuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yogadesk import cli
from yogadesk.cloud.site import Access
from yogadesk.setup import way
from yogadesk.setup.sites import SiteBook

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("--site", …)`: the exit status, and what was printed to stdout and stderr."""

    def go(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = cli.run(["setup", "--home", str(tmp_path), *arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return go


@pytest.fixture
def at_engine(access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(way.ENDPOINT, str(access.endpoint))
    monkeypatch.setenv(way.TOKEN, access.credentials.token)


ALL = ("--site", "mine", "--project", "this-computer", "--location", "US")
NAMES = ("--dataset", "headless", "--connection", "headless", "--bucket", "headless-bucket")


@pytest.mark.usefixtures("at_engine")
def test_the_whole_plan_and_again_with_the_name_alone(run: Run, tmp_path: Path) -> None:
    status, out, err = run(*ALL, *NAMES, "--dry-run")
    assert status == 0, err
    assert "+ bucket: There is no bucket headless-bucket yet." in out
    assert "gcloud storage buckets create gs://headless-bucket" in out
    assert not (tmp_path / "setup").exists(), "a dry run keeps nothing"

    status, out, err = run(*ALL, *NAMES, "--yes")
    assert status == 0, err
    assert "✓ try_it: The sample is “tree”" in out
    assert [site.name for site in SiteBook(tmp_path).sites()] == ["this computer", "mine"]
    kept = "".join(path.read_text() for path in (tmp_path / "setup").glob("*.json"))
    assert "token" not in kept.replace('"method": "token"', "")

    status, out, err = run("--site", "mine", "--yes")
    assert status == 0, err
    assert "headless-bucket is in US" in out


@pytest.mark.usefixtures("at_engine")
def test_without_yes_and_without_somebody_to_ask_nothing_is_made(run: Run) -> None:
    status, _, err = run(*ALL, "--dataset", "never_made", "--only", "dataset")
    assert status == 2
    assert "Nothing was made" in err


@pytest.mark.usefixtures("at_engine")
def test_a_step_that_fails_is_told_with_what_to_do(run: Run) -> None:
    status, _, err = run("--project", "no-such-project", "--yes")
    assert status == 1
    assert "✗ project: The project is not there." in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Name the site"),
        (("--site", "x"), "Project: Name a project"),
        (("--project", "p-roject", "--only", "everything"), "--only takes steps"),
        (("--project", "p-roject", "--bucket", "Not`good"), "Bucket: "),
        (("--project", "p-roject", "--dataset", "x; DROP"), "Location and dataset: "),
        (("--project", "p-roject", "--model", "m.onnx"), "Choose the file of the model's labels"),
        (("--project", "p-roject", "--model", "http://example.com/m.onnx"), "not an https"),
    ],
)
def test_arguments_that_are_off(arguments: tuple[str, ...], words: str, run: Run) -> None:
    status, _, err = run(*arguments, "--yes")
    assert status == 2
    assert words in err


def test_the_help_names_steps_and_variables(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.run(["setup", "--help"])
    said = capsys.readouterr().out
    for word in (way.ENDPOINT, way.TOKEN, "BIGQUERY_EMULATOR_HOST", "STORAGE_EMULATOR_HOST"):
        assert word in said
