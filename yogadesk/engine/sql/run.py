"""The door to the SQL room: a request's text in, what it came to out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from yogadesk.engine.faults import Fault, unsupported
from yogadesk.engine.sql import answers, changes, external, models, scripts, tables, training
from yogadesk.engine.sql.compiler import Compiler
from yogadesk.engine.sql.dialect import Call, CreateExternalTable, Statement, parse
from yogadesk.engine.sql.errors import interruptible, translated
from yogadesk.engine.sql.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yogadesk.engine.catalog import Cursor
    from yogadesk.engine.sql.session import Session


def run(text: str, session: Session) -> Outcome:
    """Run one statement, or several one after another, and say what came of it.

    Of several, what the last one answers is the answer. Raises a Fault for what BigQuery refuses,
    501 for what is not known to mean the same here, and `Cancelled`.
    """
    statements = parse(text)
    if scripts.is_script(statements):
        return scripts.run(statements, session, _run, _select)
    return _run(statements[0], session)


def only_reads(text: str) -> bool:
    """Whether a request holds queries only, so that running it again changes nothing."""
    try:
        return all(isinstance(each.tree, exp.Query) for each in parse(text))
    except Fault:
        return True  # nothing of it will run


def check(text: str, session: Session) -> Outcome:
    """What `run` would come to, without doing it: a dry run. Raises the Fault it would fail with,
    as far as that shows without looking at rows."""
    statements = parse(text)
    if scripts.is_script(statements):
        raise unsupported("A dry run of several statements")
    with translated():
        return session.warehouse.read(lambda cur: _checked(Compiler(session, cur), statements[0]))


def _checked(compiler: Compiler, statement: Statement) -> Outcome:
    if isinstance(statement.tree, exp.Query):
        return _described(compiler, statement.tree)
    if _is_training(statement.tree):
        return training.plan(compiler, statement.tree).outcome(compiler)
    if _is_create(statement.tree, "MODEL"):
        return models.plan(compiler, statement.tree).outcome
    return _change(compiler, statement, dry=True)


def _described(compiler: Compiler, tree: exp.Expr) -> Outcome:
    fields = answers.fields_of(compiler.query(tree, None))
    return Outcome("SELECT", fields, referenced=tuple(compiler.referenced))


def _is_create(tree: exp.Expr, kind: str) -> bool:
    return isinstance(tree, exp.Create) and str(tree.args.get("kind")).upper() == kind


def _is_training(tree: exp.Expr) -> bool:
    """CREATE MODEL … AS query. One without a query is imported."""
    return _is_create(tree, "MODEL") and tree.args.get("expression") is not None


def _run(statement: Statement, session: Session) -> Outcome:
    session.ticket.check()
    if isinstance(statement.tree, exp.Query):
        return _select(statement.tree, session)
    warehouse = session.warehouse
    if _is_training(statement.tree):
        return training.create(session, statement.tree)
    if _is_create(statement.tree, "MODEL"):
        # The files are copied outside of any transaction: that may take long.
        wanted = warehouse.read(lambda cur: models.plan(Compiler(session, cur), statement.tree))
        return models.create(session, wanted)

    def work(cur: Cursor) -> Outcome:
        session.ticket.check()
        with interruptible(cur, session.ticket), translated():
            return _change(Compiler(session, cur), statement, dry=False)

    outcome = warehouse.repeated(work)
    if outcome.dml_rows is not None and outcome.target is not None:
        # Apart: changes to the same table do not wait for each other to say that they were made.
        target = outcome.target
        warehouse.change(lambda cur: warehouse.catalog.touch(cur, target))
    if outcome.kind in ("DROP_MODEL", "DROP_SCHEMA"):
        warehouse.sweep_models()
    return outcome


def _select(tree: exp.Expr, session: Session) -> Outcome:
    # One transaction, so that the listing, the predictions and the answer see the same rows.
    cur, facts = session.warehouse.snapshot()
    try:
        compiler = Compiler(session, cur, facts)
        with interruptible(cur, session.ticket), translated():
            relation = compiler.query(tree, None)
            fields = answers.fields_of(relation)
            answers.run_steps(compiler)
            rows = answers.rows(compiler, relation)
    except BaseException:
        cur.close()
        raise
    return Outcome("SELECT", fields, _closing(rows, cur), referenced=tuple(compiler.referenced))


def _closing(rows: Iterator[tuple[object, ...]], cur: object) -> Iterator[tuple[object, ...]]:
    try:
        yield from rows
    finally:
        cur.close()  # type: ignore[attr-defined]


def _change(compiler: Compiler, statement: Statement, *, dry: bool) -> Outcome:
    tree = statement.tree
    if isinstance(tree, CreateExternalTable):
        return external.create(compiler, tree, dry=dry)
    if isinstance(tree, Call):
        return external.call(compiler, tree, dry=dry)
    if isinstance(tree, exp.Insert):
        return changes.insert(compiler, tree, dry=dry)
    if isinstance(tree, exp.Update):
        return changes.update(compiler, tree, dry=dry)
    if isinstance(tree, exp.Delete):
        return changes.delete(compiler, tree, dry=dry)
    if isinstance(tree, exp.TruncateTable):
        return changes.truncate(compiler, tree, dry=dry)
    if isinstance(tree, exp.Drop):
        return tables.drop(compiler, tree, dry=dry)
    if _is_create(tree, "TABLE"):
        return tables.create_table(compiler, tree, dry=dry)
    if _is_create(tree, "VIEW"):
        return tables.create_view(compiler, statement, dry=dry)
    if _is_create(tree, "SCHEMA"):
        return tables.create_schema(compiler, tree, dry=dry)
    what = f"CREATE {tree.args.get('kind')}" if isinstance(tree, exp.Create) else tree.key.upper()
    raise unsupported(f"The statement {what}")
