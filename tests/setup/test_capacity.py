"""In a project as Google makes them nothing is classified without slots: seen, made and dropped."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.engine.ml.made import write_scorer
from tests.setup.conftest import PACE, Heard, MakeBench
from yogadesk.cloud import reservations
from yogadesk.cloud.openers import TokenOpener
from yogadesk.cloud.session import Session
from yogadesk.cloud.site import Access, Site
from yogadesk.setup.answers import (
    Answers,
    Bucket,
    Capacity,
    Connection,
    Location,
    ModelChoice,
    Project,
)
from yogadesk.setup.bench import Bench
from yogadesk.setup.reached import SignIn, Where
from yogadesk.setup.steps import PLAN
from yogadesk.work import Ticket

_numbers = itertools.count()
REST = set(PLAN.keys) - {"capacity", "try_it"}


@dataclass(frozen=True)
class Cloud:
    """A project with billing and everything but slots, and the answers that lead to it."""

    answers: Answers
    session: Session


def paid_project(access: Access) -> Session:
    """A new project that is paid for; no API is on."""
    from google.cloud.billing_v1 import ProjectBillingInfo
    from google.cloud.resourcemanager_v3 import Project as NewProject

    name = f"cloud-{uuid.uuid4().hex[:12]}"
    opener = TokenOpener(access.endpoint, access.credentials.token)
    session = Session(Site("x", name, "US", "d", "c", "b"), opener, PACE)
    session.open(Ticket())
    made = session.management("projects").create_project(project=NewProject(project_id=name))
    made.result(timeout=20)
    billing = session.management("billing")
    account = next(iter(billing.list_billing_accounts())).name
    billing.update_project_billing_info(
        name=f"projects/{name}",
        project_billing_info=ProjectBillingInfo(billing_account_name=account),
    )
    return session


@pytest.fixture(scope="module")
def cloud(access: Access, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    folder = tmp_path_factory.mktemp("cloud")
    session = paid_project(access)
    (folder / "labels.txt").write_text("a\nb\nc\n")
    model = write_scorer(folder / "m.onnx", classes=3)
    answers = Answers(
        where=Where("google"),
        sign_in=SignIn("token"),
        project=Project(session.site.project),
        location=Location("EU", "d"),
        connection=Connection("c"),
        bucket=Bucket(f"slots-of-{session.site.project}"),
        model=ModelChoice(str(model), str(folder / "labels.txt")),
    )
    opener = TokenOpener(access.endpoint, access.credentials.token)
    bench = Bench("cloud", answers, lambda _: opener, home=folder / "home", pace=PACE)
    report = PLAN.run(bench, Ticket(), Heard([]), only=REST)
    assert report.failed is None, report.failed
    bench.leave()
    session.site = replace(session.site, location="EU")
    yield Cloud(answers, session)
    session.close()


def wait_until_active(session: Session) -> None:
    for _ in range(200):
        found = reservations.assignment(session)
        if found is not None and found.is_active:
            return
        Ticket().wait(0.05)
    raise AssertionError("the assignment never became active")


def test_without_slots_the_last_step_says_so_and_with_them_it_works(
    cloud: Cloud, make_bench: MakeBench, heard: Heard
) -> None:
    bench = make_bench(cloud.answers)
    [capacity] = [o for o in PLAN.run(bench, Ticket(), heard, only={"capacity"}).outcomes if o.note]
    assert "Google refuses to classify without one" in capacity.note
    failed = PLAN.run(bench, Ticket(), heard, only={"try_it"}).failed
    assert failed is not None
    assert failed.trouble is not None
    assert failed.trouble.title == "BigQuery needs a reservation"
    assert "no reservations were assigned for job type `QUERY`" in failed.trouble.happened
    assert not bench.made.of("capacity"), "nothing was spent"

    bench.answer("capacity", Capacity(True, f"slots-{next(_numbers)}"))
    assert "3.00 USD" in (PLAN.step("capacity").cost(bench.answers) or "")
    report = PLAN.run(bench, Ticket(), heard, only={"capacity", "try_it"})
    assert report.failed is None, report.failed
    assert {each.label for each in bench.learned.sample} == {"a", "b", "c"}
    found = cloud.session.management("reservations").get_reservation(name=bench.learned.reservation)
    assert (found.edition.name, found.slot_capacity) == ("ENTERPRISE", 0)
    assert found.autoscale.max_slots == 50
    assigned = reservations.assignment(cloud.session)
    assert assigned is not None
    assert assigned.is_active

    PLAN.step("capacity").undo(bench, Ticket())
    assert reservations.assignment(cloud.session) is None
    bench.learned.sample = ()
    again = PLAN.run(bench, Ticket(), heard, only={"try_it"}).failed
    assert again is not None
    assert again.trouble is not None
    assert again.trouble.title == "BigQuery needs a reservation"


def test_a_reservation_of_the_wrong_edition_is_explained_and_left(
    cloud: Cloud, make_bench: MakeBench, heard: Heard
) -> None:
    from google.cloud.bigquery_reservation_v1 import types

    client = cloud.session.management("reservations")
    parent = f"projects/{cloud.session.site.project}/locations/EU"
    name = f"standard-{next(_numbers)}"
    theirs = client.create_reservation(
        parent=parent,
        reservation_id=name,
        reservation=types.Reservation(edition=types.Edition.STANDARD, slot_capacity=50),
    )
    reservations.assign(cloud.session, name)
    try:
        bench = make_bench(cloud.answers.with_("capacity", Capacity(True, f"s-{next(_numbers)}")))
        reservations_before = list(client.list_reservations(parent=parent))
        failed = PLAN.run(bench, Ticket(), heard, only={"capacity"}).failed
        assert failed is not None
        assert failed.trouble is not None
        assert failed.trouble.title == "The reservation is of the wrong edition"
        assert "STANDARD" in failed.note
        assert list(client.list_reservations(parent=parent)) == reservations_before
        wait_until_active(cloud.session)
        told = PLAN.run(bench, Ticket(), heard, only={"try_it"}).failed
        assert told is not None
        assert "of the edition ENTERPRISE" in told.note
    finally:
        reservations.drop(cloud.session, theirs.name)


def test_the_slots_of_somebody_else_are_used_and_stay(
    cloud: Cloud, make_bench: MakeBench, heard: Heard
) -> None:
    name = f"theirs-{next(_numbers)}"
    assert reservations.create_reservation(cloud.session, name, 100)
    bench = make_bench(cloud.answers.with_("capacity", Capacity(True, name)))
    assert PLAN.run(bench, Ticket(), heard, only={"capacity"}).failed is None
    assert [made.kind for made in bench.made.of("capacity")] == ["assignment"]
    PLAN.step("capacity").undo(bench, Ticket())
    full = reservations.full_name(cloud.session, name)
    assert reservations.edition(cloud.session, full) == "ENTERPRISE", "it was there before"
    assert reservations.assignment(cloud.session) is None
    reservations.drop(cloud.session, full)


def test_an_assignment_that_never_becomes_active_is_given_up_with_a_reason(
    cloud: Cloud, make_bench: MakeBench, heard: Heard, tmp_path: Path
) -> None:
    asked = cloud.answers.with_("capacity", Capacity(True, f"late-{next(_numbers)}"))
    bench = make_bench(asked, pace=replace(PACE, assignment=0.05))
    failed = PLAN.run(bench, Ticket(), heard, only={"capacity"}).failed
    assert failed is not None
    assert failed.trouble is not None
    assert failed.trouble.title == "The reservation is not active yet"
    assert PLAN.run(make_bench(asked), Ticket(), heard, only={"capacity"}).failed is None
    PLAN.step("capacity").undo(bench, Ticket())
