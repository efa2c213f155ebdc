"""`gs://` names and the patterns an object table or a model path is given as."""

from __future__ import annotations

from dataclasses import dataclass

from yogadesk.engine.faults import invalid_query


def split(uri: str) -> tuple[str, str]:
    """Bucket and object name of `gs://bucket/name`. Raises a Fault for anything else."""
    bucket, _, name = uri.removeprefix("gs://").partition("/")
    if not uri.startswith("gs://") or not bucket:
        raise invalid_query(f"Invalid Cloud Storage URI: {uri}")
    return bucket, name


@dataclass(frozen=True, slots=True)
class Pattern:
    """A URI with at most one `*`, which is never in the bucket's name. `suffix` is None without."""

    bucket: str
    prefix: str
    suffix: str | None

    def __str__(self) -> str:
        return f"gs://{self.bucket}/{self.prefix}" + (
            "" if self.suffix is None else f"*{self.suffix}"
        )

    @staticmethod
    def parse(uri: str) -> Pattern:
        """Raises a Fault for a URI that is none or has its `*` where none may be."""
        bucket, name = split(uri)
        if "*" in bucket or name.count("*") > 1 or not name:
            raise invalid_query(
                f"Invalid URI: {uri}. A URI may have one '*' wildcard, after the bucket's name."
            )
        prefix, star, suffix = name.partition("*")
        return Pattern(bucket, prefix, suffix if star else None)

    def fits(self, name: str) -> bool:
        """Whether an object of the bucket is meant. A `*` that follows a `/`, or is all there is,
        stands for sub-folders too; one after the beginning of a name does not."""
        if self.suffix is None:
            return name == self.prefix
        if len(name) < len(self.prefix) + len(self.suffix):
            return False
        if not (name.startswith(self.prefix) and name.endswith(self.suffix)):
            return False
        between = name[len(self.prefix) : len(name) - len(self.suffix)]
        return not self.prefix or self.prefix.endswith("/") or "/" not in between
