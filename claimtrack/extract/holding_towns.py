"""In which town, and in which land, a place lies that no gazetteer has, by the places that a text names around it.

What stands right behind its kind tells it ("the Bab quarter of Mosul", "an air base in Abu Dhabi"), wherever that is. Any
other town is one in which the text is set: not where somebody came from, nor the seat of a body that speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.extract.acting import acts, land_of
from claimtrack.extract.capitals import main_countries
from claimtrack.extract.gazetteer import Entry
from claimtrack.extract.landmarks import is_area
from claimtrack.extract.lexicons import words_of
from claimtrack.extract.plausible import MIDDLING
from claimtrack.extract.single_roles import alone
from claimtrack.extract.toponyms import Toponym
from claimtrack.models import PlaceRole

AFTER_REACH, TOWN_REACH = 60, 500
"""Characters behind a part of a town, and before it, within which the town is named."""
TELLER_REACH = 40
"""Characters before a town in which it is said who speaks there."""

_RIGHT_BEHIND = re.compile(r"(?:\s[a-z]+){0,2},?\s(?:in|of)\s(?:the\s)?(?:[a-z-]+\s){0,3}")
"""Between a name and what it lies in."""
_ENDS = re.compile(r"[.;]\s")
_TELLER = re.compile(r"\b(\w+) (?:in|at|of) (?:the )?$")


@dataclass(frozen=True, slots=True)
class Around:
    """The places that a text names, in order, the towns in which something that it tells of may have been, and the land in which it is set."""

    text: str
    known: Sequence[Toponym]
    towns: Sequence[Toponym]
    land: str | None

    def behind(self, end: int) -> Toponym | None:
        """The place that stands right behind a name and its kind, and holds it."""
        following = next((one for one in self.known if one.start > end), None)
        held = following and not following.demonym and _RIGHT_BEHIND.fullmatch(self.text, end, following.start)
        return following if held else None

    def town(self, start: int, end: int) -> Entry | None:
        """The town that a quarter or street at `start:end` is a part of: the one right behind it, else the next in the sentence, else the last before."""
        if holding := self.behind(end):
            return holding.entry if _is_town(self.text, holding) else None
        after = next((one for one in self.towns if end < one.start < end + AFTER_REACH), None)
        if after and not _ENDS.search(self.text, end, after.start):
            return after.entry
        before = [one for one in self.towns if start - TOWN_REACH < one.start < start]
        return before[-1].entry if before else None


def around(text: str, known: Sequence[Toponym]) -> Around:
    """What a text tells of where the places lie that no gazetteer has."""
    there = [one for one in known if _is_there(text, one)]
    lands = main_countries(there)
    towns = [one for one in there if one.entry.country in lands and _is_town(text, one)]
    land = land_of(text, known) or (next(iter(lands)) if len(lands) == 1 and towns else None)
    return Around(text, known, towns, land)


def _is_town(text: str, one: Toponym) -> bool:
    """Whether a name is that of a town so large that it has parts, and not of a province called so."""
    return one.entry.kind == "city" and one.entry.population >= MIDDLING and not is_area(text, one)


def _is_there(text: str, one: Toponym) -> bool:
    """Whether something may have been at a place: nobody came from there, none who govern there act, and no body that speaks has its seat there."""
    teller = _TELLER.search(text, max(0, one.start - TELLER_REACH), one.start)
    if teller and teller[1].lower() in words_of("place_words", "local"):
        return True
    named = alone(text, one)
    if named.role is PlaceRole.MENTIONED and acts(text, one):
        return False
    return named.role is not PlaceRole.ORIGIN and not (named.aside and teller)
