from __future__ import annotations

import datetime as dt
import json
import math
from decimal import Decimal

import duckdb
import pytest

from yogadesk.engine.faults import Fault
from yogadesk.engine.schema import Field
from yogadesk.engine.types import (
    columns_ddl,
    duckdb_type,
    field_from_json,
    field_to_json,
    fields_of,
    older_timestamps,
    row_encoder,
    schema_from_json,
)

SCALARS = [
    "STRING", "INTEGER", "FLOAT", "BOOLEAN", "BYTES", "TIMESTAMP", "DATE", "TIME", "DATETIME",
    "NUMERIC", "JSON",
]  # fmt: skip


def cells(fields: list[Field], row: tuple[object, ...]) -> list[object]:
    return [cell["v"] for cell in json.loads(row_encoder(fields)(row))["f"]]


def test_every_type_comes_back_from_duckdb_as_it_went_in() -> None:
    fields = [Field(f"c{i}", t, m) for i, t in enumerate(SCALARS) for m in ("NULLABLE", "REPEATED")]
    fields = [Field(f"{f.name}_{f.mode}", f.type, f.mode) for f in fields]
    fields.append(Field('odd "name', "RECORD", "REPEATED", (Field("x", "INTEGER", "REPEATED"),)))
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"CREATE TABLE t ({columns_ddl(fields)})")
        found = fields_of(connection.execute("SELECT * FROM t").description or [])
    assert list(found) == fields


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("INTEGER", 2**63 - 1, "9223372036854775807"),
        ("FLOAT", 0.1, "0.1"),
        ("FLOAT", math.inf, "Infinity"),
        ("FLOAT", -math.inf, "-Infinity"),
        ("FLOAT", math.nan, "NaN"),
        ("BOOLEAN", True, "true"),
        ("STRING", 'é"\n\x00', 'é"\n\x00'),
        ("BYTES", b"\xff\x00", "/wA="),
        ("NUMERIC", Decimal("12.500000000"), "12.5"),
        ("NUMERIC", Decimal("100"), "100"),
        ("DATE", dt.date(1, 2, 3), "0001-02-03"),
        ("TIME", dt.time(1, 2, 3, 4), "01:02:03.000004"),
        ("DATETIME", dt.datetime(2024, 1, 2, 3, 4, 5), "2024-01-02T03:04:05"),
        ("TIMESTAMP", dt.datetime(1969, 12, 31, 23, 59, 59, tzinfo=dt.UTC), "-1000000"),
        ("JSON", '{"a": 1}', '{"a": 1}'),
    ],
)
def test_values_take_bigquerys_form(kind: str, value: object, text: str) -> None:
    assert cells([Field("a", kind)], (value,)) == [text]
    assert cells([Field("a", kind, "REPEATED")], ([value, value],)) == [[{"v": text}, {"v": text}]]
    assert cells([Field("a", kind)], (None,)) == [None]


def test_no_array_is_an_empty_one_and_a_null_in_one_is_refused() -> None:
    assert cells([Field("a", "STRING", "REPEATED")], (None,)) == [[]]
    with pytest.raises(Fault, match="null element; error in writing field a"):
        cells([Field("a", "STRING", "REPEATED")], (["x", None],))


def test_structs_go_by_name_and_those_without_names_by_place() -> None:
    pair = Field("p", "RECORD", fields=(Field("x", "INTEGER"), Field("y", "STRING")))
    expected = [{"f": [{"v": "1"}, {"v": "b"}]}]
    assert cells([pair], ({"y": "b", "x": 1},)) == expected
    assert cells([pair], ((1, "b"),)) == expected


@pytest.mark.parametrize(
    ("micros", "seconds"),
    [("1700000000123456", "1700000000.123456"), ("-1500000", "-1.5"), ("0", "0.000000")],
)
def test_older_timestamps_are_seconds(micros: str, seconds: str) -> None:
    inner = Field("t", "TIMESTAMP", "REPEATED")
    fields = [Field("t", "TIMESTAMP"), Field("r", "RECORD", fields=(inner,)), Field("s", "STRING")]
    row = {"f": [{"v": micros}, {"v": {"f": [{"v": [{"v": micros}]}]}}, {"v": micros}]}
    changed = older_timestamps(row, fields)
    assert changed == {
        "f": [{"v": seconds}, {"v": {"f": [{"v": [{"v": seconds}]}]}}, {"v": micros}]
    }


def test_a_schema_may_use_sql_names_and_comes_back_with_rest_names() -> None:
    field = field_from_json({"name": "a", "type": "int64", "mode": "repeated", "description": "d"})
    assert field_to_json(field) == {
        "name": "a", "type": "INTEGER", "mode": "REPEATED", "description": "d",
    }  # fmt: skip


@pytest.mark.parametrize(
    "bad",
    [
        {"name": "a", "type": "GEOGRAPHY"},
        {"name": "a", "type": "BIGNUMERIC"},
        {"name": "a", "type": "RECORD"},
        {"name": "a", "type": "STRING", "mode": "SOMETIMES"},
        {"name": "", "type": "STRING"},
    ],
)
def test_what_is_not_known_is_refused(bad: dict[str, str]) -> None:
    with pytest.raises(Fault):
        field_from_json(bad)


def test_a_name_given_twice_is_refused_whatever_its_case() -> None:
    with pytest.raises(Fault, match="Duplicate field name: a"):
        schema_from_json(
            {"fields": [{"name": "a", "type": "STRING"}, {"name": "A", "type": "STRING"}]}
        )


def test_a_nested_type_is_written_for_duckdb() -> None:
    field = Field("r", "RECORD", "REPEATED", (Field('a"b', "INTEGER", "REPEATED"),))
    assert duckdb_type(field) == 'STRUCT("a""b" BIGINT[])[]'
