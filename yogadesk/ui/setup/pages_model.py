"""The page for the model: which one, its labels, and whether BigQuery would take it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from yogadesk.setup import suggested
from yogadesk.setup.answers import ModelChoice
from yogadesk.ui import look
from yogadesk.ui.setup import words
from yogadesk.ui.setup.fields import Choice, Field, PathField
from yogadesk.ui.setup.marks import Mark
from yogadesk.ui.setup.page import StepPage
from yogadesk.ui.setup.room import Balloon
from yogadesk.ui.setup.say import SayLine, Words
from yogadesk.ui.words import decimal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yogadesk.errors import Trouble
    from yogadesk.setup.bench import Bench
    from yogadesk.setup.plan import Listener
    from yogadesk.setup.suggested import Suggestion
    from yogadesk.ui.setup.case import Case
    from yogadesk.ui.setup.errand import News
    from yogadesk.ui.setup.services import Fact
    from yogadesk.work import Ticket

BUNDLED = "bundled"


class ModelPage(StepPage):
    """The bundled model, a file, or an address; looked at before anything is sent."""

    def __init__(self, case: Case) -> None:
        super().__init__(case, "model", lines=(4, 2))
        self._is_tight = False
        self._facts: Sequence[Fact] = ()
        self._shift = 0
        self.begin(
            self.tr("Which model answers?"),
            self.tr("It is sent to the bucket and imported into BigQuery."),
        )
        self._ways = QButtonGroup(self)
        self._bundled = self._way(
            self.tr("The &model that comes with yogadesk"),
            self.tr("Knows five poses: downward-facing dog, goddess, plank, tree, warrior II."),
        )
        self._file_way = self._way(
            self.tr("A &file or folder"),
            self.tr(
                "ONNX, TensorFlow Lite or a SavedModel, as it is or in a zip or tar. It takes one "
                "picture and gives a score for each class."
            ),
        )
        models = self.tr("Models (*.onnx *.tflite *.pb *.zip *.tar *.tar.gz *.tgz)")
        self._file = PathField(models, self, has_folders=True)
        self._file.changed.connect(self.typed)
        self._file_way.put_inside(Field(self.tr("Pat&h"), self._file, "", self))
        self._url_way = self._way(
            self.tr("From an &address"),
            self.tr("Of such a file on the web. It is fetched, looked at, and sent on."),
        )
        self._url_way.put_inside(Field(self.tr("A&ddress"), self._url_line(), "", self))
        self._about = SayLine(self, lines=(3, 1))
        self._url_way.put_inside(self._about)
        self._add_labels()
        self._add_facts()
        self._ways.buttonToggled.connect(self._choose)

    def _url_line(self) -> QWidget:
        whole = QWidget(self)
        self._url = QLineEdit(whole)
        self._url.setPlaceholderText("https://")
        self._url.textChanged.connect(self._type_address)
        button = QPushButton(self.tr("Su&ggestions"), whole)
        menu = QMenu(button)
        for each in suggested.ALL:
            size = decimal(each.size / 1e6, 0)
            said = self.tr("{title}, {size} MB").format(title=each.title, size=size)
            menu.addAction(said).setData(each)
        menu.triggered.connect(lambda action: self._take_suggestion(action.data()))
        button.setMenu(menu)
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.GAP)
        line.addWidget(self._url, 1)
        line.addWidget(button)
        whole.setFocusProxy(self._url)
        self._url.setAccessibleName(self.tr("Address"))
        return whole

    def _take_suggestion(self, one: Suggestion) -> None:
        self._url.setText(one.address)
        self._labels.show_text(one.labels)

    def _type_address(self) -> None:
        address = self._url.text().strip()
        known = next((one for one in suggested.ALL if one.address == address), None)
        said = f"{known.knows} {known.does_not_know}" if known is not None else ""
        self._about.say(said)
        self.typed()

    def _way(self, title: str, text: str) -> Choice:
        way = Choice(title, text, self)
        self._ways.addButton(way.button)
        self.column.addWidget(way)
        return way

    def _add_labels(self) -> None:
        self._labels = PathField(self.tr("Labels (*.csv *.txt)"), self)
        self._labels.changed.connect(self._type_labels)
        self._labels_field = self.add_field(
            self.tr("&Labels"),
            self._labels,
            self.tr("CSV or text, one class a line, in order; a file, or its address."),
        )

    def _add_facts(self) -> None:
        self.column.addWidget(self._wrong)
        self._button = QPushButton(self.tr("&Inspect the model"), self)
        self._button.clicked.connect(self._inspect)
        self._said = SayLine(self)
        self._reading = QPushButton(self.tr("&Rules…"), self)
        self._reading.setToolTip(self.tr("Each rule of BigQuery’s, and whether the model keeps it"))
        self._reading.clicked.connect(self._read_facts)
        line = QHBoxLayout()
        line.setSpacing(look.GAP)
        line.addWidget(self._button)
        line.addWidget(self._reading)
        self._shifting = QPushButton(self)
        self._shifting.clicked.connect(self._move_labels)
        line.addWidget(self._shifting)
        line.addWidget(self._said, 1)
        line.addStretch(0)
        self.column.addLayout(line)
        self._grid = FactGrid(self, columns=2)
        self.column.addWidget(self._grid)
        self.column.addStretch(1)
        self._show_facts(())

    def first_control(self) -> QWidget:
        if self._file_way.button.isChecked():
            return self._labels if self._file.text() else self._file
        return self._url if self._url_way.button.isChecked() else self._bundled.button

    def answer(self) -> ModelChoice:
        if self._bundled.button.isChecked():
            return ModelChoice()
        is_file = self._file_way.button.isChecked()
        source = self._file.text() if is_file else self._url.text().strip()
        return ModelChoice(source, self._labels.text() or None, self._shift)

    def show_answer(self, answer: Any) -> None:
        is_url = "://" in answer.source
        way = self._url_way if is_url else self._file_way
        (self._bundled if answer.source == BUNDLED else way).button.setChecked(True)
        self._file.show_text("" if is_url or answer.source == BUNDLED else answer.source)
        self._url.setText(answer.source if is_url else "")
        self._labels.show_text(answer.labels)
        self._shift = answer.shift
        self._labels_field.setVisible(answer.source != BUNDLED)

    def _choose(self) -> None:
        self._labels_field.setVisible(not self._bundled.button.isChecked())
        self.typed()

    def typed(self) -> None:
        super().typed()
        if not self._is_filling:
            self._hush()

    def _hush(self) -> None:
        self._show_facts(())
        self._said.say("")

    def take_form(self, is_tight: bool) -> None:
        """Where there is little room, what was found is behind a button."""
        super().take_form(is_tight)
        self._is_tight = is_tight
        self._show_facts(self._facts)

    def _show_facts(self, facts: Sequence[Fact]) -> None:
        self._facts = facts
        self._grid.show_facts(() if self._is_tight else facts)
        self._reading.setVisible(self._is_tight and bool(facts))
        shift = next((fact.shift for fact in facts if fact.shift), 0)
        before, out = self.tr("Add “backgro&und”"), self.tr("Leave the first &out")
        self._shifting.setText(before if shift > 0 else out)
        self._shifting.setVisible(bool(shift))

    def _move_labels(self) -> None:
        """Let the labels fit in the one way that is known, and look again."""
        self._shift = next((fact.shift for fact in self._facts if fact.shift), 0)
        self._inspect()

    def _type_labels(self) -> None:
        if not self._is_filling:
            self._shift = 0
        self.typed()

    def _read_facts(self) -> None:
        grid = FactGrid(self, columns=1)
        grid.show_facts(self._facts)
        Balloon(grid, self.tr("What was found"), self).open_below(self._reading)

    def follows(self) -> str:
        return "create" if self.case.is_here else ""

    def _inspect(self) -> None:
        if not self.take():
            return
        choice = self.answer()

        def work(bench: Bench, ticket: Ticket, listener: Listener) -> Sequence[Fact]:
            heard = ticket.heard_by(
                lambda progress: listener.step(self.key, "working", progress.note, None)
            )
            return self.case.services.inspect(bench, choice, heard)

        self._show_facts(())
        self._said.say(self.tr("Looking at the model…"), words.BUSY)
        errand = self.case.do(work)
        errand.told.connect(self._hear)
        errand.succeeded.connect(self._show)
        errand.failed.connect(self._tell)

    def _hear(self, news: News) -> None:
        if news.note:
            self._said.say(news.note, words.BUSY)

    def _show(self, facts: Sequence[Fact]) -> None:
        self._show_facts(facts)
        broken = sum(fact.holds is False for fact in facts)
        if broken:
            self._said.complain(self.tr("BigQuery would not take this model."))
        else:
            self._said.say(self.tr("BigQuery can take this model."), "check", look.Tone.GOOD)

    def _tell(self, trouble: Trouble) -> None:
        self.quiet()
        self._said.tell(trouble)


class FactGrid(QWidget):
    """What was found about a model, each with a tick or a cross."""

    def __init__(self, parent: QWidget, columns: int) -> None:
        super().__init__(parent)
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.GAP)
        self._grid.setVerticalSpacing(4)
        for column in range(columns):
            self._grid.setColumnStretch(2 * column + 1, 1)
        self._rows: list[QWidget] = []

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these in place of the ones before."""
        for widget in self._rows:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._rows = []
        marks = {
            True: ("check", look.Tone.GOOD, self.tr("Kept")),
            False: ("cross", look.Tone.BAD, self.tr("Broken")),
            None: ("info", look.Tone.QUIET, self.tr("Known")),
        }
        half = max(1, -(-len(facts) // self._columns))
        for number, fact in enumerate(facts):
            icon, meaning, word = marks[fact.holds]
            mark = Mark(self)
            mark.show_icon(icon, meaning)
            text = Words(self)
            text.say(fact.text)
            text.setAccessibleName(f"{word}: {fact.text}")
            row, column = number % half, 2 * (number // half)
            self._grid.addWidget(mark, row, column)
            self._grid.addWidget(text, row, column + 1)
            self._rows += [mark, text]
