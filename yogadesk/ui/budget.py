"""What a run may cost on a site that can cost money, in words: before it, and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from yogadesk.setup import costs
from yogadesk.ui import words
from yogadesk.ui.sql_rows import size, slot_time

if TYPE_CHECKING:
    from yogadesk.cloud.site import Site
    from yogadesk.cloud.statement_log import StatementLog, StatementRun
    from yogadesk.settings import SettingsFile
    from yogadesk.setup.costs import Estimate

_LARGEST_ORIGINAL = 10_000_000
"""Bytes of the largest file that goes up as it is."""


class Budget:
    """Implements `ports.Budgets` for one site: its statements, the settings' limits, the prices."""

    def __init__(
        self, site: Site, model_size: tuple[int, int], log: StatementLog, settings: SettingsFile
    ) -> None:
        self._site, self._log, self._settings = site, log, settings
        self._raw_bytes = 3 * model_size[0] * model_size[1]

    def question(self, pictures: int) -> str | None:
        limits = self._settings.current
        told = costs.estimate(pictures, self._site.batch_limit, self._bytes_each(), self._runs(0))
        is_large = pictures > limits.ask_above_pictures
        is_dear = told.money * 100 > limits.ask_above_cents
        return in_words(told) if is_large or is_dear else None

    def mark(self) -> int:
        return self._log.last

    def spent(self, since: int) -> str | None:
        runs = self._runs(since)
        if not runs:
            return None
        told = costs.spent(runs)
        said = QCoreApplication.translate(
            "Costs", "{count} statements ran; {bytes} were billed."
        ).format(count=words.count(told.statements), bytes=size(told.bytes_billed))
        if told.slot_ms is None or told.money is None:
            unknown = QCoreApplication.translate("Costs", "The site told of no slot time.")
            return f"{said} {unknown}"
        cost = QCoreApplication.translate(
            "Costs",
            "Slot time {slots}: {money} at the price known. The reservation bills at least a minute"
            " of 50 slots whenever it wakes; the invoice has the last word.",
        ).format(slots=slot_time(told.slot_ms), money=money(told.money, told.currency))
        return f"{said} {cost}"

    def _runs(self, since: int) -> list[StatementRun]:
        return [run for _, run in self._log.since(since) if run.site == self._site.name]

    def _bytes_each(self) -> int:
        """At most so many bytes go up for a picture."""
        is_original = self._settings.current.upload_mode == "original"
        return _LARGEST_ORIGINAL if is_original else self._raw_bytes


def money(amount: float, currency: str) -> str:
    """An amount as the person's locale writes numbers."""
    return f"{QLocale().toString(amount, 'f', 2)} {currency}"


def in_words(told: Estimate) -> str:
    """The estimate, with what it rests on and what it cannot say."""
    said = QCoreApplication.translate(
        "Costs",
        "{pictures}. To upload: at most {bytes}. Statements: {queries} or more. Slot time: about"
        " {slots}. Cost: about {money}, at the price known on {day}.",
    ).format(
        pictures=words.pictures(told.pictures),
        bytes=size(told.upload_bytes),
        queries=words.count(told.queries),
        slots=slot_time(round(told.slot_ms)),
        money=money(told.money, told.currency),
        day=told.as_of,
    )
    if told.is_measured:
        ground = QCoreApplication.translate(
            "Costs", "The slot time is what earlier pictures of this session took."
        )
    else:
        ground = QCoreApplication.translate(
            "Costs",
            "The slot time is a cautious guess until the first pictures are measured: of pictures"
            " in a bucket, BigQuery’s dry run tells neither bytes nor slots.",
        )
    return f"{said} {ground}"
