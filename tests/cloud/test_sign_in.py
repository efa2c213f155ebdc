"""Signing in through a browser, against the engine as the authorization server."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from yogadesk.cloud import openers, sign_in
from yogadesk.cloud.calls import Pace
from yogadesk.cloud.loopback import Page
from yogadesk.cloud.secrets import Secrets
from yogadesk.errors import Trouble
from yogadesk.work import Cancelled, Progress, Ticket

PACE = Pace(request=10, patience=0.5, sign_in=10)


def visit(address: str) -> None:
    """What a browser does: it goes where it is sent."""
    threading.Thread(target=lambda: requests.get(address, timeout=10).close()).start()


def going(change: Callable[[dict[str, str]], str]) -> Callable[[str], None]:
    """A browser that comes back with something else: `change` makes the query of it."""

    def browse(address: str) -> None:
        query = {name: value[0] for name, value in parse_qs(urlsplit(address).query).items()}
        visit(f"{query['redirect_uri']}?{change(query)}")

    return browse


@pytest.fixture
def secrets(tmp_path: Path) -> Secrets:
    return Secrets(tmp_path / "secrets")


def test_who_signs_in_is_known_and_can_work(client_file: Path, secrets: Secrets) -> None:
    asked: list[str] = []

    def browse(address: str) -> None:
        asked.append(address)
        visit(address)

    found = sign_in.sign_in(str(client_file), Ticket(), browse, PACE)
    assert found.account == "you@this-computer.local"
    query = parse_qs(urlsplit(asked[0]).query)
    assert query["code_challenge_method"] == ["S256"]
    assert query["access_type"] == ["offline"]
    assert urlsplit(query["redirect_uri"][0]).hostname == "127.0.0.1"
    assert "cloud-platform" in query["scope"][0]

    secrets.put("me", found.kept)
    endpoint = endpoint_of(client_file)
    access = openers.SavedOpener(endpoint, secrets, "me", "this-computer").open(Ticket())
    answer = ask(endpoint, access.credentials.token)
    assert answer.status_code == 200
    access.credentials.refresh(google_request())
    assert access.credentials.token != json.loads(found.kept)["token"]

    sign_in.sign_out(secrets, "me")
    assert secrets.get("me") is None
    assert ask(endpoint, access.credentials.token).status_code == 401, "it was revoked"
    with pytest.raises(Trouble, match="Nobody is signed in"):
        openers.SavedOpener(endpoint, secrets, "me", "").open(Ticket())
    sign_in.sign_out(secrets, "me")


def test_an_expired_sign_in_is_told_as_such(client_file: Path, secrets: Secrets) -> None:
    found = sign_in.sign_in(str(client_file), Ticket(), visit, PACE)
    kept = json.loads(found.kept)
    kept |= {"expiry": "2020-01-01T00:00:00", "refresh_token": "1//revoked-meanwhile"}
    secrets.put("me", json.dumps(kept))
    access = openers.SavedOpener(endpoint_of(client_file), secrets, "me", "").open(Ticket())
    with pytest.raises(Trouble) as told:
        openers.prove(access, 10)
    assert told.value.title == "Sign-in is needed"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("access_denied", "declined"),
        ("admin_policy_enforced", "organisation does not allow"),
        ("org_internal", "one organisation"),
        ("something_new", "something_new"),
    ],
)
def test_a_refusal_in_the_browser_is_told(error: str, words: str, client_file: Path) -> None:
    browse = going(lambda query: f"error={error}&state={query['state']}")
    with pytest.raises(Trouble, match=words):
        sign_in.sign_in(str(client_file), Ticket(), browse, PACE)


def test_an_answer_with_another_state_is_not_heard(client_file: Path) -> None:
    browse = going(lambda _: "code=stolen&state=guessed")
    with pytest.raises(Trouble, match="did not come back within"):
        sign_in.sign_in(str(client_file), Ticket(), browse, replace(PACE, sign_in=0.5))


def test_a_code_that_is_none_is_refused(client_file: Path) -> None:
    browse = going(lambda query: f"code=made-up&state={query['state']}")
    with pytest.raises(Trouble, match="did not accept the answer"):
        sign_in.sign_in(str(client_file), Ticket(), browse, PACE)


def test_the_wait_is_counted_down_and_can_be_cancelled(client_file: Path) -> None:
    heard: list[Progress] = []

    def hear(progress: Progress) -> None:
        heard.append(progress)
        ticket.cancel()

    ticket = Ticket(hear)
    with pytest.raises(Cancelled):
        sign_in.sign_in(str(client_file), ticket, lambda _: None, PACE)
    assert heard[0].note == "Waiting for you in the browser, 10 s more."


def test_a_sign_in_service_that_is_away_is_told(client_file: Path, tmp_path: Path) -> None:
    config = json.loads(client_file.read_text())
    config["installed"]["token_uri"] = "http://127.0.0.1:9/token"
    (tmp_path / "c.json").write_text(json.dumps(config))
    with pytest.raises(Trouble, match="could not be reached"):
        sign_in.sign_in(str(tmp_path / "c.json"), Ticket(), visit, PACE)


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"web": {}}',
        '{"installed": {"client_id": "i", "client_secret": 3, "auth_uri": "", "token_uri": ""}}',
        '{"installed": {"client_id": "i", "client_secret": "s", "auth_uri": "http://evil.example/",'
        ' "token_uri": "https://oauth2.googleapis.com/token"}}',
    ],
)
def test_a_file_that_is_no_client_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text(content)
    with pytest.raises(Trouble, match="is not the OAuth client of a desktop app"):
        sign_in.read_client(str(tmp_path / "c.json"))
    with pytest.raises(Trouble, match="cannot be read"):
        sign_in.read_client(str(tmp_path / "none.json"))


def test_a_key_file_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "key.json").write_text('{"type": "authorized_user"}')
    for name in ("key.json", "none.json"):
        with pytest.raises(Trouble, match="is not the key of a service account"):
            openers.KeyOpener(None, str(tmp_path / name)).open(Ticket())


def test_the_page_answers_only_what_is_an_answer() -> None:
    with Page() as page:
        assert requests.get(page.address + "favicon.ico", timeout=5).status_code == 404
        assert requests.get(page.address, timeout=5).status_code == 404
        assert page.take("s") is None
        said = requests.get(page.address + "?code=c&state=s", timeout=5)
        assert "return to yogadesk" in said.text
        assert page.take("s") == {"code": "c", "state": "s"}


def endpoint_of(client_file: Path) -> str:
    token_uri: str = json.loads(client_file.read_text())["installed"]["token_uri"]
    return token_uri.removesuffix("/token")


def ask(endpoint: str, token: str) -> requests.Response:
    return requests.get(
        f"{endpoint}/v3/projects:search",
        headers={"Authorization": f"Bearer {token}"},
        timeout=10,
    )


def google_request() -> Any:
    import google.auth.transport.requests

    return google.auth.transport.requests.Request()
