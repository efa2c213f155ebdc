"""Teaching, and what is known of a model: on drawn pictures of three kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget

from tests.drawing import draw
from tests.screenshots.stage import SAMPLES, Stage
from yogadesk.ui.model.evaluation import EvaluationWindow
from yogadesk.ui.model.measure import MeasureDialog
from yogadesk.ui.model.parity import ParityDialog
from yogadesk.ui.model.plain_table import PlainTable
from yogadesk.ui.model.records import RecordsDialog
from yogadesk.ui.model.teach import TeachDialog
from yogadesk.ui.model.versions import VersionsDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_OF_EACH = 24


def poses(stage: Stage) -> Path:
    """A folder of pictures in sub-folders: the samples among drawings that nobody can tell."""
    folder = stage.home / "poses"
    for place, label in enumerate(("plank", "tree", "warrior2")):
        below = folder / label
        below.mkdir(parents=True)
        for number in range(_OF_EACH):
            draw(below / f"{label} {number}.png", 100 * place + number, (240, 240))
        for sample in SAMPLES:
            if sample.stem == label:
                (below / sample.name).write_bytes(sample.read_bytes())
    return folder


def teaching(stage: Stage) -> QWidget:
    dialog = _dialog(stage, "Teach poses", TeachDialog)
    dialog.take_folder(poses(stage))
    table = dialog.findChild(PlainTable)
    stage.until(lambda: table.model().rowCount() == 3)
    return dialog


def teaching_refused(stage: Stage) -> QWidget:
    dialog = _dialog(stage, "Teach poses", TeachDialog)
    dialog.take_folder(poses(stage) / "plank")
    stage.settle()
    return dialog


def _dialog(stage: Stage, name: str, kind: type[QWidget]) -> QWidget:
    stage.until(lambda: stage.window.isVisible())
    stage.trigger(name)
    return stage.opened(kind)


def overview(stage: Stage) -> QWidget:
    dialog = teaching(stage)
    dialog.teach()
    return stage.opened(EvaluationWindow)


def confidence(stage: Stage) -> QWidget:
    view = overview(stage)
    view.findChild(QTabWidget).setCurrentIndex(1)
    return view


def findings(stage: Stage) -> QWidget:
    view = overview(stage)
    tabs = view.findChild(QTabWidget)
    tabs.setCurrentIndex(2)
    tabs.currentWidget().choose(0)
    return view


def compared(stage: Stage) -> QWidget:
    view = overview(stage)
    tabs = view.findChild(QTabWidget)
    view.compare_with("yoga_poses")
    stage.until(lambda: tabs.count() == 4)
    return view


def versions(stage: Stage) -> QWidget:
    overview(stage).close()
    return _dialog(stage, "Choose a model", VersionsDialog)


MODEL_SCENES: dict[str, Callable[[Stage], QWidget]] = {
    "model-teaching": teaching,
    "model-teaching-refused": teaching_refused,
    "model-overview": overview,
    "model-confidence": confidence,
    "model-findings": findings,
    "model-compared": compared,
    "model-versions": versions,
    "model-measure": lambda stage: _dialog(stage, "Evaluate a model", MeasureDialog),
    "model-records": lambda stage: _dialog(stage, "Health records", RecordsDialog),
    "model-parity": lambda stage: _dialog(stage, "Check parity", ParityDialog),
}
