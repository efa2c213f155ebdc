"""`yogadesk train` and `yogadesk evaluate`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from yogadesk.cli import ALL_WELL, SOME_FAILED
from yogadesk.cli_classify import interruptible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from yogadesk.app import App
    from yogadesk.cloud.site import ModelSpec
    from yogadesk.training.teach import Taught
    from yogadesk.training.upload import LeftOut
    from yogadesk.work import Ticket


def train(args: argparse.Namespace, home: Path) -> int:
    """Teach poses from labelled folders and let the new model answer. 0: taught; 3: taught, and
    some pictures could not be used, each named with its reason. Raises Trouble."""
    from yogadesk.app import App
    from yogadesk.training import labelled, tables

    with App(home, site=args.site) as app:

        def work(ticket: Ticket) -> Taught:
            examples = labelled.read(args.folder, ticket)
            return _teach(app, examples, args, ticket)

        taught = interruptible(work)
        version = taught.version
        app.taught.add(version)
        if not args.keep_model:
            app.taught.choose(app.site.name, version.model.name)
            app.settings.change(threshold=version.threshold)
    print(f"Taught “{version.model.name}” from {version.examples} pictures.")
    if taught.is_flattering:
        print("Too few pictures to hold some out: the figures are of those it learnt from.")
    else:
        print(f"Measured on {version.held_out} pictures that it did not learn from:")
    for line in tables.summary(taught.figures):
        print(line)
    print(f"Advised threshold: {version.threshold:.2f}")
    return _told(taught.left_out)


def _teach(
    app: App, examples: Sequence[object], args: argparse.Namespace, ticket: Ticket
) -> Taught:
    from yogadesk.cloud.statements import Teaching
    from yogadesk.setup import bundled
    from yogadesk.training import teach

    saved = app.book.find(app.site.name)
    backbone = saved.model or bundled.model()
    output = args.output or (bundled.features_output() if saved.model is None else backbone.output)
    app.classifier.prepare_site(ticket)
    return teach.teach(
        app.session(app.site.name),
        backbone,
        output,
        examples,  # type: ignore[arg-type]
        args.name or app.taught.next_name(app.site.name),
        Teaching(),
        app.seen(),
        ticket,
    )


def evaluate(args: argparse.Namespace, home: Path) -> int:
    """Measure the model that answers on labelled folders. 0: all answered; 3: some could not be.

    Raises Trouble.
    """
    from yogadesk.app import App
    from yogadesk.training import figures, labelled, measure, tables

    with App(home, site=args.site) as app:
        model: ModelSpec = app.answering(app.book.find(app.site.name))

        def work(ticket: Ticket) -> measure.Measured:
            examples = labelled.read(args.folder, ticket)
            app.classifier.prepare_site(ticket)
            return measure.measure(app.session(app.site.name), model, examples, app.seen(), ticket)

        measured = interruptible(work)
        threshold = app.options().threshold
    if not measured.judged:
        _told(measured.left_out)
        print("No picture could be classified.", file=sys.stderr)
        return SOME_FAILED
    found = figures.figures(measured.judged)
    print(f"Model “{model.name}”")
    for line in tables.summary(found):
        print(line)
    if args.csv:
        tables.write_csv(found, args.csv, threshold)
    return _told(measured.left_out)


def _told(left_out: Sequence[LeftOut]) -> int:
    for each in left_out:
        print(f"{each.example.path}: {each.reason}", file=sys.stderr)
    return SOME_FAILED if left_out else ALL_WELL
