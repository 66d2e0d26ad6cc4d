"""What a head makes of what it is asked: chances."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.sights import likelihoods


@given(
    st.lists(st.floats(min_value=-20, max_value=20), min_size=1, max_size=8),
    st.floats(min_value=-20, max_value=20),
    st.data(),
)
def test_likelihoods_are_chances(scores: list[float], none: float, data: st.DataObject) -> None:
    """Between 0 and 1, and a better mention never makes its thing less likely."""
    owners = [data.draw(st.integers(min_value=0, max_value=at)) for at in range(len(scores))]
    owners = [sorted(set(owners)).index(owner) for owner in owners]
    count = len(set(owners))
    before = likelihoods(np.array(scores, dtype=np.float32), none, owners, count)
    assert len(before) == count
    assert all(0 <= value <= 1 for value in before)
    better = [scores[0] + 1, *scores[1:]]
    after = likelihoods(np.array(better, dtype=np.float32), none, owners, count)
    assert after[owners[0]] >= before[owners[0]] - 1e-6
