"""Colours come from the palette and can be read on it, light and dark."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from yogadesk import assets
from yogadesk.domain import State
from yogadesk.ui import cards, icons, look, words

LIGHT, DARK = QPalette(QColor("#efefef"), QColor("#efefef")), QPalette(QColor("#323232"))
BLACK, CREAM = QPalette(QColor("#000000")), QPalette(QColor("#f4ecd8"))


def high_contrast(ground: str, ink: str, accent: str) -> QPalette:
    """As systems for people with low vision set them."""
    palette = QPalette(QColor(ground))
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window, QPalette.ColorRole.Button):
        palette.setColor(role, QColor(ground))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        palette.setColor(role, QColor(ink))
    palette.setColor(QPalette.ColorRole.Accent, QColor(accent))
    return palette


PALETTES = {
    "light": LIGHT,
    "dark": DARK,
    "oled": BLACK,
    "sepia": CREAM,
    "white on black": high_contrast("black", "white", "yellow"),
    "black on white": high_contrast("white", "black", "black"),
    "green on black": high_contrast("black", "lime", "cyan"),
}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("accent", ["", "#308cc6", "#ffd700", "#d0006f"])
def test_a_button_in_the_accent_colour_can_be_read(
    qtbot: QtBot, palette: QPalette, accent: str
) -> None:
    chosen = QPalette(palette)
    if accent:
        chosen.setColor(QPalette.ColorRole.Accent, QColor(accent))
    button = cards.PrimaryButton("Go")
    qtbot.addWidget(button)
    button.setPalette(chosen)
    for is_hovered, is_down in ((False, False), (True, False), (True, True)):
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, is_hovered)
        button.setDown(is_down)
        ground = button._ground()
        assert look.contrast(cards._ink_on(ground), ground) >= 4.5


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("meaning", list(look.Tone))
def test_every_tone_can_be_read(qtbot: QtBot, palette: QPalette, meaning: look.Tone) -> None:
    color = look.tone(palette, meaning)
    grounds = look.grounds(palette)
    assert len(grounds) == 3
    assert all(look.contrast(color, ground) >= 4.5 for ground in grounds)


def test_contrast_is_that_of_wcag() -> None:
    assert look.contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert look.contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_the_tones_of_doubt_and_failure_differ_from_good(qtbot: QtBot) -> None:
    hues = {meaning: look.tone(LIGHT, meaning).hslHue() for meaning in look.Tone}
    assert len({hues[look.Tone.GOOD], hues[look.Tone.DOUBT], hues[look.Tone.BAD]}) == 3


def test_every_icon_of_the_window_is_there_and_draws(qtbot: QtBot) -> None:
    badges = [words.stage(state) for state in State]
    badges += [words.confidence(level) for level in words.Level]
    for badge in badges:
        image = icons.pixmap(badge.icon, QColor("red"), 16, 2.0).toImage()
        assert image.width() == 32
        drawn = {image.pixelColor(x, y).alpha() for x in range(32) for y in range(32)}
        assert max(drawn) > 200, badge.icon


def test_no_icon_lies_about_unused() -> None:
    names = {name.removeprefix("icons/").removesuffix(".svg") for name in assets.names("icons")}
    source = "".join(
        path.read_text("utf-8") for path in (assets._CHECKOUT / "yogadesk/ui").glob("*.py")
    )
    assert {name for name in names if f'"{name}"' not in source} <= {"app"}


def test_states_are_told_apart_without_colour() -> None:
    marks = [words.confidence(level) for level in words.Level]
    marks += [words.stage(state) for state in (State.FAILED, State.CANCELLED, State.WAITING)]
    assert len({mark.word for mark in marks}) == len(marks)
    assert len({mark.icon for mark in marks}) == len(marks)


@pytest.mark.parametrize(
    ("score", "threshold", "level"),
    [
        (0.59, 0.6, words.Level.NOT_SURE),
        (0.6, 0.6, words.Level.LIKELY),
        (0.85, 0.6, words.Level.CONFIDENT),
        (0.9, 0.95, words.Level.NOT_SURE),
        (0.95, 0.95, words.Level.CONFIDENT),
    ],
)
def test_confidence_follows_score_and_threshold(
    score: float, threshold: float, level: words.Level
) -> None:
    assert words.level(score, threshold) is level
