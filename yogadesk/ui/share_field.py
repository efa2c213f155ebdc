"""A share of 0 to 1, set as a percentage with a slider or by typing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QSpinBox, QWidget

from yogadesk.ui import look


class ShareField(QWidget):
    """Slider and number, always equal."""

    changed = Signal(float)  # the share, 0 to 1

    def __init__(self, least: float, most: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._number = QSpinBox(self)
        self._number.setSuffix(" %")
        for control in (self._slider, self._number):
            control.setRange(round(least * 100), round(most * 100))
        self._slider.setPageStep(10)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * look.GAP)
        line.addWidget(self._slider, 1)
        line.addWidget(self._number)
        self._slider.valueChanged.connect(self._number.setValue)
        self._number.valueChanged.connect(self._slider.setValue)
        self._number.valueChanged.connect(self._tell)
        self.setFocusProxy(self._slider)

    def set_share(self, share: float) -> None:
        self._number.setValue(round(share * 100))

    def setAccessibleName(self, name: str) -> None:
        """The name is for both of its controls."""
        super().setAccessibleName(name)
        self._slider.setAccessibleName(name)
        self._number.setAccessibleName(self.tr("{name}, in percent").format(name=name))

    def _tell(self, percent: int) -> None:
        self.changed.emit(percent / 100)
