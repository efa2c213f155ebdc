import pytest

from yogadesk.cloud import names
from yogadesk.errors import Trouble

HOSTILE = ["a`b", "a' OR 1=1", "a;DROP TABLE x", "", "ä", "a b", "a\nb", "a`.`b", "a--", "a/*", "`"]


@pytest.mark.parametrize("kind", ["project", "dataset", "table", "connection", "bucket", "column"])
@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_but_a_proper_name_gets_into_a_statement(kind: str, name: str) -> None:
    with pytest.raises(Trouble) as caught:
        names.path((kind, name))
    assert kind in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("project", "my-project-1"),
        ("project", "example.com:my-project"),
        ("location", "europe-west4"),
        ("location", "US"),
        ("dataset", "poses_2"),
        ("connection", "my-connection_1"),
        ("bucket", "yogadesk-pictures"),
        ("table", "pictures"),
    ],
)
def test_a_proper_name_passes_unchanged(kind: str, name: str) -> None:
    assert names.check(kind, name) == name


@pytest.mark.parametrize(
    "name",
    [
        *("192.168.1.1", "ab", "-abc", "abc-", "UPPER"),
        *("goog-x", "googles", "my-google-x", "my-g00gle-x", "my-g0ogle", "goog1e", "x.google.y"),
    ],
)
def test_googles_rules_for_buckets_hold(name: str) -> None:
    with pytest.raises(Trouble):
        names.check("bucket", name)


def test_a_literal_cannot_be_left() -> None:
    assert names.text("it's \\ here") == "'it\\'s \\\\ here'"
    with pytest.raises(Trouble):
        names.text("a\nb")
