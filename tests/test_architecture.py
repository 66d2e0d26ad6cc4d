"""How the code is laid out: rooms and their order, who may touch the terminal, module size, docstrings, assets.

Each check takes a folder and returns its faults as lines; the last test plants
faults in a copy and sees every one of them caught.
"""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
ROOMS = (
    "models",
    "errors",
    "ids",
    "records",
    "text",
    "readers",
    "extract",
    "link",
    "store",
    "render",
    "tasks",
    "__init__",
    "cli",
)
"""From left to right: a module imports only from rooms to its left, or its own."""
ROOM_NAMES = {("claimtrack", name) for name in ROOMS}
STRANGERS = {("store", "link"), ("store", "extract")}
"""Pairs that the order would allow but that must not know each other."""
TERMINAL = {"render", "cli"}
TERMINAL_LIBRARIES = {"rich", "typer", "click"}
MAX_LINES = 300
CODE = ("claimtrack", "training", "benchmarks")
SKIPPED = {
    ".git",
    ".venv",
    "__pycache__",
    "build",
    "dist",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
}
WRITTEN = {".py", ".md", ".toml", ".txt", ".html", ".csv", ".jsonl", ".svg", ""}
"""Suffixes of the files that people write; the others are data."""
MACHINE_PATH = re.compile(r"(?<![\w.~:/-])/(?:home|work|root|Users)/\w|\b[A-Z]:\\\\?Users\\")
LEFT_OVER = re.compile(r"\b(?:T[O]DO|F[I]XME|X[X]X)\b")


def modules(root: Path, *packages: str) -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file of the packages, relative to the root, with its tree."""
    for package in packages:
        for path in sorted((root / package).rglob("*.py")):
            yield path.relative_to(root), ast.parse(path.read_text("utf-8"), str(path))


def room(module: str) -> str:
    """`claimtrack.link.relate` is in `link`; `claimtrack` itself is the face, `__init__`."""
    parts = module.split(".")
    return "__init__" if len(parts) == 1 else "cli" if parts[1] == "__main__" else parts[1]


def module_name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(root: Path, path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full name of every module that is imported, wherever the import stands."""
    package = path.parent.parts
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            base = ".".join(filter(None, (above, node.module)))
            for alias in node.names:
                full = root.joinpath(*base.split("."), alias.name)
                is_module = full.is_dir() or full.with_suffix(".py").is_file() or (base, alias.name) in ROOM_NAMES
                yield node.lineno, f"{base}.{alias.name}" if is_module else base


def import_faults(root: Path) -> list[str]:
    """Imports against the flow, into a stranger, or of a room that is not in the list."""
    faults = []
    for path, tree in modules(root, "claimtrack"):
        here = room(module_name(path))
        for line, name in imports(root, path, tree):
            if name.split(".")[0] != "claimtrack":
                continue
            there = room(name)
            if here not in ROOMS or there not in ROOMS:
                faults.append(f"{path}:{line}: {here} imports {there}: not a room that is known")
            elif ROOMS.index(there) > ROOMS.index(here) or (here, there) in STRANGERS:
                faults.append(f"{path}:{line}: {here} must not import {there}")
    return faults


def terminal_faults(root: Path) -> list[str]:
    """Use of the terminal outside render/ and cli/."""
    faults = []
    for path, tree in modules(root, "claimtrack"):
        if room(module_name(path)) in TERMINAL:
            continue
        for line, name in imports(root, path, tree):
            if name.split(".")[0] in TERMINAL_LIBRARIES:
                faults.append(f"{path}:{line}: imports {name}")
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id="print" | "input" as name)):
                    faults.append(f"{path}:{node.lineno}: calls {name}")
                case ast.Attribute(value=ast.Name(id="sys"), attr="stdout" | "stderr" as name):
                    faults.append(f"{path}:{node.lineno}: uses sys.{name}")
                case ast.ImportFrom(module="sys", names=names) if {"stdout", "stderr"} & {n.name for n in names}:
                    faults.append(f"{path}:{node.lineno}: imports a stream of sys")
    return faults


def size_faults(root: Path) -> list[str]:
    """Modules of 300 lines or more."""
    counts = {path: len((root / path).read_text("utf-8").splitlines()) for path, _ in modules(root, *CODE)}
    return [f"{path}: {lines} lines" for path, lines in counts.items() if lines >= MAX_LINES]


def docstring_faults(root: Path) -> list[str]:
    """Modules with code, public classes, functions and methods that do not say what they are."""
    faults = []
    for path, tree in modules(root, "claimtrack"):
        if tree.body and not ast.get_docstring(tree):
            faults.append(f"{path}: the module has no docstring")
        faults += [f"{path}:{node.lineno}: {node.name} has no docstring" for node in undocumented(tree.body)]
    return faults


def undocumented(body: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Public definitions without docstring, in public classes too; overloads have their implementation's."""
    for node in body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node) and not any("overload" in ast.unparse(d) for d in node.decorator_list):
            yield node
        if isinstance(node, ast.ClassDef):
            yield from undocumented(node.body)


def written_files(root: Path) -> Iterator[Path]:
    """Files that people wrote, relative to the root, without what tools left there."""
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        inside = not SKIPPED.intersection(relative.parts) and not any(p.endswith(".egg-info") for p in relative.parts)
        if inside and path.is_file() and path.suffix in WRITTEN:
            yield relative


def text_faults(root: Path) -> list[str]:
    """Notes to self, and paths of one machine."""
    return [
        f"{path}:{number}: {found.group()}"
        for path in written_files(root)
        for number, line in enumerate((root / path).read_text("utf-8").splitlines(), 1)
        for pattern in (MACHINE_PATH, LEFT_OVER)
        if (found := pattern.search(line))
    ]


def asset_faults(root: Path) -> list[str]:
    """Assets with neither a card beside them nor a line on their origin at their head."""
    assets = root / "claimtrack" / "assets"
    faults = []
    for path in sorted(assets.rglob("*")):
        if not path.is_file() or path.suffix in {".md", ".py", ".pyc"} or has_card(path, assets):
            continue
        if b"origin:" not in path.read_bytes()[:2000].lower():
            faults.append(f"{path.relative_to(root)}: no card, and no line 'Origin:' at its head")
    return faults


def has_card(path: Path, assets: Path) -> bool:
    """A card is NAME.md or STEM.md beside the file, or FOLDER.md beside its folder, or any .md in its own folder."""
    beside = [path.with_name(path.name + ".md"), path.with_suffix(".md")]
    if path.parent != assets:
        beside += [path.parent.with_suffix(".md"), *path.parent.glob("*.md")]
    return any(card.is_file() for card in beside)


CHECKS = (import_faults, terminal_faults, size_faults, docstring_faults, text_faults, asset_faults)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_repository_has_no_faults(check: Callable[[Path], list[str]]) -> None:
    """The rules hold for the code as it is."""
    assert check(ROOT) == []


def test_every_room_is_in_the_list() -> None:
    """No module of the package stands outside the rooms that the order knows."""
    assert {room(module_name(path)) for path, _ in modules(ROOT, "claimtrack")} - {"assets"} <= set(ROOMS)


PLANTED = [
    ("link/planted.py", "from claimtrack.store import reading", import_faults, "link must not import store"),
    (
        "store/planted.py",
        "def f():\n    from claimtrack.extract import kinds",
        import_faults,
        "must not import extract",
    ),
    ("store/planted.py", "import claimtrack.link.status", import_faults, "store must not import link"),
    ("models.py", "from . import ids", import_faults, "models must not import ids"),
    ("readers/planted.py", "from ..extract import kinds", import_faults, "readers must not import extract"),
    ("render/planted.py", "from claimtrack import tasks", import_faults, "render must not import tasks"),
    ("text/planted.py", "from claimtrack import __version__", import_faults, "text must not import __init__"),
    ("kitchen/planted.py", "from claimtrack import ids", import_faults, "not a room"),
    ("link/planted.py", "import rich.console", terminal_faults, "imports rich.console"),
    ("store/planted.py", "def f():\n    from typer import echo", terminal_faults, "imports typer"),
    ("text/planted.py", "print('done')", terminal_faults, "calls print"),
    ("tasks.py", "import sys\nsys.stdout.write('x')", terminal_faults, "uses sys.stdout"),
    ("tasks.py", "from sys import stderr", terminal_faults, "imports a stream of sys"),
    ("text/planted.py", '"""Long."""\n' * 300, size_faults, "300 lines"),
    ("text/planted.py", "x = 1", docstring_faults, "the module has no docstring"),
    ("text/planted.py", '"""M."""\ndef f(): ...', docstring_faults, "f has no docstring"),
    (
        "text/planted.py",
        '"""M."""\nclass C:\n    """C."""\n    def m(self): ...',
        docstring_faults,
        "m has no docstring",
    ),
    ("text/planted.py", "# \x54ODO: later", text_faults, "planted.py:1"),
    ("text/planted.py", "x = '/\x68ome/ann/articles'", text_faults, "planted.py:1"),
    ("assets/planted.toml", "[words]", asset_faults, "no card"),
    ("assets/deep/planted.bin", "\x01", asset_faults, "no card"),
]


@pytest.mark.parametrize(("file", "code", "check", "message"), PLANTED)
def test_a_planted_fault_is_caught(
    tmp_path: Path, file: str, code: str, check: Callable[[Path], list[str]], message: str
) -> None:
    """A rule that nothing can break is no rule: each fault, planted in a copy, is named with its file."""
    shutil.copytree(ROOT / "claimtrack", tmp_path / "claimtrack", ignore=only_code)
    planted = tmp_path / "claimtrack" / file
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(code)
    found = [fault for fault in check(tmp_path) if file in fault]
    assert any(message in fault for fault in found), found


@pytest.mark.parametrize("code", ["from claimtrack.ids import digest", "import sys\nx = sys.maxsize", "x = 'a/home/b'"])
def test_what_is_allowed_is_left_alone(tmp_path: Path, code: str) -> None:
    """Imports to the left, harmless uses of sys and paths inside an address are no faults."""
    planted = tmp_path / "claimtrack" / "text" / "planted.py"
    planted.parent.mkdir(parents=True)
    planted.write_text(f'"""Allowed."""\n{code}')
    (tmp_path / "claimtrack" / "ids.py").write_text('"""Ids."""')
    assert [fault for check in CHECKS for fault in check(tmp_path)] == []


def only_code(folder: str, names: list[str]) -> set[str]:
    """What to leave out of a copy: everything but folders and Python files."""
    return {name for name in names if not name.endswith(".py") and not Path(folder, name).is_dir()}
