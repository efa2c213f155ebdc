"""What a computed function says about a value it does not take."""

from __future__ import annotations


class Refused(ValueError):
    """BigQuery refuses this value, too: its error, which `SAFE.` turns into NULL."""


class Unknown(ValueError):
    """What BigQuery makes of this value was not checked: the query is refused."""
