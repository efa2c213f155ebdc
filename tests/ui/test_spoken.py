"""What the core says is said in the person's language, the history's sentences too."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from google.api_core import exceptions
from PySide6.QtCore import QCoreApplication

from tests.ui.test_language import PLACES, ROOT, messages
from yogadesk import pictures
from yogadesk.cloud import catalogue, translate
from yogadesk.errors import BadPicture
from yogadesk.pictures import reasons
from yogadesk.ui.language import Language
from yogadesk.ui.notices import Notice, Notices, from_trouble
from yogadesk.ui.spoken import spoken

_VALUES = {"who": "“dog is cut off. (1).jpg”", "size": 7, "limit": 8, "error": OSError(5, "I/O")}
_MADE = [
    make
    for name, make in inspect.getmembers(reasons, inspect.isfunction)
    if make.__module__ == reasons.__name__ and not name.startswith("_") and name != "name_of"
]


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
def test_every_reason_is_said_in_german(german: Language, make: object) -> None:
    trouble = trouble_of(make)
    for text in (trouble.title, str(trouble)):
        assert spoken(text) != text
        assert "{" not in spoken(text)
    assert "„dog is cut off. (1).jpg“" in spoken(str(trouble))
    assert spoken(str(trouble)) == f"{spoken(trouble.happened)} {spoken(trouble.advice)}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (text, expected)
        for (context, text), expected in messages(
            ROOT / "resources/translations/yogadesk_de.ts"
        ).items()
        if context == "Said" and text != "en"
    ],
)
def test_every_template_is_found_again(german: Language, text: str, expected: str) -> None:
    def filled(template: str) -> str:
        def value(place: re.Match[str]) -> str:
            name = place[0][1:-1]
            return name[1:] if name.startswith("n") else f"<{name}>"

        return PLACES.sub(value, template)

    assert spoken(filled(text)) == filled(expected)
    assert (
        spoken(f"{filled(text)} Try again.") == f"{filled(expected)} Versuchen Sie es noch einmal."
    )


@pytest.mark.parametrize("known", catalogue.KNOWN, ids=lambda known: known.key)
def test_what_google_answers_is_told_in_german(german: Language, known: catalogue.Known) -> None:
    """All of it but Google's own words."""
    told = f"While looking at the bucket b, the answer was: Odd. {known.cause}"
    said = spoken(f"{told} {known.advice}")
    assert said.startswith("Beim Ansehen des Buckets b kam die Antwort: Odd. ")
    assert known.cause not in said
    assert known.advice not in said
    assert spoken(known.title) != known.title


def test_a_line_that_broke_is_told_in_german(german: Language) -> None:
    trouble = translate.trouble(ConnectionResetError("reset by peer"), "uploading a picture")
    assert spoken(str(trouble)) == (
        "Beim Hochladen eines Bildes: Die Verbindung wurde getrennt. Prüfen Sie das Netzwerk, und "
        "versuchen Sie es dann noch einmal. Was bisher geschafft ist, bleibt erhalten."
    )


def test_an_answer_of_google_s_is_told_in_german(german: Language) -> None:
    error = exceptions.Forbidden("Access Denied: no rights. At all.")  # type: ignore[no-untyped-call]
    said = spoken(str(translate.trouble(error, "listing your projects")))
    assert said.startswith("Beim Auflisten Ihrer Projekte kam die Antwort: Access Denied: no")
    assert said.endswith(
        "Bitten Sie den Eigentümer des Projekts um die Rolle, die das oben genannte Recht enthält."
    )


def test_what_a_sentence_names_is_german_too(german: Language, tmp_path: Path) -> None:
    (tmp_path / "letter.jpg").write_bytes(b"%PDF-1.7 and so on")
    with pytest.raises(BadPicture) as caught:
        pictures.prepare(tmp_path / "letter.jpg", (8, 8))
    assert spoken(str(caught.value)).startswith(
        "„letter.jpg“ ist kein Bild, obwohl der Name auf .jpg endet: Darin ist ein PDF-Dokument. "
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,024 of 73,400,320 bytes arrived.", "1.024 von 73.400.320 Bytes"),
        ("The sample is “tree” with a score of 0.90.", "0,90"),
        ("1.5 of 1,234.0 MB are downloaded.", "1,5 von 1.234,0 MB"),
        ("2.25 MB are downloaded.", "2,25 MB"),
    ],
)
def test_numbers_are_written_as_the_language_does(
    german: Language, text: str, expected: str
) -> None:
    assert expected in spoken(text)


def test_what_is_no_number_is_no_sentence_of_ours(german: Language) -> None:
    assert spoken("many MB are downloaded.") == "many MB are downloaded."


def test_each_of_several_names_is_quoted_as_the_language_does(german: Language) -> None:
    text = "No site is called “acme”. There are “this computer”, “Yoga studio”."
    assert "„acme“" in spoken(text)
    assert spoken(text).endswith("„this computer“, „Yoga studio“.")


def test_a_name_is_not_translated(german: Language) -> None:
    assert spoken("Project") != "Project"
    trouble = translate.trouble(ConnectionResetError("reset"), "looking at the bucket Project")
    assert spoken(str(trouble)).startswith("Beim Ansehen des Buckets Project: ")


@pytest.mark.parametrize(
    "text", ["", "Nobody said this.", "“a.jpg” is a folder. Nobody said this.", "{who} is odd"]
)
def test_what_is_not_known_stays_as_it_is(german: Language, text: str) -> None:
    assert spoken(text) == text


def test_english_stays_english(qapp: QCoreApplication) -> None:
    text = str(reasons.cut_off("“a.jpg”"))
    assert spoken(text) == text


def test_a_notice_is_told_in_german_and_logged_in_english(
    german: Language, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Notice] = []
    notices = Notices()
    notices.listen(heard.append)
    notices.tell(from_trouble(reasons.empty("“a.jpg”")))
    assert (heard[0].title, heard[0].text) == (
        "Leere Datei",
        "„a.jpg“ ist leer: Die Datei enthält 0 Bytes.",
    )
    assert "Empty file: “a.jpg” is empty" in caplog.text
