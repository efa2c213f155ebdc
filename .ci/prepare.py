"""Makes a checkout ready: virtual environment, packages, and on Linux Qt's system libraries.

Standard library only: it runs before anything is installed. Called by the Makefile:
`python3 .ci/prepare.py VENV [--group GROUP]... [--extra EXTRA]... [--apart GROUP]
[--qt offscreen|window]`
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / ".ci" / "constraints.txt"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("venv", type=Path)
    parser.add_argument("--group", action="append", default=[])
    parser.add_argument("--extra", action="append", default=[])
    parser.add_argument("--apart", action="append", default=[])
    parser.add_argument("--qt", choices=("offscreen", "window"))
    args = parser.parse_args()
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python may well be the one that runs it
        print(f"yogadesk needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        print("Name a newer one: make PYTHON=/path/to/python3.12 run")
        return 1
    python = make_venv(args.venv)
    if python is None:
        return 1
    install(python, args.group, args.extra)
    for group in args.apart:
        if not install_apart(args.venv, python, group):
            return 1
    if args.qt:
        return qt_libraries(window=args.qt == "window")
    return 0


def make_venv(venv: Path) -> Path | None:
    """A virtual environment with pip; its Python, or None when the system cannot make one."""
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if python.exists() and quiet([python, "-m", "pip", "--version"]):
        return python
    command = [sys.executable, "-m", "venv", "--clear", str(venv)]
    if not quiet(command):
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not apt_install([package]) or not quiet(command):
            print(f"Python cannot make virtual environments here. Install the package {package}.")
            return None
    subprocess.run(
        [python, "-m", "pip", "install", "-q", "--upgrade", "pip>=25.1", "-c", CONSTRAINTS],
        check=True,
    )
    return python


def install(python: Path, groups: list[str], extras: list[str]) -> None:
    """yogadesk itself, editable, with the extras and dependency groups, in the tested versions."""
    print("Installing what yogadesk needs (the first time takes a minute or two) ...", flush=True)
    what = f"{ROOT}[{','.join(extras)}]" if extras else ROOT
    command = [python, "-m", "pip", "install", "-q", "-c", CONSTRAINTS, "-e", what]
    for group in groups:
        command += ["--group", f"{ROOT / 'pyproject.toml'}:{group}"]
    subprocess.run(command, check=True)


def install_apart(venv: Path, python: Path, group: str) -> bool:
    """A dependency group in an environment inside the environment: it sees what the outer one has,
    and the outer one does not see it."""
    inner = make_venv(venv / group)
    if inner is None:
        return False
    ask = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
    outside, inside = (
        subprocess.run([each, "-c", ask], check=True, capture_output=True, text=True).stdout.strip()
        for each in (python, inner)
    )
    beside = Path(inside) / "beside.pth"
    beside.write_text(f"import site; site.addsitedir({outside!r})\n", encoding="utf-8")
    what = f"{ROOT / 'pyproject.toml'}:{group}"
    command = [inner, "-m", "pip", "install", "-q", "-c", CONSTRAINTS, "--group", what]
    subprocess.run(command, check=True)
    return True


def qt_libraries(*, window: bool) -> int:
    """Install the missing ones through apt, or say which packages to install."""
    if not sys.platform.startswith("linux"):
        return 0
    sys.path.insert(0, str(ROOT))
    from yogadesk.ui import display  # needs the standard library alone

    missing = display.missing(display.WINDOW_LIBRARIES if window else display.LIBRARIES)
    if not missing or apt_install(missing):
        return 0
    print(
        "Qt needs system libraries that are missing. Install these packages "
        f"(Debian and Ubuntu's names): {' '.join(missing)}"
    )
    return 1


def apt_install(packages: list[str]) -> bool:
    """Whether apt installed them. Not tried without apt, or without the right to use it unasked."""
    if not shutil.which("apt-get"):
        return False
    prefix: list[str] = []
    if os.geteuid() != 0:
        if not shutil.which("sudo") or not quiet(["sudo", "-n", "true"]):
            return False
        prefix = ["sudo", "-n"]
    print(f"Installing system packages: {' '.join(packages)} ...", flush=True)
    install = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq"]
    install += ["--no-install-recommends", *packages]
    return quiet(install) or (quiet([*prefix, "apt-get", "update", "-qq"]) and quiet(install))


def quiet(command: list[object]) -> bool:
    done = subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
