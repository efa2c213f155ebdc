-- What a model sees in each picture, kept so that teaching again does not look again.
CREATE TABLE IF NOT EXISTS {features} (
  uri STRING,
  model STRING,
  features ARRAY<FLOAT64>);
