"""What is known of a place beside an attribution: where it is named, in what role, how near. The head for places weighs it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimtrack.extract.gazetteer import Entry
from claimtrack.extract.inheritance import begins
from claimtrack.extract.passages import passages
from claimtrack.extract.place_roles import named_places
from claimtrack.extract.sights import sentences_off
from claimtrack.extract.story import Story
from claimtrack.extract.toponyms import Toponym
from claimtrack.models import Attribution, Kind, Place, PlaceRole

_EVENT, _ORIGIN, _MENTIONED = PlaceRole.EVENT, PlaceRole.ORIGIN, PlaceRole.MENTIONED
_STANDINGS = ((_EVENT, False), (_EVENT, True), (_ORIGIN, False), (_MENTIONED, False), (_MENTIONED, True))
"""Role of a mention, and whether it only tells where something else lies."""
_KINDS = ("city", "state", "country", "region", "site", "water")
_BACK, _AHEAD = (1, 2, 3, 4, 8), (1, 3)
"""Up to how many sentences before, and after, count alike."""
_NEARER = 3
"""How many of the nearest places are told by their rank."""
MEASURES = (
    5 * (1 + len(_STANDINGS)) + 2 + len(_BACK + _AHEAD) + 2 + len(_KINDS) + 3 + 4 + 4 + 3 + len(Kind) + _NEARER + 1
)
"""How many measures there are."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a place: in which sentence it stands, and how, as a number of _STANDINGS."""

    toponym: Toponym
    sentence: int
    standing: int

    @property
    def role(self) -> PlaceRole:
        """What the words around it make of it."""
        return _STANDINGS[self.standing][0]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A place with its mentions, in text order."""

    entry: Entry
    mentions: tuple[Mention, ...]


def mentions(story: Story) -> tuple[Mention, ...]:
    """The names of places in a text, in order, but for demonyms."""
    where = passages(story.text)
    return tuple(
        Mention(one.toponym, number, _STANDINGS.index((one.role, one.aside and one.role is not _ORIGIN)))
        for number, (start, end) in enumerate(where.sentences)
        for one in named_places(story, start, end)
    )


def grouped(some: Iterable[Mention]) -> tuple[Mentioned, ...]:
    """The places that some mentions name, in the order of their first ones."""
    found: dict[str, list[Mention]] = {}
    for each in some:
        found.setdefault(each.toponym.entry.id, []).append(each)
    return tuple(Mentioned(mine[0].toponym.entry, tuple(mine)) for mine in found.values())


def measures(
    story: Story, attribution: Attribution, places: Sequence[Mentioned], ruled: Sequence[Place]
) -> list[list[float]]:
    """MEASURES numbers of each of the places; `ruled` are what the rules make the attribution's places."""
    start = begins(attribution)
    here = passages(story.text).at(start)
    distances = [min(sentences_off(each.sentence, here) for each in place.mentions) for place in places]
    ranks = sorted(range(len(places)), key=lambda n: distances[n])
    events = [one for one in ruled if one.role is _EVENT]
    found = [not events, len(events) > 1, any(one.inherited is None for one in events)]
    common = [*found, *(attribution.kind is kind for kind in Kind)]
    total = sum(len(place.mentions) for place in places)
    rows = []
    for n, place in enumerate(places):
        row = _near(attribution, place, start, here)
        row += [place.entry.kind == kind for kind in _KINDS]
        row += [place.entry.listed, place.entry.located, place.entry.country in story.lands]
        row += [min(len(place.mentions), 6) / 3, len(place.mentions) / total, here == 0, min(here, 30) / 10]
        row += _ruled(place, ruled)
        row += [*common, *(n in ranks[rank : rank + 1] for rank in range(_NEARER)), min(len(places), 30) / 10]
        rows.append([float(value) for value in row])
    return rows


def _ruled(place: Mentioned, ruled: Sequence[Place]) -> list[bool]:
    """Whether the rules give it: as the event's, as inherited, as where something came from, as mentioned."""
    mine = [(one.role, one.inherited is not None) for one in ruled if one.id == place.entry.id]
    return [one in mine for one in ((_EVENT, False), (_EVENT, True), (_ORIGIN, False), (_MENTIONED, False))]


def _near(attribution: Attribution, place: Mentioned, start: int, here: int) -> list[float]:
    """Where it is named: in the content, in the source, in the sentence, before and after it, in the first sentences."""
    spans, source = attribution.content, attribution.source
    inside = [one for one in place.mentions if any(s.start <= one.toponym.start < s.end for s in spans)]
    named = [one for one in place.mentions if source and source.start <= one.toponym.start < source.end]
    beside = [one for one in place.mentions if one.sentence == here and one not in inside and one not in named]
    back = min((here - one.sentence for one in place.mentions if one.sentence < here), default=None)
    ahead = min((one.sentence - here for one in place.mentions if one.sentence > here), default=None)
    row: list[float] = [bool(named), any(one.sentence == 1 for one in place.mentions)]
    for some in (
        inside,
        [one for one in beside if one.toponym.start < start],
        [one for one in beside if one.toponym.start >= start],
        [one for one in place.mentions if back and here - one.sentence == back],
        [one for one in place.mentions if one.sentence == 0],
    ):
        standings = {one.standing for one in some}
        row += [bool(some), *(n in standings for n in range(len(_STANDINGS)))]
    return [*row, *_bucket(back, _BACK), *_bucket(ahead, _AHEAD)]


def _bucket(value: int | None, bounds: Sequence[int]) -> list[float]:
    """One of len(bounds) + 1 buckets, or none."""
    row = [0.0] * (len(bounds) + 1)
    if value is not None:
        row[next((n for n, bound in enumerate(bounds) if value <= bound), len(bounds))] = 1.0
    return row
