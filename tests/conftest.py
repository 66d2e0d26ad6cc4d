"""What all tests share: an environment of their own, so that none sees the user's."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("claimtrack", deadline=None, database=None, derandomize=True)
settings.load_profile("claimtrack")

FOLDERS = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
FIXED = {"COLUMNS": "80", "LINES": "24", "TERM": "xterm", "NO_COLOR": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
ABSENT = ("CLAIMTRACK_DB", "FORCE_COLOR", "PYTHONIOENCODING", "PYTHONUTF8", "LANGUAGE", "TTY_COMPATIBLE")


@pytest.fixture(autouse=True)
def isolated(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Folders, terminal, locale and time zone that do not depend on who runs the tests."""
    home = tmp_path_factory.getbasetemp() / "home"
    for name in FOLDERS:
        monkeypatch.setenv(name, str(home / name.lower()))
    for name, value in FIXED.items():
        monkeypatch.setenv(name, value)
    for name in ABSENT:
        monkeypatch.delenv(name, raising=False)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
