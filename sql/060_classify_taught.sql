-- The best @top_k classes of each picture in @uris by a taught model on the features of another,
-- with what the pose is good for. Scores are calibrated: raised to {sharpness} and normalised.
SELECT
  best.uri,
  best.label,
  best.score,
  health.pose,
  health.focus,
  health.health_benefit,
  health.breath
FROM (
  SELECT
    answered.uri,
    class.label,
    POW(class.prob, {sharpness}) / SUM(POW(class.prob, {sharpness}))
      OVER (PARTITION BY answered.uri) AS score
  FROM
    ML.PREDICT(
      MODEL {model},
      (
        SELECT
          seen.uri,
          ARRAY(
            SELECT {scale} * value / seen.length
            FROM UNNEST(seen.features) AS value WITH OFFSET AS place
            ORDER BY place) AS features
        FROM (
          SELECT
            uri,
            features,
            GREATEST(SQRT((SELECT SUM(value * value) FROM UNNEST(features) AS value)), 1e-12)
              AS length
          FROM (
            SELECT uri, {features} AS features
            FROM
              ML.PREDICT(
                MODEL {backbone},
                (
                  SELECT
                    uri,
                    {convert}(ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), {height}, {width}, FALSE))
                      AS {input}
                  FROM {object_table}
                  WHERE uri IN UNNEST(@uris)
                ))
          ) AS looked_at
        ) AS seen
      )) AS answered
  CROSS JOIN UNNEST(answered.predicted_label_probs) AS class
  WHERE TRUE
  QUALIFY
    ROW_NUMBER() OVER (PARTITION BY answered.uri ORDER BY class.prob DESC, class.label) <= @top_k
) AS best
LEFT JOIN {health} AS health
  ON health.pose = best.label
ORDER BY best.uri, best.score DESC;
