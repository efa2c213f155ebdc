"""The versions of everything a run needs."""

from __future__ import annotations

import importlib.metadata
import platform
import sys

from yogadesk import __version__

_PACKAGES = (
    "PySide6-Essentials",
    "google-cloud-bigquery",
    "google-cloud-storage",
    "google-cloud-bigquery-connection",
    "duckdb",
    "sqlglot",
    "onnxruntime",
    "numpy",
    "pillow",
    "pillow-heif",
)


def versions() -> dict[str, str]:
    """What runs here: yogadesk, Python, the system, and each package or "missing"."""
    return {
        "yogadesk": __version__,
        "Python": f"{platform.python_version()} ({sys.executable})",
        "system": platform.platform(),
    } | {package: _version(package) for package in _PACKAGES}


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "missing"
