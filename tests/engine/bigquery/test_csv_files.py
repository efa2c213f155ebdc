from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path
from typing import Any

import pytest

from yogadesk.engine.bigquery.csv_files import CsvFile, CsvForm
from yogadesk.engine.faults import Fault
from yogadesk.engine.schema import Field

FIELDS = (Field("n", "INTEGER"), Field("s", "STRING"), Field("f", "FLOAT"))


def read(folder: Path, data: bytes, **load: object) -> list[list[Any]]:
    path = folder / "file"
    path.write_bytes(data)
    with CsvFile(path, CsvForm.of(dict(load))) as file:
        return list(file.rows(FIELDS, None))


def detect(folder: Path, data: bytes, **load: object) -> tuple[dict[str, str], int]:
    path = folder / "file"
    path.write_bytes(data)
    with CsvFile(path, CsvForm.of({"autodetect": True, **load})) as file:
        fields, skip = file.detect()
        return {f.name: f.type for f in fields}, skip


def test_values_are_converted_and_nulls_told_from_empty_text(tmp_path: Path) -> None:
    rows = read(tmp_path, b'1,"a, ""b""",0.5\r\n-2,"",inf\r\n,,\r\n')
    assert rows == [[1, 'a, "b"', 0.5], [-2, "", float("inf")], [None, None, None]]


def test_leading_rows_a_byte_order_mark_and_compression_are_taken_off(tmp_path: Path) -> None:
    data = "\ufeffn,s,f\n1,é,2\n".encode()
    assert read(tmp_path, data, skipLeadingRows="1") == [[1, "é", 2.0]]
    assert read(tmp_path, gzip.compress(data), skipLeadingRows=1) == [[1, "é", 2.0]]


def test_the_form_may_differ(tmp_path: Path) -> None:
    data = "1|'a|b'|NULL\n2|NULL|3\n".encode("latin-1")
    rows = read(
        tmp_path, data, fieldDelimiter="|", quote="'", nullMarker="NULL", encoding="ISO-8859-1"
    )
    assert rows == [[1, "a|b", None], [2, None, 3.0]]
    assert read(tmp_path, b'1\ta"b\t2\n', fieldDelimiter="tab", quote="") == [[1, 'a"b', 2.0]]


def test_newlines_in_quotes_need_permission(tmp_path: Path) -> None:
    data = b'1,"a\nb",2\n'
    assert read(tmp_path, data, allowQuotedNewlines=True) == [[1, "a\nb", 2.0]]
    with pytest.raises(Fault, match="Missing close quote"):
        read(tmp_path, data)


def test_missing_trailing_columns_need_permission(tmp_path: Path) -> None:
    assert read(tmp_path, b"1,a\n", allowJaggedRows=True) == [[1, "a", None]]
    with pytest.raises(Fault, match="Error while reading data"):
        read(tmp_path, b"1,a\n")


@pytest.mark.parametrize(
    "data",
    [b"1,a,2,3\n", b'1,"a,2\n', b"1,\xff,2\n", b"1.5,a,2\n", b"x,a,2\n", b"1,a,two\n"],
)
def test_what_does_not_fit_is_named(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Fault, match="Error while reading data") as caught:
        read(tmp_path, b"7,ok,1\n" + data)
    assert (caught.value.code, caught.value.reason) == (400, "invalid")
    assert str(tmp_path) not in caught.value.message


def test_names_that_could_be_patterns_are_names(tmp_path: Path) -> None:
    folder = tmp_path / "a[b]'c"
    folder.mkdir()
    assert read(folder, b"1,a,2\n") == [[1, "a", 2.0]]


def test_a_large_file_keeps_its_rows_and_their_order(tmp_path: Path) -> None:
    data = b"".join(b'%d,"row\n%d",0.5\n' % (i, i) for i in range(200_000))
    rows = read(tmp_path, data, allowQuotedNewlines=True)
    assert [row[0] for row in rows] == list(range(200_000))
    assert rows[-1] == [199_999, "row\n199999", 0.5]


def test_nothing_is_no_rows(tmp_path: Path) -> None:
    assert read(tmp_path, b"") == []


def test_a_header_gives_names_and_the_values_types(tmp_path: Path) -> None:
    names = b"pose,1 count,score,ok,day,at,at\n"
    values = b"tree,1,0.5,true,2024-01-02,10:00:00,2024-01-02 03:04:05\n"
    fields, skip = detect(tmp_path, names + values)
    assert fields == {
        "pose": "STRING", "_1_count": "INTEGER", "score": "FLOAT", "ok": "BOOLEAN", "day": "DATE",
        "at": "TIME", "at_1": "TIMESTAMP",
    }  # fmt: skip
    assert skip == 1


def test_without_a_header_columns_are_named_by_their_type(tmp_path: Path) -> None:
    assert detect(tmp_path, b"a,1\nb,2\n") == (
        {"string_field_0": "STRING", "int64_field_1": "INTEGER"},
        0,
    )
    all_text = ({"string_field_0": "STRING", "string_field_1": "STRING"}, 1)
    assert detect(tmp_path, b"x,y\na,b\n", skipLeadingRows=1) == all_text


@pytest.mark.parametrize("delimiter", [",", "|", "\t"])
def test_the_delimiter_is_detected(tmp_path: Path, delimiter: str) -> None:
    rows = [["name", "count"], ["a", "1"], ["b", "2"]]
    data = "\n".join(delimiter.join(row) for row in rows).encode()
    assert detect(tmp_path, data)[0] == {"name": "STRING", "count": "INTEGER"}


def test_a_detected_file_is_read_as_it_was_detected(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"day|n\n2024-01-02|1\n|2\n")
    with CsvFile(path, CsvForm.of({"autodetect": True})) as file:
        fields, skip = file.detect()
        assert list(file.rows(fields, skip)) == [[dt.date(2024, 1, 2), 1], [None, 2]]
