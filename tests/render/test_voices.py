"""How it is told who carries a claim, and which words changed."""

from __future__ import annotations

import pytest

from claimtrack.link.voices import Carried, Change
from claimtrack.render import voices
from render import made

EARLIER = made.SHELLED.mentions[1]


def test_a_claim_of_one_outlet_says_nothing_of_others() -> None:
    assert voices.carried(Carried(1, 1, ())) == ""
    assert voices.carried(Carried(3, 1, ())) == ", carried by 3 outlets, 1 of them independently"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("nine", "13", "“nine” → “13” (Coast Post, 2 May 2021)"),
        ("on Sunday", "", "“on Sunday” left out (Coast Post, 2 May 2021)"),
        ("", "at least", "“at least” added (Coast Post, 2 May 2021)"),
    ],
)
def test_a_change_of_wording_is_told_with_its_outlet_and_day(old: str, new: str, shown: str) -> None:
    assert voices.change(Change(old, new, EARLIER)) == shown
