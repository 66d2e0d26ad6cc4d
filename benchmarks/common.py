"""What the benchmarks share: the heading of their output, JSON lines, and the scorers of the shared folder."""

from __future__ import annotations

import argparse
import importlib.util
import json
import platform
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any


def heading(command: str) -> str:
    """Date, machine and command, which open every result."""
    machine = platform.processor() or platform.machine()
    return f"{date.today().isoformat()} · {machine} · python {platform.python_version()}\ncommand: {command}\n"


def options(parser: argparse.ArgumentParser, *wanted: str) -> argparse.Namespace:
    """What was asked for, with --shared; says so and stops where something that is wanted from there is absent."""
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder of the corpora")
    found = parser.parse_args()
    for path in (found.shared / name for name in wanted):
        if not path.exists():
            sys.exit(f"no corpus at {path}: give the folder that holds {wanted[0].partition('/')[0]}/ (--shared)")
    return found


def read(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def scorer(shared: Path, name: str) -> ModuleType:
    """A scorer of the shared folder as a module."""
    spec = importlib.util.spec_from_file_location(name, shared / "eval" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
