-- The pictures of the bucket as rows: BigQuery lists the objects anew for every query.
CREATE EXTERNAL TABLE IF NOT EXISTS {object_table}
WITH CONNECTION {connection}
OPTIONS (
  object_metadata = 'SIMPLE',
  uris = [{uris}]);
