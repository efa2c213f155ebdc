-- Imports a model file from Cloud Storage. Nothing is trained: BigQuery keeps a frozen copy.
CREATE OR REPLACE MODEL {model}
OPTIONS (
  MODEL_TYPE = 'ONNX',
  MODEL_PATH = {path});
