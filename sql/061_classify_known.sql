-- As 060, with how far each picture is from the nearest middle of a pose: 0 is the same, 2 the
-- opposite. What is further than the pictures that judged the model is none of its poses.
SELECT
  best.uri,
  best.label,
  best.score,
  best.distance,
  health.pose,
  health.focus,
  health.health_benefit,
  health.breath
FROM (
  SELECT
    nearest.uri,
    nearest.distance,
    class.label,
    POW(class.prob, {sharpness}) / SUM(POW(class.prob, {sharpness}))
      OVER (PARTITION BY nearest.uri) AS score
  FROM (
    SELECT measured.*
    FROM (
      SELECT
        answered.uri,
        answered.predicted_label_probs,
        IF(
          answered.length > 1e-12,
          ML.DISTANCE(answered.features, means.features, 'COSINE'),
          2.0) AS distance
      FROM
        ML.PREDICT(
          MODEL {model},
          (
            SELECT
              seen.uri,
              seen.length,
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
      CROSS JOIN {means} AS means
    ) AS measured
    WHERE TRUE
    QUALIFY ROW_NUMBER() OVER (PARTITION BY measured.uri ORDER BY measured.distance) = 1
  ) AS nearest
  CROSS JOIN UNNEST(nearest.predicted_label_probs) AS class
  WHERE TRUE
  QUALIFY
    ROW_NUMBER() OVER (PARTITION BY nearest.uri ORDER BY class.prob DESC, class.label) <= @top_k
) AS best
LEFT JOIN {health} AS health
  ON health.pose = best.label
ORDER BY best.uri, best.score DESC;
