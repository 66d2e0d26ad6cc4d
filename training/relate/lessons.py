"""What the models of linking learn from: the pairs of a cluster, what is measured of them, and what they are."""

from __future__ import annotations

import gzip
import pickle
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimtrack.extract.marked import Window
from claimtrack.extract.windows import Pieces
from training.relate.clusters import Cluster

HELD = 0.12
"""Share of the clusters that is held out of training."""


@dataclass(frozen=True)
class Lesson:
    """A cluster with its attributions numbered through, article by article.

    `members` gives the article and the number in it of each attribution; `windows` are of all
    articles, their members so numbered. `answers` are labels of attributions (0, or 1 + the
    relation), `answered` is 1.0 where something answers them. The pairs: numbers of claims and
    answers, labels (as above), measures, and whether both are of one article.
    """

    cluster: Cluster
    pieces: tuple[Pieces, ...]
    members: tuple[tuple[int, int], ...]
    windows: tuple[Window, ...]
    answers: NDArray[np.int64]
    answered: NDArray[np.float32]
    pair_claims: NDArray[np.int64]
    pair_answers: NDArray[np.int64]
    labels: NDArray[np.int64]
    measures: NDArray[np.float16]
    within: NDArray[np.bool_]

    def claims_of(self, member: int) -> frozenset[str]:
        """The gold claims that an attribution stands for."""
        article, at = self.members[member]
        return self.cluster.articles[article].claims[at]


def written(paths: Iterable[Path]) -> list[Lesson]:
    """The lessons of files that training.relate.prepare wrote."""
    found: list[Lesson] = []
    for path in paths:
        with gzip.open(path) as file:
            found += pickle.load(file)
    return found


def drawn(cluster: Cluster) -> float:
    """A number from 0 to 1 that a cluster always draws."""
    return zlib.crc32(cluster.name.encode()) % 1000 / 1000


def half(cluster: Cluster) -> int:
    """The half of the clusters, 0 or 1, that a cluster always falls into."""
    return zlib.crc32(cluster.name.encode()) // 1000 % 2


def is_held(cluster: Cluster) -> bool:
    """Whether a cluster is held out of training, so that scores can be calibrated by it."""
    return drawn(cluster) < HELD
