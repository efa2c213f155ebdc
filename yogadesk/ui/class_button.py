"""A class a person can say a picture shows: its key, its name, and its score as a bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from yogadesk.ui import icons, look, words

_CAP = 22


class ClassButton(QAbstractButton):
    """Pressed, it says: this is what the picture shows. Checked when that holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = ""
        self._number = 0
        self._score: float | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_class(self, number: int, label: str, score: float | None, is_said: bool) -> None:
        """Show the class of this number; `is_said`: a person said the picture shows it."""
        self.label, self._number, self._score = label, number, score
        name = words.pose(label)
        self.setText(name)
        self.setChecked(is_said)
        told = words.percent(score) if score is not None else self.tr("no score")
        self.setAccessibleName(self.tr("It is {pose} ({score})").format(pose=name, score=told))
        does = self.tr("Press {number} to say that it is {pose}")
        self.setToolTip(words.tip(does.format(number=number, pose=name)))
        self.update()

    def nextCheckState(self) -> None:
        """What was said shows once it is kept, not when the button is pressed."""

    def sizeHint(self) -> QSize:
        return QSize(240, max(_CAP, self.fontMetrics().height()) + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        text, base = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
        accent = look.accent(palette)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        hot = self.isEnabled() and (self.underMouse() or self.isDown())
        painter.setBrush(look.mix(text, base, 0.10 if hot else 0.05))
        painter.drawRoundedRect(area, look.RADIUS / 2, look.RADIUS / 2)
        if self._score:
            painter.save()
            painter.setClipRect(QRectF(area.left(), 0, area.width() * self._score, self.height()))
            painter.setBrush(look.tint(palette, accent, 0.28))
            painter.drawRoundedRect(area, look.RADIUS / 2, look.RADIUS / 2)
            painter.restore()
        if self.hasFocus() or self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(accent)
            painter.drawRoundedRect(area, look.RADIUS / 2, look.RADIUS / 2)
        self._paint_words(painter, area)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        palette = self.palette()
        color = palette.color(QPalette.ColorRole.Text)
        cap = QRectF(area.left() + 6, area.center().y() - _CAP / 2 + 1, _CAP, _CAP - 2)
        painter.setPen(look.line(palette))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(color)
        painter.setFont(look.sized(self.font(), 0.92, QFont.Weight.DemiBold))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, str(self._number))
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        painter.setFont(look.sized(self.font(), 1.0, weight))
        right = area.adjusted(0, 0, -10, 0)
        if self._score is not None:
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(right, flags, words.percent(self._score))
            right.adjust(0, 0, -painter.fontMetrics().horizontalAdvance("100.0 %") - 8, 0)
        left = cap.right() + 10
        if self.isChecked():
            mark = icons.pixmap("pencil", look.accent(palette), 16, self.devicePixelRatioF())
            painter.drawPixmap(round(left), round(area.center().y() - 8), mark)
            left += 22
        place = QRectF(left, area.top(), right.right() - left, area.height())
        name = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(place.width())
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags, name)
