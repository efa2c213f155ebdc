"""The views of models on the real engine: taught, measured, chosen, described, compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.classify.recording import Recording
from tests.training.conftest import drawn, folder_of
from tests.ui.test_accessible import check
from yogadesk.app import App
from yogadesk.app_window import passed_to_window
from yogadesk.classify import Feed
from yogadesk.cloud.statements import Teaching
from yogadesk.setup import bundled
from yogadesk.setup.records import Records
from yogadesk.setup.sites import THIS_COMPUTER
from yogadesk.training.models import Lesson
from yogadesk.training.seen import see
from yogadesk.ui.desk import Desk
from yogadesk.ui.main_window import MainWindow
from yogadesk.ui.model.evaluation import EvaluationWindow
from yogadesk.ui.model.measure import MeasureDialog
from yogadesk.ui.model.parity import ParityDialog
from yogadesk.ui.model.plain_table import PlainTable
from yogadesk.ui.model.records import RecordsDialog
from yogadesk.ui.model.teach import TeachDialog
from yogadesk.ui.model.versions import VersionsDialog
from yogadesk.work import Ticket

PATIENCE = 60_000


class Hand:
    """The main window on a real home folder, and what opens above it."""

    def __init__(self, qtbot: QtBot, app: App) -> None:
        self.qtbot, self.app = qtbot, app
        self.window = MainWindow(**passed_to_window(app))
        self.window.show()

    def choose(self, name: str, kind: type[QWidget]) -> QWidget:
        action = next(a for a in self.window.menuBar().actions() if a.text() == "&Model")
        for entry in action.menu().actions():
            if entry.iconText() == name:
                entry.trigger()
        return self.wait_for(kind)

    def wait_for(self, kind: type[QWidget]) -> QWidget:
        self.until(lambda: self._open(kind) is not None)
        found = self._open(kind)
        assert found is not None
        return found

    def _open(self, kind: type[QWidget]) -> QWidget | None:
        every = QApplication.allWidgets()
        return next((w for w in every if isinstance(w, kind) and w.isVisible()), None)

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE)

    def says(self, view: QWidget, part: str) -> bool:
        return any(part in label.text() for label in view.findChildren(QLabel))

    def close(self) -> None:
        self.window.close()
        shiboken6.delete(self.window)


def button(view: QWidget, text: str) -> QPushButton:
    return next(b for b in view.findChildren(QPushButton) if b.text() == text)


def rows(view: QWidget) -> list[list[str]]:
    model = view.findChild(PlainTable).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    with App(tmp_path / "home") as app:
        made = Hand(qtbot, app)
        yield made
        made.close()


def teach(hand: Hand, folder: Path) -> EvaluationWindow:
    dialog = hand.choose("Teach poses", TeachDialog)
    dialog.take_folder(folder)
    start = button(dialog, "Teach")
    hand.until(start.isEnabled)
    start.click()
    return hand.wait_for(EvaluationWindow)


def test_taught_chosen_measured_and_deleted(hand: Hand, tmp_path: Path) -> None:
    poses = folder_of(tmp_path / "poses", 9)
    own, site = bundled.model().name, THIS_COMPUTER.name
    view = teach(hand, poses)
    assert view.windowTitle() == "How good “poses_1” is"
    assert hand.app.models.answering(site).name == "poses_1"
    assert hand.app.settings.current.threshold == hand.app.models.versions(site)[0].threshold
    view.close()

    dialog = hand.choose("Evaluate a model", MeasureDialog)
    check(dialog, at_least=5)
    copied = tmp_path / "copied" / "ball" / "copy.png"
    copied.parent.mkdir(parents=True)
    copied.write_bytes((poses / "ball" / "0.png").read_bytes())
    others = folder_of(tmp_path / "copied", 2, first=70)
    dialog.take_folder(others)
    button(dialog, "Evaluate").click()
    view = hand.wait_for(EvaluationWindow)
    assert hand.says(view, "Measured on 7 pictures in")
    is_held = copied_is_held(hand.app, poses)
    assert hand.says(view, "resemble some it learnt from") != is_held
    view.close()

    versions = hand.choose("Choose a model", VersionsDialog)
    check(versions, at_least=6)
    assert [row[0] for row in rows(versions)] == [own, "poses_1 (answers)"]
    table = versions.findChild(PlainTable)
    assert not button(versions, "Delete").isEnabled()  # it answers
    table.selectRow(0)
    button(versions, "Let it answer").click()
    assert hand.app.models.answering(site).name == own
    assert hand.app.settings.current.threshold == bundled.recommended_threshold()
    table.selectRow(1)
    button(versions, "Delete").click()
    assert len(hand.app.models.versions(site)) == 1
    button(versions, "Delete for good?").click()
    hand.until(lambda: len(rows(versions)) == 1)
    assert hand.app.models.versions(site) == []


def copied_is_held(app: App, poses: Path) -> bool:
    """Whether the picture that was copied is one of those held out."""
    from yogadesk import pictures
    from yogadesk.cloud import statements, warehouse

    session = app.session(THIS_COMPUTER.name)
    [version] = app.models.versions(THIS_COMPUTER.name)
    asked = statements.list_learnt(session.site, version.model)
    learnt = [row["uri"] for row in warehouse.rows(session, asked, {}, Ticket(), "looking")]
    return not any(pictures.fingerprint(poses / "ball" / "0.png") in uri for uri in learnt)


def test_what_cannot_be_learnt_from_says_so_before_anything_is_sent(
    hand: Hand, tmp_path: Path
) -> None:
    dialog = hand.choose("Teach poses", TeachDialog)
    check(dialog, at_least=6)
    start = button(dialog, "Teach")
    one = tmp_path / "one"
    drawn(one / "ball" / "1.png", "circles", 1)
    dialog.take_folder(one)
    hand.until(lambda: hand.says(dialog, "One pose is not enough"))
    assert not start.isEnabled()
    drawn(one / "Krieger “II” 🧘" / "1.png", "lines", 1)
    dialog.take_folder(one / ".")
    dialog.take_folder(tmp_path / "nowhere")
    hand.until(lambda: hand.says(dialog, "The folder cannot be read"))
    dialog.take_folder(one)
    hand.until(lambda: hand.says(dialog, "There are too few pictures"))
    assert not start.isEnabled()
    for number in range(2, 4):
        drawn(one / "ball" / f"{number}.png", "circles", number)
        drawn(one / "Krieger “II” 🧘" / f"{number}.png", "lines", number)
    dialog.take_folder(tmp_path / "nowhere")
    dialog.take_folder(one)
    hand.until(start.isEnabled)
    assert [row[1] for row in rows(dialog)] == ["3", "3"]


def test_corrections_are_learnt_from(hand: Hand, tmp_path: Path) -> None:
    """Three pictures were corrected; one of them is gone since."""
    feed, heard = Feed(), Recording()
    paths = [drawn(tmp_path / f"{n}.png", "circles", n) for n in range(3)]
    feed.add(paths)
    feed.close()

    hand.app.classifier.classify(feed, Ticket(), heard)
    by_path = {verdict.picture.path: verdict.fingerprint for verdict in heard.verdicts}
    hand.app.store.correct([by_path[paths[0]], by_path[paths[1]]], "ball")
    hand.app.store.correct([by_path[paths[2]]], "box")
    paths[1].unlink()
    found = hand.app.models.corrected(Ticket())
    assert {(each.path, each.label) for each in found} == {(paths[0], "ball"), (paths[2], "box")}


def test_a_correction_overrules_the_folder_when_it_is_learnt_from(
    hand: Hand, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path / "poses", 3)
    models, wrong = hand.app.models, folder / "ball" / "1.png"
    lesson = Lesson(folder, Teaching(), with_corrections=True)
    seen = {path: see(path) for path in folder.rglob("*.png")}
    hand.app.seen().keep(list(seen.items()))
    undo = hand.app.correct(wrong, "bars")
    labels = {each.path: each.label for each in models.examples(lesson, Ticket())}
    assert len(labels) == 9
    assert labels[wrong] == "bars"
    assert labels[folder / "ball" / "0.png"] == "ball"
    plain = {each.path: each.label for each in models.examples(
        Lesson(folder, Teaching()), Ticket())}  # fmt: skip
    assert plain[wrong] == "ball"
    undo()
    labels = {each.path: each.label for each in models.examples(lesson, Ticket())}
    assert labels[wrong] == "ball"


def test_health_records_are_kept_and_answered_with(hand: Hand, tmp_path: Path) -> None:
    dialog = hand.choose("Health records", RecordsDialog)
    check(dialog, at_least=8)
    poses = dialog.findChild(QListWidget)
    names = [poses.item(n).text() for n in range(poses.count())]
    poses.setCurrentRow(names.index("Tree"))
    fields = {each.accessibleName(): each for each in dialog.findChildren(QPlainTextEdit)}
    focus = fields["Focus"]
    focus.setPlainText("Balance, “said” by me,\non two lines")
    poses.setCurrentRow(names.index("Plank"))
    button(dialog, "Save").click()
    hand.until(lambda: "Saved" in [label.text() for label in dialog.findChildren(QLabel)])
    kept = {each.pose: each for each in Records(hand.app.home).all()}
    assert kept["tree"].focus == "Balance, “said” by me,\non two lines"
    assert len(kept) == 5
    sample = next(path for path in SAMPLES if path.stem == "tree")
    feed, heard = Feed(), Recording()
    feed.add([sample])
    feed.close()

    hand.app.classifier.classify(feed, Ticket(), heard)
    assert heard.verdicts[0].health == kept["tree"]


SAMPLES = sorted((Path(__file__).parents[3] / "resources" / "samples").glob("*.jpg"))


def test_parity_needs_another_site(hand: Hand) -> None:
    dialog = hand.choose("Check parity", ParityDialog)
    check(dialog, at_least=4)
    assert hand.says(dialog, "There is no other site yet")
    assert not button(dialog, "Check").isEnabled()


def test_parity_says_whether_the_answers_are_the_same(hand: Hand, desk: Desk) -> None:
    from dataclasses import replace

    port = passed_to_window(hand.app)["models"]
    # The engine as the other site: a second way to the same place, through the same calls.
    there = replace(port, others=lambda: [THIS_COMPUTER.name])
    dialog = ParityDialog(there, desk, hand.window)
    dialog.show()
    assert dialog.findChild(QComboBox).currentText() == THIS_COMPUTER.name
    button(dialog, "Check").click()
    hand.until(lambda: hand.says(dialog, "Yes: the answers are the same."))
    assert hand.says(dialog, "The same pose in 6 of 6 pictures")


def test_a_name_the_site_does_not_take_is_refused_in_words(hand: Hand, tmp_path: Path) -> None:
    dialog = hand.choose("Teach poses", TeachDialog)
    dialog.take_folder(folder_of(tmp_path / "poses", 2))
    start = button(dialog, "Teach")
    hand.until(start.isEnabled)
    name = next(f for f in dialog.findChildren(QLineEdit) if f.text() == "poses_1")
    name.setText("my`poses; DROP TABLE x")
    start.click()
    hand.until(lambda: hand.says(dialog, "This table name cannot be used"))
    assert dialog.isVisible()
    assert start.isEnabled()
