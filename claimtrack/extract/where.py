"""Where it happened, by the reader: which of the places that an article names is that of each attribution.

The rules of places.py are heard: what they say is among what is measured. The reader knows the words around, and
decides.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from claimtrack.extract.acting import acts
from claimtrack.extract.gazetteer import by_id
from claimtrack.extract.inheritance import begins, reason_for
from claimtrack.extract.landmarks import LIST, apposed, lies_in, with_listed
from claimtrack.extract.lexicons import demonyms
from claimtrack.extract.passages import passages
from claimtrack.extract.place_measures import Mention, Mentioned, grouped, measures, mentions
from claimtrack.extract.sights import NEVER, Asking, Sight, likelihoods
from claimtrack.extract.single_roles import not_there
from claimtrack.extract.taken_places import by_there, opening
from claimtrack.extract.told_places import holds_all, is_in_name, place_of
from claimtrack.models import Attribution, Place, PlaceRole, Span

if TYPE_CHECKING:
    from claimtrack.extract.story import Story
    from claimtrack.extract.windows import Pieces

GIVEN, ALSO = 0.35, 0.5
"""How likely the likeliest place must be to be given, and any further one."""
_EVENT, _MENTIONED = PlaceRole.EVENT, PlaceRole.MENTIONED
_AREAS = frozenset({"country", "state", "region", "continent"})
_SPEAKER_IN = re.compile(r"\b(?:in|at|near|outside|of) $")
"""Before a name, what says that somebody there speaks: "police in Quetta said"."""
_STANDS_IN = re.compile(r"\b(?:in|at|inside|of|on|near|around)\s(?:the\s)?(?:[\w-]+\s){0,2}$")
"""Before a name, what says that something is there: "in the besieged town of Manbij" has it twice."""
_BEFORE_REACH = 40
AHEAD = 2
"""How many sentences after an attribution at the opening of a text its place may be named."""
_ANOTHER = re.compile(
    r"[\s\"“]*(?:(?:Also |Further \w+ )?(?:in|at|near|outside|on)\s(?:the\s)?(?:(?!(?:attack|blast|incident|report)\b)[\w-]+\s){0,4}$|(?:Another|A (?:second|third|separate)|Elsewhere|Separately|Meanwhile|Other|[\w-]+ (?:days?|weeks?|months?|years?) (?:later|earlier|before))\b)",
    re.IGNORECASE,
)
"""From the beginning of a sentence to the name of a place, what tells that it speaks of something else: "In Jassem", "Another bomb"."""
_NEXT_WORD = re.compile(r"[ -](\w+)")


def asking(
    story: Story, pieces: Pieces, attributions: Sequence[Attribution], ruled: Sequence[Sequence[Place]]
) -> Asking[Mention, Mentioned]:
    """Asks of the windows of a text where each attribution's event was; `ruled` are the places by the rules."""
    return Asking(
        story.text,
        pieces,
        attributions,
        mentions(story),
        lambda one: (one.toponym.start, one.toponym.end),
        grouped,
        lambda n, places: measures(story, attributions[n], places, ruled[n]),
    )


def settled(
    story: Story, attributions: Sequence[Attribution], ruled: Sequence[tuple[Place, ...]], sight: Sight
) -> list[tuple[Place, ...]]:
    """The places of the attributions of a text, in their order; where there is none to choose from, those of the rules."""
    found = list(ruled)
    aside = apposed(story.text, story.places) | {one.start for one in story.places if not_there(story.text, one)}
    for one in asking(story, sight.pieces, attributions, ruled).all_of(sight.seen):
        scores, none = one.weighed(sight.places)
        ids = [place.entry.id for place in one.things]
        named = [
            [each for each in place.mentions if each.toponym.start not in aside and _names_place(story.text, each)]
            for place in one.things
        ]
        for row, member in enumerate(one.members):
            mine = ruled[member]
            told = {place.id for place in mine if _is_told(place, aside)}
            inherited = [_inherited(story, attributions[member], some) for some in named]
            may_be = [id_ in told or place is not None for id_, place in zip(ids, inherited, strict=True)]
            if not told and (opened := opening(story, attributions[member]) or by_there(story, attributions[member])):
                may_be = [id_ == opened.id for id_ in ids]
            among = np.where(np.array(may_be)[list(one.owners)], scores[row], NEVER)
            likely = likelihoods(among, float(none[row]), one.owners, len(ids))
            found[member] = _with(story.text, mine, ids, inherited, taken(likely))
    return found


def _is_told(place: Place, aside: Collection[int]) -> bool:
    """Whether a content names a place as what may be the event's, not as where something came from, nor as what another lies near or where it was not."""
    span = _span(place)
    return (
        place.inherited is None
        and place.role is not PlaceRole.ORIGIN
        and not (span is not None and span.start in aside)
    )


def taken(likely: Sequence[float]) -> list[int]:
    """Which places are given, the likeliest first: that, if it is likely enough, and what is likelier than not."""
    ranked = sorted(range(len(likely)), key=lambda n: -likely[n])
    return [n for n in ranked if likely[n] >= (GIVEN if n == ranked[0] else ALSO)]


def _with(
    text: str, ruled: Sequence[Place], ids: Sequence[str], inherited: Sequence[Place | None], chosen: Sequence[int]
) -> tuple[Place, ...]:
    """The places that its content names, with the chosen ones as the event's, else the likeliest of these, which it inherits.

    Where something came from, by its words, is not where it happened, however likely. Places in a list have one role, and of a land and
    a place in it the finer is meant too.
    """
    named = [one for one in ruled if one.inherited is None]
    given = {ids[n] for n in chosen}
    given |= _finer(text, [one for one in named if one.role is not PlaceRole.ORIGIN], given)
    given |= _listed_with(text, [one for one in named if one.role is _EVENT], given)
    own = [
        replace(one, role=_EVENT if one.id in given else _MENTIONED)
        if one.role is not PlaceRole.ORIGIN and one.id in ids
        else one
        for one in named
    ]
    if any(one.id in given for one in own):
        return tuple(own)
    first = next((place for n in chosen if (place := inherited[n])), None)
    if first is None:
        return tuple(own)
    near = sorted(filter(None, inherited), key=lambda one: one.span.start if one.span else 0)
    listed = _listed_with(text, near, {first.id})
    return (*own, first, *(one for one in near if one.id in listed and one.id != first.id))


def _finer(text: str, named: Sequence[Place], given: Collection[str]) -> set[str]:
    """The ids of those places that lie in one that is given: "Elsewhere in Aleppo they advanced inside the town of Manbij".

    One that no gazetteer has lies in the one that is named right after it: "the village of Salsana in rural Aleppo".
    """
    wider = [one for one in named if one.id in given]
    return {
        one.id
        for one in named
        if _is_there(text, one) and any(_holds(other, one) or _is_followed_by(one, other) for other in wider)
    }


def _is_followed_by(one: Place, other: Place) -> bool:
    """Whether a place that no gazetteer has is named shortly before another."""
    if by_id(one.id) is not None or not (first := _span(one)) or not (second := _span(other)):
        return False
    return first.end < second.start <= first.end + _BEFORE_REACH


def _is_there(text: str, one: Place) -> bool:
    """Whether the words before a name say that something is at the place."""
    span = _span(one)
    return bool(span and _STANDS_IN.search(text, max(0, span.start - _BEFORE_REACH), span.start))


def _listed_with(text: str, named: Sequence[Place], given: Collection[str]) -> set[str]:
    """The ids of those places, in text order, that stand in a list with one that is given: "in Iraq and Syria"; not what the other lies in."""
    return with_listed([(one.id, other.id) for one, other in pairwise(named) if _is_list(text, one, other)], given)


def _is_list(text: str, one: Place, other: Place) -> bool:
    """Whether two names stand in a list, and neither place holds the other, as in "Douma, Damascus"."""
    first, second = _span(one), _span(other)
    listed = first and second and LIST.fullmatch(text, first.end, second.start)
    return bool(listed) and not (_holds(one, other) or _holds(other, one))


def _span(one: Place) -> Span | None:
    """The words that name a place, unless they stand in the title."""
    return one.span if one.span and one.span.field != "title" else None


def _holds(wider: Place, place: Place) -> bool:
    """Whether the gazetteer has a place within another: in a land or region, or as a part of a city."""
    area, entry = by_id(wider.id), by_id(place.id)
    if area is None or entry is None:
        return False
    return lies_in(entry, area) if area.kind in _AREAS else holds_all(area, [entry])


def _inherited(story: Story, attribution: Attribution, named: Sequence[Mention]) -> Place | None:
    """A place with the nearest of the words that name it, and where they stand: before the attribution, or after it at the opening of the text.

    None where they do not stand there.
    """
    where = passages(story.text)
    start = begins(attribution)
    here = where.at(start)
    last = here + AHEAD * (here in where.opening_numbers)
    nearest = min(
        (one for one in named if one.sentence <= here or (one.sentence <= last and not _is_another(story.text, one))),
        key=lambda one: (one.sentence > here, abs(here - one.sentence), abs(start - one.toponym.start)),
        default=None,
    )
    if nearest is None:
        return None
    return place_of(_EVENT, nearest.toponym, story.text, inherited=reason_for(where, nearest.sentence, here))


def _is_another(text: str, one: Mention) -> bool:
    """Whether the sentence that names a place begins with another event."""
    start = passages(text).bounds(one.toponym.start)[0]
    return _ANOTHER.match(text, start, one.toponym.start) is not None


def _names_place(text: str, one: Mention) -> bool:
    """Whether a mention may be that of where something happened: not of who acts, "Karabakh Armenian forces", nor of where it came from."""
    following = _NEXT_WORD.match(text, one.toponym.end)
    return one.role is _EVENT or (
        one.role is _MENTIONED
        and not (following and following[1].lower() in demonyms())
        and (_SPEAKER_IN.search(text, max(0, one.toponym.start - 10), one.toponym.start) or not acts(text, one.toponym))
        and not is_in_name(text, one.toponym)
    )
