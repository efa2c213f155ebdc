"""The results a person has seen, kept for good, and the tables and objects made from them."""

from yogadesk.history.export import as_json, write_csv
from yogadesk.history.store import Store

__all__ = ["Store", "as_json", "write_csv"]
