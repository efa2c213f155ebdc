"""The main job on the real engine, through Google's clients."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.classify.recording import Recording
from tests.drawing import draw
from yogadesk import assets
from yogadesk import pictures as prepared
from yogadesk.app import App
from yogadesk.classify import Feed, Summary
from yogadesk.classify.run import Run
from yogadesk.domain import NOT_SURE, State, Verdict
from yogadesk.engine.ml.runtimes.private_ort import onnxruntime
from yogadesk.errors import SiteUnreachable
from yogadesk.setup import bundled
from yogadesk.work import Cancelled, Ticket


def classify(
    app: App, *paths: Path, listener: Recording | None = None
) -> tuple[Recording, Summary]:
    heard = listener or Recording()
    feed = Feed(paths)
    feed.close()
    return heard, app.classifier.classify(feed, Ticket(), heard)


def objects(app: App) -> set[str]:
    session = app.classifier._session
    session.open(Ticket())
    return {blob.name for blob in session.storage.list_blobs(app.site.bucket, prefix="inbox/")}


def test_every_picture_gets_its_scores_as_onnx_runtime_itself_gives_them(
    app: App, pictures: list[Path]
) -> None:
    heard, summary = classify(app, *pictures)
    assert summary.found == len(pictures) == summary.done + summary.not_sure
    model = bundled.model()
    runtime = onnxruntime.InferenceSession(assets.data(bundled.FILE))
    for verdict in heard.verdicts:
        image = Image.open(verdict.picture.path)
        image.draft("RGB", (model.width, model.height))  # a JPEG is decoded at a reduced scale
        small = image.convert("RGB").resize((model.width, model.height), Image.Resampling.BICUBIC)
        pixels = np.asarray(small, np.float32)[None] / 255
        (expected,) = runtime.run([model.output], {model.input: pixels})
        got = {c.label: c.score for c in verdict.classes}
        assert got == pytest.approx(
            dict(zip(model.labels, expected[0].tolist(), strict=True)), abs=1e-4
        )
        assert [c.score for c in verdict.classes] == sorted(got.values(), reverse=True)
        best = verdict.classes[0]
        sure = best.score >= verdict.threshold
        assert verdict.decision == (best.label if sure else NOT_SURE)
        assert (verdict.health is not None) == sure
        assert verdict.model is not None
        assert verdict.model.sha256 == model.sha256


def test_the_sample_pictures_are_read_right_and_come_with_their_health_record(app: App) -> None:
    names = [n for n in assets.names("samples") if n.endswith((".jpg", ".png"))]
    assert len(names) >= 5
    poses = set(bundled.model().labels)
    root = Path(assets.__file__).resolve().parent.parent / "resources"
    heard, _ = classify(app, *(root / name for name in names))
    seen = set()
    for name, verdict in heard.by_name().items():
        pose = next((p for p in poses if name.startswith(p)), None)
        assert verdict.decision == (pose or NOT_SURE), name
        if pose:
            seen.add(pose)
            assert verdict.health is not None
            assert verdict.health.pose == pose
            assert verdict.health.health_benefit
    assert seen == poses


def test_a_picture_goes_up_once_however_often_it_is_dropped(app: App, tmp_path: Path) -> None:
    first = draw(tmp_path / "first.jpg", seed=901)
    for n in range(5):
        shutil.copy(first, tmp_path / f"copy {n}.jpg")
    before = objects(app)
    heard, summary = classify(app, tmp_path)
    assert summary.found == 6
    assert len(objects(app) - before) == 1
    assert len({v.uri for v in heard.verdicts}) == 1
    again, _ = classify(app, first)
    assert State.UPLOADING not in [state for _, state in again.moves]
    assert again.verdicts[0].classes == heard.verdicts[0].classes


def test_an_object_deleted_behind_our_back_is_put_up_again(app: App, tmp_path: Path) -> None:
    path = draw(tmp_path / "gone.png", seed=902)
    heard, _ = classify(app, path)
    uri = heard.verdicts[0].uri
    assert uri is not None
    app.classifier._session.storage.bucket(app.site.bucket).delete_blob(uri.split("/", 3)[3])
    again, summary = classify(app, path)
    assert summary.failed == 0
    assert again.verdicts[0].classes == heard.verdicts[0].classes


def test_a_bad_picture_is_named_with_its_reason_and_stops_no_other(
    app: App, tmp_path: Path
) -> None:
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "words.jpg").write_text("not a picture")
    draw(tmp_path / "good.jpg", seed=903)
    whole = draw(tmp_path / "whole.jpg", seed=904, size=(300, 300)).read_bytes()
    (tmp_path / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    heard, summary = classify(app, tmp_path, tmp_path / "missing.jpg")
    verdicts = heard.by_name()
    assert summary.failed == 4
    for name in ("empty.jpg", "words.jpg", "cut.jpg", "missing.jpg"):
        verdict = verdicts[name]
        assert verdict.decision is None
        assert verdict.classes == ()
        assert verdict.error
        assert verdict.error.endswith(".")
    assert verdicts["good.jpg"].error is None


def test_what_is_added_while_a_run_goes_on_joins_it(app: App, tmp_path: Path) -> None:
    first, second = (draw(tmp_path / f"{n}.jpg", seed=905 + n) for n in range(2))
    feed = Feed([first])

    def add_second(verdict: Verdict) -> None:
        if verdict.picture.path == first:
            feed.add([second])
            feed.close()

    heard = Recording(add_second)
    summary = app.classifier.classify(feed, Ticket(), heard)
    assert summary.found == 2
    assert {v.picture.path for v in heard.verdicts} == {first, second}


def test_a_verdict_is_in_the_history_before_it_is_told(app: App, tmp_path: Path) -> None:
    path = draw(tmp_path / "kept.jpg", seed=907)
    known: list[bool] = []

    def look(verdict: Verdict) -> None:
        known.append(any(v.picture == verdict.picture for v in app.store.verdicts()))

    classify(app, path, listener=Recording(look))
    assert known == [True]


def test_a_cancel_keeps_what_is_done_and_says_what_is_not(app: App, tmp_path: Path) -> None:
    for n in range(200):
        draw(tmp_path / f"{n}.jpg", seed=1000 + n, size=(64, 64))
    ticket = Ticket()
    heard = Recording(lambda _: ticket.cancel())
    feed = Feed([tmp_path])
    feed.close()
    with pytest.raises(Cancelled):
        app.classifier.classify(feed, ticket, heard)
    answered = {v.picture for v in heard.verdicts}
    cancelled = {p for p, state in heard.moves if state is State.CANCELLED}
    assert answered
    assert cancelled
    assert answered.isdisjoint(cancelled)
    assert answered | cancelled == set(heard.pictures)
    stored = {v.picture for v in app.store.verdicts()}
    assert answered <= stored


def test_the_original_file_can_be_sent_instead(app: App, tmp_path: Path) -> None:
    path = draw(tmp_path / "original.png", seed=908)
    before = app.settings.current.upload_mode
    app.settings.change(upload_mode="original")
    try:
        heard, _ = classify(app, path)
    finally:
        app.settings.change(upload_mode=before)
    (verdict,) = heard.verdicts
    assert verdict.error is None
    assert verdict.uri is not None
    blob = app.classifier._session.storage.bucket(app.site.bucket).blob(
        verdict.uri.split("/", 3)[3]
    )
    assert blob.download_as_bytes() == path.read_bytes()


def test_verdicts_of_equal_pictures_differ_in_nothing_but_file_and_time(
    app: App, tmp_path: Path
) -> None:
    one = draw(tmp_path / "one.jpg", seed=909)
    two = Path(shutil.copy(one, tmp_path / "two.jpg"))
    heard, _ = classify(app, one, two)
    first, second = heard.by_name()["one.jpg"], heard.by_name()["two.jpg"]
    for each in (first, second):
        spans = (each.times.prepare, each.times.upload, each.times.answer)
        assert all(span is not None and span >= 0 for span in spans)
        assert each.top_k == len(each.classes) == 5
    same = replace(second, picture=first.picture, when=first.when, times=first.times)
    assert same == first


def test_pictures_are_prepared_while_the_site_is_made_ready(app: App, tmp_path: Path) -> None:
    """And what cannot be opened is told of, whatever becomes of the site."""
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"")
    good = draw(tmp_path / "good.jpg", seed=81)
    feed = Feed([bad, good])
    feed.close()
    heard = Recording()
    run = Run(app.classifier._session, app.store, bundled.model(), app.options, workers=2)

    def fail() -> None:
        until = time.monotonic() + 20
        while not heard.verdicts and time.monotonic() < until:
            time.sleep(0.01)
        raise SiteUnreachable("No answer", "The site is gone.", "Try again.")

    with pytest.raises(SiteUnreachable):
        run.go(feed, Ticket(), heard, fail)
    assert [verdict.picture.path for verdict in heard.verdicts] == [bad]
    assert State.UPLOADING not in {state for _, state in heard.moves}


def test_nothing_is_begun_once_a_run_is_over(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its threads end, whatever still waits in its lines, and say nothing more of it."""
    for n in range(60):
        draw(tmp_path / f"{n}.jpg", seed=2000 + n, size=(64, 64))
    prepare = prepared.prepare

    def slowly(path: Path, size: tuple[int, int]) -> object:
        time.sleep(0.1)
        return prepare(path, size)

    monkeypatch.setattr(prepared, "prepare", slowly)
    feed, heard = Feed([tmp_path]), Recording()
    run = Run(app.classifier._session, app.store, bundled.model(), app.options, workers=2)

    def fail() -> None:
        time.sleep(0.3)
        raise SiteUnreachable("No answer", "The site is gone.", "Try again.")

    with pytest.raises(SiteUnreachable):
        run.go(feed, Ticket(), heard, fail)
    told = len(heard.moves)
    assert not any(thread.is_alive() for thread in run._threads)
    assert told < 60
    time.sleep(0.3)
    assert len(heard.moves) == told
