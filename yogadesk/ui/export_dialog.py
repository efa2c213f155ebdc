"""Where and how verdicts leave the program: as a table, as objects, as a notebook."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from yogadesk.ui import dialogs, intake, look, words
from yogadesk.ui.cards import PlainLabel, QuietLabel, heading
from yogadesk.ui.history_ports import Export, Form

_MOST_CLASSES = 100


class ExportDialog(QDialog):
    """Asks for the form, then for the file. Nothing is written here."""

    wanted = Signal(object)  # Export

    def __init__(self, count: int, *, with_bom: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export the history"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(3 * look.GAP,) * 4)
        column.setSpacing(look.GAP)
        what = self.tr("{answers}, as they are listed").format(answers=words.answers(count))
        column.addWidget(heading(what, self, 1.15))
        column.addSpacing(look.GAP)
        self._forms = QButtonGroup(self)
        for form in Form:
            self._add_form(column, form)
        column.addSpacing(look.GAP)
        self._bom = QCheckBox(self.tr("Mark the file as UTF-8, for old versions of Excel"), self)
        self._bom.setChecked(with_bom)
        column.addWidget(self._bom)
        column.addLayout(self._top_line())
        column.addSpacing(look.GAP)
        column.addWidget(self._buttons())
        self._forms.idToggled.connect(self._follow)
        self._forms.button(Form.CSV).setChecked(True)

    def _add_form(self, column: QVBoxLayout, form: Form) -> None:
        title, text = _words()[form]
        button = QRadioButton(title, self)
        button.setAccessibleDescription(text)
        self._forms.addButton(button, form)
        about = QuietLabel(text, self, 0.95)
        about.setWordWrap(True)
        about.setContentsMargins(3 * look.GAP, 0, 0, look.GAP - 2)
        column.addWidget(button)
        column.addWidget(about)

    def _top_line(self) -> QHBoxLayout:
        self._top = QSpinBox(self)
        self._top.setRange(0, _MOST_CLASSES)
        self._top.setSpecialValueText(self.tr("all"))
        self._top.setAccessibleName(self.tr("Classes of each picture"))
        label = PlainLabel(self.tr("&Classes of each picture:"), self)
        label.setBuddy(self._top)
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self._top)
        line.addStretch(1)
        return line

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._save = box.addButton(
            self.tr("Choose a file…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._save.setDefault(True)
        box.accepted.connect(self._ask_file)
        box.rejected.connect(self.close)
        for button in box.findChildren(QPushButton):
            button.setAutoDefault(button is self._save)
        return box

    def _follow(self) -> None:
        self._bom.setEnabled(self._forms.checkedId() == Form.CSV)

    def _ask_file(self) -> None:
        form = Form(self._forms.checkedId())
        dialog = QFileDialog(self, self.windowTitle())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form.suffix)
        dialog.setNameFilter(f"{_words()[form][0]} (*.{form.suffix})")
        dialog.selectFile(f"yoga-poses.{form.suffix}")
        dialogs.open_for(dialog, self.choose)

    def choose(self, urls: list[QUrl]) -> None:
        """The file was chosen."""
        file = next(intake.local_paths(urls), None)
        if file is not None:
            form = Form(self._forms.checkedId())
            is_marked = self._bom.isChecked() and form is Form.CSV
            self.wanted.emit(Export(form, file, is_marked, self._top.value() or None))
            self.close()


def _words() -> dict[Form, tuple[str, str]]:
    """What each form is called, and what it is good for."""
    return {
        Form.CSV: (
            QCoreApplication.translate("ExportDialog", "Table (CSV)"),
            QCoreApplication.translate(
                "ExportDialog",
                "For spreadsheets: a row each, with every score, model and health record.",
            ),
        ),
        Form.JSONL: (
            QCoreApplication.translate("ExportDialog", "JSON lines"),
            QCoreApplication.translate("ExportDialog", "For programs: an object a line."),
        ),
        Form.PARQUET: (
            QCoreApplication.translate("ExportDialog", "Parquet"),
            QCoreApplication.translate(
                "ExportDialog", "For data tools: typed and compressed, with nested columns."
            ),
        ),
        Form.NOTEBOOK: (
            QCoreApplication.translate("ExportDialog", "Notebook"),
            QCoreApplication.translate(
                "ExportDialog",
                "The site's BigQuery statements for these pictures, to run them anywhere.",
            ),
        ),
    }
