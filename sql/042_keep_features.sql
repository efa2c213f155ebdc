-- The output {output} of a model for the pictures in @uris, kept under the model's name @model.
INSERT INTO {features} (uri, model, features)
SELECT
  uri,
  @model,
  {output}
FROM
  ML.PREDICT(
    MODEL {model},
    (
      SELECT
        uri,
        {convert}(ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), {height}, {width}, FALSE)) AS {input}
      FROM {object_table}
      WHERE uri IN UNNEST(@uris)
    ));
