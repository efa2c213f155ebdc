-- The middle of each pose among what a model sees in the examples that were learnt from.
CREATE OR REPLACE TABLE {means} AS
SELECT
  label,
  ARRAY_AGG(mean ORDER BY place) AS features
FROM (
  SELECT
    examples.label,
    place,
    AVG(value / seen.length) AS mean
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
    ON seen.uri = examples.uri
  CROSS JOIN UNNEST(seen.features) AS value WITH OFFSET AS place
  WHERE NOT examples.held_out
  GROUP BY examples.label, place
)
GROUP BY label;
