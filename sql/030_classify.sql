-- The best @top_k classes of each picture in @uris, with what the pose is good for. A model that
-- takes whole numbers gets them by ML.CONVERT_IMAGE_TYPE around the picture.
SELECT
  best.uri,
  best.label,
  best.score,
  health.pose,
  health.focus,
  health.health_benefit,
  health.breath
FROM (
  SELECT predicted.uri, labels.label, score
  FROM
    ML.PREDICT(
      MODEL {model},
      (
        SELECT
          uri,
          {convert}(ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), {height}, {width}, FALSE)) AS {input}
        FROM {object_table}
        WHERE uri IN UNNEST(@uris)
      )) AS predicted
  CROSS JOIN UNNEST(predicted.{output}) AS score WITH OFFSET AS class_index
  INNER JOIN {labels} AS labels
    ON labels.index = class_index
  WHERE TRUE
  QUALIFY
    ROW_NUMBER() OVER (PARTITION BY predicted.uri ORDER BY score DESC, class_index) <= @top_k
) AS best
LEFT JOIN {health} AS health
  ON health.pose = best.label
ORDER BY best.uri, best.score DESC;
