"""Paints a picture of the list: thumbnail, pose, file, score, and the state as icon and word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from yogadesk.ui import icons, look, words
from yogadesk.ui.thumbnails import EDGE, Thumbnails

if TYPE_CHECKING:
    from yogadesk.ui.rows import PictureModel, Row

_PAD = 12
_ICON = 16
_TILE_EDGE = 112
_TILE_PAD = 10
_SELECTED = QStyle.StateFlag.State_Selected
_HOVERED = QStyle.StateFlag.State_MouseOver
_FOCUSED = QStyle.StateFlag.State_HasFocus
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Look:
    """Fonts and colours of one palette, worked out once instead of for every cell."""

    def __init__(self, palette: QPalette, font: QFont) -> None:
        self.key = (palette.cacheKey(), font.key())
        self.title = look.sized(font, 1.04, QFont.Weight.DemiBold)
        self.small = look.sized(font, 0.9)
        self.title_metrics = QFontMetrics(self.title)
        self.small_metrics = QFontMetrics(self.small)
        self.text = palette.color(QPalette.ColorRole.Text)
        self.quiet = look.quiet(palette)
        self.accent = look.accent(palette)
        self.selected = look.selected(palette)
        self.hovered = look.tint(palette, self.accent, 0.08)
        self.empty = look.tint(palette, self.text, 0.07)
        self.line = look.tint(palette, self.text, 0.09)
        self.tones = {tone: look.tone(palette, tone) for tone in look.Tone}


class PictureDelegate(QStyledItemDelegate):
    """Uniform cells: `tile` is the size of one in a grid, `line_height` the height of one in a
    list, in logical pixels."""

    def __init__(self, model: PictureModel, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._thumbnails = thumbnails
        self._look: _Look | None = None
        lines = QFontMetrics(parent.font()).height() * 2
        self.line_height = max(EDGE, lines + 8) + 2 * 9
        self.tile = QSize(_TILE_EDGE + 2 * _TILE_PAD, _TILE_EDGE + lines + 3 * _TILE_PAD)

    def draw(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, is_grid: bool
    ) -> None:
        """Paint one row into the option's rectangle."""
        style = self._style_for(option)
        painter.save()
        self._paint_ground(painter, option, style, is_grid)
        if is_grid:
            self._paint_tile(painter, option.rect, row, style)
        else:
            self._paint_line(painter, option.rect, row, style)
        painter.restore()

    def _paint_line(self, painter: QPainter, area: QRect, row: Row, style: _Look) -> None:
        top = area.top() + (area.height() - EDGE) // 2
        self._paint_thumbnail(painter, QRect(area.left() + _PAD, top, EDGE, EDGE), row, style)
        text = area.adjusted(_PAD + EDGE + _PAD, 12, -_PAD - 2, -12)
        upper = QRect(text.left(), text.top(), text.width(), text.height() // 2)
        lower = QRect(text.left(), upper.bottom(), text.width(), text.height() // 2)
        self._paint_upper(painter, upper, row, style)
        self._paint_lower(painter, lower, row, style)

    def _paint_tile(self, painter: QPainter, area: QRect, row: Row, style: _Look) -> None:
        """Thumbnail, below it the pose, below that the state as icon and word with its score."""
        left = area.left() + (area.width() - _TILE_EDGE) // 2
        place = QRect(left, area.top() + _TILE_PAD, _TILE_EDGE, _TILE_EDGE)
        self._paint_thumbnail(painter, place, row, style)
        room = (area.bottom() - place.bottom() - _TILE_PAD) // 2
        upper = QRect(left, place.bottom() + _TILE_PAD // 2, _TILE_EDGE, room)
        painter.setFont(style.small)
        painter.setPen(style.text)
        middle = Qt.TextElideMode.ElideMiddle if row.score is None else Qt.TextElideMode.ElideRight
        painter.drawText(
            upper, _LEFT, style.small_metrics.elidedText(row.title, middle, upper.width())
        )
        lower = upper.translated(0, room)
        badge = words.badge(row.state, row.verdict, self._model.threshold)
        color = style.tones[badge.tone]
        mark = icons.pixmap(badge.icon, color, _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(left, lower.top() + (room - _ICON) / 2), mark)
        painter.setPen(color)
        said = badge.word if row.score is None else words.percent(row.score)
        painter.drawText(lower.adjusted(_ICON + 5, 0, 0, 0), _LEFT, said)

    def _style_for(self, option: QStyleOptionViewItem) -> _Look:
        if self._look is None or self._look.key != (option.palette.cacheKey(), option.font.key()):
            self._look = _Look(option.palette, option.font)
        return self._look

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, style: _Look, is_grid: bool
    ) -> None:
        state, area = option.state, option.rect
        if state & _SELECTED:
            painter.fillRect(area, style.selected)
            painter.fillRect(area.left(), area.top(), 3, area.height(), style.accent)
        elif state & _HOVERED:
            painter.fillRect(area, style.hovered)
        if not is_grid:
            left = area.left() + 2 * _PAD + EDGE
            painter.setPen(style.line)
            painter.drawLine(left, area.bottom(), area.right(), area.bottom())
        if state & _FOCUSED:
            painter.setPen(style.accent)
            painter.drawRect(area.adjusted(0, 0, -1, -1))

    def _paint_thumbnail(self, painter: QPainter, place: QRect, row: Row, style: _Look) -> None:
        ratio = painter.device().devicePixelRatioF()
        image = self._thumbnails.look(row.file, round(place.width() * ratio))
        if image is not None and not image.isNull():
            painter.drawImage(place, image)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.empty)
        painter.drawRoundedRect(QRectF(place), look.RADIUS * 0.75, look.RADIUS * 0.75)
        if image is not None:
            mark = icons.pixmap("broken", style.quiet, 24, ratio)
            painter.drawPixmap(place.center() - QRect(0, 0, 24, 24).center(), mark)

    def _paint_upper(self, painter: QPainter, area: QRect, row: Row, style: _Look) -> None:
        room = area.width()
        if row.score is not None:
            score = words.percent(row.score)
            room -= style.title_metrics.horizontalAdvance(score) + _PAD
            painter.setFont(style.title)
            painter.setPen(style.text)
            painter.drawText(area, _RIGHT, score)
        has_pose = row.score is not None
        where = Qt.TextElideMode.ElideRight if has_pose else Qt.TextElideMode.ElideMiddle
        title = style.title_metrics.elidedText(row.title, where, room)
        painter.setFont(style.title)
        painter.setPen(style.text)
        painter.drawText(area, _LEFT, title)

    def _paint_lower(self, painter: QPainter, area: QRect, row: Row, style: _Look) -> None:
        badge = words.badge(row.state, row.verdict, self._model.threshold)
        color = style.tones[badge.tone]
        painter.setFont(style.small)
        painter.setPen(color)
        painter.drawText(area, _RIGHT, badge.word)
        width = style.small_metrics.horizontalAdvance(badge.word) + 5 + _ICON
        ratio = painter.device().devicePixelRatioF()
        mark = icons.pixmap(badge.icon, color, _ICON, ratio)
        top = area.top() + (area.height() - _ICON) / 2
        painter.drawPixmap(QPointF(area.right() + 1 - width, top), mark)
        under = words.file_name(row.path.parent if row.score is None else row.path)
        room = area.width() - width - _PAD
        painter.setPen(style.quiet)
        name = style.small_metrics.elidedText(under, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(area, _LEFT, name)
