from __future__ import annotations

import dataclasses
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from yogadesk.engine.catalog import Cursor
from yogadesk.engine.faults import Fault
from yogadesk.engine.records import Dataset
from yogadesk.engine.schema import Column, Field, Model, ObjectTable, Ref, Table
from yogadesk.engine.warehouse import Warehouse

FIELDS = (Field("a", "INTEGER"), Field("r", "RECORD", "REPEATED", (Field("x y", "STRING"),)))


def make_dataset(warehouse: Warehouse, name: str = "d") -> Dataset:
    made = Dataset("p", name, "US", properties={"labels": {"k": "v"}})
    return warehouse.change(lambda cur: warehouse.catalog.put_dataset(cur, made))


def make_table(warehouse: Warehouse, name: str = "t", *, replace: bool = False) -> Table:
    def make(cur: Cursor) -> Table:
        table = Table(Ref("p", "d", name), "TABLE", FIELDS, 0, 0, "")
        made = warehouse.catalog.put_table(cur, table, replace=replace)
        warehouse.catalog.make_rows(cur, made, replace=replace)
        return made

    return warehouse.change(make)


def make_model(warehouse: Warehouse, name: str = "m") -> Model:
    folder = warehouse.new_model_folder()
    (folder / "m.onnx").write_bytes(b"model")
    model = Model(
        Ref("p", "d", name), "ONNX", (Column("i", "FLOAT64", 3),), (), folder, "m.onnx", 0, 0, ""
    )
    made = warehouse.change(lambda cur: warehouse.catalog.put_model(cur, model))
    warehouse.keep_model_folder(folder)
    return made


def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path)
    dataset, table = make_dataset(warehouse), make_table(warehouse)
    model = make_model(warehouse)
    uris = ObjectTable(("gs://b/*",), "p.us.c", "MANUAL", "0-0 0 4:0:0")
    pictures = dataclasses.replace(
        table, ref=Ref("p", "d", "o"), kind="EXTERNAL", object_table=uris, labels={"a": "b"}
    )
    pictures = warehouse.change(lambda cur: warehouse.catalog.put_table(cur, pictures))
    warehouse.close()
    again = Warehouse(tmp_path)
    catalog = again.catalog
    assert again.read(lambda cur: catalog.dataset(cur, "p", "d")) == dataset
    assert again.read(lambda cur: catalog.tables(cur, "p", "d")) == [pictures, table]
    assert again.read(lambda cur: catalog.model(cur, model.ref)) == model
    assert (model.folder / "m.onnx").read_bytes() == b"model"
    again.close()


def test_names_that_differ_in_case_are_different_things(warehouse: Warehouse) -> None:
    make_dataset(warehouse, "d")
    make_dataset(warehouse, "D")
    lower, upper = make_table(warehouse, "tree"), make_table(warehouse, "Tree")
    names = {
        warehouse.catalog.physical(ref)
        for ref in (lower.ref, upper.ref, Ref("p", "D", "tree"), Ref("p", "D", "Tree"))
    }
    assert len({name.lower() for name in names}) == 4
    cur = warehouse.cursor()
    cur.execute(f"INSERT INTO {warehouse.catalog.physical(lower.ref)} VALUES (1, [])")
    assert warehouse.read(lambda c: warehouse.catalog.row_count(c, lower)) == 1
    assert warehouse.read(lambda c: warehouse.catalog.row_count(c, upper)) == 0
    cur.close()


def test_an_etag_changes_with_what_it_stands_for(warehouse: Warehouse) -> None:
    make_dataset(warehouse)
    first = make_table(warehouse)
    new = dataclasses.replace(first, description="changed")
    second = warehouse.change(lambda cur: warehouse.catalog.put_table(cur, new, replace=True))
    assert second.etag not in ("", first.etag)
    assert second.created_ms == first.created_ms


def test_a_model_and_a_table_share_their_names(warehouse: Warehouse) -> None:
    make_dataset(warehouse)
    make_table(warehouse, "x")
    make_model(warehouse, "y")
    with pytest.raises(Fault, match=r"Already Exists: Table p:d\.x"):
        make_model(warehouse, "x")
    with pytest.raises(Fault, match=r"Already Exists: Model p:d\.y"):
        make_table(warehouse, "y")


def test_a_change_that_fails_leaves_nothing(warehouse: Warehouse) -> None:
    make_dataset(warehouse)

    def fail(cur: Cursor) -> None:
        warehouse.catalog.put_table(cur, Table(Ref("p", "d", "t"), "TABLE", FIELDS, 0, 0, ""))
        raise Fault(400, "invalid", "on purpose")

    with pytest.raises(Fault, match="on purpose"):
        warehouse.change(fail)
    assert warehouse.read(lambda cur: warehouse.catalog.tables(cur, "p", "d")) == []


def test_a_dataset_with_something_in_it_stays(warehouse: Warehouse) -> None:
    make_dataset(warehouse)
    model = make_model(warehouse)
    with pytest.raises(Fault) as caught:
        warehouse.change(lambda cur: warehouse.catalog.drop_dataset(cur, "p", "d"))
    assert caught.value.reason == "resourceInUse"
    warehouse.change(lambda cur: warehouse.catalog.drop_dataset(cur, "p", "d", contents=True))
    warehouse.sweep_models()
    assert not model.folder.exists()
    with pytest.raises(Fault, match="Not found: Dataset p:d"):
        warehouse.read(lambda cur: warehouse.catalog.need_table(cur, Ref("p", "d", "t")))


def test_a_model_being_made_keeps_its_folder(warehouse: Warehouse) -> None:
    folder = warehouse.new_model_folder()
    warehouse.sweep_models()
    assert folder.is_dir()
    warehouse.keep_model_folder(folder)
    assert not folder.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('{file}')",
        "SELECT * FROM read_text('{file}')",
        "SELECT * FROM glob('{folder}/*')",
        "COPY (SELECT 1) TO '{folder}/out.csv'",
        "ATTACH '{folder}/other.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET threads = 1",
    ],
)
def test_no_statement_reaches_a_file(warehouse: Warehouse, statement: str) -> None:
    file = warehouse.folder / "secret.csv"
    file.write_text("a,b\n1,2\n")
    cur = warehouse.cursor()
    with pytest.raises(duckdb.Error):
        cur.execute(statement.format(file=file.as_posix(), folder=warehouse.folder.as_posix()))
    assert not (warehouse.folder / "out.csv").exists()
    cur.close()


def test_changes_from_many_threads_all_arrive(warehouse: Warehouse) -> None:
    make_dataset(warehouse)
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda i: make_table(warehouse, f"t{i}"), range(24)))
    found = warehouse.read(lambda cur: warehouse.catalog.tables(cur, "p", "d"))
    assert sorted(t.ref.name for t in found) == sorted(t.ref.name for t in made)


def test_a_change_tries_again_after_a_longer_transaction(warehouse: Warehouse) -> None:
    make_dataset(warehouse)
    table = make_table(warehouse)
    tries = []

    def describe(cur: Cursor) -> Table:
        warehouse.catalog.need_table(cur, table.ref)
        tries.append(1)
        if len(tries) == 1:
            # Another statement commits between this transaction's reading and writing.
            with warehouse.transaction() as other:
                warehouse.catalog.put_table(other, table, replace=True)
        new = dataclasses.replace(table, description="mine")
        return warehouse.catalog.put_table(cur, new, replace=True)

    assert warehouse.change(describe).description == "mine"
    assert len(tries) == 2


def test_two_transactions_that_cross_end_in_bigquerys_error(warehouse: Warehouse) -> None:
    make_dataset(warehouse)
    table = make_table(warehouse)

    def cross() -> None:
        with warehouse.transaction() as one, warehouse.transaction() as other:
            warehouse.catalog.put_table(one, table, replace=True)
            warehouse.catalog.put_table(other, table, replace=True)

    with pytest.raises(Fault, match="concurrent update"):
        cross()
    assert make_table(warehouse, replace=True).ref == table.ref


def test_what_a_thread_does_can_be_stopped_from_another(warehouse: Warehouse) -> None:
    begun = threading.Event()
    stop: list[object] = []

    def work() -> None:
        with warehouse.interruptible() as interrupts, warehouse.transaction() as cur:
            stop.append(interrupts)
            begun.set()
            cur.execute("SELECT count(*) FROM range(10000000) a, range(10000000) b")

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(work)
        begun.wait(20)
        while not running.done():
            stop[0]()  # type: ignore[operator]
        with pytest.raises(duckdb.InterruptException):
            running.result()


_WRITER = """
import sys
from pathlib import Path
from yogadesk.engine.schema import Field, Ref, Table
from yogadesk.engine.records import Dataset
from yogadesk.engine.warehouse import Warehouse

warehouse = Warehouse(Path(sys.argv[1]))
catalog = warehouse.catalog
warehouse.change(lambda cur: catalog.put_dataset(cur, Dataset("p", "d", "US"), replace=True))
number = 0
while True:
    number += 1
    table = Table(Ref("p", "d", "t"), "TABLE", (Field(f"c{number}", "INTEGER"),), 0, 0, "")
    with warehouse.transaction() as cur:
        catalog.put_table(cur, table, replace=True)
        catalog.make_rows(cur, table, replace=True)
        cur.execute(f"INSERT INTO {catalog.physical(table.ref)} VALUES ({number})")
    print(number, flush=True)
"""


def written_until_killed(folder: Path, count: int) -> int:
    """The number of the last table that the writer said it had committed."""
    process = subprocess.Popen([sys.executable, "-c", _WRITER, str(folder)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout as said:
        told = [said.readline() for _ in range(count)]
        process.kill()
        told += said.read().splitlines()
    process.wait()
    return int(told[-1])


@pytest.mark.parametrize("count", [3, 10, 25])
def test_a_kill_leaves_the_old_or_the_new(tmp_path: Path, count: int) -> None:
    last = written_until_killed(tmp_path, count)
    warehouse = Warehouse(tmp_path)
    catalog = warehouse.catalog
    table = warehouse.read(lambda cur: catalog.need_table(cur, Ref("p", "d", "t")))
    cur = warehouse.cursor()
    rows = cur.execute(f"SELECT * FROM {catalog.physical(table.ref)}").fetchall()
    cur.close()
    warehouse.close()
    number = int(table.fields[0].name[1:])
    assert number in (last, last + 1)
    assert rows == [(number,)]
