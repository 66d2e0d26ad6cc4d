"""When and where that was which a headline tells of: on the days and at the places at which the opening of the text puts it.

A headline has few words, and is tagged apart from the text. What it says is told again below it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from claimtrack.extract.gazetteer import by_id
from claimtrack.extract.inheritance import OPENING, begins, is_ahead
from claimtrack.extract.passages import passages
from claimtrack.extract.told_days import day_of
from claimtrack.models import Article, Attribution, DateRole, Kind, Place, PlaceRole, When

_OF_EVENTS = frozenset({Kind.ASSERTION, Kind.ACCUSATION, Kind.CONFIRMATION, Kind.DENIAL, Kind.NO_COMMENT})
"""Kinds of what headlines say of the event that the text begins with."""
LONGEST_DAYS, NEWS_DAYS = 31, 62
"""How many days those may be that a headline takes, and how many may have passed since: others are the background of a story."""
Slot = TypeVar("Slot", bound=Place | When)


def with_days(
    article: Article, attributions: Sequence[Attribution], found: Sequence[tuple[When, ...]]
) -> list[tuple[When, ...]]:
    """The dates of all attributions; a headline without a day of its own has those of the opening that lie round all others there, if they are new."""
    told = [when for dates in _opening(article, attributions, found) for when in dates if _is_event(when)]
    round_all = [one for one in told if all(one.start <= each.start and each.end <= one.end for each in told)]
    taken = [one for one in round_all[:1] if _is_news(one, article.date)]
    return _given(attributions, found, taken, lambda dates: any(_is_event(when) for when in dates))


def with_places(
    article: Article, attributions: Sequence[Attribution], found: Sequence[tuple[Place, ...]]
) -> list[tuple[Place, ...]]:
    """The places of all attributions; a headline that names none but lands has those of the opening, where these are everywhere the same."""
    told = {
        tuple(place.id for place in events): events
        for some in _opening(article, attributions, found)
        if (events := [place for place in some if place.role is PlaceRole.EVENT])
    }
    taken = next(iter(told.values())) if len(told) == 1 else []
    return _given(attributions, found, taken, lambda places: any(_is_named(place) for place in places))


def _is_event(when: When) -> bool:
    return when.role is DateRole.EVENT


def _is_news(when: When, today: str | None) -> bool:
    """Whether days may be those of a headline: no longer than a month, shortly before the article's own, and not ahead of it."""
    on = day_of(today)
    if on is None:
        return True
    first, last = date.fromisoformat(when.start), date.fromisoformat(when.end)
    return (last - first).days <= LONGEST_DAYS and first <= on and (on - last).days <= NEWS_DAYS


def _is_named(place: Place) -> bool:
    """Whether a place is that of the event, or might be: no land that acts."""
    entry = by_id(place.id)
    return place.role is PlaceRole.EVENT or entry is None or entry.kind != "country"


def _opening(
    article: Article, attributions: Sequence[Attribution], found: Sequence[tuple[Slot, ...]]
) -> list[tuple[Slot, ...]]:
    """What was found of the attributions in the opening of the text."""
    where = passages(article.text)
    return [
        slots
        for one, slots in zip(attributions, found, strict=True)
        if one.cue.field == "text" and where.at(begins(one)) in where.opening_numbers
    ]


def _given(
    attributions: Sequence[Attribution],
    found: Sequence[tuple[Slot, ...]],
    taken: Sequence[Slot],
    has_own: Callable[[Sequence[Slot]], bool],
) -> list[tuple[Slot, ...]]:
    """What was found, and of a headline that tells of an event and has none of its own, what it takes."""
    inherited = tuple(replace(one, inherited=OPENING) for one in taken)
    return [
        (*inherited, *slots)
        if one.cue.field == "title" and one.kind in _OF_EVENTS and not is_ahead(one.content_text) and not has_own(slots)
        else slots
        for one, slots in zip(attributions, found, strict=True)
    ]
