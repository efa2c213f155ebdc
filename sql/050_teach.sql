-- Teaches poses from features: trains a classifier on {examples}. Arrays are not standardised by
-- BigQuery, so each is brought to one length. `held_out` rows are for evaluation alone.
CREATE OR REPLACE MODEL {model}
OPTIONS (
  MODEL_TYPE = 'LOGISTIC_REG',
  INPUT_LABEL_COLS = ['label'],
  L2_REG = {l2},
  MAX_ITERATIONS = {iterations},
  EARLY_STOP = FALSE,
  AUTO_CLASS_WEIGHTS = {balanced},
  DATA_SPLIT_METHOD = 'CUSTOM',
  DATA_SPLIT_COL = 'held_out')
AS
SELECT
  ARRAY(
    SELECT {scale} * value / seen.length
    FROM UNNEST(seen.features) AS value WITH OFFSET AS place
    ORDER BY place) AS features,
  examples.label,
  examples.held_out
FROM {examples} AS examples
INNER JOIN (
  SELECT
    uri,
    features,
    GREATEST(SQRT((SELECT SUM(value * value) FROM UNNEST(features) AS value)), 1e-12) AS length
  FROM {features}
  WHERE model = {backbone}
  QUALIFY ROW_NUMBER() OVER (PARTITION BY uri ORDER BY uri) = 1
) AS seen
  ON seen.uri = examples.uri;
