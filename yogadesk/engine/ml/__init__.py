"""BigQuery ML's image functions and imported models: pictures here, models in other processes."""

from yogadesk.engine.ml.image import Given, Image, Stored, evaluate, stored_values
from yogadesk.engine.ml.importing import IMPORTED, Inspected, inspect
from yogadesk.engine.ml.predicting import predict
from yogadesk.engine.ml.tensors import TensorSpec
from yogadesk.engine.ml.workers import Workers

__all__ = [
    "IMPORTED",
    "Given",
    "Image",
    "Inspected",
    "Stored",
    "TensorSpec",
    "Workers",
    "evaluate",
    "inspect",
    "predict",
    "stored_values",
]
