"""The models of each site: which there are, which one answers, and what teaches and judges them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from yogadesk.cloud.session import Session
    from yogadesk.cloud.site import ModelSpec
    from yogadesk.cloud.statements import Teaching
    from yogadesk.domain import Correction
    from yogadesk.training.book import Book, Version
    from yogadesk.training.labelled import Example
    from yogadesk.training.measure import Measured
    from yogadesk.training.seen import Seen
    from yogadesk.training.teach import Taught
    from yogadesk.work import Ticket


@dataclass(frozen=True, slots=True)
class Own:
    """The model a site was set up with: the output of it to learn from where nobody names one, and
    the threshold its makers advise, in [0, 1], where they do."""

    model: ModelSpec
    features: str
    threshold: float | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """What to learn from: a folder with one sub-folder a pose, what people corrected, or both; and
    how. Without a `name` the next free one, without an `output` the site's own choice; `channels`
    are those of an output that is a map, which is pooled."""

    folder: Path | None
    options: Teaching
    with_corrections: bool = False
    name: str | None = None
    output: str | None = None
    channels: int = 0


class Models:
    """Teaches, measures and chooses. What is taught or measured blocks and obeys its ticket.

    `own` tells a site's own model, `open_site` makes a site ready and gives the way to it,
    `corrections` are what people said pictures show, and `places_of` the files of a fingerprint.
    """

    def __init__(
        self,
        book: Book,
        own: Callable[[str], Own],
        open_site: Callable[[str, Ticket], Session],
        seen: Callable[[], Seen],
        corrections: Callable[[], Iterable[Correction]],
        places_of: Callable[[str], Iterable[Path]],
    ) -> None:
        self._book, self._own, self._open, self._seen = book, own, open_site, seen
        self._corrections, self._places_of = corrections, places_of

    # ---- which there are -----------------------------------------------------------------------

    def own(self, site: str) -> Own:
        """The model a site was set up with. Raises Trouble when there is no such site."""
        return self._own(site)

    def versions(self, site: str) -> list[Version]:
        """The taught ones, oldest first. Raises Trouble."""
        return self._book.versions(site)

    def every(self, site: str) -> list[ModelSpec]:
        """The site's own model, then the taught ones, oldest first. Raises Trouble."""
        return [self._own(site).model, *(version.model for version in self.versions(site))]

    def names(self, site: str) -> list[str]:
        """What they are called. Raises Trouble."""
        return [model.name for model in self.every(site)]

    def next_name(self, site: str) -> str:
        """A name that no taught model has yet. Raises Trouble."""
        return self._book.next_name(site)

    def answering(self, site: str) -> ModelSpec:
        """The model that answers on a site. Raises Trouble."""
        version = self._book.chosen(site)
        return version.model if version is not None else self._own(site).model

    def called(self, site: str, name: str) -> ModelSpec:
        """The site's own model or a taught one, by its name. Raises Trouble when there is none."""
        models = self.every(site)
        for model in models:
            if model.name == name:
                return model
        raise Trouble(
            "There is no such model",
            f"No model on “{site}” is called “{name}”. There are "
            f"{', '.join(f'“{each.name}”' for each in models)}.",
            "Name one of them.",
        )

    def choose(self, site: str, name: str) -> float | None:
        """Let this model answer on a site; the threshold that is advised for it. Raises Trouble."""
        own = self._own(site)
        taught = {version.model.name: version.threshold for version in self.versions(site)}
        if name not in taught:
            self.called(site, name)
        self._book.choose(site, name if name in taught else None)
        return taught.get(name, own.threshold)

    def forget(self, site: str, name: str, ticket: Ticket) -> None:
        """Delete a taught model here and on the site. Raises Trouble, Cancelled."""
        from yogadesk.cloud import warehouse

        session = self._open(site, ticket)
        for version in self.versions(site):
            if version.model.name == name:
                warehouse.delete_model(session, version.model.table)
                for table in (version.model.means_table, version.model.examples_table):
                    warehouse.delete_table(session, table)
        self._book.remove(site, name)

    # ---- teaching ------------------------------------------------------------------------------

    def outputs(self, site: str, ticket: Ticket) -> tuple[str, ...]:
        """The outputs of the site's own model, to learn from. Raises Trouble, Cancelled."""
        from yogadesk.cloud import warehouse

        own = self._own(site)
        columns = warehouse.model_columns(self._open(site, ticket), own.model.table)
        return columns.output_names if columns is not None else (own.features,)

    def examples(self, lesson: Lesson, ticket: Ticket) -> tuple[Example, ...]:
        """What a lesson would learn from. A correction overrules the folder a picture lies in.

        Raises Trouble when the folder cannot be read, Cancelled.
        """
        from yogadesk.training import labelled

        said = list(self._corrections()) if lesson.with_corrections else []
        corrected = self._placed(said, ticket)
        if lesson.folder is None:
            if not corrected:
                raise Trouble(
                    "There is nothing to learn from",
                    "No folder was named, and no picture you corrected is still there."
                    if lesson.with_corrections
                    else "No folder was named.",
                    "Choose a folder with one sub-folder for each pose.",
                )
            return corrected
        named = {example.path: example for example in labelled.read(lesson.folder, ticket)}
        named.update((each.path, each) for each in self._overruled(list(named), said))
        return tuple({**named, **{example.path: example for example in corrected}}.values())

    def corrected(self, ticket: Ticket) -> tuple[Example, ...]:
        """The pictures whose pose a person said, as far as their files are still there."""
        return self._placed(self._corrections(), ticket)

    def _placed(self, said: Iterable[Correction], ticket: Ticket) -> tuple[Example, ...]:
        from yogadesk.training.labelled import Example

        found = []
        for correction in said:
            ticket.check()
            there = (path for path in self._places_of(correction.fingerprint) if path.is_file())
            path = next(there, None)
            if path is not None:
                found.append(Example(path, correction.label))
        return tuple(found)

    def _overruled(self, paths: Sequence[Path], said: Sequence[Correction]) -> Iterable[Example]:
        """Those of the files that a person said show something, wherever they lie."""
        from yogadesk.training.labelled import Example

        labels = {each.fingerprint: each.label for each in said}
        known = self._seen().recall(paths) if labels else {}
        for path, each in known.items():
            if each.fingerprint in labels:
                yield Example(path, labels[each.fingerprint])

    def teach(self, site: str, lesson: Lesson, ticket: Ticket) -> Taught:
        """Teach a model and keep it beside the others; it does not answer yet.

        Raises Trouble, Cancelled: then nothing is kept.
        """
        from yogadesk.training import labelled, teach

        examples = self.examples(lesson, ticket)
        labelled.check_teachable(examples)
        own = self._own(site)
        taught = teach.teach(
            self._open(site, ticket),
            own.model,
            lesson.output or own.features,
            examples,
            lesson.name or self._book.next_name(site),
            lesson.options,
            self._seen(),
            ticket,
            lesson.channels,
        )
        self._book.add(taught.version)
        return taught

    # ---- judging -------------------------------------------------------------------------------

    def measure(
        self, site: str, models: Sequence[ModelSpec], examples: Sequence[Example], ticket: Ticket
    ) -> list[Measured]:
        """How these models answer the same labelled pictures. Raises Trouble, Cancelled."""
        from yogadesk.training import measure

        session = self._open(site, ticket)
        return [measure.measure(session, each, examples, self._seen(), ticket) for each in models]
