"""Settings are checked, saved whole, and never lost to damage or to another version."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, fields

import pytest

from yogadesk import settings
from yogadesk.errors import Trouble
from yogadesk.settings import Settings, SettingsFile


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "settings.json"


def written(path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def test_the_defaults(path):
    file = SettingsFile(path)
    assert asdict(file.current) == {
        "threshold": 0.72,
        "top_k": 5,
        "upload_mode": "model-ready",
        "site": "this computer",
        "csv_bom": False,
        "ask_above_pictures": 1000,
        "ask_above_cents": 100,
        "notify": True,
        "language": "system",
    }
    assert file.set_aside is None
    assert not path.exists()  # nothing is written before something changes


def test_every_setting_is_described():
    for declared in fields(Settings):
        assert declared.metadata["title"]
        assert declared.metadata["description"].endswith(".")
        if "choices" in declared.metadata:
            assert declared.default in declared.metadata["choices"]


def test_a_change_is_saved(path):
    file = SettingsFile(path)
    assert file.change(threshold=0.75, csv_bom=True) == file.current
    assert SettingsFile(path).current == Settings(threshold=0.75, csv_bom=True)
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == settings.VERSION
    assert list(path.parent.iterdir()) == [path]


WRONG = [
    ("threshold", 1.01), ("threshold", -0.01), ("threshold", "0.5"), ("threshold", True),
    ("threshold", None), ("threshold", float("nan")), ("threshold", float("inf")),
    ("threshold", 10**400), ("top_k", 0), ("top_k", 101), ("top_k", 5.0), ("top_k", False),
    ("upload_mode", "fast"), ("upload_mode", None), ("upload_mode", []), ("site", ""),
    ("site", "  "), ("site", 3), ("csv_bom", 1), ("csv_bom", "yes"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_is_refused_on_writing(path, name, value):
    file = SettingsFile(path)
    with pytest.raises(ValueError, match=name):
        file.change(**{name: value})
    assert file.current == Settings()
    assert not path.exists()


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_in_the_file_is_set_aside_and_the_sound_ones_kept(path, name, value):
    sound = {"threshold": 0.9, "site": "cloud", "top_k": 3} | {"a later one": [1]}
    written(path, {"version": 1, **sound, name: value})
    before = path.read_bytes()
    file = SettingsFile(path)
    assert file.set_aside is not None
    assert file.set_aside.read_bytes() == before
    expected = asdict(Settings()) | {
        k: v for k, v in sound.items() if k not in (name, "a later one")
    }
    assert asdict(file.current) == expected
    again = SettingsFile(path)
    assert again.set_aside is None
    assert asdict(again.current) == expected
    assert json.loads(path.read_text(encoding="utf-8"))["a later one"] == [1]


@pytest.mark.parametrize("value", [0, 1, 0.0, 1.0, 0.5])
def test_the_limits_themselves_are_allowed(path, value):
    assert SettingsFile(path).change(threshold=value).threshold == value


def test_an_unknown_name_is_a_bug(path):
    with pytest.raises(TypeError):
        SettingsFile(path).change(colour="red")


@pytest.mark.parametrize(
    "content",
    ["", "{", "[1]", "null", '"x"', "{'a': 1}", "\0" * 50, "[" * 100_000, '{"version": 0}',
     '{"version": "1"}', '{"version": true}'],
)  # fmt: skip
def test_a_damaged_file_is_set_aside_and_the_defaults_used(path, content):
    written(path, content)
    file = SettingsFile(path)
    assert file.current == Settings()
    assert file.set_aside is not None
    assert file.set_aside.name.startswith("settings.json.damaged-")
    assert file.set_aside.read_text(encoding="utf-8") == content
    assert SettingsFile(path).set_aside is None


def test_bytes_that_are_not_text(path):
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\xfa{}")
    assert SettingsFile(path).set_aside is not None


def test_damage_while_running_does_not_lose_the_values_in_force(path):
    file = SettingsFile(path)
    file.change(threshold=0.8)
    written(path, "garbage")
    file.change(top_k=2)
    assert file.set_aside is not None
    assert SettingsFile(path).current == Settings(threshold=0.8, top_k=2)


def test_unknown_keys_and_a_newer_version_are_kept(path):
    written(path, {"version": 7, "threshold": 0.5, "theme": {"name": "dark"}})
    file = SettingsFile(path)
    assert file.current.threshold == 0.5
    file.change(top_k=1)
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["version"] == 7
    assert content["theme"] == {"name": "dark"}
    assert content["top_k"] == 1
    assert file.set_aside is None


def test_migrations_run_in_order_from_the_version_of_the_file(path, monkeypatch):
    def rename(content):
        return {("threshold" if k == "limit" else k): v for k, v in content.items()}

    def percent(content):
        return {**content, "threshold": content["threshold"] / 100}

    monkeypatch.setattr(settings, "MIGRATIONS", (rename, percent))
    monkeypatch.setattr(settings, "VERSION", 3)
    written(path, {"version": 1, "limit": 70})
    file = SettingsFile(path)
    assert file.current.threshold == 0.7
    file.change(top_k=4)
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == 3
    assert SettingsFile(path).current == Settings(threshold=0.7, top_k=4)
    written(path, {"version": 2, "threshold": 40})
    assert SettingsFile(path).current.threshold == 0.4


def test_two_windows_keep_each_others_changes(path):
    one, two = SettingsFile(path), SettingsFile(path)
    one.change(threshold=0.9)
    assert two.change(top_k=2) == Settings(threshold=0.9, top_k=2)


def test_threads(path):
    file = SettingsFile(path)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: file.change(top_k=n), range(1, 30)))
    assert SettingsFile(path).current == file.current


def test_a_failed_save_is_a_trouble_and_changes_nothing(path, monkeypatch):
    file = SettingsFile(path)
    file.change(threshold=0.7)

    def refuse(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(Trouble, match="cannot be written"):
        file.change(threshold=0.1)
    monkeypatch.undo()
    assert file.current.threshold == 0.7
    assert SettingsFile(path).current.threshold == 0.7


def test_a_file_that_cannot_be_read_is_a_trouble(path):
    path.mkdir(parents=True)
    with pytest.raises(Trouble, match="cannot be opened"):
        SettingsFile(path)


def test_a_home_that_cannot_be_made_is_a_trouble(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(Trouble):
        SettingsFile(tmp_path / "file" / "settings.json").change(top_k=2)


def test_text_beyond_ascii(path):
    SettingsFile(path).change(site="Größe 🌳 \udcff")
    assert SettingsFile(path).current.site == "Größe 🌳 \udcff"
