"""What a person does with one picture: ask why, copy it, report it; and a report of all of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from yogadesk.errors import Trouble
from yogadesk.ui import intake, words
from yogadesk.ui.desk import PICTURES, Desk
from yogadesk.ui.notices import Kind, Notice, Notices, from_trouble, retry
from yogadesk.ui.picture_view import for_screen
from yogadesk.ui.why import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QMainWindow

    from yogadesk.domain import Verdict
    from yogadesk.ui.actions import Actions
    from yogadesk.ui.answers import Answers
    from yogadesk.ui.rows import PictureModel, Row
    from yogadesk.work import Ticket

_REPORT, _COPY = "report", "copy"
_LONGEST_COPY = 4096


class OnePicture(QObject):
    """Carries out the actions on the picture that is looked at. Made with the page of answers."""

    def __init__(
        self,
        window: QMainWindow,
        desk: Desk,
        actions: Actions,
        answers: Answers,
        model: PictureModel,
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._actions = window, desk, actions
        self._answers, self._model, self._notices = answers, model, notices
        actions.why.triggered.connect(self._ask_why)
        actions.copy_text.triggered.connect(self.copy_text)
        actions.copy_picture.triggered.connect(self.copy_picture)
        actions.report.triggered.connect(self.ask_report)
        actions.report_all.triggered.connect(self.ask_report_of_all)
        actions.print_one.triggered.connect(self.print_one)
        actions.print_all.triggered.connect(self.print_all)
        answers.detail.offer(
            (
                (actions.why, self.tr("Why?")),
                (actions.copy_text, self.tr("Copy")),
                (actions.report, self.tr("Report…")),
            )
        )
        answers.detail.why.told.connect(self._show_why)
        answers.row_shown.connect(self._allow)
        model.counted.connect(self._allow_all)
        self._allow(None)

    def _allow(self, row: Row | None) -> None:
        """Which actions make sense for this picture."""
        actions, verdict = self._actions, row.verdict if row is not None else None
        actions.why.setEnabled(self._answers.detail.why.can_explain)
        actions.copy_picture.setEnabled(row is not None)
        for action in (actions.copy_text, actions.report, actions.print_one):
            action.setEnabled(verdict is not None)
        self._allow_all()

    def _allow_all(self) -> None:
        has_answers = self._model.has_answers
        self._actions.report_all.setEnabled(has_answers)
        self._actions.print_all.setEnabled(has_answers)

    def _ask_why(self) -> None:
        self._answers.detail.why.ask()
        self._show_why()

    def _show_why(self) -> None:
        """Bring the card into view, as far as it fits, once it is as high as its words."""
        detail = self._answers.detail
        QTimer.singleShot(0, detail, lambda: detail.show_card(detail.why))

    # Copying

    def copy_text(self) -> None:
        """Put the answer, in a few lines of text, on the clipboard."""
        from yogadesk.ui.report import facts

        verdict = self._verdict()
        if verdict is not None:
            said = facts.as_text(facts.picture(verdict, self._model.threshold, self._why()))
            QGuiApplication.clipboard().setText(said)
            self._tell(self.tr("The answer was copied"), _COPY)

    def copy_picture(self) -> None:
        """Put the picture, upright, on the clipboard."""
        row = self._answers.row
        if row is not None:
            path = row.path
            job = self._desk.submit(PICTURES, lambda _ticket: for_screen(path, _LONGEST_COPY))
            job.succeeded.connect(self._take_copy)

    def _take_copy(self, image: QImage) -> None:
        if image.isNull():
            self._notices.tell(
                Notice(Kind.TROUBLE, self.tr("This file holds no picture to copy"), topic=_COPY)
            )
            return
        QGuiApplication.clipboard().setImage(image)
        self._tell(self.tr("The picture was copied"), _COPY)

    # Reports

    def ask_report(self) -> None:
        """Ask where the report of this picture goes, as PDF or HTML."""
        row = self._answers.row
        if row is not None and row.verdict is not None:
            from yogadesk.ui import dialogs

            dialogs.ask_report(self._window, f"{row.path.stem}-report", self.save_report)

    def ask_report_of_all(self) -> None:
        """Ask where the report of all pictures goes, as PDF or HTML."""
        from yogadesk.ui import dialogs

        dialogs.ask_report(self._window, "yoga-poses-report", self.save_report_of_all)

    def save_report(self, urls: Sequence[QUrl]) -> None:
        """Write the report of the picture that is looked at."""
        file, verdict = next(intake.local_paths(urls), None), self._verdict()
        if file is not None and verdict is not None:
            from yogadesk.ui.report import saving

            write = saving.picture_writer(
                verdict, self._model.threshold, self._why(), self._answers.detail.picture.layer
            )
            self._save(file, write, self.ask_report)

    def save_report_of_all(self, urls: Sequence[QUrl]) -> None:
        """Write the report of every answer in the list."""
        file = next(intake.local_paths(urls), None)
        if file is not None:
            from yogadesk.ui.report import saving

            write = saving.batch_writer(self._model.answers(), self._model.threshold)
            self._save(file, write, self.ask_report_of_all)

    def _save(
        self, file: Path, write: Callable[[Path, Ticket], None], again: Callable[[], None]
    ) -> None:
        job = self._desk.submit(PICTURES, lambda ticket: write(file, ticket))
        job.succeeded.connect(partial(self._tell_saved, file))
        job.on_failure(partial(self._tell_not_saved, again))

    def print_one(self) -> None:
        """Print the report of the picture that is looked at."""
        verdict = self._verdict()
        if verdict is not None:
            from yogadesk.ui.report import saving

            threshold, why = self._model.threshold, self._why()
            layer = self._answers.detail.picture.layer
            self._ask_printer(
                lambda printer, _ticket: saving.print_picture(
                    printer, verdict, threshold, why, layer
                )
            )

    def print_all(self) -> None:
        """Print the report of every answer in the list."""
        from yogadesk.ui.report import saving

        answers, threshold = self._model.answers(), self._model.threshold
        self._ask_printer(
            lambda printer, ticket: saving.print_batch(printer, answers, threshold, ticket)
        )

    def _ask_printer(self, write: Callable[[QPrinter, Ticket], None]) -> None:
        from yogadesk.ui.report import printing

        printing.ask(self._window, partial(self._print, write))

    def _print(self, write: Callable[[QPrinter, Ticket], None], printer: QPrinter) -> None:
        job = self._desk.submit(PICTURES, lambda ticket: write(printer, ticket))
        job.succeeded.connect(partial(self._tell, self.tr("The report was printed"), _REPORT))

    def _tell_saved(self, file: Path, _nothing: object) -> None:
        from yogadesk.ui.report import printing

        title = self.tr("The report was saved")
        remedy = printing.opener(file)
        notice = Notice(Kind.GOOD, title, words.file_name(file), remedy=remedy, topic=_REPORT)
        self._notices.tell(notice)

    def _tell_not_saved(self, again: Callable[[], None], error: object) -> None:
        if isinstance(error, Trouble):
            self._notices.tell(from_trouble(error, _REPORT, retry(again)))
        else:
            self._desk.failed.emit(error)

    def _tell(self, title: str, topic: str, _nothing: object = None) -> None:
        self._notices.tell(Notice(Kind.GOOD, title, topic=topic))

    # What is looked at

    def _verdict(self) -> Verdict | None:
        """The answer as it is shown: decided at the threshold that holds now."""
        row = self._answers.row
        if row is None or row.verdict is None:
            return None
        return self._model.decided(row.verdict)

    def _why(self) -> str:
        found = self._answers.detail.why.found
        return " ".join(sentences(found)) if found is not None else ""
