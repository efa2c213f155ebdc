"""The assistant's words for how a step goes, and for what it is about to make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from yogadesk.ui.look import Tone
from yogadesk.ui.words import Badge

if TYPE_CHECKING:
    from yogadesk.setup.answers import Answers
    from yogadesk.setup.plan import StepState

BUSY = "busy"
"""Stands for an icon where the turning one belongs."""


def looked_at(state: StepState) -> Badge:
    """How a step stands when nothing is to be made yet."""
    badges = {
        "waiting": Badge("clock", QCoreApplication.translate("Step", "To be made"), Tone.QUIET),
        "done": Badge("check", QCoreApplication.translate("Step", "There already"), Tone.GOOD),
        "failed": Badge("warning", QCoreApplication.translate("Step", "Needs you"), Tone.DOUBT),
    }
    return badges.get(state) or doing(state)


def doing(state: StepState) -> Badge:
    """How a step stands while the plan runs."""
    badges = {
        "waiting": Badge("clock", QCoreApplication.translate("Step", "Waiting"), Tone.QUIET),
        "checking": Badge(BUSY, QCoreApplication.translate("Step", "Looking"), Tone.QUIET),
        "working": Badge(BUSY, QCoreApplication.translate("Step", "Working"), Tone.QUIET),
        "done": Badge("check", QCoreApplication.translate("Step", "Done"), Tone.GOOD),
        "skipped": Badge("minus", QCoreApplication.translate("Step", "Skipped"), Tone.QUIET),
        "failed": Badge("cross", QCoreApplication.translate("Step", "Failed"), Tone.BAD),
    }
    return badges[state]


def taking_back(state: StepState) -> Badge:
    """How a step stands while what it made is deleted."""
    badges = {
        "working": Badge(BUSY, QCoreApplication.translate("Step", "Deleting"), Tone.QUIET),
        "done": Badge("check", QCoreApplication.translate("Step", "Deleted"), Tone.GOOD),
        "skipped": Badge("minus", QCoreApplication.translate("Step", "Nothing made"), Tone.QUIET),
    }
    return badges.get(state) or doing(state)


def plan_of(key: str, answers: Answers) -> str:
    """What a step makes with these answers, in a sentence; "" where nothing is answered yet."""
    if getattr(answers, key, None) is None:
        return ""
    say = _SAID.get(key)
    return say(answers) if say is not None else ""


def _where(answers: Answers) -> str:
    assert answers.where is not None
    if answers.where.kind == "engine":
        return QCoreApplication.translate("Step", "Everything stays on this computer.")
    return QCoreApplication.translate("Step", "Everything is made in Google Cloud.")


def _sign_in(answers: Answers) -> str:
    assert answers.sign_in is not None
    if answers.sign_in.account:
        return QCoreApplication.translate("Step", "Signed in as {account}.").format(
            account=answers.sign_in.account
        )
    return QCoreApplication.translate("Step", "Signs in, and makes nothing.")


def _project(answers: Answers) -> str:
    assert answers.project is not None
    name = answers.project.project
    if answers.project.create:
        return QCoreApplication.translate(
            "Step", "Makes the project “{name}” if there is none, and enables the APIs in it."
        ).format(name=name)
    return QCoreApplication.translate(
        "Step", "Uses the project “{name}” and enables the APIs that are needed."
    ).format(name=name)


def _location(answers: Answers) -> str:
    assert answers.location is not None
    return QCoreApplication.translate("Step", "The dataset “{name}” in {location}.").format(
        name=answers.location.dataset, location=answers.location.location
    )


def _connection(answers: Answers) -> str:
    assert answers.connection is not None
    return QCoreApplication.translate(
        "Step", "The connection “{name}”, with a service account of its own."
    ).format(name=answers.connection.connection)


def _bucket(answers: Answers) -> str:
    assert answers.bucket is not None
    return QCoreApplication.translate(
        "Step",
        "The bucket “{name}”, closed to the public. The connection may read what is in it.",
    ).format(name=answers.bucket.bucket)


def _pictures(answers: Answers) -> str:
    assert answers.pictures is not None
    return QCoreApplication.translate(
        "Step", "The object table “{pictures}” over the bucket, and the table “{health}”."
    ).format(pictures=answers.pictures.object_table, health=answers.pictures.health_table)


def _model(answers: Answers) -> str:
    assert answers.model is not None
    if answers.model.source == "bundled":
        return QCoreApplication.translate(
            "Step", "Sends the model that comes with yogadesk to the bucket and imports it."
        )
    return QCoreApplication.translate(
        "Step", "Sends the model {source} to the bucket and imports it."
    ).format(source=answers.model.source)


def _capacity(answers: Answers) -> str:
    assert answers.capacity is not None
    if not answers.capacity.use:
        return QCoreApplication.translate("Step", "Makes no reservation: uses what is assigned.")
    return QCoreApplication.translate(
        "Step", "The reservation “{name}”: no slots at rest, up to {slots} while it works."
    ).format(name=answers.capacity.reservation, slots=answers.capacity.max_slots)


def _try_it(_answers: Answers) -> str:
    return QCoreApplication.translate("Step", "Classifies one sample picture on the site.")


_SAID = {
    "where": _where,
    "sign_in": _sign_in,
    "project": _project,
    "location": _location,
    "connection": _connection,
    "bucket": _bucket,
    "pictures": _pictures,
    "model": _model,
    "capacity": _capacity,
    "try_it": _try_it,
}
