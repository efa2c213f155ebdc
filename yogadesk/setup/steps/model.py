"""The model: inspected, uploaded, imported, and its labels loaded beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from yogadesk import assets
from yogadesk.errors import Trouble
from yogadesk.setup import bundled, by_hand, labels, permissions
from yogadesk.setup.chosen import choose
from yogadesk.setup.made import Made
from yogadesk.setup.step import Finding, Plain

if TYPE_CHECKING:
    from yogadesk.cloud.session import Session
    from yogadesk.cloud.site import ModelSpec
    from yogadesk.cloud.warehouse import ModelColumns
    from yogadesk.setup.answers import Answers
    from yogadesk.setup.bench import Bench
    from yogadesk.setup.chosen import Chosen
    from yogadesk.work import Ticket


class ModelStep(Plain):
    """A model's table carries the hash of its file: what is there under that name is that model."""

    key = "model"
    title = "Model"
    permissions = permissions.BY_STEP["model"]

    def check(self, bench: Bench, ticket: Ticket) -> Finding:
        from yogadesk.cloud import warehouse

        chosen = choose(bench, ticket)
        spec, session = chosen.spec, bench.enter(ticket)
        columns = warehouse.model_columns(session, spec.table)
        if columns is None:
            return Finding("missing", f"The model {spec.table} is not imported yet.")
        if not warehouse.has_table(session, spec.labels_table):
            return Finding("missing", f"The labels of {spec.table} are not loaded yet.")
        if _labels(session, spec, ticket) != spec.labels:
            return Finding("missing", f"The labels of {spec.table} are others.")
        if not columns.has(spec.input, spec.output):
            trouble = _other_columns(spec, columns)
            return Finding("blocked", trouble.happened, trouble)
        bench.learned.model, bench.learned.model_columns = spec, columns
        return Finding(
            "ready",
            f"{spec.table} knows {len(spec.labels):,} classes. BigQuery reports that it takes "
            f"{', '.join(columns.inputs)} and gives {', '.join(columns.outputs)}.",
        )

    def apply(self, bench: Bench, ticket: Ticket) -> None:
        from yogadesk.cloud import warehouse

        chosen = choose(bench, ticket)
        spec, session = chosen.spec, bench.enter(ticket)
        if warehouse.model_columns(session, spec.table) is None:
            self._upload(bench, session, chosen, ticket)
            create = partial(_import, session, chosen, ticket)
            bench.made.make(self.key, "model", spec.table, create)
        load = partial(_load_labels, session, chosen, ticket)
        if not warehouse.has_table(session, spec.labels_table):
            bench.made.make(self.key, "table", spec.labels_table, load)
        elif _labels(session, spec, ticket) != spec.labels:
            load()

    def undo(self, bench: Bench, ticket: Ticket) -> None:
        from yogadesk.cloud import buckets, warehouse

        delete = {
            "model": warehouse.delete_model,
            "table": warehouse.delete_table,
            "object": buckets.delete_object,
        }
        for made in bench.made.each_of(self.key):
            delete[made.kind](bench.enter(ticket), made.name)

    def commands(self, answers: Answers) -> str:
        return by_hand.model_commands(answers)

    def validate(self, answers: Answers) -> str | None:
        from yogadesk.cloud import download

        given = answers.complete().model
        assert given is not None
        if not given.source:
            return "Choose a model."
        for source in (given.source, given.labels or ""):
            if download.is_address(source):
                try:
                    download.check(source)
                except Trouble as trouble:
                    return trouble.happened
        if given.source != "bundled" and not given.labels:
            return "Choose the file of the model's labels."
        if given.shift not in labels.SHIFTS:
            return "Labels can be moved by one."
        return None

    def _upload(self, bench: Bench, session: Session, chosen: Chosen, ticket: Ticket) -> None:
        from yogadesk.cloud import model_upload
        from yogadesk.cloud.secrets import Secrets

        unfinished = Secrets(bench.home / "setup" / "uploads") if bench.home else None
        with chosen.on_disk() as files:
            for name, _ in files:
                # It carries the content's hash: an object of this name is of use to nobody else.
                bench.made.note(Made(self.key, "object", name))
            model_upload.upload_files(session, files, unfinished, ticket)


def _import(session: Session, chosen: Chosen, ticket: Ticket) -> bool:
    from yogadesk.cloud import statements, warehouse

    statement = statements.import_model(session.site, chosen.spec)
    warehouse.execute(session, statement, ticket, "importing the model")
    return True


def _load_labels(session: Session, chosen: Chosen, ticket: Ticket) -> bool:
    from yogadesk.cloud import warehouse

    table = chosen.spec.labels_table
    warehouse.load_csv(session, table, bundled.LABEL_COLUMNS, chosen.labels_csv, ticket)
    return True


def _labels(session: Session, spec: ModelSpec, ticket: Ticket) -> tuple[str, ...]:
    from yogadesk.cloud import warehouse

    statement = assets.statement("025_read_labels").format(
        labels=session.site.table(spec.labels_table)
    )
    rows = warehouse.rows(session, statement, {}, ticket, "reading the labels")
    return tuple(str(row["label"]) for row in rows)


def _other_columns(spec: ModelSpec, columns: ModelColumns) -> Trouble:
    return Trouble(
        "BigQuery reads the model differently",
        f"The file takes {spec.input} and gives {spec.output}; BigQuery tells of "
        f"{', '.join(columns.inputs)} and {', '.join(columns.outputs)}.",
        "Export it again with plain names for its input and output: letters, digits, underscores.",
    )
