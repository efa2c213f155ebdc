"""What the core says is said in the person's language, the history's sentences too."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from yogadesk import pictures
from yogadesk.errors import BadPicture
from yogadesk.pictures import reasons
from yogadesk.ui.language import Language
from yogadesk.ui.notices import Notice, Notices, from_trouble
from yogadesk.ui.said import said

_VALUES = {"who": "“dog is cut off. (1).jpg”", "size": 7, "limit": 8, "error": OSError(5, "I/O")}
_MADE = [
    make
    for name, make in inspect.getmembers(reasons, inspect.isfunction)
    if make.__module__ == reasons.__name__ and not name.startswith("_") and name != "name_of"
]


@pytest.fixture
def german(qapp: QCoreApplication) -> Iterator[None]:
    before, language = QLocale(), Language(qapp)
    language.speak("de")
    yield
    for translator in language.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)
    language.deleteLater()


def trouble_of(make: object) -> BadPicture:
    """A reason with a value for each thing it tells of."""
    assert callable(make)
    given = inspect.signature(make).parameters
    values = {
        name: _VALUES.get(name, 9 if each.annotation == "int" else ".jpg")
        for name, each in given.items()
    }
    made = make(**values)
    assert isinstance(made, BadPicture)
    return made


@pytest.mark.parametrize("make", _MADE, ids=lambda make: make.__name__)
def test_every_reason_is_said_in_german(german: None, make: object) -> None:
    trouble = trouble_of(make)
    for text in (trouble.title, str(trouble)):
        assert said(text) != text
        assert "{" not in said(text)
    assert str(_VALUES["who"]) in said(str(trouble))
    assert said(str(trouble)) == f"{said(trouble.happened)} {said(trouble.advice)}"


def test_what_a_sentence_names_is_german_too(german: None, tmp_path: Path) -> None:
    (tmp_path / "letter.jpg").write_bytes(b"%PDF-1.7 and so on")
    with pytest.raises(BadPicture) as caught:
        pictures.prepare(tmp_path / "letter.jpg", (8, 8))
    assert said(str(caught.value)).startswith(
        "“letter.jpg” ist kein Bild, obwohl der Name auf .jpg endet: Darin ist ein PDF-Dokument. "
    )


@pytest.mark.parametrize(
    "text", ["", "Nobody said this.", "“a.jpg” is a folder. Nobody said this.", "{who} is odd"]
)
def test_what_is_not_known_stays_as_it_is(german: None, text: str) -> None:
    assert said(text) == text


def test_english_stays_english(qapp: QCoreApplication) -> None:
    text = str(reasons.cut_off("“a.jpg”"))
    assert said(text) == text


def test_a_notice_is_told_in_german_and_logged_in_english(
    german: None, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Notice] = []
    notices = Notices()
    notices.listen(heard.append)
    notices.tell(from_trouble(reasons.empty("“a.jpg”")))
    assert (heard[0].title, heard[0].text) == (
        "Leere Datei",
        "“a.jpg” ist leer: Die Datei enthält 0 Bytes.",
    )
    assert "Empty file: “a.jpg” is empty" in caplog.text
