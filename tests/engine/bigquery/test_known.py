"""What is remembered of the catalog belongs to the state that a statement sees, and to no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.engine.known import Facts, Known
from yogadesk.engine.records import Dataset
from yogadesk.engine.schema import Field, Ref, Table

if TYPE_CHECKING:
    from yogadesk.engine.catalog import Cursor
    from yogadesk.engine.warehouse import Warehouse

REF = Ref("p", "d", "t")


def make(warehouse: Warehouse, kind: str) -> None:
    table = Table(REF, "TABLE", (Field("x", kind),), 0, 0, "")

    def work(cur: Cursor) -> None:
        warehouse.catalog.put_table(cur, table, replace=True)
        warehouse.catalog.make_rows(cur, table, replace=True)

    warehouse.change(work)


def test_facts_last_until_something_is_committed() -> None:
    known = Known()
    first = known.while_beginning(lambda: None)
    assert known.while_beginning(lambda: None) is first
    with known.changing():
        during = [known.while_beginning(lambda: None) for _ in range(2)]
        assert known.present() is None
    after = known.while_beginning(lambda: None)
    assert known.while_beginning(lambda: None) is after
    assert len({id(each) for each in (first, *during, after)}) == 4


def test_a_commit_that_crosses_the_beginning_leaves_nothing_known() -> None:
    known = Known()
    before = known.while_beginning(lambda: None)

    def begin() -> None:
        with known.changing():
            pass

    crossed = known.while_beginning(begin)
    assert crossed is not before
    assert crossed is not known.while_beginning(lambda: None)


def test_two_commits_at_once_are_both_waited_for() -> None:
    known = Known()
    with known.changing():
        with known.changing():
            pass
        assert known.present() is None
    assert isinstance(known.present(), Facts)


def test_a_statement_sees_the_state_of_its_beginning_and_what_is_known_of_it(
    warehouse: Warehouse,
) -> None:
    warehouse.change(lambda cur: warehouse.catalog.put_dataset(cur, Dataset("p", "d", "US")))
    make(warehouse, "INTEGER")
    cur, facts = warehouse.snapshot()
    make(warehouse, "STRING")
    later, newer = warehouse.snapshot()
    assert facts is not newer
    physical = warehouse.catalog.physical(REF)
    kinds = []
    for each in (cur, later):
        found = warehouse.catalog.table(each, REF)
        assert found is not None
        kinds.append((found.fields[0].type, each.execute(f"SELECT x FROM {physical}").description))
        each.close()
    assert [kind for kind, _ in kinds] == ["INTEGER", "STRING"]
    assert kinds[0][1] != kinds[1][1]


def test_datasets_are_told_as_they_are_now(warehouse: Warehouse) -> None:
    assert warehouse.datasets("p") == []
    for name in ("a", "b"):
        warehouse.change(
            lambda cur, n=name: warehouse.catalog.put_dataset(cur, Dataset("p", n, "US"))
        )
        assert warehouse.datasets("p")[-1].name == name
        assert warehouse.datasets("p") is warehouse.datasets("p")
    warehouse.change(lambda cur: warehouse.catalog.drop_dataset(cur, "p", "a"))
    assert [each.name for each in warehouse.datasets("p")] == ["b"]
