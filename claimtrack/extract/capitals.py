"""The capital of a country that a text names by its country alone: "the Syrian capital", "east of the capital"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from claimtrack.extract.gazetteer import Entry, country_name, fold, lookup_folded
from claimtrack.extract.landmarks import is_outside
from claimtrack.extract.lexicons import table
from claimtrack.extract.toponyms import Toponym

_CAPITAL = re.compile(r"\s?(?:['’]s )?capitals?(?:['’]?s)?\b(?!,? (?:city )?(?:of )?[A-Z]|s? punishment| gains?\b)")
_OTHER = re.compile(r"\b(?:de facto|declared|former|second|cultural|economic|commercial|industrial) $")
"""Before a demonym, what makes it another capital than that of the state."""
_THE_CAPITAL = re.compile(
    r"\b(?:in|into|inside|across|(?:parts|areas|districts|suburbs|neighbou?rhoods|centre|center|heart|outskirts) of) the (capital)(?:['’]?s)?\b(?!,? (?:city )?(?:of )?[A-Z])"
)
"""The capital of the country that a text speaks of, where something can be."""


def capitals(text: str, known: Sequence[Toponym]) -> Iterator[Toponym]:
    """The places that "the Syrian capital" and "in the capital" stand for, with what names them; none for a land whose capital is not known."""
    for one in known:
        after = _CAPITAL.match(text, one.end)
        if (
            after
            and one.entry.kind == "country"
            and not _OTHER.search(text, max(0, one.start - 20), one.start)
            and not is_outside(text, one)
            and (seat := _seat(one.entry.country))
        ):
            yield Toponym(one.start, after.end(), seat)
    if seat := _seat(main_country(known)):
        for found in _THE_CAPITAL.finditer(text):
            yield Toponym(*found.span(1), seat)


def is_capital(entry: Entry) -> bool:
    """Whether a place is the capital of its country, whose name often stands for the government."""
    seat = _seat(entry.country)
    return seat is not None and seat.id == entry.id


def main_country(known: Sequence[Toponym]) -> str | None:
    """The code of the country in which most of the places lie; None where two have as many."""
    lands = main_countries(known)
    return next(iter(lands)) if len(lands) == 1 else None


def main_countries(known: Sequence[Toponym]) -> frozenset[str]:
    """The codes of the country, or of the countries, in which most of the places lie."""
    count = Counter(one.entry.country for one in known if one.entry.country)
    most = max(count.values(), default=0)
    return frozenset(land for land, times in count.items() if times == most)


@lru_cache(maxsize=64)
def _seat(country: str | None) -> Entry | None:
    """The capital of a country, by its code."""
    name = country_name(country) if country else None
    seat = next((seat for seat, land in table("sides")["capitals"].items() if land == name), None)
    return next((each for each in lookup_folded(fold(seat)) if each.country == country), None) if seat else None
