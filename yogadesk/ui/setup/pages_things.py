"""The pages about what is made: dataset, connection, bucket and tables, and the capacity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from yogadesk.setup.answers import Bucket, Capacity, Connection, Location, Pictures
from yogadesk.ui import look
from yogadesk.ui.setup.fields import Field, side_by_side, typed_choice
from yogadesk.ui.setup.page import LookRow, StepPage, changed
from yogadesk.ui.setup.say import SayLine, Words

if TYPE_CHECKING:
    from yogadesk.ui.setup.case import Case

_SLOTS = 50

LOCATIONS = (
    "US",
    "EU",
    "us-central1",
    "us-east1",
    "us-east4",
    "us-west1",
    "northamerica-northeast1",
    "southamerica-east1",
    "europe-west1",
    "europe-west2",
    "europe-west3",
    "europe-west4",
    "europe-west6",
    "europe-north1",
    "asia-east1",
    "asia-northeast1",
    "asia-south1",
    "asia-southeast1",
    "australia-southeast1",
)
"""What is offered to choose from; any other location can be typed."""


class LookingPage(StepPage):
    """A page of a few questions, with a button that looks at what is there already."""

    def __init__(self, case: Case, key: str) -> None:
        super().__init__(case, key)
        self.looking: LookRow | None = None

    def add_line(self, title: str, help_: str) -> QLineEdit:
        line = QLineEdit(self)
        line.textChanged.connect(self.typed)
        self.add_field(title, line, help_)
        return line

    def add_looking(self, label: str = "") -> LookRow:
        """The end of the page: what is wrong, the button, what was seen."""
        self.column.addWidget(self._wrong)
        looking = self.looking = LookRow(self, label or self.tr("Look &what is there"))
        self.column.addWidget(looking)
        self.column.addStretch(1)
        return looking

    def typed(self) -> None:
        super().typed()
        if not self._is_filling:
            self._hush()

    def _hush(self) -> None:
        if self.looking is not None:
            self.looking.clear()


class LocationPage(LookingPage):
    """One location for everything, and the dataset."""

    def __init__(self, case: Case) -> None:
        super().__init__(case, "location")
        self.begin(
            self.tr("Location and dataset"),
            self.tr(
                "One location is used for all of it: BigQuery reads pictures and models only where "
                "its dataset is. It cannot be changed later. If the dataset is there already, its "
                "location wins."
            ),
        )
        self._location, _ = typed_choice(self)
        self._location.addItems(LOCATIONS)
        self._location.editTextChanged.connect(self.typed)
        self.add_field(
            self.tr("&Location"),
            self._location,
            self.tr("Near you, or where the law wants the pictures to stay."),
        )
        self._dataset = self.add_line(
            self.tr("&Dataset"), self.tr("Letters, digits and underscores.")
        )
        self.add_looking()

    def first_control(self) -> QWidget:
        return self._location

    def answer(self) -> Location:
        return Location(self._location.currentText().strip(), self._dataset.text().strip())

    def show_answer(self, answer: Any) -> None:
        self._location.setEditText(answer.location)
        self._dataset.setText(answer.dataset)


class ConnectionPage(LookingPage):
    """The connection, and its service account once it is known."""

    def __init__(self, case: Case) -> None:
        super().__init__(case, "connection")
        self.begin(
            self.tr("Connection"),
            self.tr(
                "Through the connection BigQuery reads the pictures in the bucket. It has a "
                "service account of its own, which may read that bucket and nothing else."
            ),
        )
        self._connection = self.add_line(
            self.tr("&Connection"), self.tr("Letters, digits, dashes and underscores.")
        )
        self.add_looking()
        self._account = Words(self, self.tr("Service account"))
        self._copying = QPushButton(self.tr("Cop&y the service account"), self)
        self._copying.clicked.connect(self._copy)
        line = QHBoxLayout()
        line.addWidget(self._account, 1)
        line.addWidget(self._copying)
        self.column.insertLayout(self.column.count() - 1, line)
        case.seen_more.connect(self._show_account)
        self._show_account()

    def first_control(self) -> QWidget:
        return self._connection

    def answer(self) -> Connection:
        return Connection(self._connection.text().strip())

    def show_answer(self, answer: Any) -> None:
        self._connection.setText(answer.connection)

    def _show_account(self) -> None:
        account = self.case.seen.learned.service_account
        said = self.tr("Its service account: {account}").format(account=account)
        self._account.say(said)
        self._account.setVisible(bool(account))
        self._copying.setVisible(bool(account))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.case.seen.learned.service_account)


class BucketPage(LookingPage):
    """The bucket of the pictures."""

    def __init__(self, case: Case) -> None:
        super().__init__(case, "bucket")
        self.begin(
            self.tr("Bucket"),
            self.tr(
                "Pictures and models are sent here. The bucket is made in the location of the "
                "dataset, with uniform access and closed to the public; the connection may read "
                "it. Google takes a few minutes to make that right known: you see how long."
            ),
        )
        self._bucket = self.add_line(
            self.tr("B&ucket"),
            self.tr(
                "No other bucket in the world may have its name. 3 to 63 small letters, digits, "
                "dashes, dots and underscores."
            ),
        )
        self._prefix = self.add_line(
            self.tr("Pictures are &kept under"),
            self.tr("What the names of the pictures begin with, such as “inbox/”."),
        )
        self.add_looking()

    def first_control(self) -> QWidget:
        return self._bucket

    def default(self) -> Bucket:
        """A name that is hardly taken: the project's id is as unique as a bucket's name."""
        project = self.case.answers.project
        return Bucket(f"{project.project}-yogadesk"[:63] if project is not None else "")

    def answer(self) -> Bucket:
        return Bucket(self._bucket.text().strip(), self._prefix.text().strip())

    def show_answer(self, answer: Any) -> None:
        self._bucket.setText(answer.bucket)
        self._prefix.setText(answer.prefix)


class PicturesPage(LookingPage):
    """The two tables: the pictures, and what each pose is good for."""

    def __init__(self, case: Case) -> None:
        super().__init__(case, "pictures")
        self.begin(
            self.tr("Pictures and health data"),
            self.tr(
                "An object table shows the pictures in the bucket to BigQuery. A second table says "
                "for each pose what it is good for. Both are tested with a query."
            ),
        )
        help_ = self.tr("Letters, digits and underscores.")
        self._objects = self.add_line(self.tr("&Table of the pictures"), help_)
        self._health = self.add_line(self.tr("Table of the &health data"), help_)
        self.add_looking()

    def first_control(self) -> QWidget:
        return self._objects

    def answer(self) -> Pictures:
        return Pictures(self._objects.text().strip(), self._health.text().strip())

    def show_answer(self, answer: Any) -> None:
        self._objects.setText(answer.object_table)
        self._health.setText(answer.health_table)


class CapacityPage(LookingPage):
    """A reservation, where none is assigned: the one thing that costs by the hour."""

    def __init__(self, case: Case) -> None:
        super().__init__(case, "capacity")
        self.begin(
            self.tr("Capacity"),
            self.tr(
                "BigQuery runs an imported model over pictures only on reserved capacity of the "
                "Enterprise edition. If your organisation has assigned some to the project, "
                "nothing is made. Otherwise yogadesk can reserve: nothing while it rests, more "
                "while it works. It waits some minutes until the capacity is there."
            ),
        )
        self._use = QCheckBox(self.tr("&Reserve capacity (this costs money while it works)"), self)
        self._use.toggled.connect(self.typed)
        self.column.addWidget(self._use)
        self._add_size()
        self._cost = SayLine(self, lines=(4, 3))
        self.column.addWidget(self._cost)
        looking = self.add_looking(self.tr("See &what is assigned"))
        self._dropping = QPushButton(self.tr("&Drop the reservation"), self)
        self._dropping.clicked.connect(self._drop)
        looking.add_button(self._dropping)
        case.seen_more.connect(self._show_made)
        self._show_made()

    def _add_size(self) -> None:
        self._name = QLineEdit(self)
        self._name.textChanged.connect(self.typed)
        self._slots = QSpinBox(self)
        self._slots.setRange(_SLOTS, 100 * _SLOTS)
        self._slots.setSingleStep(_SLOTS)
        self._slots.valueChanged.connect(self.typed)
        named = self.tr("Small letters, digits and dashes.")
        sized = self.tr("In steps of 50. More is faster and dearer.")
        pair = side_by_side(
            Field(self.tr("Na&me of the reservation"), self._name, named, self),
            Field(self.tr("Most &slots"), self._slots, sized, self),
        )
        self.column.addWidget(pair)

    def enter(self) -> None:
        """Look before anything is spent."""
        super().enter()
        if self.looking is not None:
            self.looking.begin()

    def first_control(self) -> QWidget:
        return self._name if self._use.isChecked() else self._use

    def answer(self) -> Capacity:
        return changed(
            self.case.answers.capacity or Capacity(),
            use=self._use.isChecked(),
            reservation=self._name.text().strip(),
            max_slots=self._slots.value(),
        )

    def show_answer(self, answer: Any) -> None:
        self._use.setChecked(answer.use)
        self._name.setText(answer.reservation)
        self._slots.setValue(answer.max_slots)
        self._show_cost()

    def typed(self) -> None:
        super().typed()
        if not self._is_filling:
            self._show_cost()

    def _show_cost(self) -> None:
        is_used = self._use.isChecked()
        for control in (self._name, self._slots):
            control.setEnabled(is_used)
        step = self.case.steps.get(self.key)
        cost = step.cost(self.case.answers.with_(self.key, self.answer())) if step else None
        self._cost.say(cost or "", "info", look.Tone.DOUBT)

    def _show_made(self) -> None:
        self._dropping.setVisible(any(one.step == self.key for one in self.case.seen.made))
        has_none = not (self._use.isChecked() or self.case.seen.learned.reservation)
        if self.looking is not None and has_none and not self.case.is_here:
            self.looking.doubt()

    def _drop(self) -> None:
        if self.looking is not None:
            self.looking.busy(self.tr("Dropping the reservation…"))
            errand = self.case.take_back(self.key)
            errand.succeeded.connect(self.looking.clear)
            errand.failed.connect(self.looking.tell)
