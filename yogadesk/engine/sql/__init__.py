"""BigQuery SQL in, DuckDB SQL run: what the engine knows to mean the same, and nothing else."""
