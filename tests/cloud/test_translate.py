import pytest
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
