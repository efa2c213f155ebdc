"""The pictures under their heading: counted, filtered, sorted, as a list or a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from yogadesk.domain import State
from yogadesk.ui import icons, look, words
from yogadesk.ui.arranged import Arranged
from yogadesk.ui.cards import PlainLabel, QuietLabel
from yogadesk.ui.delegate import PictureDelegate
from yogadesk.ui.filters import FilterBar, SortMenu, clear
from yogadesk.ui.thumbnails import Thumbnails
from yogadesk.ui.tiles import PictureList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QEvent

    from yogadesk.ui.desk import Desk
    from yogadesk.ui.rows import PictureModel, Row

_LEAST_LIST = 24
"""In pixels: less than a view asks for, so that a window with every bar fits a small screen."""
_COUNTED = (State.DONE, State.NOT_SURE, State.FAILED, State.SKIPPED)


class Gallery(QWidget):
    """`pictures` is the view that shows, `arranged` the model it shows."""

    chosen = Signal(object)  # the Row a person looks at, or None

    def __init__(self, desk: Desk, model: PictureModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.arranged = Arranged(desk, model, self)
        self._thumbnails = Thumbnails(desk, self)
        delegate = PictureDelegate(model, self._thumbnails, self)
        self.pictures = PictureList(self.arranged, delegate, self)
        self._filters = FilterBar(self.arranged, model, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.pictures)
        self._pages.addWidget(self._nothing_found())
        self._pages.setMinimumHeight(_LEAST_LIST)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(self._pages, 1)
        self._connect()

    def _connect(self) -> None:
        model, arranged = self._model, self.arranged
        self._thumbnails.arrived.connect(self._repaint)
        self.pictures.looked_at.connect(self.chosen)
        self.pictures.typed.connect(self._find_typed)
        self.arranged.wished.connect(lambda: self._filters.show_wish(arranged.wish))
        for signal in (arranged.rowsInserted, arranged.modelReset, arranged.wished):
            signal.connect(self._show_page)
        for signal in (arranged.modelReset, arranged.wished):
            signal.connect(self._count)
        arranged.rowsInserted.connect(self._choose_first)
        self._filters.text.left.connect(self._go_to_found)
        model.counted.connect(self._count)
        model.touched.connect(self._paint_again)

    def _head(self) -> QVBoxLayout:
        title = PlainLabel(self.tr("Pictures"), self)
        title.setFont(look.sized(self.font(), 1.25, QFont.Weight.DemiBold))
        title.setBuddy(self.pictures)
        self._summary = QuietLabel("", self)
        self._summary.setWordWrap(True)
        self._grid = self._button(self.tr("Show as a grid"), "Ctrl+G")
        self._grid.setCheckable(True)
        self._grid.toggled.connect(self.show_as_grid)
        self._sort = self._button(self.tr("Sort"), "")
        self._sort.setMenu(SortMenu(self.arranged, self))
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self._sort)
        top.addWidget(self._grid)
        head = QVBoxLayout()
        head.setContentsMargins(2 * look.GAP, 2 * look.GAP, look.GAP, look.GAP)
        head.setSpacing(look.GAP // 2)
        head.addLayout(top)
        head.addWidget(self._summary)
        head.addSpacing(look.GAP // 2)
        head.addWidget(self._filters)
        self._color()
        return head

    def _button(self, name: str, keys: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({words.keys(keys)})" if keys else name)
        if keys:
            button.setShortcut(keys)
        return button

    def _nothing_found(self) -> QWidget:
        page = QWidget(self)
        text = QuietLabel(self.tr("No results for this filter"), page, 1.1)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text.setWordWrap(True)
        button = QPushButton(self.tr("Clear filter"), page)
        button.clicked.connect(self.clear_filter)
        column = QVBoxLayout(page)
        column.setSpacing(look.GAP)
        column.addStretch(1)
        column.addWidget(text)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    # What a person does

    @property
    def is_grid(self) -> bool:
        return self.pictures.is_grid

    def show_as_grid(self, is_grid: bool) -> None:
        self._grid.setChecked(is_grid)
        self.pictures.show_as_grid(is_grid)

    def clear_filter(self) -> None:
        """Show every picture again."""
        clear(self.arranged)
        self.pictures.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_for(self) -> None:
        """Put the keyboard into the field to look for something."""
        self._filters.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filters.text.selectAll()

    def row(self) -> Row | None:
        """The row a person looks at."""
        return self.pictures.row()

    def selected(self) -> list[Row]:
        """The chosen rows, from top to bottom."""
        return self.pictures.selected()

    def choose(self, row: Row) -> None:
        """Look at one row, and show it in the list; the filter goes where it hides the row."""
        if self.arranged.position_of(row) is None:
            clear(self.arranged)
        self.pictures.choose([row], row)

    def choose_all(self, rows: list[Row]) -> None:
        """Choose these rows and look at the first of them."""
        if rows:
            self.choose(rows[0])
            self.pictures.choose(rows, rows[0])

    def choose_first(self) -> None:
        """Look at the first picture that shows."""
        if self.arranged.rowCount():
            self.choose(self.arranged.row_at(0))

    def add_actions(self, actions: list[QAction]) -> None:
        """Offer actions in the list's menu, by their keys too while the list has the keyboard."""
        self.pictures.addActions(actions)

    # What happens

    def _find_typed(self, letters: str) -> None:
        if letters.isprintable() and letters.strip():
            self._filters.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._filters.text.setText(letters)

    def _go_to_found(self) -> None:
        if self.arranged.rowCount():
            self.pictures.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_page(self) -> None:
        is_empty = not self.arranged.rowCount() and self.arranged.wish.is_filtered
        self._pages.setCurrentIndex(1 if is_empty else 0)

    def _choose_first(self, _parent: QModelIndex, first: int, _last: int) -> None:
        if not self.pictures.currentIndex().isValid():
            self.pictures.setCurrentIndex(self.arranged.index(first, 0))

    def _repaint(self, files: list[str]) -> None:
        """Thumbnails arrived: paint again only the rows that show one of them."""
        rows = map(self._model.row_of, files)
        self._paint_again(row.place for row in rows if row is not None)

    def _paint_again(self, places: Iterable[int]) -> None:
        self.pictures.paint_again(self.arranged.positions(places))

    def _count(self) -> None:
        counts = self._model.counts
        named, unsure, failed, skipped = (counts[state] for state in _COUNTED)
        pictures = words.pictures(self._model.rowCount() - skipped)
        if self.arranged.wish.is_filtered:
            shown = words.count(self.arranged.rowCount())
            pictures = self.tr("{shown} of {pictures}").format(shown=shown, pictures=pictures)
        parts = [pictures]
        for number, said in (
            (named, self.tr("{count} named")),
            (unsure, self.tr("{count} not sure")),
            (failed, self.tr("{count} failed")),
            (skipped, self.tr("{count} skipped")),
        ):
            if number:
                parts.append(said.format(count=words.count(number)))
        self._summary.setText(" · ".join(parts))

    def _color(self) -> None:
        for button, name in ((self._grid, "grid"), (self._sort, "sort")):
            button.setIcon(icons.icon(name, self.palette(), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange and hasattr(self, "_grid"):
            self._color()
