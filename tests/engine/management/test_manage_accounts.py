"""A service account's key signs in: its signature, its time and its purpose are checked."""

from __future__ import annotations

import base64
import json
import time
from dataclasses import dataclass
from typing import Any

import pytest
from google.auth import jwt
from google.auth.crypt import RSASigner
from google.auth.exceptions import RefreshError
from google.auth.transport.requests import AuthorizedSession, Request
from google.oauth2 import service_account

from tests.engine.conftest import RunningEngine
from tests.engine.management.conftest import MakeProject
from tests.engine.management.test_manage_sign_in import ask_plainly

SCOPE = "https://www.googleapis.com/auth/cloud-platform"
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"


@dataclass(frozen=True)
class Made:
    """An account's address in the API and the content of its key file."""

    path: str
    key_path: str
    file: dict[str, Any]

    def signed(self, **changes: Any) -> str:
        now = int(time.time())
        claims = {
            "iss": self.file["client_email"],
            "aud": self.file["token_uri"],
            "iat": now,
            "exp": now + 600,
            "scope": SCOPE,
        } | changes
        signer = RSASigner.from_string(self.file["private_key"], self.file["private_key_id"])
        return jwt.encode(signer, claims).decode()


def call(engine: RunningEngine, verb: str, path: str, body: Any = None) -> Any:
    import requests

    answer = requests.request(
        verb,
        engine.endpoint + path,
        json=body,
        headers={"Authorization": f"Bearer {engine.token}"},
        timeout=20,
    )
    answer.raise_for_status()
    return answer.json()


def make(engine: RunningEngine, project: str, name: str) -> Made:
    every = f"/v1/projects/{project}/serviceAccounts"
    about = {"accountId": name, "serviceAccount": {"displayName": "d"}}
    account = call(engine, "POST", every, about)
    key = call(engine, "POST", f"/v1/{account['name']}/keys", {})
    file = json.loads(base64.b64decode(key["privateKeyData"]))
    return Made(f"/v1/{account['name']}", f"/v1/{key['name']}", file)


@pytest.fixture(scope="module")
def made(engine: RunningEngine, make_project: MakeProject) -> Made:
    return make(engine, make_project(), "robot-of-tests")


def exchange(engine: RunningEngine, assertion: str) -> tuple[int, Any]:
    form = {"grant_type": GRANT, "assertion": assertion}
    status, said = ask_plainly(engine, "POST", "/token", form)
    return status, json.loads(said) if isinstance(said, str | bytes) else said


def test_googles_clients_sign_in_with_the_key_file(engine: RunningEngine, made: Made):
    credentials = service_account.Credentials.from_service_account_info(made.file, scopes=[SCOPE])
    credentials.refresh(Request())
    assert credentials.token.startswith("ya29.")
    with AuthorizedSession(credentials) as session:
        assert session.get(f"{engine.endpoint}/v3/projects:search", timeout=20).ok
    from google.cloud.bigquery import Client
    from google.cloud.resourcemanager_v3 import ProjectsClient

    options = {"api_endpoint": engine.endpoint}
    client = Client(project="signed-in", credentials=credentials, client_options=options)
    assert [row[0] for row in client.query_and_wait("SELECT 7")] == [7]
    # This one signs a token itself and never asks the token endpoint.
    own = service_account.Credentials.from_service_account_info(made.file)
    management = ProjectsClient(credentials=own, client_options=options, transport="rest")
    assert list(management.search_projects())


@pytest.mark.parametrize(
    "changes",
    [
        {"exp": 1},
        {"iat": int(time.time()) + 3600, "exp": int(time.time()) + 3700},
        {"exp": int(time.time()) + 90_000},
        {"iss": "somebody@else.example"},
        {"sub": "somebody@else.example"},
        {"aud": "https://example.com/token"},
        {"aud": None},
        {"scope": ""},
        {"iat": "soon"},
    ],
)
def test_what_does_not_hold_gives_no_token(
    changes: dict[str, Any], engine: RunningEngine, made: Made
):
    status, said = exchange(engine, made.signed(**changes))
    assert status == 400
    assert said["error"] in ("invalid_grant", "invalid_scope")


def test_only_what_the_key_signed_counts(engine: RunningEngine, made: Made):
    good = made.signed()
    head, body, signature = good.split(".")
    assert exchange(engine, good)[0] == 200
    claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    other = base64.urlsafe_b64encode(json.dumps(claims | {"x": 1}).encode()).rstrip(b"=").decode()
    none = base64.urlsafe_b64encode(b'{"alg":"none"}').rstrip(b"=").decode()
    for bad in (f"{head}.{other}.{signature}", f"{none}.{body}.", f"{head}.{body}.", "a.b.c", "",
                "." * 5, f"{head}.{body}.{signature}x", "é.é.é"):  # fmt: skip
        status, said = exchange(engine, bad)
        assert (status, said["error"]) == (400, "invalid_grant"), bad
        assert ask_plainly(engine, "GET", "/v3/projects:search", bearer="a.b.c")[0] == 401
    assert ask_plainly(engine, "GET", "/v3/projects:search", bearer=good)[0] == 401, (
        "a token for the token endpoint is good for nothing else"
    )


def test_a_deleted_key_signs_in_no_more(engine: RunningEngine, make_project: MakeProject):
    made = make(engine, make_project(), "short-lived")
    assert [key["name"] for key in call(engine, "GET", f"{made.path}/keys")["keys"]] == [
        made.key_path.removeprefix("/v1/")
    ]
    credentials = service_account.Credentials.from_service_account_info(made.file, scopes=[SCOPE])
    credentials.refresh(Request())
    call(engine, "DELETE", made.key_path)
    with pytest.raises(RefreshError, match="invalid_grant"):
        credentials.refresh(Request())
    call(engine, "DELETE", made.path)
    assert ask_plainly(engine, "GET", made.path, bearer=engine.token)[0] == 404


def test_the_private_half_is_kept_nowhere(engine: RunningEngine, made: Made):
    secret = made.file["private_key"].splitlines()[3].encode()
    for path in (engine.home / "engine").glob("accounts.sqlite*"):
        assert secret not in path.read_bytes()
