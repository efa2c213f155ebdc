"""The results a person has seen, kept for good, and the tables and objects made from them.

What exports is imported when it is asked for: the window's first paint need not wait for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from yogadesk.history.search import CORRECTED, Found, Query, Sort
from yogadesk.history.store import Facets, Kept, Store

if TYPE_CHECKING:
    from yogadesk.history.export import as_json, export_csv, export_jsonl, write_csv
    from yogadesk.history.notebook import write_notebook
    from yogadesk.history.parquet import export_parquet

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

_LATER = {
    "as_json": "export",
    "export_csv": "export",
    "export_jsonl": "export",
    "export_parquet": "parquet",
    "write_csv": "export",
    "write_notebook": "notebook",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
