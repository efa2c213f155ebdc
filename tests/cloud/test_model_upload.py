"""A model's files reach the bucket once each, whole, and what was cut short goes on."""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.setup.conftest import PACE
from yogadesk.app import App
from yogadesk.cloud import buckets, model_upload, resumable
from yogadesk.cloud.openers import TokenOpener
from yogadesk.cloud.secrets import Secrets
from yogadesk.cloud.session import Session
from yogadesk.cloud.site import Site
from yogadesk.errors import Trouble
from yogadesk.work import Cancelled, Progress, Ticket

_numbers = itertools.count()
LARGE = 3 * resumable.PIECE + 12_345


@pytest.fixture
def session(app: App) -> Iterator[Session]:
    access = app.classifier._session.access(Ticket())
    bucket = f"uploads-{next(_numbers)}-of-models"
    site = Site("uploads", "this-computer", "US", "d", "c", bucket)
    opener = TokenOpener(access.endpoint, access.credentials.token)
    session = Session(site, opener, PACE)
    session.open(Ticket())
    assert buckets.create(session)
    yield session
    session.close()


@pytest.fixture
def unfinished(tmp_path: Path) -> Secrets:
    return Secrets(tmp_path / "uploads")


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large"
    path.write_bytes(os.urandom(LARGE))
    return path


class Stops:
    """Cancels its ticket once so many bytes are sent; remembers what was reported."""

    def __init__(self, at: int = LARGE * 2) -> None:
        self.at = at
        self.heard: list[Progress] = []
        self.ticket = Ticket(self._hear)

    def _hear(self, progress: Progress) -> None:
        self.heard.append(progress)
        if progress.done >= self.at:
            self.ticket.cancel()


def content_of(session: Session, name: str) -> bytes:
    found: bytes = session.storage.bucket(session.site.bucket).blob(name).download_as_bytes()
    return found


def test_every_file_is_uploaded_once(
    session: Session, unfinished: Secrets, large: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "small").write_bytes(b"small")
    files = [("m/v/large", large), ("m/empty", tmp_path / "empty"), ("m/small", tmp_path / "small")]
    watch = Stops()
    model_upload.upload_files(session, files, unfinished, watch.ticket)
    for name, path in files:
        assert content_of(session, name) == path.read_bytes()
    done = [progress.done for progress in watch.heard]
    assert done == sorted(done), "the bar never goes back"
    assert watch.heard[-1].total == LARGE + 5
    before = {b.name: b.generation for b in session.storage.list_blobs(session.site.bucket)}
    model_upload.upload_files(session, files, unfinished, Ticket())
    after = {b.name: b.generation for b in session.storage.list_blobs(session.site.bucket)}
    assert before == after
    assert not list((tmp_path / "uploads").iterdir()), "nothing is unfinished"


def test_an_upload_cut_short_goes_on_in_another_process(
    session: Session, unfinished: Secrets, large: Path
) -> None:
    stops = Stops(at=resumable.PIECE)
    with pytest.raises(Cancelled):
        model_upload.upload_files(session, [("large", large)], unfinished, stops.ticket)
    again = Stops()
    session.close()
    session.open(Ticket())
    model_upload.upload_files(session, [("large", large)], unfinished, again.ticket)
    assert content_of(session, "large") == large.read_bytes()
    sent = [progress.done for progress in again.heard if progress.done]
    assert sent[0] > 0
    assert sent[0] % resumable.PIECE == 0


def test_another_content_is_never_appended_to_a_begun_upload(
    session: Session, unfinished: Secrets, large: Path
) -> None:
    stops = Stops(at=resumable.PIECE)
    with pytest.raises(Cancelled):
        model_upload.upload_files(session, [("large", large)], unfinished, stops.ticket)
    large.write_bytes(os.urandom(LARGE))
    model_upload.upload_files(session, [("large", large)], unfinished, Ticket())
    assert content_of(session, "large") == large.read_bytes()


def test_an_upload_that_the_server_forgot_begins_anew(
    session: Session, unfinished: Secrets, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops = Stops(at=resumable.PIECE)
    with pytest.raises(Cancelled):
        model_upload.upload_files(session, [("large", large)], unfinished, stops.ticket)
    [kept] = list(unfinished._folder.iterdir())
    kept.write_text(kept.read_text("utf-8").replace("upload_id=", "upload_id=x"), "utf-8")
    model_upload.upload_files(session, [("large", large)], unfinished, Ticket())
    assert content_of(session, "large") == large.read_bytes()


@pytest.mark.parametrize("is_cancelled", [True, False])
def test_a_server_that_gets_no_further_is_not_asked_for_ever(
    session: Session, unfinished: Secrets, large: Path, monkeypatch: pytest.MonkeyPatch,
    is_cancelled: bool,
) -> None:  # fmt: skip
    monkeypatch.setattr(session, "pace", replace(PACE, call=0.3, patience=0.1))
    ticket, asked = Ticket(), []

    def stays(*_given: object) -> int:
        asked.append(1)
        if is_cancelled and len(asked) == 3:
            ticket.cancel()
        time.sleep(0.01)
        return 0

    monkeypatch.setattr(resumable.Upload, "_put", stays)
    with pytest.raises(Cancelled if is_cancelled else Trouble):
        model_upload.upload_files(session, [("large", large)], unfinished, ticket)
    assert len(asked) < 200


def test_something_else_in_its_place_is_told_and_left(
    session: Session, unfinished: Secrets, tmp_path: Path
) -> None:
    (tmp_path / "m").write_bytes(b"model")
    session.storage.bucket(session.site.bucket).blob("m").upload_from_string(b"other")
    with pytest.raises(Trouble, match="is not the model"):
        model_upload.upload_files(session, [("m", tmp_path / "m")], unfinished, Ticket())
    assert content_of(session, "m") == b"other"
