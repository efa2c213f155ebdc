"""Finds every text the window says, updates the translations' sources, and compiles them.

python .ci/translations.py          update resources/translations/*.ts and *.qm
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / ".ci"))
import core_texts  # noqa: E402 - it lies beside this file, which may be run from anywhere

FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de",)


def sources() -> list[Path]:
    """Every file whose texts are shown in the window."""
    core = ROOT / "yogadesk"
    rooms = (core / "training").glob("*.py"), (core / "ui").rglob("*.py")
    return [core / "settings.py", *(file for room in rooms for file in sorted(room))]


def update(file: Path) -> None:
    """Bring a .ts file to the texts there are now; translations of texts that went are dropped."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said.py"
        marks = (
            f'QT_TRANSLATE_NOOP("Said", {json.dumps(text, ensure_ascii=False)})\n'
            for text in core_texts.texts(ROOT / "yogadesk")
        )
        said.write_text("".join(marks), encoding="utf-8")
        _run("pyside6-lupdate", *map(str, [*sources(), said]), "-ts", str(file), "-no-obsolete",
             "-locations", "none")  # fmt: skip


def compile_(file: Path, into: Path) -> None:
    """Make the .qm file that the window reads."""
    _run("pyside6-lrelease", str(file), "-qm", str(into))


def _run(tool: str, *arguments: str) -> None:
    command = [str(Path(sys.executable).with_name(tool)), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{tool} failed:\n{done.stdout}{done.stderr}")


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        file = FOLDER / f"yogadesk_{language}.ts"
        update(file)
        compile_(file, file.with_suffix(".qm"))
        unfinished = file.read_text(encoding="utf-8").count('type="unfinished"')
        print(f"{file.relative_to(ROOT)}: {unfinished} texts to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
