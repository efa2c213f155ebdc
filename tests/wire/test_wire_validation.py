"""The validation sees what is wrong: one mistake of each kind, in an exchange that was right."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.wire import documents
from tests.wire.validation import Exchange, problems

DATASET = {
    "kind": "bigquery#dataset",
    "id": "p:d",
    "datasetReference": {"projectId": "p", "datasetId": "d"},
    "creationTime": "1700000000000",
    "labels": {"a": "b"},
}


def exchange(said: Any = DATASET, **changes: Any) -> Exchange:
    made = Exchange(
        verb="POST",
        target="/bigquery/v2/projects/p/datasets?prettyPrint=false",
        headers={"content-type": "application/json"},
        body=json.dumps({"datasetReference": {"datasetId": "d"}, "location": "US"}).encode(),
        status=200,
        said_headers={"content-type": "application/json; charset=UTF-8"},
        said=json.dumps(said).encode(),
    )
    return replace(made, **changes)


def only_problem(given: Exchange) -> str:
    [found] = problems(given)
    return found


def test_what_is_right_has_no_problem():
    assert problems(exchange()) == []


@pytest.mark.parametrize(
    ("target", "word"),
    [
        ("/bigquery/v2/projects/p/dataset", "no such method"),
        ("/bigquery/v2/projects/p/datasets?prettyprint=false", "unknown parameter prettyprint"),
        ("/bigquery/v2/projects/p/datasets?prettyPrint=maybe", "no boolean"),
        ("/bigquery/v2/projects/p/datasets?alt=json&alt=json", "more than once"),
    ],
)
def test_a_wrong_target(target: str, word: str):
    assert word in only_problem(exchange(target=target))


def test_a_wrong_verb():
    assert "no such method" in only_problem(exchange(verb="PATCH"))


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ({"datasetReference": {"datasetID": "d"}}, "request.datasetReference.datasetID: no such"),
        ({"location": 1}, "request.location: 1 is no text"),
        ({"labels": {"a": 1}}, "request.labels.a"),
        ({"access": {}}, "is no list"),
        ({"storageBillingModel": "CHEAP"}, "none of the enumeration"),
        ({"defaultTableExpirationMs": "soon"}, "no int64"),
    ],
)
def test_a_wrong_request(body: Any, word: str):
    assert word in only_problem(exchange(body=json.dumps(body).encode()))


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"creationTime": 1700000000000}, "answer.creationTime: 1700000000000 is no text"),
        ({"creationTime": "now"}, "no int64"),
        ({"isCaseInsensitive": "false"}, "no boolean"),
        ({"name": "d"}, "answer.name: no such field"),
        ({"labels": None}, "None is no object"),
        ({"datasetReference": "p:d"}, "is no object"),
    ],
)
def test_a_wrong_answer(changes: Any, word: str):
    assert word in only_problem(exchange({**DATASET, **changes}))


def test_an_answer_of_another_type():
    assert "type" in only_problem(exchange(said_headers={"content-type": "text/html"}))
    assert "no JSON" in only_problem(replace(exchange(), said=b"<html>"))


def test_a_missing_parameter():
    given = exchange(
        {"kind": "storage#buckets"}, verb="GET", target="/storage/v1/b?alt=json", body=b""
    )
    assert "missing parameter project" in only_problem(given)


def test_whole_numbers_may_be_numbers_in_requests():
    body = json.dumps({"defaultTableExpirationMs": 3600000}).encode()
    assert problems(exchange(body=body)) == []


def test_enumerations_may_be_numbers_where_that_was_asked_for():
    target = "/v1/projects/p/locations/US/reservations?reservationId=r"
    given = exchange({"name": "x"}, target=target, body=b'{"edition": 2}')
    assert "is no text" in only_problem(given)
    asked = replace(given, target=f"{target}&$alt=json;enum-encoding=int")
    assert problems(asked) == []


@pytest.mark.parametrize(
    "said",
    [
        {"error": "no"},
        {"error": {"code": 500, "message": "m", "status": "NOT_FOUND", "errors": []}},
        {"error": {"code": 404, "message": "", "status": "NOT_FOUND", "errors": []}},
        {"error": {"code": 404, "message": "m", "status": "not found", "errors": []}},
        {"error": {"code": 404, "message": "m", "status": "NOT_FOUND", "errors": [{}]}},
    ],
)
def test_an_error_in_another_form(said: Any):
    assert problems(exchange(said, status=404))


def test_an_error_in_googles_form():
    error = {
        "code": 404,
        "message": "Not found: Dataset p:d",
        "status": "NOT_FOUND",
        "errors": [{"reason": "notFound", "message": "Not found: Dataset p:d"}],
    }
    assert problems(exchange({"error": error}, status=404)) == []


@pytest.mark.parametrize(
    ("verb", "path", "method"),
    [
        ("GET", "/storage/v1/b/pictures/o/inbox%2Fa%20b.png", "storage.objects.get"),
        ("GET", "/download/storage/v1/b/pictures/o/a", "storage.objects.get"),
        ("POST", "/upload/bigquery/v2/projects/p/jobs", "bigquery.jobs.insert"),
        ("GET", "/v1/projects/p/services/x.y", "serviceusage.services.get"),
        ("POST", "/v1/projects/p/services/x.y:enable", "serviceusage.services.enable"),
        (
            "GET",
            "/v1/projects/-/locations/US:searchAllAssignments",
            "bigqueryreservation.projects.locations.searchAllAssignments",
        ),
        ("GET", "/v3/projects:search", "cloudresourcemanager.projects.search"),
        ("POST", "/v3/projects/p:setIamPolicy", "cloudresourcemanager.projects.setIamPolicy"),
    ],
)
def test_calls_are_told_apart(verb: str, path: str, method: str):
    found = documents.find(verb, path)
    assert found is not None
    assert found.id == method
