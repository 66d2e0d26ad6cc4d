"""Where: the places in each content, with their role, and the place a claim inherits.

place_roles.py reads the roles, taken_places.py finds what is inherited; the reader, which knows the words around, decides (where.py). An
inherited place keeps the words that it was taken from: what a side calls a contested town is no matter of indifference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimtrack.extract.acting import acts
from claimtrack.extract.capitals import is_capital
from claimtrack.extract.likely_names import LikelyName
from claimtrack.extract.place_roles import named_places
from claimtrack.extract.sights import Sight
from claimtrack.extract.single_roles import Named
from claimtrack.extract.story import Story, story_of
from claimtrack.extract.taken_places import taken_place
from claimtrack.extract.told_places import SPOTS, place_of
from claimtrack.extract.where import settled
from claimtrack.models import Article, Attribution, Kind, Place, PlaceRole, Span

_EVENT, _ORIGIN, _MENTIONED = PlaceRole.EVENT, PlaceRole.ORIGIN, PlaceRole.MENTIONED
_UNTOLD = frozenset({Kind.OPINION, Kind.DEMAND, Kind.PROMISE, Kind.THREAT})
"""Kinds that say nothing of what happened or is so."""
_STRENGTH = {_EVENT: 2, _ORIGIN: 1, _MENTIONED: 0}


def find(
    article: Article,
    attributions: Sequence[Attribution],
    names: Sequence[LikelyName] = (),
    sight: Sight | None = None,
) -> list[tuple[Place, ...]]:
    """The places of each attribution, in the order given: those its content names, else the one it inherits.

    `names` are what the tagger takes for names of places in the text, `sight` what the reader sees of it; without
    that the rules alone decide.
    """
    title, story = story_of(article.title or "", headline=True), story_of(article.text, names)
    found = by_rules(title, story, attributions)
    if sight and (at := [n for n, one in enumerate(attributions) if one.cue.field == "text"]):
        said, ruled = [attributions[n] for n in at], [found[n] for n in at]
        for n, places in zip(at, settled(story, said, ruled, sight), strict=True):
            found[n] = places
    return found


def by_rules(title: Story, story: Story, attributions: Sequence[Attribution]) -> list[tuple[Place, ...]]:
    """The places of each attribution of an article by its words and those before it."""
    found = []
    for attribution in attributions:
        named = _named(title, story, attribution)
        own = _own(named)
        if about := _about(story, attribution, named):
            own = [replace(place, role=_EVENT) if place.id in about else place for place in own]
        if not any(place.role is _EVENT for place in own) and (taken := taken_place(story, attribution)):
            own = _joined(
                own,
                taken,
                alone=any(_rivals(story.text, one) and not _is_accused(attribution, one) for one, _ in named),
            )
        found.append(tuple(own))
    return found


def _about(story: Story, attribution: Attribution, named: Sequence[_Own]) -> frozenset[str]:
    """The ids of the towns and regions that a content without an event's place is about: "Markada is under siege", "aid for Homs".

    They lie in the land that the text speaks of most, and none is a capital, which may stand for its government.
    """
    if attribution.kind in _UNTOLD or any(one.role is _EVENT for one, _ in named):
        return frozenset()
    return frozenset(
        place.id
        for one, place in named
        if one.role is _MENTIONED
        and not one.aside
        and (entry := one.toponym.entry).kind in SPOTS
        and entry.country in story.lands
        and not is_capital(entry)
    )


_Own = tuple[Named, Place]


def _named(title: Story, story: Story, attribution: Attribution) -> list[_Own]:
    """The places that a content names, each with the record made of it."""
    found: list[_Own] = []
    for span in attribution.content:
        told = title if span.field == "title" else story
        named = named_places(told, span.start, span.end)
        found += [(one, place_of(one.role, one.toponym, told.text, span.field)) for one in named]
    return found


def _own(named: Sequence[_Own]) -> list[Place]:
    """One place for each id, by its strongest role, in text order."""
    best: dict[str, Place] = {}
    for _, place in named:
        known = best.get(place.id)
        if known is None or _STRENGTH[place.role] > _STRENGTH[known.role]:
            best[place.id] = place
    return sorted(best.values(), key=lambda place: place.span or Span(0, 0, ""))


def _joined(own: Sequence[Place], taken: Place, *, alone: bool) -> list[Place]:
    """A mention of the very place that would be taken becomes the event's; beside a town or region that might be it, none is taken."""
    if any(place.id == taken.id for place in own):
        return [replace(place, role=_EVENT) if place.id == taken.id else place for place in own]
    return list(own) if alone else [*own, taken]


def _is_accused(attribution: Attribution, one: Named) -> bool:
    """Whether a name opens what an accusation says: "accused Damascus of it"."""
    return attribution.kind is Kind.ACCUSATION and one.toponym.start == attribution.content[0].start


def _rivals(text: str, one: Named) -> bool:
    """Whether a content that names a place may be about it: a town or region that does not act, or a state that does."""
    return one.role is _MENTIONED and not one.aside and (one.toponym.entry.kind in SPOTS) is not acts(text, one.toponym)
