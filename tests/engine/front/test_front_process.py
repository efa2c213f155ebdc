"""The engine's life: it says where it is, holds its home alone, and ends when it should."""

from __future__ import annotations

import hmac
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
import requests

if TYPE_CHECKING:
    from pathlib import Path


def test_it_tells_where_it_is_and_takes_that_back(start_own):
    engine = start_own()
    told = engine.home / "engine" / "engine.json"
    said = json.loads(told.read_text(encoding="utf-8"))
    assert said == {
        "endpoint": engine.endpoint,
        "token": engine.token,
        "pid": engine.process.pid,
        "key": said["key"],
    }
    assert len(said["key"]) >= 40
    assert said["key"] != engine.token
    assert engine.endpoint.startswith("http://127.0.0.1:")
    if sys.platform != "win32":
        assert stat.S_IMODE(told.stat().st_mode) == 0o600
    assert engine.stop() == 0
    assert not told.exists()


def test_it_proves_without_a_token_that_it_is_the_one_that_told_so(start_own):
    engine = start_own()
    key = json.loads((engine.home / "engine" / "engine.json").read_text("utf-8"))["key"]
    address = f"{engine.endpoint}/.well-known/yogadesk"
    said = requests.get(address, {"nonce": "one of mine"}, timeout=10).json()
    expected = hmac.new(key.encode(), b"one of mine", "sha256").hexdigest()
    assert said == {"proof": expected}
    for nonce in ({}, {"nonce": ""}, {"nonce": "x" * 201}):
        assert requests.get(address, nonce, timeout=10).status_code == 400


def test_each_start_has_a_token_of_its_own(start_own, tmp_path: Path):
    first, second = start_own(tmp_path / "a"), start_own(tmp_path / "b")
    assert first.token != second.token
    assert len(first.token) >= 40


def test_it_answers_within_moments_of_its_start(start_own):
    began = time.monotonic()
    engine = start_own()
    assert engine.storage().lookup_bucket("not-there") is None
    # 0.3 s on a quiet computer; what this must catch is an import of the warehouse at the start.
    assert time.monotonic() - began < 10


def test_it_ends_with_its_parent_whatever_it_is_doing(start_own):
    engine = start_own()
    with socket.create_connection(("127.0.0.1", int(engine.endpoint.rsplit(":", 1)[1]))) as half:
        half.sendall(b"POST /upload/storage/v1/b/x/o?uploadType=media&name=a HTTP/1.1\r\nHo")
        assert engine.stop() == 0


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_ends_it_cleanly(start_own, name: str):
    engine = start_own()
    if sys.platform == "win32":
        engine.process.terminate()
        engine.process.wait(20)
        return
    engine.process.send_signal(getattr(signal, name))
    assert engine.process.wait(20) == 0
    assert not (engine.home / "engine" / "engine.json").exists()
    assert engine.log.read_text(encoding="utf-8") == ""


def test_a_home_has_one_engine(start_own):
    first = start_own()
    second = _run("--home", str(first.home))
    assert second.returncode == 75
    assert second.stdout == b""
    assert b"Another engine is using" in second.stderr
    assert first.storage().lookup_bucket("not-there") is None, "the first one goes on"


def test_a_killed_engine_leaves_its_home_free(start_own):
    first = start_own()
    first.kill()
    second = start_own(first.home)
    assert second.storage().lookup_bucket("not-there") is None


def test_a_port_can_be_asked_for_and_a_taken_one_is_named(start_own, tmp_path: Path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    engine = start_own(None, "--port", str(port))
    assert engine.endpoint == f"http://127.0.0.1:{port}"
    other = _run("--home", str(tmp_path / "other"), "--port", str(port))
    assert other.returncode == 1
    assert f"cannot listen on port {port}".encode() in other.stderr


@pytest.mark.parametrize("port", ["-1", "65536"])
def test_an_impossible_port_is_refused(tmp_path: Path, port: str):
    ended = _run("--home", str(tmp_path), f"--port={port}")
    assert ended.returncode == 1
    assert b"cannot listen" in ended.stderr


def test_broken_data_is_named_and_left_alone(tmp_path: Path):
    broken = tmp_path / "engine" / "objects.sqlite"
    broken.parent.mkdir()
    broken.write_bytes(b"this is no database" * 100)
    ended = _run("--home", str(tmp_path))
    assert ended.returncode == 1
    assert b"objects.sqlite cannot be used" in ended.stderr
    assert b"Traceback" not in ended.stderr
    assert broken.read_bytes() == b"this is no database" * 100


def test_data_of_a_newer_version_is_not_touched(start_own):
    import sqlite3

    engine = start_own()
    engine.stop()
    connection = sqlite3.connect(engine.home / "engine" / "objects.sqlite")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    ended = _run("--home", str(engine.home))
    assert ended.returncode == 1
    assert b"newer yogadesk" in ended.stderr


def test_a_home_may_have_any_name(start_own, tmp_path: Path):
    engine = start_own(tmp_path / "häuschen mit 空 und 'quotes' #1 %41")
    engine.storage().create_bucket("some-bucket").blob("a").upload_from_string(b"x")
    assert engine.storage().bucket("some-bucket").blob("a").download_as_bytes() == b"x"


def _run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "yogadesk.engine", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
