"""A report as one HTML file that needs nothing else: its style is inside."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from yogadesk import assets

if TYPE_CHECKING:
    from collections.abc import Iterable


def whole(title: str, body: Iterable[str], foot: str, language: str = "en") -> str:
    """The file's text. `body` is HTML without its empty parts; `title` and `foot` are text."""
    return (
        f"<!doctype html>\n<html lang='{html.escape(language)}'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{html.escape(title)}</title><style>{assets.text('report.css')}</style></head>\n"
        f"<body><main>\n{chr(10).join(part for part in body if part)}\n"
        f"<footer>{html.escape(foot)}</footer></main></body></html>\n"
    )
