"""The tag sets of the tagger and how tag rows turn into spans.

Two sets: CUE tags for every piece of a window, and ROLE tags for every piece
given one cue. Both are B/I/O codes; decoding is Viterbi over emissions and
transitions (a linear-chain CRF: Lafferty, McCallum and Pereira, 2001).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

CUE_TAGS = ("O", "B-cue", "I-cue")
ROLE_TAGS = ("O", "B-source", "I-source", "B-content", "I-content")
NEVER = -1e4
"""Score of a transition that cannot be."""
TINY = 1e-300

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
    """Best tag rows of a batch and their log probabilities.

    emissions [batch, length, tags]; transitions [from, to]; start [tags].
    Returns tags [batch, length] and log p(row) [batch] under the CRF.
    """
    batch, length, tags = emissions.shape
    best = emissions[:, 0] + start
    total = best.astype(np.float64)
    odds = np.exp(transitions.astype(np.float64))
    back = np.zeros((batch, length, tags), dtype=np.int64)
    for step in range(1, length):
        scores = best[:, :, None] + transitions[None]
        back[:, step] = scores.argmax(axis=1)
        best = scores.max(axis=1) + emissions[:, step]
        top = total.max(axis=1, keepdims=True)
        total = np.log(np.maximum(np.exp(total - top) @ odds, TINY)) + top + emissions[:, step]
    rows = np.zeros((batch, length), dtype=np.int64)
    rows[:, -1] = best.argmax(axis=1)
    each = np.arange(batch)
    for step in range(length - 1, 0, -1):
        rows[:, step - 1] = back[each, step, rows[:, step]]
    top = total.max(axis=1)
    partition = np.log(np.exp(total - top[:, None]).sum(axis=1)) + top
    return rows, (best.max(axis=1) - partition).astype(np.float32)


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
