-- What a model sees in the pictures in @uris, kept under the name @model.
INSERT INTO {table} (uri, model, features)
SELECT
  uri,
  @model,
  {features}
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
