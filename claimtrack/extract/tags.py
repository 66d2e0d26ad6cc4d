"""The tag sets of the tagger and how tag rows turn into spans.

Two sets: CUE tags for every piece of a window, and ROLE tags for every piece
given one cue. Both are B/I/O codes; decoding is Viterbi over emissions and
transitions (a linear-chain CRF: Lafferty, McCallum and Pereira, 2001).
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

CUE_TAGS = ("O", "B-cue", "I-cue")
ROLE_TAGS = ("O", "B-source", "I-source", "B-content", "I-content")
NEVER = -1e4
"""Score of a transition that cannot be."""
TINY = 1e-300
RESCALED = 8
"""Every so many steps a forward sum is scaled back, long before it could overflow or vanish."""

DISTANCES = 41
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


def allowed(tags: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    """Which tag may follow which, [from, to]: an I only after the B or I of its own kind."""
    table = np.ones((len(tags), len(tags)), dtype=bool)
    for before, first in enumerate(tags):
        for after, second in enumerate(tags):
            if second.startswith("I-") and first not in (second, "B" + second[1:]):
                table[before, after] = False
    return table


def distance_buckets(length: int, begin: int, end: int) -> Ints:
    """Signed distance of each piece from a cue at `begin:end`, as one of DISTANCES buckets.

    Bucket 20 is the cue itself; the twelve nearest pieces on either side have a
    bucket each, farther ones share logarithmic buckets.
    """
    at = np.arange(length)
    away = np.where(at < begin, begin - at, np.where(at >= end, at - end + 1, 0))
    far = 12 + np.ceil(np.log2(np.maximum(away, 13) / 12.0) * 1.6).astype(np.int64)
    size = np.where(away <= 12, away, np.minimum(far, 20))
    return (20 + np.where(at < begin, -size, size)).astype(np.int64)


def viterbi(emissions: Floats, transitions: Floats, start: Floats) -> tuple[Ints, Floats]:
    """Best tag rows of a batch and their scores.

    emissions [batch, length, tags]; transitions [from, to]; start [tags].
    Returns tags [batch, length] and scores [batch].
    """
    best = np.array(emissions.transpose(1, 2, 0), dtype=np.float32, order="C")
    best[0] += start[:, None]
    moves = transitions[:, :, None]
    for before, here in pairwise(best):
        here += (before[:, None] + moves).max(axis=0)
    came_from = (best[:-1, :, None] + moves).argmax(axis=1)
    last = best[-1].argmax(axis=0).tolist()
    rows = [_traced(steps, tag) for steps, tag in zip(came_from.transpose(2, 0, 1).tolist(), last, strict=True)]
    return np.array(rows, dtype=np.int64), best[-1].max(axis=0)


def _traced(came_from: list[list[int]], last: int) -> list[int]:
    """A tag row that ends in a tag; for each step, and each tag there, from which tag it came."""
    row = [last]
    for step in reversed(came_from):
        row.append(step[row[-1]])
    return row[::-1]


def log_partition(emissions: Floats, transitions: Floats, start: Floats) -> Floats:
    """Log of the summed scores of all tag rows, [batch]: what a row's score less this is, is its log probability."""
    top = emissions.max(axis=2, keepdims=True)
    odds = np.exp((emissions - top).astype(np.float64))
    moves = np.exp(transitions.astype(np.float64))
    total = odds[:, 0] * np.exp(start.astype(np.float64))
    logged = top.sum(axis=(1, 2), dtype=np.float64)
    for step in range(1, emissions.shape[1]):
        total = (total @ moves) * odds[:, step]
        if step % RESCALED == 0:
            size = np.maximum(total.sum(axis=1, keepdims=True), TINY)
            logged += np.log(size[:, 0])
            total /= size
    result: Floats = (logged + np.log(np.maximum(total.sum(axis=1), TINY))).astype(np.float32)
    return result


def spans_of(row: Ints, tags: tuple[str, ...], kind: str) -> list[tuple[int, int]]:
    """Bounds, in pieces, of the spans of one kind in a tag row."""
    begin_tag, inside_tag = tags.index(f"B-{kind}"), tags.index(f"I-{kind}")
    spans: list[tuple[int, int]] = []
    for at, tag in enumerate(row.tolist()):
        if tag == begin_tag:
            spans.append((at, at + 1))
        elif tag == inside_tag and spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], at + 1)
    return spans
