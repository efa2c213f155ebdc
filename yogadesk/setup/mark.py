"""The mark on a site's dataset that says: everything is there, made like this."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from yogadesk import assets
from yogadesk.setup import bundled

if TYPE_CHECKING:
    from yogadesk.cloud.site import ModelSpec, Site


def mark_of(site: Site, model: ModelSpec) -> str:
    """A fingerprint of everything a site has to have: when it differs, something is to be made."""
    parts = (
        repr(site).encode(),
        repr(model).encode(),
        bundled.health_csv(),
        bundled.labels_csv(),
        assets.statement("010_create_object_table").encode(),
        assets.statement("020_create_model").encode(),
    )
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:40]
