"""How the window looks: spacing, type and colours, all taken from the system's font and palette."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QPalette

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

GAP = 8
"""The unit of spacing, in logical pixels. Distances are multiples of it."""
RADIUS = 8
_FRAME = QSize(8, 36)
"""What a window's frame takes, at most."""
_READABLE = 4.6
_MOST_PALETTES = 256
_known_grounds: dict[int, tuple[int, ...]] = {}


class Tone(Enum):
    """What a colour says. The value is the hue it starts from, in degrees, and its saturation."""

    GOOD = (150, 150)
    DOUBT = (36, 215)
    BAD = (3, 190)
    QUIET = (0, 0)


def first_size(window: QWidget, wanted: QSize) -> QSize:
    """The size to open a window at: as wanted, or what its screen holds, frame and all."""
    return wanted.boundedTo(window.screen().availableSize() - _FRAME)


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """`share` of `one` (0 to 1) over `other`, opaque."""
    rest = 1 - share
    return QColor.fromRgbF(
        one.redF() * share + other.redF() * rest,
        one.greenF() * share + other.greenF() * rest,
        one.blueF() * share + other.blueF() * rest,
    )


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = linear(color.redF()), linear(color.greenF()), linear(color.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The WCAG contrast ratio of two opaque colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def tone(palette: QPalette, meaning: Tone) -> QColor:
    """The colour of a meaning, readable (4.6 : 1) on all `grounds` of this palette."""
    if meaning is Tone.QUIET:
        return quiet(palette)
    return QColor(_tone(meaning, is_dark(palette), _all_rgb(palette)))


@lru_cache(maxsize=64)
def _tone(meaning: Tone, is_on_dark: bool, standing_on: tuple[int, ...]) -> QColor:
    on = [QColor.fromRgb(each) for each in standing_on]
    hue, saturation = meaning.value
    step = 4 if is_on_dark else -4
    lightness = 130
    color = QColor.fromHsl(hue, saturation, lightness)
    while not _is_readable(color, on) and 0 < lightness + step < 255:
        lightness += step
        color = QColor.fromHsl(hue, saturation, lightness)
    return color


def strong(meaning: Tone) -> QColor:
    """The colour of a meaning at its strongest, for areas and not for text."""
    return QColor.fromHsl(*meaning.value, 130)


def grounds(palette: QPalette) -> tuple[QColor, ...]:
    """What text stands on: lists and cards, the window, and a row that is selected."""
    roles = (QPalette.ColorRole.Base, QPalette.ColorRole.Window)
    return (*map(palette.color, roles), selected(palette))


def selected(palette: QPalette) -> QColor:
    """The ground of a selected row: faint, so that what is on it keeps its colours."""
    return tint(palette, accent(palette), 0.20)


def _all_rgb(palette: QPalette) -> tuple[int, ...]:
    """The `grounds`, worked out once a palette: every paint asks for them several times."""
    key = palette.cacheKey()
    found = _known_grounds.get(key)
    if found is None:
        if len(_known_grounds) == _MOST_PALETTES:
            _known_grounds.clear()
        found = _known_grounds[key] = tuple(ground.rgb() for ground in grounds(palette))
    return found


def _is_readable(color: QColor, on: Sequence[QColor]) -> bool:
    return all(contrast(color, ground) >= _READABLE for ground in on)


def quiet(palette: QPalette) -> QColor:
    """Secondary text: as faint as it may be and still be read on every ground."""
    roles = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window)
    return QColor(_quiet(*(palette.color(role).rgb() for role in roles), _all_rgb(palette)))


@lru_cache(maxsize=64)
def _quiet(ink: int, window: int, standing_on: tuple[int, ...]) -> QColor:
    text, ground = QColor.fromRgb(ink), QColor.fromRgb(window)
    on = [QColor.fromRgb(each) for each in standing_on]
    share = 0.6
    while not _is_readable(mix(text, ground, share), on) and share < 1:
        share += 0.04
    return mix(text, ground, min(share, 1.0))


def line(palette: QPalette) -> QColor:
    """Hairlines and borders of cards."""
    text = palette.color(QPalette.ColorRole.WindowText)
    return mix(text, palette.color(QPalette.ColorRole.Window), 0.16)


def accent(palette: QPalette) -> QColor:
    return palette.color(QPalette.ColorRole.Accent)


def tint(palette: QPalette, color: QColor, share: float = 0.14) -> QColor:
    """A faint ground in a colour's hue."""
    return mix(color, palette.color(QPalette.ColorRole.Base), share)


def sized(font: QFont, factor: float, weight: QFont.Weight | None = None) -> QFont:
    """The system's font, larger or smaller, in another weight when one is named."""
    changed = QFont(font)
    if font.pointSizeF() > 0:
        changed.setPointSizeF(font.pointSizeF() * factor)
    else:
        changed.setPixelSize(round(font.pixelSize() * factor))
    if weight is not None:
        changed.setWeight(weight)
    return changed


def paint_text(widget: QWidget, color: QColor) -> None:
    """Give a label's text a colour of this palette. Call again when the palette changes."""
    palette = widget.palette()
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(role, color)
    widget.setPalette(palette)
