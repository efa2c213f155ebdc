"""The same pictures through two sites: they agree, or what differs is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from onnx import TensorProto, helper

from tests.engine.ml.made import write_model
from yogadesk import cli
from yogadesk.app import App
from yogadesk.classify import Classifier
from yogadesk.cloud import buckets, statements, warehouse
from yogadesk.cloud.openers import TokenOpener
from yogadesk.cloud.session import Session
from yogadesk.cloud.site import ModelSpec, Site
from yogadesk.errors import Trouble
from yogadesk.setup import bundled, way
from yogadesk.setup.mark import mark_of
from yogadesk.setup.reached import SignIn, Where
from yogadesk.setup.sites import THIS_COMPUTER, SavedSite, SiteBook
from yogadesk.training import parity, tables
from yogadesk.work import Ticket

SECOND = replace(
    THIS_COMPUTER, name="second", dataset="parity", connection="parity", bucket="parity-pictures"
)


def second(app: App, site: Site) -> Session:
    """Another site on the same engine, ready."""
    access = app.session(app.site.name).access(Ticket())
    session = Session(site, TokenOpener(access.endpoint, access.credentials.token))
    Classifier(session, app.store, bundled.model, app.options).prepare_site(Ticket())
    return session


def plant(session: Session, spec: ModelSpec, folder: Path) -> None:
    """Another model under the name of this one: it looks at the mean colour alone."""
    weights = np.random.default_rng(4).normal(size=(3, len(spec.labels))).astype(np.float32)
    content = write_model(
        folder / "other.onnx",
        [
            helper.make_node("ReduceMean", [spec.input], ["means"], axes=[1, 2], keepdims=0),
            helper.make_node("MatMul", ["means", "weights"], ["raw"]),
            helper.make_node("Softmax", ["raw"], [spec.output], axis=-1),
        ],
        [(spec.input, TensorProto.FLOAT, ["N", spec.height, spec.width, 3])],
        [(spec.output, TensorProto.FLOAT, ["N", len(spec.labels)])],
        {"weights": weights},
    ).read_bytes()
    other = replace(spec, sha256="cd" * 32)
    buckets.upload(session, f"{other.folder}/model.onnx", content, "application/octet-stream")
    statement = statements.import_model(session.site, other)
    warehouse.execute(session, statement, Ticket(), "importing the model")


def test_another_model_behind_the_same_name_is_found_out(app: App, tmp_path: Path) -> None:
    session = second(app, SECOND)
    model, seen = bundled.model(), app.seen()
    one = app.session(app.site.name)
    same = parity.check_samples(one, session, model, seen, Ticket())
    assert same.holds
    assert len(same.comparison.pairs) == 6
    assert same.comparison.largest == 0.0
    plant(session, model, tmp_path)
    found = parity.check_samples(one, session, model, seen, Ticket())
    assert not found.holds
    assert found.comparison.changed
    assert found.comparison.largest > 0.1
    said = [*tables.parity(found, "this computer", "second")]
    assert said[-1] == "The answers are NOT the same."
    assert sum("on “second”" in line for line in said) == len(found.comparison.changed)
    session.close()


def test_a_picture_without_an_answer_is_no_parity(app: App, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture")
    one = app.session(app.site.name)
    with pytest.raises(Trouble, match="No picture was answered by both"):
        parity.check(one, one, bundled.model(), [broken], app.seen(), Ticket())


def test_doctor_compares_this_computer_with_a_site(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    access = app.session(app.site.name).access(Ticket())
    monkeypatch.setenv(way.TOKEN, access.credentials.token)
    where = Where("google", endpoint=access.endpoint)
    site = replace(SECOND, dataset="doctors", connection="doctors", bucket="doctors-pictures")
    doctor = ["--home", str(tmp_path), "doctor", "--parity"]

    assert cli.run(doctor) == 1
    assert "there is no other yet" in capsys.readouterr().out

    SiteBook(tmp_path).add(SavedSite(site, where, SignIn("token")))
    assert cli.run(doctor) == 0  # an engine of its own against the shared one
    said = capsys.readouterr().out
    assert "best class the same in 6 of 6 (100%)" in said
    assert "The answers are the same." in said
    assert access.credentials.token not in said

    assert cli.run([*doctor, "--site", "this computer"]) == 1
    assert "There are: “second”" in capsys.readouterr().out

    other = replace(bundled.model(), name="resnet", sha256="ef" * 32)
    third = replace(site, name="third")
    SiteBook(tmp_path).add(SavedSite(third, where, SignIn("token"), other))
    way_in = Session(third, TokenOpener(access.endpoint, access.credentials.token))
    way_in.open(Ticket())
    warehouse.note_ready(way_in, mark_of(third, other))
    way_in.close()
    assert cli.run([*doctor, "--site", "third"]) == 1
    assert "“resnet”, which this computer has not" in capsys.readouterr().out
