"""The views, each brought about as a person would. A scene answers the widget to save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.screenshots.stage import SAMPLES, Stage
from yogadesk.ui.log_view import LogView
from yogadesk.ui.settings_dialog import SettingsDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def welcome(stage: Stage) -> QWidget:
    stage.until(lambda: stage.window.isVisible())
    return stage.window


def full(stage: Stage) -> QWidget:
    stage.classify(*SAMPLES, *stage.drawn(4))
    return stage.window


def busy(stage: Stage) -> QWidget:
    stage.hand_in(*SAMPLES, *stage.drawn(300))
    stage.until(lambda: sum(row_is_final(stage)) > 40)
    return stage.window


def row_is_final(stage: Stage) -> list[bool]:
    return [stage.model.row_at(n).state.is_final for n in range(stage.model.rowCount())]


def failing(stage: Stage) -> QWidget:
    stage.classify(*stage.broken(), *SAMPLES[:2])
    return stage.window


def settings(stage: Stage) -> QWidget:
    stage.trigger("Settings")
    return stage.opened(SettingsDialog)


def log(stage: Stage) -> QWidget:
    stage.classify(*SAMPLES[:2])
    stage.trigger("Show the log")
    return stage.opened(LogView)


SCENES: dict[str, Callable[[Stage], QWidget]] = {
    "welcome": welcome,
    "full": full,
    "busy": busy,
    "failing": failing,
    "settings": settings,
    "log": log,
}
