"""What the tests of the readers share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.models import Article, ReadError
from claimtrack.readers import read

Reading = Callable[..., list[Article | ReadError]]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """Write a file (words or bytes) and read it; origins are then relative to its folder."""

    def write_and_read(name: str, content: str | bytes, **options: object) -> list[Article | ReadError]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read([str(path)], **options))

    return write_and_read
