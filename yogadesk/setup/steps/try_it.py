"""One sample picture through the whole path: the proof that the site works."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from yogadesk import assets
from yogadesk.errors import Trouble
from yogadesk.setup import by_hand
from yogadesk.setup.bench import site_of
from yogadesk.setup.chosen import choose
from yogadesk.setup.made import Made
from yogadesk.setup.mark import mark_of
from yogadesk.setup.step import Finding, Plain

if TYPE_CHECKING:
    from yogadesk.classify.ask import Answer
    from yogadesk.cloud.session import Session
    from yogadesk.setup.answers import Answers
    from yogadesk.setup.bench import Bench
    from yogadesk.work import Ticket

_FOLDER = "samples"
_CLASSES = 5
_MARK = "mark"
_NOT_YET = ("BigQuery needs a reservation", "The reservation is not active yet")


class TryItStep(Plain):
    """Ready once the sample was classified in this run."""

    key = "try_it"
    title = "Try it"

    def check(self, bench: Bench, ticket: Ticket) -> Finding:
        ticket.check()
        sample = bench.learned.sample
        if not sample:
            return Finding("missing", "The sample picture was not classified yet.")
        best = sample[0]
        return Finding("ready", f"The sample is “{best.label}” with a score of {best.score:.2f}.")

    def apply(self, bench: Bench, ticket: Ticket) -> None:
        from yogadesk import pictures
        from yogadesk.cloud import buckets, warehouse

        given = bench.answers.try_it
        assert given is not None
        spec, session = choose(bench, ticket).spec, bench.enter(ticket)
        with assets.on_disk(f"{_FOLDER}/{given.sample}") as file:
            ready = pictures.prepare(file, (spec.height, spec.width))
        stem = f"{ready.fingerprint}-{spec.height}x{spec.width}"
        name = f"{session.site.prefix}{stem}{ready.suffix}"
        bench.made.make(
            self.key,
            "object",
            name,
            lambda: buckets.upload(session, name, ready.content, ready.content_type),
        )
        answer = _ask(bench, session, session.site.uri(name), ticket)
        if answer is None or not answer.classes:
            raise Trouble(
                "The sample picture has no answer",
                (answer and answer.refusal) or "The site did not see the picture.",
                "Run the set-up again; if it stays, check that the prefix is the object table's.",
            )
        bench.learned.sample = answer.classes
        bench.made.note(Made(self.key, _MARK, session.site.dataset))
        warehouse.note_ready(session, mark_of(session.site, spec))

    def undo(self, bench: Bench, ticket: Ticket) -> None:
        from yogadesk.cloud import buckets, warehouse

        session = bench.enter(ticket)
        for made in bench.made.each_of(self.key):
            if made.kind != _MARK:
                buckets.delete_object(session, made.name)
            elif warehouse.dataset_location(session) is not None:
                warehouse.note_ready(session, None)

    def commands(self, answers: Answers) -> str:
        whole = answers.complete()
        assert whole.try_it is not None
        place = f"{whole.bucket.bucket}/{whole.bucket.prefix}" if whole.bucket else "BUCKET/inbox/"
        copy = f"gcloud storage cp {whole.try_it.sample} gs://{place}"
        is_bundled = whole.model is not None and whole.model.source == "bundled"
        if not (is_bundled and whole.project and whole.bucket):
            return copy  # what to ask another model for, only its file tells
        site = site_of("", whole)
        try:
            question = by_hand.sample_question(site, site.uri(_object(whole)), _CLASSES)
        except Trouble:
            return copy  # a name is still being typed
        return f"{copy}\n{question}"

    def validate(self, answers: Answers) -> str | None:
        given = answers.complete().try_it
        assert given is not None
        if f"{_FOLDER}/{given.sample}" not in assets.names(_FOLDER):
            return "Choose one of the sample pictures."
        return None


def _object(answers: Answers) -> str:
    assert answers.bucket is not None
    assert answers.try_it is not None
    return f"{answers.bucket.prefix}{answers.try_it.sample}"


def _ask(bench: Bench, session: Session, uri: str, ticket: Ticket) -> Answer | None:
    """The answer for one picture. Slots that were assigned moments ago are waited for."""
    from yogadesk.classify.ask import ask

    until = time.monotonic() + (bench.pace.assignment if bench.learned.reservation else 0)
    pause = min(10.0, bench.pace.assignment / 10)
    while True:
        try:
            return ask(session, choose(bench, ticket).spec, [uri], _CLASSES, ticket).get(uri)
        except Trouble as trouble:
            left = until - time.monotonic() - pause
            if trouble.title not in _NOT_YET or left < 0:
                raise
            said = f"Waiting until Google uses the reservation, {left:.0f} s more at most."
            ticket.report(0, None, said)
            ticket.wait(pause)
