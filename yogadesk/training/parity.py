"""Whether two sites give the same answers: the same pictures and model through both."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk.errors import Trouble
from yogadesk.training import compare, measure
from yogadesk.training.labelled import Example

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.cloud.session import Session
    from yogadesk.cloud.site import ModelSpec
    from yogadesk.training.compare import Comparison
    from yogadesk.training.seen import Seen
    from yogadesk.training.upload import LeftOut
    from yogadesk.work import Ticket

TOLERANCE = 0.01
"""The largest difference of a score that counts as none: one percentage point, the finest step in
which the window shows scores. The arithmetic of two machines differs by far less."""


@dataclass(frozen=True, slots=True)
class Parity:
    """How the answers of one site (first) and another (second) compare, and the pictures that one
    of them did not answer, with its name and the reason."""

    comparison: Comparison
    unanswered: tuple[tuple[str, LeftOut], ...]

    @property
    def holds(self) -> bool:
        """Whether every picture has the same answer, with the same scores within `TOLERANCE`."""
        seen = self.comparison
        return not self.unanswered and not seen.changed and seen.largest <= TOLERANCE


def check(
    one: Session,
    other: Session,
    model: ModelSpec,
    paths: list[Path],
    seen: Seen,
    ticket: Ticket,
) -> Parity:
    """Ask both sites, which have to be ready, about these pictures. Nothing goes to the history.

    Raises Trouble when a site fails or there is no picture that both answered, Cancelled.
    """
    # What a picture shows does not matter here: no figure that needs it is asked for.
    examples = [Example(path, "") for path in paths]
    here = measure.measure(one, model, examples, seen, ticket)
    there = measure.measure(other, model, examples, seen, ticket)
    unanswered = [(one.site.name, each) for each in here.left_out]
    unanswered += [(other.site.name, each) for each in there.left_out]
    try:
        return Parity(compare.compare(here.judged, there.judged), tuple(unanswered))
    except ValueError as error:
        why = unanswered[0][1].reason if unanswered else "There was no picture."
        raise Trouble(
            "There is nothing to compare",
            f"No picture was answered by both sites. {why}",
            "Try another picture, or check the site with “yogadesk doctor --site NAME”.",
        ) from error


def check_samples(
    one: Session, other: Session, model: ModelSpec, seen: Seen, ticket: Ticket
) -> Parity:
    """The same with the sample pictures that ship. Raises Trouble, Cancelled."""
    from yogadesk import assets

    with ExitStack() as unpacked:
        paths = [unpacked.enter_context(assets.on_disk(name)) for name in assets.names("samples")]
        return check(one, other, model, paths, seen, ticket)
