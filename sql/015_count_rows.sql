-- How many rows a table has. Of an object table: how many pictures BigQuery can see.
SELECT COUNT(*) AS row_count
FROM {table};
