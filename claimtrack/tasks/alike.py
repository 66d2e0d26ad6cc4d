"""Names that are like one that nobody has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NEAREST = 3
"""How many known names are offered for one that nothing is found for."""
ALIKE_FROM = 70
"""Similarity (0 to 100) from which a known name is worth offering."""


def nearest(name: str, known: Sequence[str], limit: int = NEAREST, alike_from: float = ALIKE_FROM) -> list[str]:
    """The known names that are most like one, the likest first."""
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        name, known, scorer=fuzz.WRatio, processor=utils.default_process, limit=limit, score_cutoff=alike_from
    )
    return [hit for hit, _, _ in found]
