"""A service account's key file is a way in, in the plan and headless."""

from __future__ import annotations

import base64
import json
import socket
import uuid
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.setup.conftest import PACE, Heard
from tests.setup.test_headless import Run, run
from yogadesk.cloud.site import Access
from yogadesk.setup import way
from yogadesk.setup.answers import Answers
from yogadesk.setup.bench import Bench
from yogadesk.setup.reached import SignIn, Where
from yogadesk.setup.steps import PLAN
from yogadesk.work import Ticket

__all__ = ["run"]


def make_key(access: Access, target: Path, token_uri: str | None = None) -> str:
    """Write a key file of a new service account; its e-mail address."""

    def post(path: str, body: object) -> dict[str, str]:
        answer = requests.post(
            f"{access.endpoint}/v1/{path}",
            json=body,
            headers={"Authorization": f"Bearer {access.credentials.token}"},
            timeout=20,
        )
        answer.raise_for_status()
        said: dict[str, str] = answer.json()
        return said

    name = f"robot-{uuid.uuid4().hex[:12]}"
    account = post("projects/this-computer/serviceAccounts", {"accountId": name})
    said = json.loads(base64.b64decode(post(f"{account['name']}/keys", {})["privateKeyData"]))
    said["token_uri"] = token_uri or said["token_uri"]
    target.write_text(json.dumps(said))
    return account["email"]


@pytest.fixture
def key(access: Access, tmp_path: Path) -> tuple[Path, str]:
    path = tmp_path / "key.json"
    return path, make_key(access, path)


def test_the_plan_signs_in_with_a_key_file_and_asks_nobody_else(
    access: Access,
    key: tuple[Path, str],
    answers: Answers,
    heard: Heard,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: set[str] = set()
    resolve = socket.getaddrinfo

    def noted(host: str, *rest: Any, **more: Any) -> Any:
        asked.add(host)
        return resolve(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", noted)
    path, email = key
    where, sign_in = Where("google", access.endpoint), SignIn("key", key_file=str(path))
    given = answers.with_("where", where).with_("sign_in", sign_in)
    opener = way.opener(tmp_path / "home", "keyed", where, sign_in)
    bench = Bench("keyed", given, lambda _: opener, home=tmp_path / "home", pace=PACE)
    report = PLAN.run(bench, Ticket(), heard)
    assert report.failed is None, report.failed
    said = next(outcome.note for outcome in report.outcomes if outcome.key == "sign_in")
    assert said == f"Signed in as {email}."
    bench.leave()
    assert asked <= {"127.0.0.1", "localhost"}


def test_headless_with_a_key_file(
    access: Access, key: tuple[Path, str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, email = key
    monkeypatch.setenv(way.ENDPOINT, str(access.endpoint))
    monkeypatch.delenv(way.TOKEN, raising=False)
    some = ("--only", "sign_in,dataset,connection", "--yes")
    names = ("--project", "this-computer", "--dataset", "keyed", "--connection", "keyed")
    status, out, err = run("--site", "keyed", *names, "--key", str(path), *some)
    assert status == 0, err
    assert f"✓ sign_in: Signed in as {email}." in out
    status, out, err = run("--site", "keyed", *some)
    assert status == 0, err
    assert "keyed is in US" in out.replace("dataset keyed", "keyed"), "the key is remembered"


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"type": "authorized_user"}'])
def test_a_file_that_is_no_key_is_told(
    content: str, access: Access, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(way.ENDPOINT, str(access.endpoint))
    monkeypatch.delenv(way.TOKEN, raising=False)
    (tmp_path / "no.json").write_text(content)
    asked = ("--project", "this-computer", "--key", str(tmp_path / "no.json"))
    status, _, err = run(*asked, "--only", "sign_in", "--yes")
    assert status == 1
    assert "is not the key of a service account" in err


def test_a_key_that_was_deleted_asks_for_another_sign_in(
    access: Access, key: tuple[Path, str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, email = key
    key_id = json.loads(path.read_text())["private_key_id"]
    address = f"{access.endpoint}/v1/projects/-/serviceAccounts/{email}/keys/{key_id}"
    headers = {"Authorization": f"Bearer {access.credentials.token}"}
    requests.delete(address, headers=headers, timeout=20).raise_for_status()
    monkeypatch.setenv(way.ENDPOINT, str(access.endpoint))
    monkeypatch.delenv(way.TOKEN, raising=False)
    asked = ("--project", "this-computer", "--key", str(path), "--only", "sign_in", "--yes")
    status, _, err = run(*asked)
    assert status == 1
    assert "✗ sign_in: Sign-in is needed." in err
