from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from google.cloud import bigquery

from yogadesk.engine.bigquery.parameters import parameters, read_text
from yogadesk.engine.faults import Fault
from yogadesk.engine.schema import Field

WHEN = dt.datetime(2024, 2, 29, 23, 59, 59, 123456, dt.UTC)


@pytest.mark.parametrize(
    ("kind", "rest", "value"),
    [
        ("STRING", "STRING", "é'\"\n"),
        ("INT64", "INTEGER", -(2**63)),
        ("FLOAT64", "FLOAT", 0.1),
        ("BOOL", "BOOLEAN", False),
        ("BYTES", "BYTES", b"\x00\xff"),
        ("TIMESTAMP", "TIMESTAMP", WHEN),
        ("DATE", "DATE", dt.date(2024, 2, 29)),
        ("TIME", "TIME", dt.time(1, 2, 3, 40)),
        ("DATETIME", "DATETIME", WHEN.replace(tzinfo=None)),
        ("NUMERIC", "NUMERIC", Decimal("-1.5")),
    ],
)
def test_what_the_client_sends_is_what_arrives(kind: str, rest: str, value: object) -> None:
    scalar = bigquery.ScalarQueryParameter("a", kind, value).to_api_repr()
    array = bigquery.ArrayQueryParameter("b", kind, [value, value]).to_api_repr()
    null = bigquery.ScalarQueryParameter("c", kind, None).to_api_repr()
    found = parameters([scalar, array, null], "NAMED")
    assert [p.value for p in found] == [value, [value, value], None]
    assert [p.type for p in found] == [
        Field("a", rest), Field("b", rest, "REPEATED"), Field("c", rest),
    ]  # fmt: skip


def test_structs_keep_their_fields() -> None:
    struct = bigquery.StructQueryParameter(
        "s",
        bigquery.ScalarQueryParameter("x", "INT64", 1),
        bigquery.ArrayQueryParameter("y", "STRING", ["a"]),
    )
    (found,) = parameters([struct.to_api_repr()], "NAMED")
    assert found.value == {"x": 1, "y": ["a"]}
    assert [f.mode for f in found.type.fields] == ["NULLABLE", "REPEATED"]


def test_named_and_positional_do_not_mix() -> None:
    named = bigquery.ScalarQueryParameter("a", "INT64", 1).to_api_repr()
    positional = bigquery.ScalarQueryParameter(None, "INT64", 1).to_api_repr()
    assert [p.name for p in parameters([positional, positional], "POSITIONAL")] == [None, None]
    with pytest.raises(Fault):
        parameters([named, positional], None)
    with pytest.raises(Fault):
        parameters([positional], "NAMED")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("INTEGER", "1.0"), ("INTEGER", "1_000"), ("INTEGER", str(2**63)), ("INTEGER", "٣"),
        ("FLOAT", "1_0.0"), ("FLOAT", ""), ("BOOLEAN", "maybe"), ("BYTES", "%"),
        ("TIMESTAMP", "2024-13-01"), ("TIMESTAMP", "yesterday"), ("DATE", "2023-02-29"),
        ("DATETIME", "2024-01-01 00:00:00Z"), ("TIME", "25:00"), ("NUMERIC", "1.0000000001"),
        ("NUMERIC", "NaN"), ("GEOGRAPHY", "POINT(0 0)"),
    ],
)  # fmt: skip
def test_what_is_no_value_of_its_type_is_refused(kind: str, text: str) -> None:
    with pytest.raises(Fault, match="the thing"):
        read_text(kind, text, "the thing")


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2024-01-01T12:00:00Z", 12), ("2024-01-01 12:00:00 UTC", 12), ("2024-01-01 12:00", 12),
        ("2024-01-01 12:00:00+02", 10), ("2024-01-01 12:00:00-01:30", 13), ("2024-1-1", 0),
    ],
)  # fmt: skip
def test_timestamps_are_read_with_their_zone(text: str, hour: int) -> None:
    assert read_text("TIMESTAMP", text, "t").hour == hour
