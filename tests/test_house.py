"""The rules of the house that a machine can see."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(
    path
    for room in ("yogadesk", "tests", ".ci")
    for path in (ROOT / room).rglob("*.py")
    if "__pycache__" not in path.parts
)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_keeps_to_its_budget(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    budget = 300 if path.name == "main_window.py" else 400
    assert lines <= budget


def test_the_top_level_holds_what_the_layout_names() -> None:
    named = {"yogadesk", "resources", "sql", "tests", "pyproject.toml", "README.md", "Makefile"}
    made = {"build", "dist"}
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert there - made == named


def test_what_is_public_says_what_it_is_for() -> None:
    silent = []
    for path in FILES:
        if not path.is_relative_to(ROOT / "yogadesk"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not ast.get_docstring(tree):
            silent.append(str(path.relative_to(ROOT)))
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not (
                node.name.startswith("_") or ast.get_docstring(node)
            ):
                silent.append(f"{path.relative_to(ROOT)}: {node.name}")
    assert not silent


def test_programs_of_our_own_are_started_in_one_way() -> None:
    """`python -m` looks for modules in the current folder first; `child.command` does not."""
    assert not _places(
        "child.py", lambda node: isinstance(node, ast.Constant) and node.value == "-m"
    )


def test_files_are_moved_in_one_way() -> None:
    """Windows refuses to move a file that anybody has open: `files.move` waits for that to end."""
    assert not _places("files.py", lambda node: isinstance(node, ast.Call) and _moves(node))


def _places(but: str, is_sought: Callable[[ast.AST], bool]) -> list[str]:
    """Where it stands in the program, except in the file called `but`."""
    return [
        f"{path.relative_to(ROOT)}:{node.lineno}"  # type: ignore[attr-defined]
        for path in FILES
        if path.is_relative_to(ROOT / "yogadesk") and path.name != but
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if is_sought(node)
    ]


def _moves(call: ast.Call) -> bool:
    """Whether this is a path's `rename` or `replace`, or a function that moves. That of a text
    takes two arguments, that of a date or of a frozen fact names them."""
    if not isinstance(call.func, ast.Attribute):
        return False
    where, name = ast.unparse(call.func.value), call.func.attr
    if (where, name) in {("os", "replace"), ("os", "rename"), ("shutil", "move")}:
        return True
    return name in ("rename", "replace") and len(call.args) == 1 and not call.keywords
