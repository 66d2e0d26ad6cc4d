"""Which names of speakers have no proper name in them."""

from __future__ import annotations

import pytest

from claimtrack.extract.bare_names import is_bare


@pytest.mark.parametrize(
    "name",
    [
        "police", "Police", "the army", "The Government", "officials", "residents", "prosecutors", "mayor", "hospital",
        "Defence Ministry", "the foreign ministry", "Ministry of Defence", "army spokesman", "prosecutor general’s office",
    ],
)  # fmt: skip
def test_what_every_land_or_town_has_is_a_bare_name(name: str) -> None:
    assert is_bare(name)


@pytest.mark.parametrize(
    "name",
    [
        "Kenyan police", "police in Velden", "mayor of Velden", "Armenia's defence ministry", "State Department", "Pentagon",
        "U.S. military", "UN", "Hikmet Hajiyev", "Holm", "Red Cross", "Velden Observatory", "Taliban", "taliban", "", "x" * 200,
    ],
)  # fmt: skip
def test_what_has_a_name_of_its_own_is_none(name: str) -> None:
    assert not is_bare(name)
