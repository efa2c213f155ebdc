"""The plan on the engine: from nothing to a classified picture, again, in part, and back."""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from tests.setup.conftest import PACE, Heard, MakeBench
from yogadesk.cloud import buckets, connections, grants, warehouse
from yogadesk.setup import bundled
from yogadesk.setup.answers import (
    KINDS,
    Answers,
    Bucket,
    Capacity,
    Connection,
    Location,
    Pictures,
    Project,
)
from yogadesk.setup.bench import Bench
from yogadesk.setup.mark import mark_of
from yogadesk.setup.sites import SiteBook
from yogadesk.setup.steps import PLAN
from yogadesk.work import Cancelled, Ticket

UGLY = ("a`b", "x'; DROP TABLE y; --", 'a"b', "a\nb", "", "a.b`; SELECT 1", "ünïcode", "a b")


def test_the_steps_are_those_of_the_answers_in_their_order() -> None:
    assert PLAN.keys == tuple(KINDS)


def test_from_nothing_to_a_classified_picture_and_again_without_a_change(
    answers: Answers, make_bench: MakeBench, heard: Heard, tmp_path: Path
) -> None:
    first = make_bench(answers)
    report = PLAN.run(first, Ticket(), heard)
    assert report.failed is None
    assert {outcome.state for outcome in report.outcomes} == {"done"}
    assert first.learned.sample[0].label == "tree"
    assert first.learned.service_account.endswith(".gserviceaccount.com")
    before = what_is_there(first)

    again = make_bench(answers)
    assert PLAN.run(again, Ticket(), heard).failed is None
    assert what_is_there(again) == before
    [site] = [each for each in SiteBook(tmp_path / "home").entries() if each.site.name == "a site"]
    assert site.model == bundled.model()
    mark = warehouse.ready_mark(again.enter(Ticket()))
    assert mark == mark_of(site.site, bundled.model()), "the job need not look again"


def what_is_there(bench: Bench) -> dict[str, object]:
    session = bench.enter(Ticket())
    site, client = session.site, session.bigquery
    tables = {t.table_id: client.get_table(t).modified for t in client.list_tables(site.dataset)}
    models = {
        m.model_id: client.get_model(m.reference).modified for m in client.list_models(site.dataset)
    }
    blobs = {blob.name: blob.generation for blob in session.storage.list_blobs(site.bucket)}
    policy = session.storage.bucket(site.bucket).get_iam_policy(requested_policy_version=3)
    return {
        "tables": tables,
        "models": models,
        "blobs": blobs,
        "bindings": [(b["role"], sorted(b["members"])) for b in policy.bindings],
        "dataset": client.get_dataset(site.dataset).modified,
    }


def test_a_dry_run_makes_nothing_and_says_what_it_would(
    answers: Answers, make_bench: MakeBench, heard: Heard
) -> None:
    bench = make_bench(answers)
    report = PLAN.run(bench, Ticket(), heard, dry_run=True)
    states = {outcome.key: outcome.state for outcome in report.outcomes}
    assert states["project"] == "done"
    for key in ("location", "connection", "bucket", "pictures", "model", "try_it"):
        assert states[key] == "waiting", key
    session = bench.enter(Ticket())
    assert warehouse.dataset_location(session) is None
    assert buckets.find(session) is None
    assert not any(bench.made.of(key) for key in PLAN.keys)


def test_only_some_steps(answers: Answers, make_bench: MakeBench, heard: Heard) -> None:
    bench = make_bench(answers)
    report = PLAN.run(bench, Ticket(), heard, only={"location"})
    assert [o.key for o in report.outcomes if o.state == "done"] == ["location"]
    assert connections.find(bench.enter(Ticket())) is None


def test_undo_takes_back_what_was_made_and_nothing_else(
    answers: Answers, make_bench: MakeBench, heard: Heard
) -> None:
    before = make_bench(answers)
    session = before.enter(Ticket())
    assert warehouse.create_dataset(session)
    assert buckets.create(session)
    session.storage.bucket(session.site.bucket).blob("theirs.txt").upload_from_string("x")
    bench = make_bench(answers)
    assert PLAN.run(bench, Ticket(), heard).failed is None
    account = bench.learned.service_account
    assert PLAN.undo(bench, Ticket(), heard).failed is None
    session = bench.enter(Ticket())
    assert warehouse.dataset_location(session) == "US", "it was there before"
    assert [b.name for b in session.storage.list_blobs(session.site.bucket)] == ["theirs.txt"]
    assert not grants.has_viewer(session, account), "the grant was ours"
    assert connections.find(session) is None, "the connection was ours"
    assert not list(session.bigquery.list_tables(session.site.dataset))
    assert not list(session.bigquery.list_models(session.site.dataset))
    assert warehouse.ready_mark(session) is None


def test_undo_leaves_a_bucket_with_somebody_elses_objects(
    answers: Answers, make_bench: MakeBench, heard: Heard
) -> None:
    bench = make_bench(answers)
    assert PLAN.run(bench, Ticket(), heard).failed is None
    session = bench.enter(Ticket())
    theirs = session.storage.bucket(session.site.bucket).blob("theirs.txt")
    theirs.upload_from_string("x")
    failed = PLAN.undo(bench, Ticket(), heard).failed
    assert failed is not None
    assert failed.trouble is not None
    assert failed.trouble.title == "The bucket is not empty"
    assert theirs.exists()
    theirs.delete()
    assert PLAN.undo(bench, Ticket(), heard).failed is None, "it goes on where it stopped"
    assert buckets.find(bench.enter(Ticket())) is None


def test_a_dataset_elsewhere_wins_and_is_explained(
    answers: Answers, make_bench: MakeBench, heard: Heard
) -> None:
    assert warehouse.create_dataset(make_bench(answers).enter(Ticket()))
    assert answers.location is not None
    elsewhere = answers.with_("location", replace(answers.location, location="EU"))
    failed = PLAN.run(make_bench(elsewhere), Ticket(), heard).failed
    assert failed is not None
    assert failed.key == "location"
    assert "is in US" in failed.note


def test_a_bucket_elsewhere_is_explained(
    answers: Answers, make_bench: MakeBench, heard: Heard
) -> None:
    in_eu = answers.with_("location", Location("EU", "anything"))
    assert buckets.create(make_bench(in_eu).enter(Ticket()))
    failed = PLAN.run(make_bench(answers), Ticket(), heard).failed
    assert failed is not None
    assert failed.key == "bucket"
    assert "is in EU" in failed.note


def test_a_project_without_billing_is_made_and_then_waits_for_a_person(
    answers: Answers, make_bench: MakeBench, heard: Heard
) -> None:
    name = f"new-{uuid.uuid4().hex[:16]}"
    asked = answers.with_("project", Project(name, create=True))
    failed = PLAN.run(make_bench(asked), Ticket(), heard).failed
    assert failed is not None
    assert failed.trouble is not None
    assert failed.trouble.title == "Billing is not enabled"
    assert name in (failed.trouble.link or "")
    not_asked = answers.with_("project", Project(f"new-{uuid.uuid4().hex[:16]}"))
    failed = PLAN.run(make_bench(not_asked), Ticket(), heard).failed
    assert failed is not None
    assert "There is no project" in failed.note


def test_slots_are_made_only_when_asked_for_waited_for_and_dropped(
    answers: Answers, make_bench: MakeBench, heard: Heard
) -> None:
    bench = make_bench(answers)
    only = {"capacity"}
    [outcome] = [o for o in PLAN.run(bench, Ticket(), heard, only=only).outcomes if o.note]
    assert "none was asked for" in outcome.note
    assert not bench.made.of("capacity")

    bench.answer("capacity", Capacity(True, f"slots-{uuid.uuid4().hex[:8]}", 100))
    assert PLAN.run(bench, Ticket(), heard, only=only).failed is None
    assert bench.learned.reservation.endswith(bench.made.of("capacity")[0].name.rpartition("/")[2])
    step = PLAN.step("capacity")
    assert "6.00 USD" in (step.cost(bench.answers) or "")
    step.undo(bench, Ticket())
    assert bench.learned.reservation == ""
    assert "No reservation" in step.check(bench, Ticket()).detail


def test_a_cancel_ends_it_and_the_next_run_goes_on(answers: Answers, make_bench: MakeBench) -> None:
    ticket = Ticket()

    class Impatient(Heard):
        def step(self, key: str, state: str, note: str, trouble: object) -> None:
            if key == "bucket" and state == "working":
                ticket.cancel()

    with pytest.raises(Cancelled):
        PLAN.run(make_bench(answers), ticket, Impatient([]))
    heard = Heard([])
    bench = make_bench(answers)
    assert (
        PLAN.run(bench, Ticket(), heard, only={"location", "connection", "bucket"}).failed is None
    )
    assert "working" not in heard.states("location"), "it was there already"


def test_a_grant_that_takes_too_long_is_given_up_with_a_reason(
    answers: Answers, make_bench: MakeBench, heard: Heard
) -> None:
    """Without the grant BigQuery cannot list the bucket."""
    bench = make_bench(answers, pace=replace(PACE, grant=0.3))
    assert (
        PLAN.run(bench, Ticket(), heard, only={"location", "connection", "bucket"}).failed is None
    )
    grants.revoke_viewer(bench.enter(Ticket()), bench.learned.service_account, Ticket())
    failed = PLAN.run(bench, Ticket(), heard, only={"pictures"}).failed
    assert failed is not None
    assert failed.trouble is not None
    assert failed.trouble.title == "BigQuery may not read the bucket yet"
    notes = [note for _, state, note, _ in heard.told if state == "working"]
    assert any("Waiting until BigQuery may read" in note for note in notes)


@pytest.mark.parametrize("ugly", UGLY)
def test_names_that_could_break_a_statement_are_refused_before_any_call(
    ugly: str, answers: Answers
) -> None:
    wrong = {
        "project": answers.with_("project", Project(ugly)),
        "location": answers.with_("location", Location("US", ugly)),
        "connection": answers.with_("connection", Connection(ugly)),
        "bucket": answers.with_("bucket", Bucket(ugly)),
        "pictures": answers.with_("pictures", Pictures(ugly)),
        "capacity": answers.with_("capacity", Capacity(True, ugly)),
    }
    for key, asked in wrong.items():
        assert PLAN.step(key).validate(asked), f"{key}: {ugly!r}"
    assert PLAN.step("location").validate(answers.with_("location", Location(ugly, "fine")))
    assert PLAN.step("bucket").validate(answers.with_("bucket", Bucket("fine-name", "in*box/")))


def test_commands_hold_the_names_that_were_answered(answers: Answers) -> None:
    text = "\n".join(step.commands(answers) for step in PLAN.steps)
    assert answers.location is not None
    assert answers.bucket is not None
    for name in ("this-computer", answers.location.dataset, f"gs://{answers.bucket.bucket}"):
        assert name in text
    assert "{" not in text
