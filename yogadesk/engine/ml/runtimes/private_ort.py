"""ONNX Runtime that tells its makers nothing. Nobody imports it but from here.

Since 1.29 its official builds report what runs where (processor, program, a model's name and
hashes) and keep a number for this machine in the user's cache; its `Privacy.md` says so. The
variable, read once when the library starts, keeps all of that from being made. The call stops what
older builds for Windows record.
"""

# ruff: noqa: TID251 - this is the one place
from __future__ import annotations

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as ort_state

onnxruntime.disable_telemetry_events()

__all__ = ["onnxruntime", "ort_state"]
