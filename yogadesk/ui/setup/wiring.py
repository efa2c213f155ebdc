"""The assistant's services over the real plan: what it is given in the program."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QCoreApplication

from yogadesk.errors import Trouble
from yogadesk.setup import chosen, way
from yogadesk.setup.answers import AnswersFile
from yogadesk.setup.bench import Bench
from yogadesk.setup.labels import Shiftable
from yogadesk.setup.sites import file_for
from yogadesk.setup.steps import PLAN
from yogadesk.ui import words
from yogadesk.ui.setup.services import Fact, Services
from yogadesk.ui.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from yogadesk.cloud.site import Opener
    from yogadesk.cloud.statement_log import Hears
    from yogadesk.modelfile.described import Value
    from yogadesk.setup.answers import Answers, ModelChoice
    from yogadesk.ui.setup.services import Offers
    from yogadesk.work import Ticket


_MADE = ".made.json"


def services(
    home: Path,
    samples: Offers,
    threshold: Callable[[], float],
    choose: Callable[[str], None],
    open_browser: Callable[[str], object] = webbrowser.open,
    hears: Hears | None = None,
) -> Services:
    """Services that keep everything in `home` and open the ways in by themselves. `hears` is told
    of each statement that ran."""
    return Services(
        plan=PLAN,
        samples=samples,
        answers=lambda name: AnswersFile(file_for(home, name, ".json")),
        bench=lambda name, answers: Bench(
            name,
            answers,
            _opener(home, name),
            home=home,
            open_browser=open_browser,
            hears=hears,
        ),
        begun=lambda: begun(home),
        projects=_projects,
        inspect=_inspect,
        sign_out=lambda name: _sign_out(home, name),
        threshold=threshold,
        choose=choose,
    )


def _opener(home: Path, name: str) -> Callable[[Answers], Opener]:
    def make(answers: Answers) -> Opener:
        whole = answers.complete()
        assert whole.where is not None
        assert whole.sign_in is not None
        project = whole.project.project if whole.project is not None else ""
        return way.opener(home, name, whole.where, whole.sign_in, project)

    return make


def begun(home: Path) -> list[str]:
    """The names of the sites whose set-up made something, finished or not."""
    files = (home / "setup").glob(f"*{_MADE}")
    return sorted(unquote(file.name.removesuffix(_MADE)) for file in files)


def _projects(bench: Bench, ticket: Ticket) -> Sequence[str]:
    from yogadesk.cloud import projects

    return [each.project for each in projects.listed(bench.enter(ticket)) if each.is_active]


def _sign_out(home: Path, name: str) -> None:
    from yogadesk.cloud import sign_in

    sign_in.sign_out(way.secrets(home), way.secret_name(name))


def _inspect(bench: Bench, choice: ModelChoice, ticket: Ticket) -> Sequence[Fact]:
    if choice.source == "bundled":
        return [Fact(_of_the_bundled(), True)]
    found = chosen.inspected(bench, choice.source, ticket)
    facts = [Fact(f"{found.title}, {words.decimal(found.size / 1e6, 1)} MB")]
    facts += [
        Fact(f"{spoken(rule.title)}: {spoken(rule.detail)}", rule.is_kept) for rule in found.rules
    ]
    if found.scores and (choice.labels or not found.broken):
        facts.append(_labels_fact(bench, choice, found.scores, ticket))
    return facts


def _labels_fact(
    bench: Bench, choice: ModelChoice, scores: Sequence[Value], ticket: Ticket
) -> Fact:
    """Whether there is a label for each score; why not, and what to do, where there is not."""
    try:
        _, read = chosen.fitted(bench, choice, scores, ticket)
    except Shiftable as trouble:
        return Fact(_of_labels(spoken(str(trouble))), False, trouble.shift)
    except Trouble as trouble:
        return Fact(_of_labels(spoken(str(trouble))), False)
    fits = QCoreApplication.translate("Facts", "{count}, one for each score.")
    return Fact(_of_labels(fits.format(count=words.count(len(read)))), True)


def _of_the_bundled() -> str:
    return QCoreApplication.translate("Facts", "The bundled model keeps to every rule.")


def _of_labels(said: str) -> str:
    return QCoreApplication.translate("Facts", "Labels: {said}").format(said=said)
