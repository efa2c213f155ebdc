"""Signing in at the engine with Google's own libraries, and by hand where they would not err."""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import stat
import sys
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from google.auth.exceptions import RefreshError
from google.auth.transport.requests import AuthorizedSession, Request
from google.oauth2.credentials import Credentials
from google_auth_oauthlib.flow import Flow

from tests.engine.conftest import RunningEngine
from yogadesk.engine.management.store import Records
from yogadesk.engine.management.tokens import LIFETIME_SECONDS, Tokens

CLOUD = "https://www.googleapis.com/auth/cloud-platform"
SCOPES = ["openid", "https://www.googleapis.com/auth/userinfo.email", CLOUD]
REDIRECT = "http://127.0.0.1:1234/back?kept=yes"
VERIFIER = "v" * 64
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=")


def client_of(engine: RunningEngine) -> dict[str, Any]:
    said = json.loads((engine.home / "engine" / "oauth_client.json").read_text("utf-8"))
    found: dict[str, Any] = said["installed"]
    return found


def ask_plainly(
    engine: RunningEngine,
    method: str,
    path: str,
    form: dict[str, str] | None = None,
    bearer: str | None = None,
    **headers: str,
) -> tuple[int, str]:
    """Status, and the body or where it leads."""
    connection = http.client.HTTPConnection(engine.endpoint.removeprefix("http://"), timeout=20)
    if bearer is not None:
        headers["authorization"] = f"Bearer {bearer}"
    body = None
    if form is not None:
        body = urlencode(form)
        headers["content-type"] = "application/x-www-form-urlencoded"
    try:
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        text = response.read().decode()
        return response.status, response.getheader("location") or text
    finally:
        connection.close()


def authorize(engine: RunningEngine, **changes: str | None) -> tuple[int, str]:
    asked = {
        "client_id": client_of(engine)["client_id"],
        "redirect_uri": REDIRECT,
        "response_type": "code",
        "scope": " ".join(SCOPES),
        "state": "a state",
        "code_challenge": CHALLENGE.decode(),
        "code_challenge_method": "S256",
        **changes,
    }
    query = urlencode({name: value for name, value in asked.items() if value is not None})
    return ask_plainly(engine, "GET", f"/o/oauth2/auth?{query}")


def code_of(engine: RunningEngine, **changes: str | None) -> str:
    status, where = authorize(engine, **changes)
    assert status == 302
    return parse_qs(urlsplit(where).query)["code"][0]


def exchange(engine: RunningEngine, **changes: str) -> tuple[int, dict[str, Any]]:
    client = client_of(engine)
    form = {
        "grant_type": "authorization_code",
        "client_id": client["client_id"],
        "client_secret": client["client_secret"],
        "redirect_uri": REDIRECT,
        "code_verifier": VERIFIER,
        **changes,
    }
    status, body = ask_plainly(engine, "POST", "/token", form)
    return status, json.loads(body)


def sign_in(engine: RunningEngine, monkeypatch: pytest.MonkeyPatch) -> Credentials:
    """As an installed program does; the engine sends the browser straight back."""
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    flow = Flow.from_client_config(
        {"installed": client_of(engine)},
        SCOPES,
        redirect_uri=REDIRECT,
        autogenerate_code_verifier=True,
    )
    url, state = flow.authorization_url(access_type="offline", prompt="consent")
    status, where = ask_plainly(engine, "GET", url.removeprefix(engine.endpoint))
    assert status == 302
    query = parse_qs(urlsplit(where).query)
    assert (query["state"], query["kept"]) == ([state], ["yes"])
    flow.fetch_token(authorization_response=where)
    return flow.credentials


def get(engine: RunningEngine, token: str, path: str = "/v3/projects:search") -> int:
    return ask_plainly(engine, "GET", path, bearer=token)[0]


def test_a_program_signs_in_and_calls(engine: RunningEngine, monkeypatch: pytest.MonkeyPatch):
    credentials = sign_in(engine, monkeypatch)
    assert credentials.refresh_token
    assert set(credentials.granted_scopes) == set(SCOPES)
    payload = credentials.id_token.split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    assert claims["email"] == "you@this-computer.local"
    assert claims["aud"] == client_of(engine)["client_id"]
    from google.cloud.bigquery import Client

    options = {"api_endpoint": engine.endpoint}
    client = Client(project="signed-in", credentials=credentials, client_options=options)
    assert [row[0] for row in client.query_and_wait("SELECT 7")] == [7]
    with AuthorizedSession(credentials) as session:
        for path, verified in (
            ("/oauth2/v2/userinfo", "verified_email"),
            ("/oauth2/v3/userinfo", "email_verified"),
            ("/v1/userinfo", "email_verified"),
        ):
            who = session.get(engine.endpoint + path, timeout=20).json()
            assert (who["email"], who[verified]) == ("you@this-computer.local", True)


def test_a_sign_in_is_renewed_and_withdrawn(engine: RunningEngine, monkeypatch: pytest.MonkeyPatch):
    credentials = sign_in(engine, monkeypatch)
    first = credentials.token
    credentials.refresh(Request())
    assert credentials.token != first
    assert get(engine, first) == get(engine, credentials.token) == 200
    assert ask_plainly(engine, "POST", "/revoke", {"token": credentials.refresh_token})[0] == 200
    assert get(engine, first) == get(engine, credentials.token) == 401
    with pytest.raises(RefreshError) as caught:
        credentials.refresh(Request())
    assert caught.value.args[1]["error"] == "invalid_grant"
    assert not caught.value.retryable
    again = ask_plainly(engine, "POST", "/revoke", {"token": credentials.refresh_token})
    assert (again[0], json.loads(again[1])["error"]) == (400, "invalid_token")


def test_withdrawing_an_access_token_ends_the_sign_in(
    engine: RunningEngine, monkeypatch: pytest.MonkeyPatch
):
    credentials = sign_in(engine, monkeypatch)
    assert (
        ask_plainly(engine, "POST", f"/revoke?{urlencode({'token': credentials.token})}")[0] == 200
    )
    assert get(engine, credentials.token) == 401
    with pytest.raises(RefreshError):
        credentials.refresh(Request())


def test_a_sign_in_outlives_the_engine(start_own, tmp_path, monkeypatch: pytest.MonkeyPatch):
    engine = start_own(tmp_path / "home")
    credentials = sign_in(engine, monkeypatch)
    client = client_of(engine)
    engine.kill()
    engine = start_own(tmp_path / "home")
    moved = client_of(engine)
    assert moved["token_uri"] == f"{engine.endpoint}/token"
    assert (moved["client_id"], moved["client_secret"]) == (
        client["client_id"],
        client["client_secret"],
    )
    assert get(engine, credentials.token) == 200
    status, said = exchange(
        engine, grant_type="refresh_token", refresh_token=credentials.refresh_token
    )
    assert status == 200
    assert get(engine, said["access_token"]) == 200


def test_a_code_is_good_once(engine: RunningEngine):
    code = code_of(engine)
    status, said = exchange(engine, code=code)
    assert status == 200
    assert said["token_type"] == "Bearer"
    assert 0 < said["expires_in"] <= LIFETIME_SECONDS
    assert exchange(engine, code=code)[1]["error"] == "invalid_grant"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"code_verifier": "w" * 64}, "invalid_grant"),
        ({"code_verifier": ""}, "invalid_grant"),
        ({"redirect_uri": "http://127.0.0.1:1/"}, "redirect_uri_mismatch"),
        ({"client_secret": "guessed"}, "invalid_client"),
        ({"client_id": "guessed"}, "invalid_client"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"code": "guessed"}, "invalid_grant"),
    ],
)
def test_an_exchange_that_does_not_fit_is_refused(engine: RunningEngine, changes, error: str):
    status, said = exchange(engine, **{"code": code_of(engine), **changes})
    assert said["error"] == error
    assert status == (401 if error == "invalid_client" else 400)


def test_the_secret_may_come_as_basic_credentials(engine: RunningEngine):
    client = client_of(engine)
    pair = base64.b64encode(f"{client['client_id']}:{client['client_secret']}".encode()).decode()
    form = {
        "grant_type": "authorization_code",
        "code": code_of(engine),
        "redirect_uri": REDIRECT,
        "code_verifier": VERIFIER,
    }
    for given, status in ((f"Basic {pair}", 200), ("Basic %%%", 401)):
        assert ask_plainly(engine, "POST", "/token", form, authorization=given)[0] == status


@pytest.mark.parametrize(
    "redirect",
    [
        "https://evil.example/",
        "http://evil.example/",
        "http://127.0.0.1.evil.example/",
        "http://user@127.0.0.1/",
        "http://127.0.0.1:99999/",
        "urn:ietf:wg:oauth:2.0:oob",
        "",
    ],
)
def test_codes_stay_on_this_computer(engine: RunningEngine, redirect: str):
    status, said = authorize(engine, redirect_uri=redirect)
    assert (status, json.loads(said)["error"]) == (400, "redirect_uri_mismatch")


def test_another_client_is_not_served(engine: RunningEngine):
    status, said = authorize(engine, client_id="another")
    assert (status, json.loads(said)["error"]) == (401, "invalid_client")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge_method": "md5"}, "invalid_request"),
        ({"scope": None}, "invalid_request"),
        ({"response_type": "token"}, "unsupported_response_type"),
    ],
)
def test_what_is_wrong_is_told_to_the_program(engine: RunningEngine, changes, error: str):
    status, where = authorize(engine, **changes)
    query = parse_qs(urlsplit(where).query)
    assert status == 302
    assert where.startswith("http://127.0.0.1:1234/back?")
    assert (query["error"], query["state"]) == ([error], ["a state"])


def test_short_scopes_come_back_under_long_names(engine: RunningEngine):
    _, said = exchange(engine, code=code_of(engine, scope=f"openid email {CLOUD}"))
    assert said["scope"].split() == SCOPES


def test_the_host_is_checked_where_no_token_is(engine: RunningEngine):
    for path in ("/o/oauth2/auth", "/token", "/revoke"):
        method = "GET" if path.endswith("auth") else "POST"
        assert ask_plainly(engine, method, path, host="evil.example")[0] == 403
        assert ask_plainly(engine, method, path, origin="http://evil.example")[0] == 403
        assert ask_plainly(engine, method, path)[0] in (400, 401)


def test_who_is_signed_in_is_not_public(engine: RunningEngine):
    for path in ("/oauth2/v2/userinfo", "/v1/userinfo"):
        assert ask_plainly(engine, "GET", path)[0] == 401
        assert get(engine, "ya29.guessed", path) == 401
        assert engine.token is not None
        assert get(engine, engine.token, path) == 200


def test_nobody_else_reads_the_client_file(engine: RunningEngine):
    path = engine.home / "engine" / "oauth_client.json"
    assert path.is_file()
    if sys.platform != "win32":  # where the user's folder is what keeps others out
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_token_ends_with_its_hour(tmp_path):
    now = [1_000_000]
    records = Records(tmp_path, lambda: now[0])
    tokens = Tokens(records)
    access, refresh = tokens.give(CLOUD)
    now[0] += LIFETIME_SECONDS * 1000 - 1
    assert tokens.accepts(access)
    now[0] += 1
    assert not tokens.accepts(access)
    renewed = tokens.refresh(refresh)
    assert renewed is not None
    assert tokens.accepts(renewed[0])
    assert tokens.refresh(renewed[0]) is None, "an access token renews nothing"
    assert not tokens.accepts(refresh), "a refresh token opens nothing"
    records.close()


def test_no_token_is_kept_as_it_is(tmp_path):
    records = Records(tmp_path)
    access, refresh = Tokens(records).give(CLOUD)
    records.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert access.encode() not in kept
    assert refresh.encode() not in kept
