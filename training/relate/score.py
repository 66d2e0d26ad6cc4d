"""How well scored pairs find the annotated links: precision, recall and the best F1, mentions counted as the scorer does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claimtrack.link.relation_models import RELATIONS
from training.relate.lessons import Lesson

Scored = tuple[int, int, float, int]
"""Number of a lesson, of a pair in it, score, and the likeliest relation's number."""


def odds(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Log odds of being a link at all; logits [pairs, classes]."""
    found: NDArray[np.float32] = np.logaddexp.reduce(logits[:, 1:], 1) - logits[:, 0]
    return found


def summary(scored: Sequence[Scored], lessons: Sequence[Lesson], most: int = 10**9) -> str:
    """The best threshold's F1, and the precision where recall is 5, 10, 15 and 20%; `most` claims an answer at the most."""
    gold = sum(len(one.cluster.answers) for one in lessons)
    found: set[tuple[int, str, str]] = set()
    right: set[tuple[int, str, str]] = set()
    taken: dict[tuple[int, int], int] = {}
    wrong, best, at = 0, (0.0, "none"), {}
    for n, pair, score, relation in sorted(scored, key=lambda row: -row[2]):
        one = lessons[n]
        claim, answer = int(one.pair_claims[pair]), int(one.pair_answers[pair])
        taken[n, answer] = taken.get((n, answer), 0) + 1
        if taken[n, answer] > most:
            continue
        links = one.cluster.answers
        hits = {(n, a, c) for a in one.claims_of(answer) for c in one.claims_of(claim) if (a, c) in links}
        found |= hits
        right |= {hit for hit in hits if links[hit[1:]][0] == RELATIONS[relation].value}
        wrong += not hits
        precision, recall = len(found) / (len(found) + wrong), len(found) / gold
        value = 200 * precision * recall / (precision + recall) if found else 0.0
        best = max(best, (value, f"P {100 * precision:.1f} R {100 * recall:.1f}, {len(right)} right, at {score:.2f}"))
        for share in (5, 10, 15, 20):
            if 100 * recall >= share:
                at.setdefault(share, f"{100 * precision:.0f}")
    return f"F1 {best[0]:.1f} ({best[1]}); precision at recall {at}"


def best_f1(scores: NDArray[np.float32], right: NDArray[np.bool_]) -> float:
    """The best F1, in percent, of calling right what scores highest."""
    hits = np.cumsum(right[np.argsort(-scores)])
    precision, recall = hits / np.arange(1, len(hits) + 1), hits / max(1, right.sum())
    return float(100 * (2 * precision * recall / np.maximum(precision + recall, 1e-9)).max())
