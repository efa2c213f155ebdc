"""Signing in through the window, in the browser, at the engine's authorization server."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from PySide6.QtGui import QGuiApplication

from tests.ui.setup.hand import SITE, Hand
from tests.ui.setup.real import Browser, Engine
from yogadesk.cloud.calls import Pace
from yogadesk.setup import way
from yogadesk.setup.answers import Answers
from yogadesk.setup.reached import SignIn, Where

LONG_MS = 20_000
YOU = "you@this-computer.local"


@pytest.fixture
def at_sign_in(real: Hand, engine: Engine) -> Hand:
    """At the page, with the client file typed."""
    real.give(Answers(where=Where("google", engine.endpoint)))
    real.open()
    real.is_at("sign_in")
    real.choose("In the browser")
    real.type("OAuth client file", str(engine.client_file))
    return real


def until(hand: Hand, part: str) -> None:
    hand.qtbot.waitUntil(lambda: hand.says(part), timeout=LONG_MS)


def kept_secret(hand: Hand) -> dict[str, Any]:
    found = way.secrets(hand.home).get(way.secret_name(SITE))
    return json.loads(found) if found is not None else {}


def test_who_signed_in_is_shown_and_signing_out_revokes(
    at_sign_in: Hand, browser: Browser, engine: Engine
) -> None:
    at_sign_in.next()
    at_sign_in.qtbot.waitUntil(lambda: at_sign_in.page.key == "project", timeout=LONG_MS)
    [address] = browser.opened
    query = parse_qs(urlsplit(address).query)
    assert query["code_challenge_method"] == ["S256"]
    assert urlsplit(query["redirect_uri"][0]).port
    assert at_sign_in.kept().sign_in == SignIn("oauth", str(engine.client_file), account=YOU)
    token = kept_secret(at_sign_in)["token"]
    assert knows(engine, token)

    at_sign_in.back()
    assert at_sign_in.says(f"Signed in as {YOU}.")
    at_sign_in.press("Sign out")
    until(at_sign_in, "Signed out.")
    assert not knows(engine, token), "it is revoked, and not only forgotten"
    assert not kept_secret(at_sign_in)
    assert at_sign_in.kept().sign_in.account == ""


def knows(engine: Engine, token: str) -> bool:
    address, head = f"{engine.endpoint}/oauth2/v3/userinfo", {"Authorization": f"Bearer {token}"}
    return requests.get(address, headers=head, timeout=10).status_code == 200


def test_the_wait_for_the_browser_can_be_stopped(at_sign_in: Hand, browser: Browser) -> None:
    browser.comes_back = False
    at_sign_in.next()
    until(at_sign_in, "Waiting for you in the browser")
    at_sign_in.qtbot.waitUntil(lambda: bool(browser.opened))
    at_sign_in.press("Copy the address")
    assert QGuiApplication.clipboard().text() == browser.opened[0]
    at_sign_in.press("Stop")
    until(at_sign_in, "Stopped. Nobody is signed in.")
    at_sign_in.rest()
    assert not kept_secret(at_sign_in)

    # Another browser takes the address that was copied, while one waits again.
    at_sign_in.next()
    at_sign_in.qtbot.waitUntil(lambda: len(browser.opened) == 2, timeout=LONG_MS)
    browser.visit(browser.opened[1])
    at_sign_in.qtbot.waitUntil(lambda: at_sign_in.page.key == "project", timeout=LONG_MS)


def test_cancel_with_the_browser_open_leaves_nothing(at_sign_in: Hand, browser: Browser) -> None:
    browser.comes_back = False
    at_sign_in.next()
    until(at_sign_in, "Waiting for you in the browser")
    at_sign_in.qtbot.waitUntil(lambda: bool(browser.opened))
    at_sign_in.close()
    back = parse_qs(urlsplit(browser.opened[0]).query)["redirect_uri"][0]
    with pytest.raises(requests.ConnectionError):
        requests.get(back, timeout=5)
    assert not kept_secret(at_sign_in)


def test_a_denial_is_told_and_one_can_try_again(at_sign_in: Hand, browser: Browser) -> None:
    browser.error = "access_denied"
    at_sign_in.next()
    until(at_sign_in, "The access was declined.")
    assert at_sign_in.page.key == "sign_in"
    browser.error = ""
    at_sign_in.next()
    at_sign_in.qtbot.waitUntil(lambda: at_sign_in.page.key == "project", timeout=LONG_MS)


class TestInAHurry:
    """With little patience for the person."""

    @pytest.fixture
    def pace(self) -> Pace:
        return Pace(sign_in=0.3)

    def test_nobody_in_the_browser_is_told(self, at_sign_in: Hand, browser: Browser) -> None:
        browser.comes_back = False
        at_sign_in.next()
        until(at_sign_in, "The browser did not come back within 0 seconds.")


class _SaysNo(BaseHTTPRequestHandler):
    """A token service that wants the person again."""

    said = b""

    def do_POST(self) -> None:
        self.send_response(400)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(self.said)))
        self.end_headers()
        self.wfile.write(self.said)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def saying_no(error: dict[str, str]) -> Iterator[str]:
    """The address of a token service that answers every refresh with this."""
    handler = type("_SaysThis", (_SaysNo,), {"said": json.dumps(error).encode()})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/token"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    "error",
    [
        {"error": "invalid_grant", "error_description": "Token has been expired or revoked."},
        {"error": "invalid_grant", "error_subtype": "invalid_rapt", "error_description": "reauth"},
    ],
    ids=["revoked", "invalid_rapt"],
)
def test_a_sign_in_that_is_over_leads_back_with_the_answers_kept(
    at_sign_in: Hand, browser: Browser, error: dict[str, str]
) -> None:
    at_sign_in.next()
    at_sign_in.qtbot.waitUntil(lambda: at_sign_in.page.key == "project", timeout=LONG_MS)
    at_sign_in.type("Project id", "this-computer")
    at_sign_in.next()
    at_sign_in.is_at("location")
    at_sign_in.close()
    with saying_no(error) as address:
        over = kept_secret(at_sign_in) | {
            "token_uri": address,
            "expiry": "2020-01-01T00:00:00",
        }
        way.secrets(at_sign_in.home).put(way.secret_name(SITE), json.dumps(over))
        at_sign_in.open()
        at_sign_in.is_at("connection")
        at_sign_in.press("Look what is there")
        until(at_sign_in, "Sign-in is needed.")
        at_sign_in.press("Sign in again")
        at_sign_in.is_at("sign_in")
        assert at_sign_in.says("Sign-in is needed.")
        assert at_sign_in.kept().project.project == "this-computer"
        at_sign_in.next()
        at_sign_in.qtbot.waitUntil(lambda: at_sign_in.page.key == "project", timeout=LONG_MS)
        assert len(browser.opened) == 2
