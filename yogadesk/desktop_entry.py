"""Puts yogadesk into the menu of a Linux desktop: an entry and an icon, for this user."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from yogadesk import assets, child, files
from yogadesk.errors import Trouble

_ENTRY = """\
[Desktop Entry]
Type=Application
Name=yogadesk
GenericName=Yoga pose classifier
GenericName[de]=Yoga-Haltungen erkennen
Comment=Which yoga pose does a photograph show, and what is it good for
Comment[de]=Welche Yoga-Haltung zeigt ein Foto, und wozu ist sie gut
Exec={command}
Icon=yogadesk
Terminal=false
Categories=Graphics;Photography;
Keywords=yoga;pose;photo;classify;BigQuery;
StartupNotify=true
StartupWMClass=yogadesk
"""


def install() -> list[Path]:
    """Write the entry and the icon; the files written. Doing it again writes the same.

    Raises Trouble on a system without such entries, or when a file cannot be written.
    """
    entry, icon = _places()
    for file, content in (
        (entry, _ENTRY.format(command=_command()).encode("utf-8")),
        (icon, assets.data("icons/app.svg")),
    ):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise files.cannot_write(file, error) from error
        with files.replacing(file) as stream:
            stream.write(content)
    _refresh(entry.parent)
    return [entry, icon]


def remove() -> list[Path]:
    """Delete what `install` wrote; the files that were there. Raises Trouble like `install`."""
    gone = []
    for file in _places():
        try:
            file.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise files.cannot_write(file, error) from error
        gone.append(file)
    _refresh(_places()[0].parent)
    return gone


def _places() -> tuple[Path, Path]:
    if not sys.platform.startswith("linux"):
        raise Trouble(
            "No menu entry is needed here",
            "Menu entries of this kind exist on Linux desktops only.",
            "On Windows, pin the running program to the taskbar; on macOS, keep it in the Dock.",
        )
    named = os.environ.get("XDG_DATA_HOME", "")
    share = Path(named) if named.startswith("/") else Path.home() / ".local" / "share"
    return (
        share / "applications" / "yogadesk.desktop",
        share / "icons" / "hicolor" / "scalable" / "apps" / "yogadesk.svg",
    )


def _command() -> str:
    """How to start this very installation, quoted as the Desktop Entry Specification asks."""
    beside = Path(sys.executable).with_name("yogadesk")
    parts = [str(beside)] if beside.is_file() else child.command("yogadesk")
    return " ".join(_quoted(part) for part in parts)


def _quoted(part: str) -> str:
    part = part.replace("%", "%%")
    if not set(part) & set(" \t\n\"'\\><~|&;$*?#()`"):
        return part
    for special in ("\\", '"', "`", "$"):
        part = part.replace(special, "\\" + special)
    # Backslashes are read twice: once as of any string of the file, once as of a quoted part.
    return '"' + part.replace("\\", "\\\\") + '"'


def _refresh(applications: Path) -> None:
    """Desktops notice new entries by themselves; some do so sooner when told."""
    tool = shutil.which("update-desktop-database")
    if tool is None:
        return
    try:
        subprocess.run(
            [tool, str(applications)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return
