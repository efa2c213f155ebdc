"""In a small window the explanation comes into view when it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from tests.ui.colours import plain
from tests.ui.studio import Studio
from yogadesk.ui.detail import Detail
from yogadesk.ui.why import WhyCard


@pytest.mark.parametrize("size", [(640, 480), (1100, 560)])
def test_the_explanation_is_scrolled_to(
    studio: Studio, tmp_path: Path, size: tuple[int, int]
) -> None:
    studio.classify(plain(tmp_path / "a.png"))
    studio.window.resize(*size)
    studio.action("Why this answer").trigger()
    detail, card = studio.window.findChild(Detail), studio.window.findChild(WhyCard)
    studio.qtbot.waitUntil(lambda: card.found is not None)

    def is_in_view() -> bool:
        top = card.mapTo(detail.viewport(), QPoint()).y()
        room = detail.viewport().height()
        return top >= 0 and (top + card.height() <= room or top <= 12)

    studio.qtbot.waitUntil(is_in_view)
