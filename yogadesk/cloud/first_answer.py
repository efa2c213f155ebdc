"""What the answer to a query says of its job, so that nobody asks for the job once more."""

from __future__ import annotations

from typing import Any


def take(job: Any) -> None:
    """Have a job of `Client.query(api_method="QUERY")` be done, if its query was by then.

    Google's client keeps the rows of such an answer but marks the job as pending, and asks for it
    again (`jobs.get`) before it gives them out: a round trip for every query. A failed query is not
    concerned, as `jobs.query` answers with its error. What a job holds is the client's own affair;
    where another version keeps it elsewhere, nothing is done and the client asks as ever.
    """
    answer, known = getattr(job, "_query_results", None), getattr(job, "_properties", {})
    if answer is None or not getattr(answer, "complete", False):
        return
    if isinstance(status := known.get("status"), dict) and not status.get("errors"):
        status["state"] = "DONE"
    slot_ms = getattr(answer, "slot_millis", None)
    if isinstance(statistics := known.get("statistics"), dict) and slot_ms is not None:
        statistics.setdefault("query", {}).setdefault("totalSlotMs", str(slot_ms))
