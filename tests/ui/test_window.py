"""What a person does in the window beyond dropping: paste, export, look back, set, use the keys."""

import csv
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QSettings, Qt, QUrl
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QScrollArea,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from tests.ui.choosing import choose
from tests.ui.colours import broken, plain, striped
from tests.ui.studio import Studio
from yogadesk.domain import Correction, State
from yogadesk.settings import SettingsFile
from yogadesk.ui.bars import ScoreBars
from yogadesk.ui.commands import Commands
from yogadesk.ui.desk import Desk
from yogadesk.ui.detail import Detail
from yogadesk.ui.empty import EmptyState
from yogadesk.ui.picture_view import PictureView
from yogadesk.ui.samples import Samples
from yogadesk.ui.settings_dialog import SettingsDialog

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def three(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A sure one, a doubtful one, a broken one."""
    return (
        plain(tmp_path / "sure.png", "goddess"),
        striped(tmp_path / "doubtful.png"),
        broken(tmp_path / "broken.jpg"),
    )


def test_a_sample_is_answered_with_one_click(studio: Studio) -> None:
    studio.press("Try the sample picture Goddess")
    studio.qtbot.waitUntil(lambda: studio.says("benefit of goddess"))
    studio.wait_idle()


def test_all_samples_can_be_tried(studio: Studio) -> None:
    studio.press("Try all samples")
    studio.qtbot.waitUntil(lambda: studio.states() == [State.DONE] * 2)
    studio.wait_idle()


def test_pasting_a_picture_keeps_and_answers_it(studio: Studio) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0xFF0000FF)
    QGuiApplication.clipboard().setImage(image)
    studio.qtbot.keyClick(studio.window, Qt.Key.Key_V, CONTROL)
    studio.qtbot.waitUntil(lambda: State.DONE in studio.states())
    studio.wait_idle()
    (kept,) = (studio.home / "pasted").iterdir()
    assert studio.rows()[0].path == kept
    assert QImage(str(kept)).size() == image.size()


def test_pasting_files_answers_them(studio: Studio, three: tuple[Path, Path, Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in three])
    QGuiApplication.clipboard().setMimeData(data)
    studio.action("Paste").trigger()
    studio.qtbot.waitUntil(lambda: studio.model.rowCount() == 3)
    studio.wait_idle()


def test_an_empty_clipboard_is_told(studio: Studio) -> None:
    QGuiApplication.clipboard().setText("no file at all")
    studio.action("Paste").trigger()
    assert studio.says("Nothing to paste")


def test_a_doubtful_picture_says_why(studio: Studio, three: tuple[Path, Path, Path]) -> None:
    studio.classify(three[1])
    assert studio.says("Not sure")
    assert studio.says("An answer counts from 72.0\u00a0%")
    assert not studio.says("benefit of")


def test_a_failed_picture_says_reason_and_can_be_tried_again(
    studio: Studio, three: tuple[Path, Path, Path]
) -> None:
    (row,) = studio.classify(three[2])
    assert studio.says(row.verdict.error)
    plain(three[2].with_suffix(".png"), "tree").replace(three[2])
    studio.press("Try again")
    studio.qtbot.waitUntil(lambda: studio.states() == [State.DONE])
    studio.wait_idle()


def test_the_picture_is_shown_whole_and_upright(studio: Studio, tmp_path: Path) -> None:
    studio.classify(plain(tmp_path / "wide.png", "tree", (300, 100)))
    view = studio.window.findChild(PictureView)
    studio.qtbot.waitUntil(lambda: view.has_image)
    shot = view.grab().toImage()
    middle = shot.pixelColor(shot.width() // 2, 20)
    assert middle.hsvHue() == pytest.approx(180 * 360 / 256, abs=4)


def test_bars_read_as_a_sentence(studio: Studio, three: tuple[Path, Path, Path]) -> None:
    studio.classify(three[0])
    name = studio.window.findChild(ScoreBars).accessibleName()
    assert name.startswith("Top classes: Goddess 100.0\u00a0%, ")
    assert name.count("%") == 5


def test_export_writes_what_is_shown(
    studio: Studio, three: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    studio.classify(*three)
    file = tmp_path / "out.csv"
    studio.qtbot.keyClick(studio.window, Qt.Key.Key_E, CONTROL)
    choose(studio.qtbot, studio.window, file)
    studio.qtbot.waitUntil(lambda: studio.says("3 answers in out.csv"))
    with file.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [row["decision"] for row in rows] == ["goddess", "not sure", ""]
    assert rows[0]["health_benefit"] == "benefit of goddess"


def test_an_export_tells_what_a_person_corrected(
    studio: Studio, three: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    studio.classify(*three)
    seen = studio.model.row_at(0).verdict
    assert seen is not None
    studio.memory.said = [Correction(seen.fingerprint, "plank", seen.when)]
    file = tmp_path / "out.csv"
    studio.action("Export CSV").trigger()
    choose(studio.qtbot, studio.window, file)
    studio.qtbot.waitUntil(lambda: studio.says("3 answers in out.csv"))
    with file.open(encoding="utf-8", newline="") as table:
        assert [row["corrected"] for row in csv.DictReader(table)] == ["plank", "", ""]


def test_an_export_that_fails_says_why(
    studio: Studio, three: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    studio.classify(three[0])
    file = tmp_path / "no" / "folder.csv"  # that the dialog itself would not take
    studio.window.findChild(Commands).export_to([QUrl.fromLocalFile(str(file))])
    studio.qtbot.waitUntil(lambda: studio.says("Cannot save the file"))


def open_settings(studio: Studio) -> SettingsDialog:
    studio.action("Settings").trigger()
    return studio.window.findChild(SettingsDialog)


def test_the_threshold_decides_again_and_is_saved(
    studio: Studio, three: tuple[Path, Path, Path]
) -> None:
    studio.classify(three[1])
    assert studio.says("Not sure")
    dialog = open_settings(studio)
    (number,) = [
        box for box in dialog.findChildren(QSpinBox) if "Threshold" in box.accessibleName()
    ]
    number.setValue(40)
    studio.qtbot.waitUntil(lambda: studio.states() == [State.DONE])
    assert SettingsFile(studio.home / "settings.json").current.threshold == 0.4
    assert studio.model.answers()[0].decision in ("tree", "plank")
    dialog.close()


def test_a_setting_changed_just_before_closing_is_kept(studio: Studio) -> None:
    dialog = open_settings(studio)
    box = dialog.findChildren(QCheckBox)[0]
    box.click()
    dialog.close()
    studio.qtbot.waitUntil(lambda: studio.settings.current.csv_bom)


def test_settings_that_cannot_be_saved_go_back_and_say_why(studio: Studio) -> None:
    dialog = open_settings(studio)
    box = dialog.findChildren(QCheckBox)[0]
    file = studio.home / "settings.json"
    file.unlink(missing_ok=True)
    file.mkdir()
    box.click()
    studio.qtbot.waitUntil(lambda: studio.says("cannot"))
    assert not box.isChecked()
    dialog.close()


def test_arrows_move_from_picture_to_picture(studio: Studio, three: tuple[Path, ...]) -> None:
    studio.classify(*three)
    assert QApplication.focusWidget() is studio.list or studio.list.hasFocus()
    studio.qtbot.keyClick(studio.list, Qt.Key.Key_Down)
    assert studio.says("doubtful.png")
    studio.qtbot.keyClick(studio.list, Qt.Key.Key_End)
    assert studio.says("broken.jpg")


def test_clearing_brings_back_the_welcome(studio: Studio, three: tuple[Path, ...]) -> None:
    studio.classify(*three)
    studio.action("Clear the list").trigger()
    assert studio.says("Drop photographs here")
    studio.classify(three[0])


def test_shortcuts_are_listed(studio: Studio) -> None:
    studio.qtbot.keyClick(studio.window, Qt.Key.Key_F1)
    sheet = next(d for d in studio.window.findChildren(QDialog) if d.isVisible())
    said = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "Ctrl+Shift+O" in said or sys.platform == "darwin"
    sheet.resize(320, 200)
    studio.qtbot.waitUntil(
        lambda: sheet.findChild(QScrollArea).verticalScrollBar().maximum() > 0, timeout=5000
    )
    assert sheet.rect().contains(sheet.findChild(QDialogButtonBox).geometry())
    sheet.close()


def test_narrow_windows_put_the_picture_above_the_answer(
    studio: Studio, three: tuple[Path, ...]
) -> None:
    studio.classify(three[0])
    detail, view = studio.window.findChild(Detail), studio.window.findChild(PictureView)
    bars = studio.window.findChild(ScoreBars)
    studio.window.resize(1280, 720)
    studio.qtbot.waitUntil(
        lambda: (
            view.mapTo(detail, view.rect().topRight()).x()
            < bars.mapTo(detail, bars.rect().topLeft()).x()
        )
    )
    studio.window.resize(640, 360)
    studio.qtbot.waitUntil(
        lambda: (
            view.mapTo(detail, view.rect().bottomLeft()).y()
            < bars.mapTo(detail, bars.rect().topLeft()).y()
        )
    )
    assert studio.window.width() == 640
    assert studio.window.height() == 360
    studio.qtbot.waitUntil(lambda: detail.horizontalScrollBar().maximum() == 0)


def test_the_welcome_fits_a_small_screen_at_double_size(qtbot: QtBot, desk: Desk) -> None:
    """1280 by 720 at 200 %, less the frame, the bars and the menu: nothing is cut or scrolls."""
    actions = (QAction("Open files…"), QAction("Open folder…"), QAction("Paste"))
    welcome = EmptyState(desk, Samples(), "Your pictures stay on this computer.", actions)
    qtbot.addWidget(welcome)
    welcome.show()
    for size in ((1180, 600), (632, 238), (1180, 600), (632, 238)):
        welcome.resize(*size)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()
        for bar in (welcome.horizontalScrollBar(), welcome.verticalScrollBar()):
            assert bar.maximum() == 0, size
        for label in welcome.findChildren(QLabel):
            assert label.heightForWidth(label.width()) <= label.height(), (size, label.text())


def test_the_window_opens_where_it_was_closed(studio: Studio, qtbot: QtBot) -> None:
    studio.window.resize(900, 600)
    studio.window.close()
    kept = QSettings(str(studio.home / "window.ini"), QSettings.Format.IniFormat)
    assert kept.value("window").size() > 0
