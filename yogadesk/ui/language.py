"""The person's language: the system's, or the one chosen in the settings."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from yogadesk import assets

_log = logging.getLogger(__name__)

SYSTEM = "system"
"""The choice that follows the system."""


def marked(context: str, text: str) -> str:
    """The translation of a text that stands elsewhere, marked there with this context."""
    return QCoreApplication.translate(context, text)


class Language(QObject):
    """Speaks a language from `speak` on: Qt's own dialogs where Qt knows it, ours where we do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._data: list[bytes] = []  # a translator reads from it for as long as it is in use

    def speak(self, choice: str) -> None:
        """`choice` is a language's code ("de"), or `SYSTEM`. Call before the first text is made."""
        locale = QLocale.system() if choice == SYSTEM else QLocale(choice)
        if choice != SYSTEM:
            QLocale.setDefault(locale)  # numbers and dates, too
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        of_qt = QTranslator(self)
        if of_qt.load(locale, "qtbase", "_", folder):
            QCoreApplication.installTranslator(of_qt)
        for name in _candidates(locale):
            try:
                data = assets.data(f"translations/yogadesk_{name}.qm")
            except FileNotFoundError:
                continue
            ours = QTranslator(self)
            if ours.load(data):
                self._data.append(data)
                QCoreApplication.installTranslator(ours)
            else:
                _log.warning("The translation %s cannot be read", name)
            return


def _candidates(locale: QLocale) -> list[str]:
    """The languages the person reads, best first, up to English, which needs no translation."""
    names: list[str] = []
    for language in locale.uiLanguages():
        short = language.replace("_", "-").partition("-")[0]
        if short == "en":
            break
        if short not in names:
            names.append(short)
    return names
