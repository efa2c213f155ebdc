"""The pages about the site: where it is, who signs in, which project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from yogadesk.setup.answers import Project, SignIn, Where
from yogadesk.setup.sites import THIS_COMPUTER
from yogadesk.ui import look
from yogadesk.ui.setup import words
from yogadesk.ui.setup.case import WAY_IN
from yogadesk.ui.setup.fields import Choice, Field, PathField
from yogadesk.ui.setup.marks import SayLine
from yogadesk.ui.setup.page import LookRow, StepPage, changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yogadesk.errors import Trouble
    from yogadesk.setup.bench import Bench
    from yogadesk.setup.plan import Listener, Report
    from yogadesk.ui.setup.case import Case
    from yogadesk.ui.setup.errand import Errand, News
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
        )
        self._cloud = Choice(
            self.tr("In &Google Cloud"),
            self.tr(
                "With BigQuery and Cloud Storage in a project of yours: for many pictures, "
                "several people, or a model of your own. You need a Google account with billing; "
                "classifying costs money while it runs. Setting it up takes about ten minutes."
            ),
            self,
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
        self._cloud.put_inside(
            Field(
                self.tr("&Name of the site"),
                self._name,
                self.tr("For you: under this name the site is in the menu."),
                self,
            )
        )
        self._address = QLineEdit(self)
        self._address.setPlaceholderText(self.tr("Google's own"))
        self._address.textChanged.connect(self.typed)
        self._cloud.put_inside(
            Field(
                self.tr("&Address of the services (leave it empty)"),
                self._address,
                self.tr("Only for a private endpoint, or an engine on another machine."),
                self,
            )
        )

    def first_control(self) -> QWidget:
        return self._name if self._cloud.button.isChecked() else self._here.button

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
            self.case.open_site(self.name(), self.answer())
            return False
        return super().take()

    def follows(self) -> str:
        return "model" if self._here.button.isChecked() else ""


class SignInPage(StepPage):
    """Three ways to sign in; Next signs in when it was not done yet."""

    def __init__(self, case: Case) -> None:
        super().__init__(case, "sign_in")
        self._errand: Errand | None = None
        self._entered: SignIn | None = None
        self.begin(
            self.tr("Sign in to Google Cloud"),
            self.tr("yogadesk acts in your name. Your password is never seen or kept."),
        )
        self._ways = QButtonGroup(self)
        self._oauth = self._way(
            self.tr("In the &browser"),
            self.tr(
                "With the file of an OAuth client of the type “Desktop app”, from the Google Cloud "
                "console under “Clients”."
            ),
        )
        self._client = self._file(self._oauth, self.tr("OAuth &client file"))
        self._adc = self._way(
            self.tr("As &gcloud is signed in"),
            self.tr("With what “gcloud auth application-default login” left on this computer."),
        )
        self._key = self._way(
            self.tr("As a &service account"),
            self.tr("With its key file: for a computer that nobody sits at."),
        )
        self._key_file = self._file(self._key, self.tr("&Key file"))
        self._add_button()
        self.add_end()
        self._ways.buttonToggled.connect(self.typed)

    def _way(self, title: str, text: str) -> Choice:
        way = Choice(title, text, self)
        self._ways.addButton(way.button)
        self.column.addWidget(way)
        return way

    def _file(self, way: Choice, title: str) -> PathField:
        path = PathField(self.tr("JSON files (*.json)"), way)
        path.changed.connect(self.typed)
        way.put_inside(Field(title, path, "", way))
        return path

    def _add_button(self) -> None:
        self._button = QPushButton(self.tr("&Sign in"), self)
        self._button.clicked.connect(self._sign_in)
        self._said = SayLine(self)
        self._leaving = QPushButton(self.tr("Sign &out"), self)
        self._leaving.setToolTip(self.tr("Revoke the sign-in and forget it"))
        self._leaving.clicked.connect(self._sign_out)
        self._leaving.hide()
        line = QHBoxLayout()
        line.setSpacing(look.GAP)
        line.addWidget(self._button)
        line.addWidget(self._leaving)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addWidget(self._said)

    def first_control(self) -> QWidget:
        if self._oauth.button.isChecked():
            return self._client
        return self._key_file if self._key.button.isChecked() else self._adc.button

    def default(self) -> SignIn:
        return SignIn("oauth")

    def answer(self) -> SignIn:
        given = self.case.answers.sign_in or SignIn()
        if self._oauth.button.isChecked():
            now = changed(given, method="oauth", client_file=self._client.text() or None)
        elif self._key.button.isChecked():
            now = changed(given, method="key", key_file=self._key_file.text() or None)
        else:
            now = changed(given, method="token" if given.method == "token" else "adc")
        return now if now == given else changed(now, account="")

    def show_answer(self, answer: Any) -> None:
        ways = {"oauth": self._oauth, "key": self._key}
        ways.get(answer.method, self._adc).button.setChecked(True)
        self._client.show_text(answer.client_file)
        self._key_file.show_text(answer.key_file)
        if answer.account:
            self._say_in(answer.account)

    def typed(self) -> None:
        super().typed()
        if not self._is_filling and self._errand is None:
            self._said.say("")

    def validatePage(self) -> bool:
        if self.passes_by:
            return True
        if self._errand is not None or not self.take():
            return False
        if self._entered is not None and self._entered == self.answer():
            return True
        self._sign_in(goes_on=True)
        return False

    def cleanupPage(self) -> None:
        """Back: nobody waits for the browser any more."""
        if self._errand is not None:
            self._errand.cancel()
        super().cleanupPage()

    def _sign_in(self, *_: object, goes_on: bool = False) -> None:
        if self._errand is not None or not self.take():
            return
        self._said.say(self.tr("Signing in…"), words.BUSY)
        self._goes_on = goes_on
        errand = self._errand = self.case.run(WAY_IN)
        errand.told.connect(self._hear)
        errand.succeeded.connect(self._finish)
        errand.failed.connect(self._tell)
        errand.cancelled.connect(self._stop)

    def _hear(self, news: News) -> None:
        if news.note and news.state in ("checking", "working"):
            self._said.say(news.note, words.BUSY)

    def _finish(self, report: Report) -> None:
        self._errand = None
        if report.failed is not None:
            if report.failed.trouble is not None:
                self._tell(report.failed.trouble)
            else:
                self._said.complain(report.failed.note)
            return
        account = self.case.seen.account
        if account:
            self.case.put(self.key, changed(self.answer(), account=account))
        self._entered = self.answer()
        self._say_in(account)
        wizard = self.wizard()
        if self._goes_on and wizard.currentPage() is self:
            wizard.next()

    def _sign_out(self) -> None:
        case, name = self.case, self.case.name

        def work(bench: Bench, _ticket: Ticket, _listener: Listener) -> None:
            given = bench.answers.sign_in
            if given is not None:
                bench.answer("sign_in", changed(given, account=""))
            bench.leave()
            case.services.sign_out(name)

        self._entered = None
        self._said.say(self.tr("Signing out…"), words.BUSY)
        errand = self._errand = case.do(work)
        errand.succeeded.connect(self._say_out)
        errand.failed.connect(self._tell)
        errand.cancelled.connect(self._stop)

    def _say_out(self) -> None:
        self._errand = None
        self.case.put(self.key, changed(self.answer(), account=""))
        self._leaving.hide()
        self._said.say(self.tr("Signed out."), "check", look.Tone.GOOD)

    def _say_in(self, account: str) -> None:
        self._leaving.setVisible(self._oauth.button.isChecked())
        said = self.tr("Signed in as {account}.").format(account=account)
        self._said.say(said if account else self.tr("Signed in."), "check", look.Tone.GOOD)

    def _tell(self, trouble: Trouble) -> None:
        self._errand = None
        self._said.say(f"{trouble.title}. {trouble}", "warning", look.Tone.BAD)

    def _stop(self) -> None:
        self._errand = None
        self._said.say(self.tr("Stopped."), "minus")


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
        self._project = QComboBox(self)
        self._project.setEditable(True)
        self._project.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._project.editTextChanged.connect(self.typed)
        self.add_field(
            self.tr("&Project id"),
            self._project,
            self.tr("Choose one, or type its id: small letters, digits and dashes."),
        )
        self._create = QCheckBox(self.tr("&Make the project if there is none of this id"), self)
        self._create.toggled.connect(self.typed)
        self.column.addWidget(self._create)
        self._wrong_place()

    def _wrong_place(self) -> None:
        self.column.addWidget(self._wrong)
        self._look = LookRow(self, self.tr("&Test billing, APIs and permissions"))
        self.column.addWidget(self._look)
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
        self._look.clear()

    def enter(self) -> None:
        """Fetch the list of projects; typing an id need not wait for it."""
        self._look.busy(self.tr("Fetching your projects…"))
        errand = self.case.do(self._fetch)
        errand.succeeded.connect(self._offer)
        errand.failed.connect(self._look.tell)

    def _fetch(self, bench: Bench, ticket: Ticket, _listener: Listener) -> Sequence[str]:
        return self.case.services.projects(bench, ticket)

    def _offer(self, projects: Sequence[str]) -> None:
        typed = self._project.currentText()
        self._is_filling = True
        self._project.clear()
        self._project.addItems(sorted(projects))
        self._project.setEditText(typed or (projects[0] if len(projects) == 1 else ""))
        self._is_filling = False
        self._look.clear()
