"""What a head learns from: annotated attributions as the reader sees them, with what is right of the things that may be theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimtrack.extract.sights import Asked
from claimtrack.extract.windows import Pieces

EVENT, ASIDE, OTHER = 1, -1, 0
"""What a thing is to an attribution: that of its event, one that is no error though not meant, or neither."""


@dataclass(frozen=True)
class Lesson:
    """What is asked of a window, and for those of its members that are annotated what is right.

    `at` are their rows among the members, `labels` [rows, things] as above, `kinds` numbers of what their contents tell of, which
    words may show; `pieces` are those of the article.
    """

    article: str
    held: bool
    pieces: Pieces
    asked: Asked[Any]
    at: tuple[int, ...]
    labels: NDArray[np.int64]
    kinds: tuple[int, ...]
