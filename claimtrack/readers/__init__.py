"""Readers: from paths, folders, archives, stdin and addresses to articles, or errors that say what was wrong."""

from __future__ import annotations

from claimtrack.readers.registry import Defaults, count, read
from claimtrack.readers.sniff import FORMATS

__all__ = ["FORMATS", "Defaults", "count", "read"]
