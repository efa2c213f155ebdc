"""What the whole main job says and hears, from nothing to a verdict, against Google's documents."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.classify.recording import Recording
from tests.drawing import draw
from tests.engine.conftest import running_engine
from tests.wire.proxy import recording
from tests.wire.validation import Exchange, problems
from yogadesk.app import App
from yogadesk.classify import Feed
from yogadesk.work import Ticket

EXPECTED = {
    "bigquery.datasets.get",
    "bigquery.datasets.insert",
    "bigquery.datasets.patch",
    "bigquery.jobs.get",
    "bigquery.jobs.insert",
    "bigquery.jobs.query",
    "bigqueryconnection.projects.locations.connections.create",
    "bigqueryconnection.projects.locations.connections.get",
    "storage.buckets.get",
    "storage.buckets.getIamPolicy",
    "storage.buckets.insert",
    "storage.buckets.setIamPolicy",
    "storage.objects.insert",
}
PICTURES = 6


@pytest.fixture(scope="module")
def exchanges(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Exchange]]:
    """A new home, made ready, and pictures classified in both modes of upload, and once more."""
    folder = tmp_path_factory.mktemp("wire")
    paths = [draw(folder / f"picture {n} ü#%.jpg", seed=n) for n in range(PICTURES)]
    with (
        running_engine(folder / "engine-home") as engine,
        recording(engine.endpoint) as recorder,
    ):
        # The window finds an engine that runs already, as a second one does.
        where = folder / "home" / "engine" / "engine.json"
        where.parent.mkdir(parents=True)
        told = json.loads((folder / "engine-home" / "engine" / "engine.json").read_text("utf-8"))
        where.write_text(json.dumps({**told, "endpoint": recorder.endpoint}))
        with App(folder / "home") as app:
            app.classifier.prepare_site(Ticket())
            for mode in ("model-ready", "original", "original"):
                app.settings.change(upload_mode=mode)
                heard = Recording()
                feed = Feed(paths)
                feed.close()
                summary = app.classifier.classify(feed, Ticket(), heard)
                assert summary.failed == 0
                assert summary.found == PICTURES
        # But for the question whether it is the engine, which is asked of no Google.
        yield [each for each in recorder.exchanges if each.path != "/.well-known/yogadesk"]


def test_every_request_and_every_answer_is_as_documented(exchanges: list[Exchange]):
    wrong = Counter(each for exchange in exchanges for each in problems(exchange))
    assert not wrong


def test_the_whole_way_was_seen(exchanges: list[Exchange]):
    seen = Counter(each.method.id for each in exchanges if each.method)
    assert set(seen) >= EXPECTED
    assert seen["storage.objects.insert"] >= 2 * PICTURES
