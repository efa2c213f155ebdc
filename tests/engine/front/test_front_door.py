"""Who gets in, and what those get to hear who ask for what is not there."""

from __future__ import annotations

import http.client
import json
from typing import Any

import pytest

from yogadesk.engine.management.client_file import AUTHORIZE

_FORMS = [
    ("GET", "/"),
    ("GET", "/nowhere/at/all"),
    ("POST", "/storage/v2/b"),
    ("GET", "/storage/v1"),
    ("GET", "/storage/v1/x"),
    ("GET", "/v1/projects/p/locations/us/connections/none"),
    ("GET", "/storage/v1/b/not-there"),
    ("GET", "/storage/v1/b/not-there/o"),
    ("GET", "/storage/v1/b/not-there/o/x?alt=media"),
    ("GET", "/download/storage/v1/b/not-there/o/x"),
]


def ask(
    engine: Any, method: str, path: str, body: bytes | None = None, **headers: str
) -> tuple[int, dict[str, Any], dict[str, str]]:
    """One request as it stands: status, JSON, headers. `authorization=""` leaves the token out."""
    connection = http.client.HTTPConnection(engine.endpoint.removeprefix("http://"), timeout=30)
    given = {"authorization": f"Bearer {engine.token}", **headers}
    try:
        connection.putrequest(method, path, skip_host="host" in given)
        for name, value in given.items():
            if value:
                connection.putheader(name.replace("_", "-"), value)
        if body is not None:
            connection.putheader("content-length", str(len(body)))
        connection.endheaders(body)
        response = connection.getresponse()
        said = response.read()
        return (
            response.status,
            json.loads(said) if said else {},
            {name.lower(): value for name, value in response.getheaders()},
        )
    finally:
        connection.close()


@pytest.mark.parametrize("given", ["", "Bearer wrong", "Bearer", "Basic abc", "Bearer \xff"])
def test_only_the_token_opens(engine, given: str):
    status, said, headers = ask(engine, "GET", "/storage/v1/b?project=p", authorization=given)
    assert status == 401
    assert said["error"]["errors"][0]["reason"] == "authError"
    assert said["error"]["status"] == "UNAUTHENTICATED"
    assert headers["www-authenticate"] == "Bearer"


def test_the_schemes_name_has_no_case(engine):
    for scheme in ("bearer", "BEARER"):
        given = f"{scheme} {engine.token}"
        assert ask(engine, "GET", "/storage/v1/b?project=p", authorization=given)[0] == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "", "[::1]"])
def test_a_name_that_points_here_does_not_get_in(engine, host: str):
    port = engine.endpoint.rsplit(":", 1)[1]
    status, said, _ = ask(engine, "GET", "/storage/v1/b?project=p", host=host.format(port=port))
    assert status in (400, 403)
    if said:
        assert said["error"]["errors"][0]["reason"] == "forbidden"


def test_localhost_is_a_name_of_this_computer(engine):
    port = engine.endpoint.rsplit(":", 1)[1]
    assert ask(engine, "GET", "/storage/v1/b?project=p", host=f"localhost:{port}")[0] == 200


def test_web_pages_stay_out_even_without_a_token(start_own):
    engine = start_own(None, "--no-auth")
    assert engine.token is None
    path = "/storage/v1/b?project=p"
    assert ask(engine, "GET", path, authorization="")[0] == 200
    status, _, headers = ask(
        engine, "POST", path, b'{"name": "by-a-page"}', authorization="", origin="http://evil"
    )
    assert status == 403
    assert not [name for name in headers if name.startswith("access-control")]
    assert ask(engine, "GET", path, authorization="", host="evil.example")[0] == 403
    assert engine.storage().lookup_bucket("by-a-page") is None
    for site, wanted in (("cross-site", 403), ("same-site", 403), ("none", 200)):
        assert ask(engine, "GET", path, authorization="", sec_fetch_site=site)[0] == wanted
    # A link of a notebook may lead to sign-in, which asks here who sent it.
    assert ask(engine, "GET", AUTHORIZE, authorization="", sec_fetch_site="cross-site")[0] == 401


@pytest.mark.parametrize(("method", "path"), _FORMS)
def test_what_is_not_there_is_said_in_googles_form(engine, method: str, path: str):
    status, said, headers = ask(engine, method, path)
    assert status == 404
    assert headers["content-type"].startswith("application/json")
    error = said["error"]
    assert error["code"] == 404
    assert error["status"] == "NOT_FOUND"
    assert error["message"]
    assert error["errors"][0]["reason"] == "notFound"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/batch/storage/v1"),
        ("GET", "/storage/v1/b/some/acl"),
        ("GET", "/storage/v1/b/some/notificationConfigs"),
        ("POST", "/storage/v1/b/some/o/a/rewriteTo/b/other/o/c"),
        ("POST", "/storage/v1/b/some/o/a/compose"),
        ("GET", "/storage/v1/projects/p/serviceAccount"),
        ("GET", "/storage/v1/b/some/o?softDeleted=True"),
        ("GET", "/storage/v1/b/some/o?matchGlob=*.png"),
        ("PATCH", "/v1/projects/p/locations/us/connections/c?updateMask=description"),
        ("POST", "/v1/projects/p/locations/us/connections/c:setIamPolicy"),
    ],
)
def test_what_is_known_and_not_done_is_refused_by_name(engine, method: str, path: str):
    status, said, _ = ask(engine, method, path, b"{}" if method != "GET" else None)
    assert status == 501
    assert "is not supported by the engine on this computer" in said["error"]["message"]
    assert said["error"]["errors"][0]["reason"] == "notImplemented"


@pytest.mark.parametrize("method", ["DELETE", "PATCH", "OPTIONS"])
def test_a_method_that_makes_no_sense_is_named(engine, method: str):
    status, said, _ = ask(engine, method, "/storage/v1/b")
    assert status == 405
    assert said["error"]["errors"][0]["reason"] == "httpMethodNotAllowed"


@pytest.mark.parametrize("body", [b"{", b"[1]", b"\xff", b"[" * 100_000])
def test_a_body_that_is_no_json_object_is_named(engine, body: bytes):
    status, said, _ = ask(engine, "POST", "/storage/v1/b?project=p", body)
    assert status == 400
    assert said["error"]["errors"][0]["reason"] == "parseError"


def test_a_huge_body_is_refused_before_it_is_read(engine):
    status, said, _ = ask(engine, "POST", "/storage/v1/b?project=p", content_length=str(10**12))
    assert status == 413
    assert said["error"]["code"] == 413


def test_a_huge_body_without_a_length_is_refused_on_the_way(engine):
    piece = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    connection = http.client.HTTPConnection(engine.endpoint.removeprefix("http://"), timeout=30)
    connection.putrequest("POST", "/storage/v1/b?project=p")
    connection.putheader("authorization", f"Bearer {engine.token}")
    connection.putheader("transfer-encoding", "chunked")
    connection.endheaders()
    try:
        for _ in range(1100):
            connection.send(piece)
        connection.send(b"0\r\n\r\n")
        assert connection.getresponse().status == 413
    except (ConnectionResetError, BrokenPipeError):
        pass  # hung up on before all of it was sent: refused as well
    finally:
        connection.close()


@pytest.mark.parametrize(
    "path",
    [
        "/storage/v1/b/some/o?maxResults=-1",
        "/storage/v1/b/some/o?maxResults=ten",
        "/storage/v1/b/some/o?pageToken=%21",
        "/storage/v1/b/some/o/x?ifGenerationMatch=1.5",
        "/storage/v1/b/%FF/o",
        "/v1/projects/p/locations/us/connections?pageSize=many",
    ],
)
def test_a_parameter_that_is_none_is_named(engine, path: str):
    client = engine.storage()
    if client.lookup_bucket("some") is None:
        client.create_bucket("some")
        client.bucket("some").blob("x").upload_from_string(b"x")
    status, said, _ = ask(engine, "GET", path)
    assert status == 400
    assert said["error"]["errors"][0]["reason"] == "invalid"
