"""Icons from `resources/icons`, drawn in the colours of the palette at any scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from yogadesk import assets

_TOOL = 20


def icon(name: str, palette: QPalette, ratio: float) -> QIcon:
    """A tool's icon in this palette's text colour, with a fainter one for when it is disabled.

    `ratio` is the device pixel ratio it is drawn for.
    """
    made = QIcon()
    colors = {
        QIcon.Mode.Normal: palette.color(QPalette.ColorRole.ButtonText),
        QIcon.Mode.Disabled: palette.color(
            QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText
        ),
    }
    for mode, color in colors.items():
        made.addPixmap(pixmap(name, color, _TOOL, ratio), mode)
    return made


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    made = QIcon()
    renderer = QSvgRenderer(QByteArray(assets.data("icons/app.svg")))
    for size in (32, 64, 256):
        made.addPixmap(_draw(renderer, QSize(size, size), 1.0))
    return made


def pixmap(name: str, color: QColor, size: int, ratio: float) -> QPixmap:
    """One icon as a pixmap of `size` logical pixels at a device pixel ratio."""
    return _cached(name, color.rgba(), size, ratio)


@lru_cache(maxsize=256)
def _cached(name: str, rgba: int, size: int, ratio: float) -> QPixmap:
    color = QColor.fromRgba(rgba)
    source = assets.text(f"icons/{name}.svg").replace("currentColor", color.name())
    renderer = QSvgRenderer(QByteArray(source.encode()))
    return _draw(renderer, QSize(size, size), ratio)


def _draw(renderer: QSvgRenderer, size: QSize, ratio: float) -> QPixmap:
    canvas = QPixmap(size * ratio)
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return canvas
