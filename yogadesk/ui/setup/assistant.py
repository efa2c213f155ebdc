"""The set-up assistant: a wizard that asks one thing a page, and makes everything on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget, QWizard

from yogadesk.ui import icons, look, words
from yogadesk.ui.setup.case import Case
from yogadesk.ui.setup.create import CreatePage
from yogadesk.ui.setup.page import Page, StepPage
from yogadesk.ui.setup.pages_model import ModelPage
from yogadesk.ui.setup.pages_sign_in import SignInPage
from yogadesk.ui.setup.pages_site import ProjectPage, WherePage
from yogadesk.ui.setup.pages_things import (
    BucketPage,
    CapacityPage,
    ConnectionPage,
    LocationPage,
    PicturesPage,
)
from yogadesk.ui.setup.pages_try import TryPage
from yogadesk.ui.setup.rail import StepRail
from yogadesk.ui.setup.room import Balloon

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from yogadesk.errors import Trouble
    from yogadesk.ui.desk import Desk
    from yogadesk.ui.setup.services import Services

_SIZE = QSize(1080, 680)
_LEAST = QSize(620, 324)
"""A screen of 1280 by 720 at double size, less the window's frame and a task bar."""
_FULL = QSize(1040, 600)
"""The least window in which everything shows in its full form."""
_OTHER = QWizard.WizardButton.CustomButton1
_PAGES = (
    WherePage,
    SignInPage,
    ProjectPage,
    LocationPage,
    ConnectionPage,
    BucketPage,
    PicturesPage,
    ModelPage,
    CapacityPage,
    CreatePage,
    TryPage,
)


def open_assistant(parent: QWidget, desk: Desk, services: Services, site: str) -> Assistant:
    """Open the assistant on the site of this name, where it was left. One at a time: the one that
    is open already comes to the front. It deletes itself when it is closed."""
    for open_one in parent.findChildren(Assistant):
        if open_one.isVisible():
            open_one.raise_()
            open_one.activateWindow()
            return open_one
    assistant = Assistant(desk, services, site, parent)
    assistant.show()
    return assistant


class Assistant(QWizard):
    """Pages in the order of the plan, the list of all steps at the side."""

    def __init__(self, desk: Desk, services: Services, site: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("assistant")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Set up a site"))
        self.setWindowIcon(icons.app_icon())
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        options = QWizard.WizardOption
        self.setOption(options.NoBackButtonOnStartPage)
        self.setOption(options.NoDefaultButton, False)
        self.case = Case(desk, services, site, self)
        self._is_resuming = False
        self._is_tight = False
        self.rail = StepRail(self._titles(), self)
        self.setSideWidget(self.rail)
        room = self.screen().availableSize()
        self.setMinimumSize(_LEAST.boundedTo(room))
        for make in _PAGES:
            page = make(self.case)
            page.head.steps_wanted.connect(self._show_steps)
            self.addPage(page)
        for number in self.pageIds():
            self._page(number).head.show_place(number + 1, len(_PAGES))
        for kind, text in (
            (QWizard.WizardButton.BackButton, self.tr("&Back")),
            (QWizard.WizardButton.NextButton, self.tr("&Next")),
            (QWizard.WizardButton.CancelButton, self.tr("Cancel")),
            (QWizard.WizardButton.FinishButton, self.tr("&Done")),
        ):
            self.setButtonText(kind, text)
        self.setOption(options.HaveCustomButton1)
        kinds = QWizard.WizardButton
        self.setButtonLayout(
            [
                _OTHER,
                kinds.Stretch,
                kinds.BackButton,
                kinds.NextButton,
                kinds.FinishButton,
                kinds.CancelButton,
            ]
        )
        self.setButtonText(_OTHER, self.tr("Anoth&er site…"))
        self.button(_OTHER).setToolTip(self.tr("Go to the first page, to set up another site"))
        self.button(_OTHER).clicked.connect(self.restart)
        self.currentIdChanged.connect(self._show_place)
        self.case.opened.connect(self._resume)
        self.case.troubled.connect(self._tell)
        self.resize(self.sizeHint())  # by itself Qt takes no more than two thirds of the screen
        self.case.open_site(site)

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Where"),
            self.tr("Sign in"),
            self.tr("Project"),
            self.tr("Location and dataset"),
            self.tr("Connection"),
            self.tr("Bucket"),
            self.tr("Pictures and health"),
            self.tr("Model"),
            self.tr("Capacity"),
            self.tr("Create"),
            self.tr("Try it"),
        )

    def sizeHint(self) -> QSize:
        return look.first_size(self, _SIZE)

    def nextId(self) -> int:
        page = self.currentPage()
        wanted = page.follows() if isinstance(page, Page) else ""
        if wanted:
            return next(n for n in self.pageIds() if self._page(n).key == wanted)
        return super().nextId()

    def _page(self, number: int) -> Page:
        page = self.page(number)
        assert isinstance(page, Page)
        return page

    def _resume(self) -> None:
        """Go to the first page whose answer is missing or wrong; to the start for a new site."""
        self._is_resuming = True
        self.restart()
        while self._may_pass(self._page(self.currentId())):
            page = self._page(self.currentId())
            page.passes_by = True
            self.next()
            page.passes_by = False
        self._is_resuming = False
        self._show_place(self.currentId())

    def _may_pass(self, page: Page) -> bool:
        if not isinstance(page, StepPage):
            return False
        return page.is_answered()

    def _show_place(self, number: int) -> None:
        if number < 0 or self._is_resuming:
            return
        ids = self.pageIds()
        place = ids.index(number)
        passed = [ids.index(each) for each in self.visitedIds() if each != number]
        left_out = [n for n in range(place) if n not in passed]
        self.rail.show_place(place, passed, left_out)
        title = self.tr("Set up “{site}” · Step {number} of {count}").format(
            site=words.site(self.case.name), number=place + 1, count=len(ids)
        )
        self.setWindowTitle(title)
        self.button(_OTHER).setVisible(place > 0)
        self._page(number).take_form(self._is_tight)
        self._page(number).enter()

    def _tell(self, trouble: Trouble) -> None:
        page = self.currentPage()
        if isinstance(page, StepPage):
            page.tell(trouble)

    def done(self, result: int) -> None:
        """However it closes: what is typed is kept, what runs is stopped, what is made stays."""
        page = self.currentPage()
        if isinstance(page, StepPage):
            page.keep_draft()
        self.case.close()
        super().done(result)

    def _show_steps(self, anchor: QWidget) -> None:
        """The list of steps in a small window, where it is not at the side."""
        Balloon(self.rail.copy(), self.tr("Steps"), self).open_below(anchor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Choose the form from the room there is."""
        is_tight = self.width() < _FULL.width() or self.height() < _FULL.height()
        if is_tight is self._is_tight:
            return
        self._is_tight = is_tight
        self.rail.setVisible(not is_tight)
        page = self.currentPage()
        if isinstance(page, Page):
            page.take_form(is_tight)
