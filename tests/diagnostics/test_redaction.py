"""No secret leaves in a bundle, in whatever form a library printed it."""

import json
from pathlib import Path

import pytest

from yogadesk.diagnostics.redaction import redact

SECRET = "s3cr3t-Value.42"


@pytest.mark.parametrize(
    "text",
    [
        f"Authorization: Bearer {SECRET}",
        f"authorization: bearer {SECRET}",
        json.dumps({"refresh_token": SECRET, "type": "authorized_user"}),
        json.dumps({"client_secret": f'quo"ted{SECRET}'}),
        str({"access_token": SECRET}),
        f"POST /token code={SECRET}&grant_type=authorization_code",
        f"https://127.0.0.1:8080/?state=x&code={SECRET}",
        f"-----BEGIN PRIVATE KEY-----\n{SECRET}\n-----END PRIVATE KEY-----",
        f"-----BEGIN PRIVATE KEY-----\n{SECRET}",
        f"ya29.{SECRET}",
        f"GOCSPX-{SECRET}",
        f"token={SECRET}",
        f"token='{SECRET}'",
        f'Credentials(token="{SECRET} {SECRET}", x=1)',
        f"token: {SECRET}",
        f'{{"token":{SECRET}}}',
        str({"token": SECRET.encode()}),
        json.dumps(json.dumps({"refresh_token": SECRET, "x": 1})),
        json.dumps(json.dumps(json.dumps({"client_secret": SECRET}))),
        f"state%3Dx%26code%3D{SECRET}",
        f"4/0AanRRru{SECRET.replace('.', '-')}",
        f"https://ada:{SECRET}@proxy.example.org:8080/",
        f"Authorization: token {SECRET}",
    ],
)
def test_a_secret_is_hidden(text: str) -> None:
    said = redact(f"before {text}\nafter")
    assert SECRET not in said
    assert "42" not in said.replace("after", "")
    assert said.startswith("before")


def test_a_key_of_json_stays_json() -> None:
    text = json.dumps({"private_key": "-----BEGIN RSA-----\nabc\n-----END RSA-----\n", "x": 1})
    assert json.loads(redact(text))["x"] == 1


def test_a_person_s_address_and_home_are_hidden() -> None:
    said = redact(f"ada.lovelace@example.org wrote {Path.home() / 'photos' / 'a.jpg'}")
    assert "ada" not in said
    assert "example.org" in said
    assert str(Path.home()) not in said
    assert "photos" in said


def test_a_service_account_stays() -> None:
    account = "bqcx-1-a@gcp-sa-bigquery-condel.iam.gserviceaccount.com"
    assert account in redact(f"{account} does not have storage.objects.list access")


def test_what_is_no_secret_stays_as_it_is() -> None:
    text = "2026-11-25 10:00:00,000 INFO yogadesk.cloud: query job abc took 12 ms, 3 rows"
    assert redact(text) == text


@pytest.mark.parametrize(
    "text", ["status code: 404", '{"code": 404}', "tokens: 3 of 5", "https://example.org:8080/a@b"]
)
def test_what_tells_what_went_wrong_stays(text: str) -> None:
    assert redact(text) == text
