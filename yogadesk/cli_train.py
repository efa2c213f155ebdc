"""`yogadesk train` and `yogadesk evaluate`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from yogadesk.cli import ALL_WELL, SOME_FAILED
from yogadesk.cli_classify import interruptible
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from yogadesk.app import App
    from yogadesk.cloud.site import ModelSpec
    from yogadesk.training.measure import Measured
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
        if taught.unmeasured:
            few = ", ".join(f"“{label}”" for label in taught.unmeasured)
            print(f"Not measured, for there are too few different pictures: {few}")
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
    """Measure the model that answers on labelled folders, and say what another one answers else,
    if that was asked for. 0: all answered; 3: some could not be. Raises Trouble.
    """
    from yogadesk.app import App
    from yogadesk.training import compare, figures, tables

    with App(home, site=args.site) as app:
        model: ModelSpec = app.answering(app.book.find(app.site.name))
        models = [model, _model_called(app, args.against)] if args.against else [model]
        measured, *others = interruptible(lambda ticket: _measure(app, models, args.folder, ticket))
        threshold = app.options().threshold
    each_time = (measured, *others)
    left_out = [*dict.fromkeys(each for one in each_time for each in one.left_out)]
    if not set.intersection(*({each.path for each in one.judged} for one in each_time)):
        _told(left_out)
        print("No picture could be classified.", file=sys.stderr)
        return SOME_FAILED
    found = figures.figures(measured.judged)
    print(f"Model “{model.name}”")
    for line in tables.summary(found):
        print(line)
    for other in others:
        print()
        compared = compare.compare(measured.judged, other.judged)
        for line in tables.comparison(compared, model.name, args.against):
            print(line)
    if args.csv:
        tables.write_csv(found, args.csv, threshold)
    return _told(left_out)


def _measure(app: App, models: Sequence[ModelSpec], folder: Path, ticket: Ticket) -> list[Measured]:
    from yogadesk.training import labelled, measure

    session = app.session(app.site.name)
    examples = labelled.read(folder, ticket)
    app.classifier.prepare_site(ticket)
    return [measure.measure(session, model, examples, app.seen(), ticket) for model in models]


def _model_called(app: App, name: str) -> ModelSpec:
    """The site's own model or a taught one, by its name. Raises Trouble when there is none."""
    from yogadesk.setup import bundled

    own = app.book.find(app.site.name).model or bundled.model()
    taught = (version.model for version in app.taught.versions(app.site.name))
    known: dict[str, ModelSpec] = {own.name: own, **{model.name: model for model in taught}}
    if name in known:
        return known[name]
    raise Trouble(
        "There is no such model",
        f"No model on “{app.site.name}” is called “{name}”. There are "
        f"{', '.join(f'“{each}”' for each in known)}.",
        "Name one of them.",
    )


def _told(left_out: Sequence[LeftOut]) -> int:
    for each in left_out:
        print(f"{each.example.path}: {each.reason}", file=sys.stderr)
    return SOME_FAILED if left_out else ALL_WELL
