-- Imports a model from Cloud Storage. Nothing is trained: BigQuery keeps a frozen copy.
CREATE OR REPLACE MODEL {model}
OPTIONS (
  MODEL_TYPE = {kind},
  MODEL_PATH = {path});
