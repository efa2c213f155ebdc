"""Turns answers into verdicts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from yogadesk.domain import ModelInfo, Times, Verdict, decide

if TYPE_CHECKING:
    from collections.abc import Callable

    from yogadesk.classify.ask import Answer
    from yogadesk.classify.classifier import Options
    from yogadesk.classify.items import Item
    from yogadesk.cloud.site import ModelSpec


class Judge:
    """Decides, for one site and model, with the threshold in force when the answer comes."""

    def __init__(self, site: str, model: ModelSpec, options: Callable[[], Options]) -> None:
        self._site = site
        self._model = ModelInfo(model.name, model.sha256)
        self._options = options

    def verdict(self, item: Item, answer: Answer, top_k: int) -> Verdict:
        """The verdict on a picture that was answered with at most `top_k` classes. "Not sure" still
        tells the scores, and the health record goes with a decision only."""
        if answer.refusal is not None:
            return self.failed(item, answer.refusal)
        threshold = self._options().threshold
        decision = decide(answer.classes, threshold)
        return Verdict(
            picture=item.picture,
            decision=decision,
            classes=answer.classes,
            health=(answer.health or {}).get(decision),
            model=self._model,
            site=self._site,
            uri=item.uri,
            error=None,
            threshold=threshold,
            fingerprint=item.fingerprint,
            when=datetime.now(UTC),
            top_k=top_k,
            times=Times(item.preparing, item.uploading, item.answering),
        )

    def failed(self, item: Item, why: str) -> Verdict:
        """The verdict on a picture that could not be classified, with the reason in words."""
        return Verdict(
            picture=item.picture,
            decision=None,
            classes=(),
            health=None,
            model=self._model,
            site=self._site,
            uri=item.uri or None,
            error=why,
            threshold=self._options().threshold,
            fingerprint=item.fingerprint,
            when=datetime.now(UTC),
            top_k=self._options().top_k,
            times=Times(item.preparing, item.uploading, item.answering),
        )
