"""What the benchmarks share: the heading of their output, JSON lines, and the scorers of the shared folder."""

from __future__ import annotations

import importlib.util
import json
import platform
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any


def heading(command: str) -> str:
    """Date, machine and command, which open every result."""
    machine = platform.processor() or platform.machine()
    return f"{date.today().isoformat()} · {machine} · python {platform.python_version()}\ncommand: {command}\n"


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
