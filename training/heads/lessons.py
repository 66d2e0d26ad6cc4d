"""What a head learns from: annotated attributions as the reader sees them, with what is right of the things that may be theirs."""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.common import read
from benchmarks.event_places import Row, with_texts
from claimtrack.extract.extractor import Extractor
from claimtrack.extract.sights import Asked
from claimtrack.extract.tagger import Tagger
from claimtrack.extract.windows import Pieces
from claimtrack.models import Article

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


def main(
    doc: str | None, table: Path, lessons: Callable[[Article, list[Row], Extractor, Tagger], list[Lesson]]
) -> None:
    """The command that makes the lessons of a table's articles, and keeps them in a file."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("--shared", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    extractor, tagger = Extractor(read=False), Tagger()
    made = [
        one
        for article, rows in with_texts(read(table), options.shared)
        for one in lessons(article, rows, extractor, tagger)
    ]
    options.out.write_bytes(pickle.dumps(made))
    print(f"{len(made)} windows, {sum(len(one.at) for one in made)} attributions")
