import socket
import threading

import pytest
import requests
import requests.exceptions
from google.api_core import exceptions as api
from google.auth import exceptions as auth

from yogadesk.cloud import translate
from yogadesk.errors import Refused, SiteUnreachable, Trouble


def _classes(module: object, base: type) -> list[type]:
    found = [v for v in vars(module).values() if isinstance(v, type) and issubclass(v, base)]
    assert len(found) > 5
    return found


@pytest.mark.parametrize("kind", _classes(api, api.GoogleAPIError), ids=lambda k: k.__name__)
def test_every_error_of_google_api_core_becomes_trouble(kind: type) -> None:
    error = kind("words", cause=ValueError("why")) if kind is api.RetryError else kind("words")
    with pytest.raises(Trouble) as caught, translate.speaking("looking around"):
        raise error
    assert "looking around" in caught.value.happened
    assert caught.value.advice


@pytest.mark.parametrize("kind", _classes(auth, auth.GoogleAuthError), ids=lambda k: k.__name__)
def test_every_error_of_google_auth_becomes_trouble(kind: type) -> None:
    with pytest.raises(Trouble) as caught, translate.speaking("looking around"):
        raise kind("words")
    assert "looking around" in caught.value.happened


def test_what_may_pass_is_told_apart_from_what_will_not() -> None:
    with pytest.raises(SiteUnreachable), translate.speaking("x"):
        raise requests.exceptions.ConnectionError("reset")
    with pytest.raises(SiteUnreachable), translate.speaking("x"):
        raise api.RetryError("gave up", cause=api.ServiceUnavailable("away"))
    with pytest.raises(Refused), translate.speaking("x"):
        raise api.BadRequest("Unrecognized name: nme")


def test_a_missing_reservation_is_explained() -> None:
    said = (
        "BigQuery ML inference using imported models and object tables requires a reservation, "
        "but no reservations were assigned for job type `QUERY`"
    )
    with pytest.raises(Trouble) as caught, translate.speaking("x"):
        raise api.BadRequest(said)
    assert "reservation" in caught.value.title
    assert caught.value.link


def test_an_uploads_error_is_told_in_words() -> None:
    said = (
        '{"error": {"code": 404, "message": "There is no such bucket."}}: (\'Request failed\', 404)'
    )
    with pytest.raises(Trouble) as caught, translate.speaking("x"):
        raise api.NotFound(f"POST https://storage.googleapis.com/upload/b: {said}")
    assert "the answer was: There is no such bucket. " in caught.value.happened


def test_a_bug_stays_a_bug() -> None:
    with pytest.raises(ZeroDivisionError), translate.speaking("x"):
        raise ZeroDivisionError


class _Line:
    """A server that takes one call, says this, and closes; says nothing for None."""

    def __init__(self, said: bytes | None) -> None:
        self._said = said
        self._server = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._server.getsockname()[1]}/"
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> "_Line":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self._server.close()

    def _serve(self) -> None:
        line, _ = self._server.accept()
        with line:
            line.recv(4096)
            if self._said is None:
                self._over.wait(10)
            else:
                line.sendall(self._said)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (None, "While looking around, no answer came in time."),
        (b"", "While looking around, the connection was cut."),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf",
            "While looking around, the answer broke off in the middle.",
        ),
    ],
    ids=["hang", "cut", "truncated"],
)
def test_a_line_that_breaks_is_told_in_words(said: bytes | None, told: str) -> None:
    with (
        _Line(said) as line,
        pytest.raises(SiteUnreachable) as caught,
        translate.speaking("looking around"),
    ):
        requests.get(line.address, timeout=0.2)
    assert caught.value.happened == told


def test_a_refused_connection_and_an_unknown_address_are_told_in_words() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(SiteUnreachable, match="nobody listens"), translate.speaking("x"):
        requests.get(f"http://127.0.0.1:{port}/", timeout=5)
    unknown = "Failed to resolve 'bigquery.googleapis.com' ([Errno -2] Name or service not known)"
    with pytest.raises(SiteUnreachable, match="computer is offline"), translate.speaking("x"):
        raise requests.exceptions.ConnectionError(unknown)
