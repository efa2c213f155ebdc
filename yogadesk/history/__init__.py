"""The results a person has seen, kept for good, and the tables and objects made from them."""

from yogadesk.history.export import as_json, export_csv, export_jsonl, write_csv
from yogadesk.history.notebook import write_notebook
from yogadesk.history.parquet import export_parquet
from yogadesk.history.search import CORRECTED, Found, Query, Sort
from yogadesk.history.store import Facets, Kept, Store

__all__ = [
    "CORRECTED",
    "Facets",
    "Found",
    "Kept",
    "Query",
    "Sort",
    "Store",
    "as_json",
    "export_csv",
    "export_jsonl",
    "export_parquet",
    "write_csv",
    "write_notebook",
]
