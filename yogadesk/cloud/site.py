"""A site: where pictures go and who classifies them. Data only; both kinds have the same shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from yogadesk.cloud import names

if TYPE_CHECKING:
    from yogadesk.work import Ticket

CLOUD_BATCH = 500
"""Pictures in a query in the cloud, where one costs money and seconds: many each."""


@dataclass(frozen=True, slots=True)
class Site:
    """The resources of one site. `batch_limit` is the most pictures one query is asked about:
    small where a query costs nothing, so that answers come early; large where each one counts.
    `is_charged` says whether what runs there may cost money."""

    name: str
    project: str
    location: str
    dataset: str
    connection: str
    bucket: str
    object_table: str = "pictures"
    health_table: str = "yoga_health"
    prefix: str = "inbox/"
    batch_limit: int = CLOUD_BATCH
    is_charged: bool = True

    def table_id(self, table: str) -> str:
        """`project.dataset.table`, as the clients take it."""
        return f"{self.project}.{self.dataset}.{table}"

    def table(self, name: str) -> str:
        """The checked, back-ticked path of a table or model of this site's dataset."""
        return names.path(("project", self.project), ("dataset", self.dataset), ("table", name))

    @property
    def connection_path(self) -> str:
        """The checked, back-ticked path of the connection."""
        return names.path(
            ("project", self.project),
            ("location", self.location.lower()),
            ("connection", self.connection),
        )

    def uri(self, object_name: str) -> str:
        return f"gs://{self.bucket}/{object_name}"


@dataclass(frozen=True, slots=True)
class Access:
    """How a site is reached: the endpoint (None: Google's own hosts) and credentials."""

    endpoint: str | None
    credentials: Any


class Opener(Protocol):
    """Opens the way to a site. Called again when the site stopped answering: the way may be new."""

    def open(self, ticket: Ticket) -> Access: ...


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """A model as `ML.PREDICT` needs it: BigQuery's name for it, the input and output columns, the
    picture size it takes in pixels, the SHA-256 of its file, its labels in output order, its
    input's element type, "float32" (from 0 to 1) or "uint8", and BigQuery's MODEL_TYPE."""

    table: str
    name: str
    sha256: str
    input: str
    output: str
    height: int
    width: int
    labels: tuple[str, ...]
    element: str = "float32"
    kind: str = "ONNX"

    @property
    def labels_table(self) -> str:
        return f"{self.table}_labels"

    @property
    def needs(self) -> ModelSpec:
        """The imported model that has to be on the site for this one to answer."""
        return self

    @property
    def folder(self) -> str:
        """Where its files are in the bucket. It carries the whole hash: what is there under it is
        this model and no other."""
        return f"models/{self.sha256}"


def means_table(model: str) -> str:
    """Where the middle of each pose of a taught model is kept."""
    return f"{model}_means"


def examples_table(model: str) -> str:
    """Which pictures a model was taught from, and which were held out to judge it."""
    return f"{model}_examples"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtSpec(ModelSpec):
    """A classifier taught by BigQuery ML on what another model sees. `table` is the classifier,
    `labels` its classes; input and picture size are the backbone's, `output` is the backbone's
    output that it learnt from. `scale` is the length features are brought to; `sharpness` (1 over
    the temperature) calibrates the scores. A picture whose features are further from the middle of
    each pose than `reach` (cosine distance, 0 to 2) shows none of them; None: nobody knows that.
    `channels` are those of a map of features, which is pooled; 0 where the output is a vector."""

    backbone: ModelSpec
    scale: float
    sharpness: float
    reach: float | None = None
    channels: int = 0

    @property
    def means_table(self) -> str:
        """Where the middle of each pose is kept."""
        return means_table(self.table)

    @property
    def examples_table(self) -> str:
        """Which pictures it was taught from, and which were held out to judge it."""
        return examples_table(self.table)

    @property
    def needs(self) -> ModelSpec:
        return self.backbone
