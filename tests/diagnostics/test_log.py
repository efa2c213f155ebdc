"""The log is read as records, goes on where it stopped, and notices when it was begun anew."""

import logging
import os
from pathlib import Path

import pytest

from yogadesk.diagnostics import logs
from yogadesk.diagnostics.log import LogReader, log_file

ONE = "2026-11-25 10:00:00,123 INFO yogadesk.cloud.session: opened\n"
FAULT = (
    "2026-11-25 10:00:01,000 ERROR yogadesk: it broke\n"
    "Traceback (most recent call last):\n"
    "ValueError: too bad\n"
)


def test_lines_become_records_and_a_traceback_stays_with_its_entry(tmp_path: Path) -> None:
    log = tmp_path / "yogadesk.log"
    log.write_text(ONE + FAULT, encoding="utf-8")
    first, second = LogReader(log).read()
    assert (first.when, first.level, first.source, first.text) == (
        "2026-11-25 10:00:00",
        "INFO",
        "yogadesk.cloud.session",
        "opened",
    )
    assert second.text.endswith("ValueError: too bad")
    assert second.line().startswith("2026-11-25 10:00:01 ERROR yogadesk: it broke")


def test_it_goes_on_where_it_stopped_even_in_the_middle_of_a_line(tmp_path: Path) -> None:
    log = tmp_path / "yogadesk.log"
    log.write_text(ONE + ONE[:20], encoding="utf-8")
    reader = LogReader(log)
    assert len(reader.read()) == 1
    assert reader.read() == []
    with log.open("a", encoding="utf-8") as stream:
        stream.write(ONE[20:])
    assert [record.text for record in reader.read()] == ["opened"]


def test_a_log_that_was_begun_anew_is_read_from_its_start(tmp_path: Path) -> None:
    log = tmp_path / "yogadesk.log"
    log.write_text(ONE * 3, encoding="utf-8")
    reader = LogReader(log)
    assert len(reader.read()) == 3
    log.rename(tmp_path / "yogadesk.log.1")
    log.write_text(ONE, encoding="utf-8")
    assert len(reader.read()) == 1


def test_no_log_has_no_records(tmp_path: Path) -> None:
    assert LogReader(tmp_path / "none.log").read() == []


def test_nothing_is_lost_where_the_log_cannot_be_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows renames no file that another process has open."""

    def refuse(*_names: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    handler = logs.begin(tmp_path)
    try:
        monkeypatch.setattr(handler, "maxBytes", 200)
        monkeypatch.setattr(os, "rename", refuse)
        for number in range(20):
            logging.getLogger("yogadesk.test").info("entry %d", number)
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    said = [record.text for record in LogReader(log_file(tmp_path)).read()]
    assert [text for text in said if text.startswith("entry")] == [f"entry {n}" for n in range(20)]
