"""Tag rows: decoding and spans."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.extract.tags import (
    DISTANCES,
    NEVER,
    ROLE_TAGS,
    allowed,
    distance_buckets,
    log_partition,
    spans_of,
    viterbi,
)

SCORES = st.floats(-5, 5, width=32)


@given(
    st.lists(st.lists(SCORES, min_size=3, max_size=3), min_size=1, max_size=5), st.lists(SCORES, min_size=9, max_size=9)
)
@settings(max_examples=60, deadline=None)
def test_viterbi_finds_what_trying_all_rows_finds(emissions: list[list[float]], transitions: list[float]) -> None:
    """The best row and its probability agree with an exhaustive search."""
    e = np.array(emissions, dtype=np.float32)
    t = np.array(transitions, dtype=np.float32).reshape(3, 3)
    start = np.zeros(3, dtype=np.float32)
    totals = {
        row: sum(e[i, tag] for i, tag in enumerate(row)) + sum(t[a, b] for a, b in pairwise(row))
        for row in product(range(3), repeat=len(e))
    }
    rows, scores = viterbi(e[None], t, start)
    certainty = scores - log_partition(e[None], t, start)
    best = max(totals.values())
    assert abs(totals[tuple(rows[0].tolist())] - best) < 1e-3
    assert abs(certainty[0] - (best - np.log(np.exp(np.array(list(totals.values()), dtype=float)).sum()))) < 1e-2


def test_an_inside_tag_follows_only_its_own_kind() -> None:
    """No row begins a span with an inside tag, whatever the emissions say."""
    generator = np.random.default_rng(1)
    transitions = np.where(allowed(ROLE_TAGS), 0, NEVER).astype(np.float32)
    start = np.array([NEVER if tag.startswith("I-") else 0 for tag in ROLE_TAGS], dtype=np.float32)
    rows, _ = viterbi(generator.normal(size=(50, 30, 5)).astype(np.float32), transitions, start)
    for row in rows:
        names = ["O", *(ROLE_TAGS[tag] for tag in row)]
        for before, after in pairwise(names):
            assert not after.startswith("I-") or before[2:] == after[2:]


def test_spans_of_a_row() -> None:
    """Two spans side by side stay two; another kind's tags are not counted."""
    row = np.array([0, 3, 4, 3, 0, 1, 2, 2])
    assert spans_of(row, ROLE_TAGS, "content") == [(1, 3), (3, 4)]
    assert spans_of(row, ROLE_TAGS, "source") == [(5, 8)]


@given(st.integers(1, 600), st.data())
def test_distance_buckets(length: int, data: st.DataObject) -> None:
    """Every piece has a bucket; they rise from left to right, and the cue's own is the middle."""
    begin = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(begin + 1, length))
    buckets = distance_buckets(length, begin, end)
    assert buckets.min() >= 0 and buckets.max() < DISTANCES
    assert (np.diff(buckets) >= 0).all()
    assert (buckets[begin:end] == 20).all() and (buckets[end:] > 20).all() and (buckets[:begin] < 20).all()
