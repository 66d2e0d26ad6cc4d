"""Stores for the tests of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimtrack.store import Store

from .make import fill

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty store in memory."""
    with Store(":memory:") as opened:
        yield opened


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with the article SHELLED, its claims and links."""
    fill(store)
    return store
