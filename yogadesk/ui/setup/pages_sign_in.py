"""The page on which one signs in: who is in, in which way, and how to get out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from yogadesk.setup.reached import SignIn
from yogadesk.ui import look
from yogadesk.ui.setup import words
from yogadesk.ui.setup.case import WAY_IN
from yogadesk.ui.setup.fields import Choice, Field, PathField
from yogadesk.ui.setup.page import StepPage, changed
from yogadesk.ui.setup.say import SayLine

if TYPE_CHECKING:
    from yogadesk.errors import Trouble
    from yogadesk.setup.bench import Bench
    from yogadesk.setup.plan import Listener, Report
    from yogadesk.ui.setup.case import Case
    from yogadesk.ui.setup.errand import Errand, News
    from yogadesk.work import Ticket


class SignInPage(StepPage):
    """Three ways to sign in; Next signs in when it was not done yet."""

    def __init__(self, case: Case) -> None:
        super().__init__(case, "sign_in")
        self._errand: Errand | None = None
        self._entered: SignIn | None = None
        self._address = ""
        self._goes_on = False
        self.begin(
            self.tr("Sign in to Google Cloud"),
            self.tr("yogadesk acts in your name. Your password is never seen or kept."),
        )
        self._ways = QButtonGroup(self)
        self._oauth = self._way(
            self.tr("In the bro&wser"),
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
        self._add_buttons()
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

    def _add_buttons(self) -> None:
        self._button = QPushButton(self.tr("Sign &in"), self)
        self._button.clicked.connect(self._sign_in)
        self._stopping = QPushButton(self.tr("S&top"), self)
        self._stopping.setToolTip(self.tr("Wait for the browser no longer"))
        self._stopping.clicked.connect(self._cancel)
        self._copying = QPushButton(self.tr("Copy the &address"), self)
        self._copying.setToolTip(self.tr("For another browser, or when none opened"))
        self._copying.clicked.connect(self._copy_address)
        self._leaving = QPushButton(self.tr("Sign &out"), self)
        self._leaving.setToolTip(self.tr("Revoke the sign-in and forget it"))
        self._leaving.clicked.connect(self._sign_out)
        line = QHBoxLayout()
        line.setSpacing(look.GAP)
        for button in (self._button, self._stopping, self._copying, self._leaving):
            line.addWidget(button)
        line.addStretch(1)
        self.column.addLayout(line)
        self._said = SayLine(self)
        self.column.addWidget(self._said)
        self._show_buttons()

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
        elif self._errand is None:
            self._said.say("")
        self._show_buttons()

    def is_answered(self) -> bool:
        given = self.case.answers.sign_in
        is_out = given is not None and given.method == "oauth" and not given.account
        return super().is_answered() and not is_out

    def typed(self) -> None:
        super().typed()
        if not self._is_filling and self._errand is None:
            self._said.say("")
            self._show_buttons()

    def tell(self, trouble: Trouble) -> None:
        """Say why one has to sign in again; what was answered is still there."""
        self._entered = None
        self._said.tell(trouble)

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
        self._cancel()
        super().cleanupPage()

    def _cancel(self) -> None:
        if self._errand is not None:
            self._errand.cancel()

    def _sign_in(self, *_: object, goes_on: bool = False) -> None:
        if self._errand is not None or not self.take():
            return
        self._said.say(self.tr("Signing in…"), words.BUSY)
        self._goes_on = goes_on
        errand = self._errand = self.case.run(WAY_IN)
        errand.told.connect(self._hear)
        errand.browsed.connect(self._offer_address)
        errand.succeeded.connect(self._finish)
        self._follow(errand)

    def _follow(self, errand: Errand) -> None:
        errand.failed.connect(self._tell)
        errand.cancelled.connect(self._stop)
        self._show_buttons()

    def _hear(self, news: News) -> None:
        if self._errand is not None and news.note and news.state in ("checking", "working"):
            self._said.say(news.note, words.BUSY)

    def _offer_address(self, address: str) -> None:
        self._address = address
        self._show_buttons()

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self._address)

    def _finish(self, report: Report) -> None:
        self._rest()
        if report.failed is not None:
            if report.failed.trouble is not None:
                self._said.tell(report.failed.trouble)
            else:
                self._said.complain(report.failed.note)
            return
        account = self.case.seen.account
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        if account:
            self.case.put(self.key, changed(self.answer(), account=account))
        self._entered = self.answer()
        self._show_buttons()
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
        self._follow(errand)

    def _say_out(self) -> None:
        self.case.put(self.key, changed(self.answer(), account=""))
        self._rest()
        self._said.say(self.tr("Signed out."), "check", look.Tone.GOOD)

    def _say_in(self, account: str) -> None:
        said = self.tr("Signed in as {account}.").format(account=account)
        self._said.say(said if account else self.tr("Signed in."), "check", look.Tone.GOOD)

    def _tell(self, trouble: Trouble) -> None:
        self._rest()
        self._said.tell(trouble)

    def _stop(self) -> None:
        self._rest()
        self._said.say(self.tr("Stopped. Nobody is signed in."), "minus")

    def _rest(self) -> None:
        self._errand = None
        self._address = ""
        self._show_buttons()

    def _show_buttons(self) -> None:
        """What can be pressed now: to sign in, to stop it, or to sign out."""
        is_busy = self._errand is not None
        self._button.setVisible(not is_busy)
        self._stopping.setVisible(is_busy)
        self._copying.setVisible(is_busy and bool(self._address))
        given = self.case.answers.sign_in
        is_in = given is not None and given.method == "oauth" and bool(given.account)
        self._leaving.setVisible(is_in and self._oauth.button.isChecked() and not is_busy)
