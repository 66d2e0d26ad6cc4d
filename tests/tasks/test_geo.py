"""Distances on the globe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.tasks.areas import EARTH_KM, distance_km

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((40.6816, 46.3613), (40.3758, 47.1262), 73),
        ((0, 179.5), (0, -179.5), 111),
        ((90, 0), (90, 123), 0),
        ((0, 0), (0, 180), 20015),
        ((51.5074, -0.1278), (48.8566, 2.3522), 344),
    ],
)
def test_known_distances(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    """Across the date line and over the poles too."""
    assert distance_km(*one, *other) == pytest.approx(km, abs=1)


@given(POINTS, POINTS)
def test_a_distance_is_the_same_both_ways_and_at_most_half_the_globe(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    there = distance_km(*one, *other)
    assert 0 <= there <= 3.1416 * EARTH_KM
    assert there == pytest.approx(distance_km(*other, *one), abs=1e-6)
