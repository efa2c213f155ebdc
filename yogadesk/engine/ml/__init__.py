"""BigQuery ML's image functions and imported models, by NumPy, Pillow and ONNX Runtime."""

from yogadesk.engine.ml.image import Given, Image, Stored, evaluate, stored_values
from yogadesk.engine.ml.importing import Inspected, inspect
from yogadesk.engine.ml.predicting import predict
from yogadesk.engine.ml.tensors import TensorSpec

__all__ = [
    "Given",
    "Image",
    "Inspected",
    "Stored",
    "TensorSpec",
    "evaluate",
    "inspect",
    "predict",
    "stored_values",
]
