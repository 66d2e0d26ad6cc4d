"""Where: the places in each content, with their role, and the place a claim inherits.

place_roles.py reads the roles, taken_places.py finds what is inherited. An inherited place keeps the
words that it was taken from: what a side calls a contested town is no matter of indifference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimtrack.extract.governing import governing
from claimtrack.extract.inheritance import holds
from claimtrack.extract.place_roles import named_places
from claimtrack.extract.single_roles import Named
from claimtrack.extract.taken_places import taken_place
from claimtrack.extract.told_places import SPOTS, acts, place_of
from claimtrack.models import Article, Attribution, Kind, Place, PlaceRole, Span

_EVENT, _ORIGIN, _MENTIONED = PlaceRole.EVENT, PlaceRole.ORIGIN, PlaceRole.MENTIONED
_ABOUT = re.compile(r"\b(?:of|on|over|against|about|where) (?:the )?$")
_GOING = frozenset({"to", "toward", "towards", "from"})
_STRENGTH = {_EVENT: 2, _ORIGIN: 1, _MENTIONED: 0}


def find(article: Article, attributions: Sequence[Attribution]) -> list[tuple[Place, ...]]:
    """The places of each attribution, in the order given: those its content names, else the one it inherits."""
    found = []
    for attribution in attributions:
        named = _named(article, attribution)
        own = _own(named)
        if topic := _topic(article.text, attribution, named):
            own = [replace(place, role=_EVENT) if place.id == topic else place for place in own]
        if not any(place.role is _EVENT for place in own) and (taken := taken_place(article.text, attribution)):
            own = _joined(
                own,
                taken,
                alone=any(_rivals(article.text, one) and not _is_accused(attribution, one) for one, _ in named),
            )
        found.append(tuple(own))
    return found


def _topic(text: str, attribution: Attribution, named: Sequence[_Own]) -> str | None:
    """The id of the one town or region that a claim without another place is about: "Markada is under siege", "hold half of Homs"."""
    if attribution.kind is not Kind.ASSERTION or not holds(attribution) or any(one.role is _EVENT for one, _ in named):
        return None
    ids = {place.id for one, place in named if _rivals(text, one) and one.toponym.entry.kind in SPOTS}
    about = [
        place.id
        for one, place in named
        if place.span
        and place.span.field == "text"
        and one.role is _MENTIONED
        and any(_ABOUT.search(text, span.start, one.toponym.start) for span in attribution.content)
        and governing(text[attribution.content[0].start : one.toponym.start])[0] not in _GOING
    ]
    return about[0] if len(ids) == 1 and about and about[0] in ids else None


_Own = tuple[Named, Place]


def _named(article: Article, attribution: Attribution) -> list[_Own]:
    """The places that a content names, each with the record made of it."""
    found: list[_Own] = []
    for span in attribution.content:
        text, headline = (article.title or "", True) if span.field == "title" else (article.text, False)
        named = named_places(text, span.start, span.end, headline=headline)
        found += [(one, place_of(one.role, one.toponym, text, span.field)) for one in named]
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
