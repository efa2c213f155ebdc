"""Paints the cells of the history: room on both sides, a chosen row that stays readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from yogadesk.ui import look

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

_SELECTED = QStyle.StateFlag.State_Selected
_FOCUSED = QStyle.StateFlag.State_HasFocus


class HistoryCells(QStyledItemDelegate):
    """A tint of the accent colour under the chosen rows, so that icons keep their meaning."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        palette, area = option.palette, option.rect
        accent = look.accent(palette)
        if option.state & _SELECTED:
            painter.fillRect(area, look.selected(palette))
            if index.column() == 0:
                painter.fillRect(area.left(), area.top(), 3, area.height(), accent)
        faint = look.tint(palette, palette.color(QPalette.ColorRole.Text), 0.09)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, faint)
        if option.state & _FOCUSED:
            painter.setPen(accent)
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        inner = QStyleOptionViewItem(option)
        inner.rect = area.adjusted(look.GAP, 0, -look.GAP, 0)
        inner.state &= ~(_SELECTED | _FOCUSED)
        super().paint(painter, inner, index)
