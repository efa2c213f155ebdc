"""BigQuery SQL in, DuckDB SQL run: what the engine knows to mean the same, and nothing else."""

from yogadesk.engine.sql.run import check, only_reads, run

__all__ = ["check", "only_reads", "run"]
