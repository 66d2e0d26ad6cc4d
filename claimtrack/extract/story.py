"""A text with the places that it names: those of the gazetteer, those beside their kind, those that the tagger takes for places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from claimtrack.extract.capitals import capitals, main_countries
from claimtrack.extract.likely_names import LikelyName
from claimtrack.extract.likely_places import likely_places
from claimtrack.extract.passages import offsets_in
from claimtrack.extract.toponyms import Toponym, toponyms
from claimtrack.extract.unlisted import unlisted

_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Story:
    """A text, the places that it names, in order, and the country, or the countries, that it speaks of most."""

    text: str
    places: tuple[Toponym, ...]
    lands: frozenset[str]

    def between(self, start: int, end: int) -> Iterator[Toponym]:
        """The places named between two offsets, in order."""
        for at in range(bisect_left(self.places, start, key=_start), bisect_right(self.places, end, key=_start)):
            if self.places[at].end <= end:
                yield self.places[at]


def story_of(text: str, names: Sequence[LikelyName] = (), *, headline: bool = False) -> Story:
    """A text with its places; `names` are what the tagger takes for such. A headline's capitals show only those of the gazetteer."""
    known = toponyms(text, headline=headline)
    lands = main_countries(known)
    if headline:
        return Story(text, known, lands)
    seats = tuple(capitals(text, known))
    held = offsets_in((one.start, one.end) for one in seats)
    others = [one for one in (*known, *unlisted(text)) if one.start not in held]
    found = sorted((*others, *seats), key=lambda each: each.start)
    return Story(text, tuple(sorted((*found, *likely_places(text, found, names)), key=lambda each: each.start)), lands)
