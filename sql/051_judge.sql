-- What a taught model answers to some of its own examples: the probability of each class.
SELECT
  answered.uri,
  answered.held_out,
  class.label,
  class.prob AS score
FROM
  ML.PREDICT(
    MODEL {model},
    (
      SELECT
        examples.uri,
        examples.held_out,
        ARRAY(
          SELECT {scale} * value / seen.length
          FROM UNNEST(seen.features) AS value WITH OFFSET AS place
          ORDER BY place) AS features
      FROM {examples} AS examples
      INNER JOIN (
        SELECT
          uri,
          features,
          GREATEST(SQRT((SELECT SUM(value * value) FROM UNNEST(features) AS value)), 1e-12)
            AS length
        FROM {features}
        WHERE model = {backbone}
        QUALIFY ROW_NUMBER() OVER (PARTITION BY uri ORDER BY uri) = 1
      ) AS seen
        ON seen.uri = examples.uri
      WHERE examples.held_out = {held}
    )) AS answered
CROSS JOIN UNNEST(answered.predicted_label_probs) AS class;
