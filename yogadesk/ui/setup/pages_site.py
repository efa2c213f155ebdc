"""The pages about the site: where it is, and in which project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLineEdit,
    QWidget,
)

from yogadesk.setup.answers import Project
from yogadesk.setup.reached import Where
from yogadesk.setup.sites import THIS_COMPUTER
from yogadesk.ui.setup.fields import Choice, Field, side_by_side, typed_choice
from yogadesk.ui.setup.page import LookRow, StepPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yogadesk.setup.bench import Bench
    from yogadesk.setup.plan import Listener
    from yogadesk.ui.setup.case import Case
    from yogadesk.work import Ticket


class WherePage(StepPage):
    """This computer, or Google Cloud; and the name of the site."""

    def __init__(self, case: Case) -> None:
        super().__init__(case, "where")
        self.begin(
            self.tr("Where are pictures classified?"),
            self.tr(
                "Every answer is kept as you give it: close the assistant at any time and go on "
                "later. Nothing is made before the page “Create”."
            ),
        )
        self._here = Choice(
            self.tr("On &this computer"),
            self.tr("Ready at once, free, and without an account. No picture leaves the computer."),
            self,
            stays=True,
        )
        self._cloud = Choice(
            self.tr("In &Google Cloud"),
            self.tr(
                "With BigQuery and Cloud Storage in a project of yours: for many pictures, "
                "several people, or a model of your own. You need a Google account with billing; "
                "classifying costs money while it runs. Setting it up takes about ten minutes."
            ),
            self,
            stays=True,
        )
        self._ways = QButtonGroup(self)
        for way in (self._here, self._cloud):
            self._ways.addButton(way.button)
            self.column.addWidget(way)
        self._add_names()
        self.add_end()
        self._ways.buttonToggled.connect(self.typed)

    def _add_names(self) -> None:
        self._name = QLineEdit(self)
        self._name.textChanged.connect(self.typed)
        named = Field(
            self.tr("Na&me of the site"),
            self._name,
            self.tr("For you: under this name the site is in the menu."),
            self,
        )
        self._address = QLineEdit(self)
        self._address.setPlaceholderText(self.tr("Google’s own"))
        self._address.textChanged.connect(self.typed)
        addressed = Field(
            self.tr("&Address, if not Google’s"),
            self._address,
            self.tr("Only for a private endpoint, or an engine on another machine."),
            self,
        )
        self._cloud.put_inside(side_by_side(named, addressed))

    def first_control(self) -> QWidget:
        if self._here.button.isChecked():
            return self._here.button
        is_addressed_wrong = self.name() and self.case.problem(self.key, self.answer())
        return self._address if is_addressed_wrong else self._name

    def default(self) -> Where:
        return Where("google")

    def answer(self) -> Where:
        if self._here.button.isChecked():
            return Where("engine")
        return Where("google", self._address.text().strip() or None)

    def show_answer(self, answer: Any) -> None:
        chosen = self._here if answer.kind == "engine" else self._cloud
        chosen.button.setChecked(True)
        is_here = self.case.name == THIS_COMPUTER.name
        self._name.setText(self.tr("Google Cloud") if is_here else self.case.name)
        self._address.setText(answer.endpoint or "")

    def fill(self) -> None:
        with QSignalBlocker(self._name), QSignalBlocker(self._address):
            super().fill()

    def name(self) -> str:
        """The site's name as it is typed."""
        if self._here.button.isChecked():
            return THIS_COMPUTER.name
        return self._name.text().strip()

    def _wrong_name(self) -> str | None:
        name = self.name()
        if not name:
            return self.tr("Give the site a name.")
        if not self._here.button.isChecked() and name == THIS_COMPUTER.name:
            return self.tr("“{name}” is the name of the site on this computer.").format(name=name)
        return None

    def typed(self) -> None:
        if not self._is_filling:
            wrong = self._wrong_name() or self.case.problem(self.key, self.answer())
            self._wrong.complain(wrong)

    def take(self) -> bool:
        """Keep the answer. Another name leads to the answers kept under it, first."""
        wrong = self._wrong_name()
        if wrong:
            self._wrong.complain(wrong)
            self.first_control().setFocus()
            return False
        if self.name() != self.case.name:
            self.case.open_site(self.name(), self.answer(), self._address.isModified())
            return False
        return super().take()

    def follows(self) -> str:
        return "model" if self._here.button.isChecked() else ""


class ProjectPage(StepPage):
    """One of the projects there are, or a new one."""

    def __init__(self, case: Case) -> None:
        super().__init__(case, "project")
        self.begin(
            self.tr("Which project?"),
            self.tr(
                "Everything is made in one project, and its billing account pays. The APIs that "
                "are needed are enabled in it, and your permissions are tested."
            ),
        )
        self._project, self._line = typed_choice(self)
        self._project.editTextChanged.connect(self.typed)
        self.add_field(
            self.tr("Project &id"),
            self._project,
            self.tr("Choose one, or type its id: small letters, digits and dashes."),
        )
        self._create = QCheckBox(self.tr("&Make the project if there is none of this id"), self)
        self._create.toggled.connect(self.typed)
        self.column.addWidget(self._create)
        self._wrong_place()

    def _wrong_place(self) -> None:
        self.column.addWidget(self._wrong)
        self.looking = LookRow(self, self.tr("&Test billing, APIs and permissions"))
        self.column.addWidget(self.looking)
        self.column.addStretch(1)

    def first_control(self) -> QWidget:
        return self._project

    def default(self) -> Project:
        return Project("")

    def answer(self) -> Project:
        return Project(self._project.currentText().strip(), self._create.isChecked())

    def show_answer(self, answer: Any) -> None:
        self._project.setEditText(answer.project)
        self._create.setChecked(answer.create)

    def typed(self) -> None:
        super().typed()
        self._hush()

    def _hush(self) -> None:
        self.looking.clear()

    def enter(self) -> None:
        """Fetch the list of projects; typing an id need not wait for it."""
        super().enter()
        self.looking.busy(self.tr("Fetching your projects…"))
        errand = self.case.do(self._fetch)
        errand.succeeded.connect(self._offer)
        errand.failed.connect(self.looking.tell)

    def _fetch(self, bench: Bench, ticket: Ticket, _listener: Listener) -> Sequence[str]:
        return self.case.services.projects(bench, ticket)

    def _offer(self, projects: Sequence[str]) -> None:
        typed = self._project.currentText()
        self._is_filling = True
        self._project.clear()
        self._project.addItems(sorted(projects))
        self._project.setEditText(typed or (projects[0] if len(projects) == 1 else ""))
        if not typed:
            self._line.selectAll()  # typing replaces it
        self._is_filling = False
        self.looking.clear()
