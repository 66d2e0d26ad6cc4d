"""What the models of linking learn from: the pairs of a cluster, what is measured of them, and what they are."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from claimtrack.extract.windows import Pieces, pieces_of
from claimtrack.link.measures import measures
from claimtrack.link.told import told
from claimtrack.link.views import Window, windows
from claimtrack.link.within import answers_within
from claimtrack.models import Relation
from training.relate.clusters import Cluster

RELATIONS = tuple(Relation)
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


def lesson(cluster: Cluster, tokenizer: Tokenizer) -> Lesson:
    """A cluster as a lesson; all pairs of its attributions, within articles and across."""
    heard, pieces, seen, referred = [], [], [], {}
    for marked in cluster.articles:
        first = len(heard)
        pieces.append(pieces_of(marked.article.text, tokenizer))
        found = windows(pieces[-1], marked.attributions)
        seen += [Window(one.ids, tuple(first + n for n in one.members), one.parts) for one in found]
        heard += told(marked.article, marked.attributions)
        for pair in answers_within(marked.article, marked.attributions):
            referred[pair.claim.id, pair.answer.id] = pair.score
    members = tuple((a, n) for a, marked in enumerate(cluster.articles) for n in range(len(marked.attributions)))
    stands = [cluster.articles[a].claims[n] for a, n in members]
    pairs = list(permutations(range(len(members)), 2))
    measured = [measures(heard[c], heard[a], referred.get((heard[c].said.id, heard[a].said.id), 0.0)) for c, a in pairs]
    return Lesson(
        cluster,
        tuple(pieces),
        members,
        tuple(seen),
        np.array([_answer(cluster, mine) for mine in stands], dtype=np.int64),
        np.array([any(claim in mine for _, claim in cluster.answers) for mine in stands], dtype=np.float32),
        np.array([c for c, _ in pairs], dtype=np.int64),
        np.array([a for _, a in pairs], dtype=np.int64),
        np.array([_label(cluster, stands[c], stands[a]) for c, a in pairs], dtype=np.int64),
        np.array(measured, dtype=np.float16),
        np.array([members[c][0] == members[a][0] for c, a in pairs], dtype=np.bool_),
    )


def drawn(cluster: Cluster) -> float:
    """A number from 0 to 1 that a cluster always draws."""
    return zlib.crc32(cluster.name.encode()) % 1000 / 1000


def half(cluster: Cluster) -> int:
    """The half of the clusters, 0 or 1, that a cluster always falls into."""
    return zlib.crc32(cluster.name.encode()) // 1000 % 2


def is_held(cluster: Cluster) -> bool:
    """Whether a cluster is held out of training, so that scores can be calibrated by it."""
    return drawn(cluster) < HELD


def _answer(cluster: Cluster, mine: frozenset[str]) -> int:
    given = [relation for (answer, _), (relation, _) in sorted(cluster.answers.items()) if answer in mine]
    return 1 + RELATIONS.index(Relation(given[0])) if given else 0


def _label(cluster: Cluster, claims: frozenset[str], answers: frozenset[str]) -> int:
    found = [cluster.answers[a, c][0] for a in sorted(answers) for c in sorted(claims) if (a, c) in cluster.answers]
    return 1 + RELATIONS.index(Relation(found[0])) if found else 0
