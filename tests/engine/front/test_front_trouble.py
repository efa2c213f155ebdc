"""What the disk does to the engine: damaged files, a full disk, a folder that cannot be used."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from google.api_core import exceptions

from yogadesk.engine.bigquery.job_memory import JobMemory
from yogadesk.engine.faults import DiskWords, disk_fault
from yogadesk.engine.opening import open_database
from yogadesk.engine.warehouse import Warehouse
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from tests.engine.conftest import StartEngine


def spoilt(content: bytes, how: str) -> bytes:
    return {
        "empty": b"",
        "text": b"not a database " * 1000,
        "cut off": content[: len(content) // 2],
        "overwritten": b"\xff" * 8192 + content[8192:],
    }[how]


@pytest.mark.parametrize("how", ["empty", "text", "cut off", "overwritten"])
def test_a_damaged_warehouse_is_set_aside_and_never_deleted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    first = Warehouse(tmp_path)
    with first.transaction() as cur:
        cur.execute("CREATE TABLE t AS SELECT range AS i, repeat('x', 100) AS s FROM range(50000)")
    first.close()
    path = tmp_path / "warehouse.duckdb"
    damaged = spoilt(path.read_bytes(), how)
    path.write_bytes(damaged)
    again = Warehouse(tmp_path)
    assert again.read(lambda cur: again.catalog.datasets(cur, "p")) == []
    again.close()
    [aside] = tmp_path.glob("warehouse.duckdb.damaged-*")
    assert aside.read_bytes() == damaged
    assert aside.name in caplog.text
    # The new one is well: it is opened again as it is.
    Warehouse(tmp_path).close()
    assert len(list(tmp_path.glob("*.damaged-*"))) == 1


def test_an_engine_goes_on_beside_a_damaged_warehouse(
    start_own: StartEngine, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    (home / "engine").mkdir(parents=True)
    (home / "engine" / "warehouse.duckdb").write_bytes(b"ruined" * 1000)
    engine = start_own(home)
    client = engine.bigquery()
    client.create_dataset("d")
    assert [row.x for row in client.query_and_wait("SELECT 1 AS x")] == [1]
    assert "set aside" in engine.log.read_text(encoding="utf-8")
    assert list((home / "engine").glob("warehouse.duckdb.damaged-*"))


def test_a_warehouse_that_cannot_be_used_is_told_to_every_client(
    start_own: StartEngine, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    (home / "engine" / "warehouse.duckdb").mkdir(parents=True)
    client = start_own(home).bigquery()
    with pytest.raises(exceptions.InternalServerError, match="cannot be used") as caught:
        client.query("SELECT 1", retry=None, job_retry=None)
    assert caught.value.errors[0]["reason"] == "engineError"
    assert (home / "engine" / "warehouse.duckdb").is_dir()


def test_a_file_in_use_is_not_taken_for_damaged(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    holder = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(Trouble, match="cannot be used"):
            open_database(path, {})
        process.communicate(b"\n")
    assert [each.name for each in tmp_path.iterdir()] == ["w.duckdb"]


def test_damaged_memory_of_jobs_is_no_reason_to_have_no_engine(tmp_path: Path) -> None:
    (tmp_path / "jobs.sqlite").write_bytes(b"ruined" * 1000)
    memory = JobMemory(tmp_path)
    assert memory.recall() == []
    memory.close()
    [aside] = tmp_path.glob("jobs.sqlite.damaged-*")
    assert aside.read_bytes() == b"ruined" * 1000


def test_a_home_that_is_no_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file")
    done = subprocess.run(
        [sys.executable, "-m", "yogadesk.engine", "--home", str(home)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    [sentence] = done.stderr.splitlines()
    assert "cannot use the folder" in sentence


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "quotaExceeded"),
        (OSError(errno.EFBIG, "File too large"), "quotaExceeded"),
        (RuntimeError("Could not write file: No space left on device"), "quotaExceeded"),
        (OSError(errno.EROFS, "Read-only file system"), "engineError"),
        (PermissionError(errno.EACCES, "Permission denied"), "engineError"),
        (RuntimeError('Cannot open file "w.wal": Read-only file system'), "engineError"),
        (OSError(errno.EBADF, "Bad file descriptor"), None),
        (RuntimeError("Conflict on update"), None),
    ],
)
def test_trouble_with_the_disk_is_told_from_other_trouble(
    error: Exception, reason: str | None
) -> None:
    fault = disk_fault(error)
    assert (fault and (fault.code, fault.reason)) == (reason and (507, reason))


_GERMAN = {
    112: "Es steht nicht genug Speicherplatz auf dem Datenträger zur Verfügung.",
    39: "Der Datenträger ist voll. ",
    5: "Zugriff verweigert",
    19: "",
}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (_GERMAN[112], "quotaExceeded"),
        ("Der Datenträger ist voll", "quotaExceeded"),
        (_GERMAN[5], "engineError"),
        ("No space left on device", "quotaExceeded"),
        ("Access is denied", "engineError"),
        ("Konflikt", None),
    ],
)
def test_windows_tells_of_the_disk_in_its_own_language(said: str, reason: str | None) -> None:
    error = RuntimeError(f'IO Error: Could not write file "w.wal": {said}\r\n')
    fault = disk_fault(error, DiskWords(_GERMAN.__getitem__))
    assert (fault and (fault.code, fault.reason)) == (reason and (507, reason))


def test_a_database_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    path = tmp_path / "d.sqlite"
    with contextlib.closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE t (x)")
    address = f"{path.as_uri()}?mode=ro"
    with (
        contextlib.closing(sqlite3.connect(address, uri=True)) as shut,
        pytest.raises(sqlite3.OperationalError) as caught,
    ):
        shut.execute("INSERT INTO t VALUES (1)")
    fault = disk_fault(caught.value)
    assert fault is not None
    assert (fault.code, fault.reason) == (507, "engineError")


if sys.platform != "win32":  # where to shut a folder takes more than its mode
    UNPRIVILEGED = (
        "import os, sys\n"
        "from yogadesk.engine import process\n"
        "if os.geteuid() == 0:\n"
        "    os.setuid(65534)\n"  # for root, no folder is read-only
        "sys.exit(process.main(['--home', sys.argv[1]]))\n"
    )

    @pytest.mark.parametrize("shut", ["the home", "its engine folder"])
    def test_a_read_only_folder_is_told_in_a_sentence(shut: str) -> None:
        # Not in pytest's own folder, which is for nobody but the user who runs it.
        with tempfile.TemporaryDirectory() as name:
            home = Path(name) / "home"
            inner = home / "engine"
            inner.mkdir(parents=True)
            Path(name).chmod(0o755)
            (home if shut == "the home" else inner).chmod(0o555)
            if shut == "the home":
                inner.rmdir()
            done = subprocess.run(
                [sys.executable, "-c", UNPRIVILEGED, str(home)],
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            for each in (home, inner):
                if each.exists():
                    each.chmod(0o755)
        assert (done.returncode, done.stdout) == (1, "")
        [sentence] = done.stderr.splitlines()
        assert "cannot use the folder" in sentence
        assert "Permission denied" in sentence
        assert "written to" in sentence


if sys.platform == "linux":  # elsewhere no limit can be put on a process that runs

    def test_a_full_disk_is_told_and_nothing_of_the_change_stays(start_own: StartEngine) -> None:
        import resource

        engine = start_own()
        client = engine.bigquery()
        client.create_dataset("d")
        client.query_and_wait("CREATE TABLE d.t AS SELECT 1 AS x")
        bucket = engine.storage().create_bucket("full")
        # A file that may not grow fails as one on a full disk does.
        limit = (1_500_000, resource.RLIM_INFINITY)
        resource.prlimit(engine.process.pid, resource.RLIMIT_FSIZE, limit)
        text = (
            "REPEAT('x', 1000) || CAST(a AS STRING) AS s FROM UNNEST(GENERATE_ARRAY(1, 20000)) AS a"
        )
        for statement in (f"CREATE TABLE d.large AS SELECT {text}", f"SELECT {text}"):
            with pytest.raises(exceptions.GoogleAPICallError, match="computer is full") as caught:
                client.query(statement, retry=None, job_retry=None).result(
                    retry=None, job_retry=None
                )
            assert caught.value.code == 507
        with pytest.raises(exceptions.GoogleAPICallError, match="computer is full"):
            bucket.blob("large").upload_from_string(b"x" * 2_000_000, retry=None)
        # What fits still goes, and the engine is well.
        client.query_and_wait("INSERT INTO d.t VALUES (2)")
        resource.prlimit(engine.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        assert [table.table_id for table in client.list_tables("d")] == ["t"]
        assert [row.n for row in client.query_and_wait("SELECT COUNT(*) AS n FROM d.t")] == [2]
        assert list(bucket.list_blobs()) == []
