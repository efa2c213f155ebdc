"""Room around the words of headers and beside tabs, so that they stand above what they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from yogadesk.ui import look

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QHeaderView, QTabWidget


def headers(*given: QHeaderView) -> None:
    """Leave as much room around their words as the cells do around theirs."""
    for header in given:
        _dress(header, _Headers())


def tabs(given: QTabWidget) -> None:
    """Begin its tabs where the words of a page begin."""
    _dress(given, _Tabs())


def _dress(widget: QWidget, style: QProxyStyle) -> None:
    style.setParent(widget)  # a widget does not own its style
    widget.setStyle(style)


class _Headers(QProxyStyle):
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric == QStyle.PixelMetric.PM_HeaderMargin:
            return look.GAP + 2
        return super().pixelMetric(metric, option, widget)


class _Tabs(QProxyStyle):
    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        found = super().subElementRect(element, option, widget)  # type: ignore[arg-type]
        if element == QStyle.SubElement.SE_TabWidgetTabBar:
            found.translate(2 * look.GAP, 0)
        return found
