"""The health records of a home folder: those that ship, and what a person wrote instead."""

from __future__ import annotations

import csv
import io
import logging
from typing import TYPE_CHECKING

from yogadesk import files
from yogadesk.domain import PoseRecord
from yogadesk.errors import Trouble
from yogadesk.setup import bundled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_log = logging.getLogger(__name__)

_COLUMNS = tuple(name for name, _ in bundled.HEALTH_COLUMNS)


class Records:
    """Reads and writes `yoga_health.csv` in the home folder: only what differs from what ships.

    A damaged file is set aside.
    """

    def __init__(self, home: Path) -> None:
        self._path = home / "yoga_health.csv"
        self._known: tuple[object, dict[str, PoseRecord]] = (None, {})

    def all(self) -> list[PoseRecord]:
        """The records that hold, by pose. Raises Trouble when the file cannot be read."""
        both = {each.pose: each for each in (*_read(bundled.health_csv()), *self._own())}
        return [both[pose] for pose in sorted(both)]

    def by_pose(self) -> Mapping[str, PoseRecord]:
        """The same by pose, read anew only when the file changed: every answer that is shown asks.
        Those that ship where the file cannot be read."""
        try:
            status = self._path.stat()
            state: object = (status.st_size, status.st_mtime_ns)
        except OSError:
            state = "none"
        if self._known[0] != state:
            try:
                found = self.all()
            except Trouble as trouble:
                _log.warning("The health records of this computer cannot be read: %s", trouble)
                found = _read(bundled.health_csv())
            self._known = (state, {each.pose: each for each in found})
        return self._known[1]

    def keep(self, records: Iterable[PoseRecord]) -> None:
        """Let these hold. Raises Trouble when the file cannot be written."""
        shipped = {each.pose: each for each in _read(bundled.health_csv())}
        own = [each for each in records if each.pose and each != shipped.get(each.pose)]
        with files.replacing(self._path) as stream:
            stream.write(_written(own))

    def content(self) -> bytes:
        """The table `yoga_health` with all of them, with a header. Raises Trouble."""
        own = self._own()
        return _written(self.all()) if own else bundled.health_csv()

    def _own(self) -> list[PoseRecord]:
        try:
            return _read(self._path.read_bytes())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise files.cannot_write(self._path, error) from error
        except (ValueError, KeyError, TypeError, csv.Error):
            files.set_aside(self._path)
            return []


def _read(content: bytes) -> list[PoseRecord]:
    """Raises ValueError or KeyError when a column is missing."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    return [PoseRecord(*(str(row[column]) for column in _COLUMNS)) for row in rows]


def _written(records: Iterable[PoseRecord]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for each in records:
        writer.writerow([each.pose, each.focus, each.health_benefit, each.breath])
    return text.getvalue().encode("utf-8", "backslashreplace")
