"""Stretches of a text, asked for by where they lie."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.stretches import Stretches

BOUNDS = st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda one: (one[0], one[0] + one[1]))


@given(st.lists(BOUNDS, max_size=20), BOUNDS)
def test_those_that_share_something_are_found(bounds: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    """All that overlap, each once, and no other."""
    found = list(Stretches(zip(bounds, range(len(bounds)), strict=True)).meeting(*asked))
    assert sorted(found) == [n for n, (start, end) in enumerate(bounds) if start < asked[1] and asked[0] < end]
