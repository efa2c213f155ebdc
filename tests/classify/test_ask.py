"""What the site is asked: all at once, and where that is refused, in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.classify.recording import Recording
from tests.drawing import draw
from yogadesk.app import App
from yogadesk.classify import Feed
from yogadesk.classify import ask as asking
from yogadesk.cloud import statements
from yogadesk.cloud.session import Session
from yogadesk.cloud.statement_log import StatementRun
from yogadesk.errors import Refused, Trouble
from yogadesk.setup import bundled
from yogadesk.work import Ticket


@pytest.fixture
def heard(app: App, monkeypatch: pytest.MonkeyPatch) -> list[StatementRun]:
    """The statements that ran since."""
    runs: list[StatementRun] = []
    monkeypatch.setattr(app.classifier._session, "hears", runs.append)
    return runs


@pytest.fixture
def uris(app: App, tmp_path: Path) -> list[str]:
    """Nine objects; the fifth is no picture."""
    for n in range(8):
        draw(tmp_path / f"{n}.jpg", seed=4000 + n, size=(64, 64))
    feed, told = Feed([tmp_path]), Recording()
    feed.close()
    app.classifier.classify(feed, Ticket(), told)
    good = [verdict.uri or "" for verdict in told.verdicts]
    site, name = app.site, f"{app.site.prefix}no picture.png"
    app.classifier._session.storage.bucket(site.bucket).blob(name).upload_from_string(b"nothing")
    return [*good[:4], site.uri(name), *good[4:]]


def ask(app: App, uris: Sequence[str]) -> Iterator[tuple[Sequence[str], dict[str, asking.Answer]]]:
    session: Session = app.classifier._session
    return asking.ask_in_parts(session, bundled.model(), uris, 5, Ticket())


def test_a_picture_that_cannot_be_decoded_costs_only_itself(
    app: App, uris: list[str], heard: list[StatementRun]
) -> None:
    answers = {uri: answer for _, part in ask(app, uris) for uri, answer in part.items()}
    assert set(answers) == set(uris)
    assert [uri for uri, answer in answers.items() if answer.refusal] == [uris[4]]
    assert all(len(answer.classes) == 5 for answer in answers.values() if not answer.refusal)
    assert len(heard) <= 2 * 4 + 1  # halved four times at most


def test_a_statement_that_is_refused_as_such_is_not_asked_in_parts(
    app: App, uris: list[str], heard: list[StatementRun], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = statements.classify
    monkeypatch.setattr(
        statements, "classify", lambda *given: whole(*given).replace("best.label", "best.lable")
    )
    with pytest.raises(Refused, match="lable"):
        list(ask(app, uris))
    assert len(heard) == 1


def test_what_was_answered_is_there_when_a_later_part_fails(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(_session: object, _model: object, uris: Sequence[str], *_rest: object) -> object:
        if len(uris) > 2:
            raise Refused("Too large", "It is.", "")
        if "5" in uris:
            raise Trouble("The quota is used up", "It is.", "")
        return {uri: asking.Answer() for uri in uris}

    monkeypatch.setattr(asking, "_query", answer)
    parts = ask(app, [str(n) for n in range(8)])
    assert [list(next(parts)[0]) for _ in range(2)] == [["0", "1"], ["2", "3"]]
    with pytest.raises(Trouble, match="It is"):
        next(parts)
