"""Drops data on a window the way Qt does: only a widget that asked for drops ever sees one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Answer:
    """What a window said to a drag: each step's acceptance and action."""

    entered: bool = False
    moved: bool = False
    dropped: bool = False
    actions: tuple[Qt.DropAction, ...] = ()


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(
    window: QWidget,
    data: QMimeData,
    at: QPoint | None = None,
    *,
    offered: Qt.DropAction = COPY,
) -> Answer:
    """Drag `data` over a point of the window, move, and let go."""
    point = at or window.rect().center()
    for target in _targets(window, point):
        here = target.mapFrom(window, point)
        enter = QDragEnterEvent(here, offered, data, LEFT, NONE)
        QApplication.sendEvent(target, enter)
        if enter.isAccepted():
            return _go_on(target, here, data, offered, enter.dropAction())
    return Answer()


def _go_on(
    target: QWidget,
    here: QPoint,
    data: QMimeData,
    offered: Qt.DropAction,
    first: Qt.DropAction,
) -> Answer:
    move = QDragMoveEvent(here, offered, data, LEFT, NONE)
    QApplication.sendEvent(target, move)
    if not move.isAccepted():
        QApplication.sendEvent(target, QDragLeaveEvent())
        return Answer(entered=True, actions=(first,))
    release = QDropEvent(QPointF(here), offered, data, LEFT, NONE)
    QApplication.sendEvent(target, release)
    actions = (first, move.dropAction(), release.dropAction())
    return Answer(True, True, release.isAccepted(), actions)


def _targets(window: QWidget, point: QPoint) -> Iterator[QWidget]:
    """From the widget under the point up to the window: those that asked for drops."""
    widget: QWidget | None = window.childAt(point) or window
    while widget is not None:
        if widget.acceptDrops() and widget.isEnabled():
            yield widget
        widget = None if widget.isWindow() else widget.parentWidget()
