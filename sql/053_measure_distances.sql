-- How far each example that was held out is from the nearest middle of a pose, from 0 to 2.
SELECT
  examples.uri,
  MIN(ML.DISTANCE(seen.features, means.features, 'COSINE')) AS distance
FROM {examples} AS examples
INNER JOIN (
  SELECT
    uri,
    features
  FROM {features}
  WHERE model = {backbone}
    AND (SELECT SUM(value * value) FROM UNNEST(features) AS value) > 0
  QUALIFY ROW_NUMBER() OVER (PARTITION BY uri ORDER BY uri) = 1
) AS seen
  ON seen.uri = examples.uri
CROSS JOIN {means} AS means
WHERE examples.held_out
GROUP BY examples.uri;
