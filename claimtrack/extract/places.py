"""Where: the places in each content, with their role, and the place a claim inherits.

The role is read off the words before a name (and a few after): a preposition
of place or the object of an act makes it the place of the event, "from" the
origin; the name of an actor is a mention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimtrack.extract.gazetteer import by_id, fold
from claimtrack.extract.inheritance import answers, inherited, tells
from claimtrack.extract.lexicons import demonyms, hit_forms, words_of
from claimtrack.extract.toponyms import Toponym, toponyms
from claimtrack.models import Article, Attribution, Place, PlaceRole, Span

REACH = 160
"""Characters before a name in which its governing word is looked for."""

_EVENT, _ORIGIN, _MENTIONED = PlaceRole.EVENT, PlaceRole.ORIGIN, PlaceRole.MENTIONED
_STRENGTH = {_EVENT: 2, _ORIGIN: 1, _MENTIONED: 0}
_LAST_WORD = re.compile(r"([\w.-]+(?:['’]s?)?)[\s\"“(]*$")
_LIST = re.compile(r"\s*(?:,|and|or|&|, and|as well as)\s*(?:in |at |near |from )?(?:the )?$")
_PASSIVE = re.compile(
    r",?\s+(?:(?:was|were|is|are|has been|have been|had been|being|be)\s+(?:\w+ly\s+|also\s+|again\s+|being\s+|repeatedly\s+)?(\w+)|(?:came|comes|coming|is|was)\s+under\s+(\w+))"
)
_ACT_AFTER = re.compile(r"(?:['’]s?)?\s+(?:[a-z-]+\s+){0,2}?([a-z]+)\b")
_ABOUT = frozenset({"of", "on", "against", "for"})


def find(article: Article, attributions: Sequence[Attribution]) -> list[tuple[Place, ...]]:
    """The places of each attribution, in the order given: those its content names, else the one it inherits."""
    found = []
    for attribution in attributions:
        own = _own(article, attribution)
        if (
            not any(place.role is _EVENT for place in own)
            and (tells(attribution) or answers(attribution))
            and (place := _inherited(article.text, attribution))
        ):
            own = _joined(own, place)
        found.append(tuple(own))
    return found


def _joined(own: Sequence[Place], taken: Place) -> list[Place]:
    """A claim's own mentions and the place it takes: a mention of that very place becomes the event's, one inside a country is finer."""
    if any(place.id == taken.id for place in own):
        return [replace(place, role=_EVENT) if place.id == taken.id else place for place in own]
    entry = by_id(taken.id)
    if entry and entry.kind == "country" and any(place.country == taken.country for place in own):
        return list(own)
    return [*own, taken]


def _own(article: Article, attribution: Attribution) -> list[Place]:
    """One place for each id, by its strongest role, in text order."""
    best: dict[str, Place] = {}
    for span in attribution.content:
        text, headline = (article.title or "", True) if span.field == "title" else (article.text, False)
        for role, toponym in _with_roles(text, span.start, span.end, headline=headline):
            place = _place(
                role, toponym, Span(toponym.start, toponym.end, text[toponym.start : toponym.end], span.field)
            )
            known = best.get(place.id)
            if known is None or _STRENGTH[role] > _STRENGTH[known.role]:
                best[place.id] = place
    return sorted(best.values(), key=lambda place: place.span or Span(0, 0, ""))


def _inherited(text: str, attribution: Attribution) -> Place | None:
    def events(start: int, end: int) -> list[Toponym]:
        here = {toponym.entry.id: toponym for role, toponym in _with_roles(text, start, end) if role is _EVENT}
        return list(here.values())

    taken = inherited(text, attribution, events)
    return _place(_EVENT, taken[0], inherited_from=taken[1]) if taken else None


def _place(role: PlaceRole, toponym: Toponym, span: Span | None = None, inherited_from: str | None = None) -> Place:
    entry = toponym.entry
    return Place(role, entry.id, entry.name, entry.country, entry.lat, entry.lon, span, inherited_from)


def _with_roles(text: str, start: int, end: int, *, headline: bool = False) -> list[tuple[PlaceRole, Toponym]]:
    """The toponyms between two offsets with their roles; a country in which another event place lies is only mentioned."""
    roles: list[tuple[PlaceRole, Toponym]] = []
    for toponym in toponyms(text, headline=headline):
        if start <= toponym.start and toponym.end <= end and not toponym.demonym:
            role = _listed(text, roles, toponym) or _role(text, start, toponym)
            roles.append((role, toponym))
    finer = {toponym.entry.country for role, toponym in roles if role is _EVENT and toponym.entry.kind != "country"}
    return [
        (
            _MENTIONED
            if role is _EVENT and toponym.entry.kind == "country" and toponym.entry.country in finer
            else role,
            toponym,
        )
        for role, toponym in roles
    ]


def _listed(text: str, before: Sequence[tuple[PlaceRole, Toponym]], toponym: Toponym) -> PlaceRole | None:
    """The role of the name before in a list ("in Ganja, Barda and Terter"); a qualifier ("Paris, Texas") is a mention."""
    if not before:
        return None
    role, last = before[-1]
    gap = text[last.end : toponym.start]
    if not _LIST.fullmatch(gap):
        return None
    contains = (
        last.entry.country == toponym.entry.country and toponym.entry.kind != "city" and last.entry.kind == "city"
    )
    if contains:
        return _MENTIONED
    return (
        role
        if role is not _MENTIONED and (toponym.entry.kind == last.entry.kind or "and" in gap or "," in gap)
        else None
    )


def _role(text: str, floor: int, toponym: Toponym) -> PlaceRole:
    after = _after(text, toponym)
    if after is not None:
        return after
    word, before, beside = _governing(text[max(floor - REACH, toponym.start - REACH, 0) : toponym.start])
    earlier = _words(before)[-4:]
    if word == "from":
        return _EVENT if set(earlier) & words_of("place_words", "near_from") else _ORIGIN
    if word in words_of("place_words", "where") or word in hit_forms():
        return _EVENT
    if word in _ABOUT and earlier and (earlier[-1] in words_of("place_words", "acts") or earlier[-1] in hit_forms()):
        return _EVENT
    if (
        word == "on"
        and toponym.entry.kind in ("water", "region", "city")
        and earlier
        and earlier[-1] in ("fell", "rained", "fired", "dropped", "landed", "advance", "advanced")
    ):
        return _EVENT
    if word == "to" and earlier and earlier[-1].startswith("spread"):
        return _EVENT
    if word == "over" and set(earlier) & words_of("place_words", "flights"):
        return _EVENT
    return _EVENT if beside and word != "from" else _MENTIONED


def _after(text: str, toponym: Toponym) -> PlaceRole | None:
    """EVENT where the name is the subject of a passive ("X was shelled") or stands before an act ("the X bombing")."""
    ahead = text[toponym.end : toponym.end + 60]
    if (passive := _PASSIVE.match(ahead)) and (
        (passive.group(1) or "") in hit_forms()
        or passive.group(2) in ("fire", "attack", "bombardment", "shelling", "siege")
    ):
        return _EVENT
    if (
        toponym.entry.kind != "country"
        and (act := _ACT_AFTER.match(ahead))
        and ahead.split()[0:1]
        and act.group(1) in words_of("place_words", "acts")
    ):
        return _EVENT if not ahead.startswith(("'", "’")) else None
    return None


def _governing(before: str) -> tuple[str, str, bool]:
    """The word that governs a name, past articles, adjectives and nouns such as "city of", and what stands before that word.

    The third is whether a direction was passed: "west of X" is a place by itself.
    """
    beside = False
    while match := _LAST_WORD.search(before):
        word, rest = match.group(1), before[: match.start()]
        if not _passable(word, rest):
            return word.lower(), rest, beside
        beside = beside or (word.lower() == "of" and _words(rest)[-1] in words_of("place_words", "directions"))
        before = rest
    return "", "", beside


def _passable(word: str, before: str) -> bool:
    """Whether a word belongs to the noun phrase around the name rather than governing it."""
    low = word.lower()
    if low == "of":
        nearest = _words(before)[-1:]
        return bool(nearest) and nearest[0] in words_of("place_words", "kinds")
    return (
        low in words_of("place_words", "kinds")
        or low in words_of("place_words", "adjectives")
        or low.endswith(
            ("ern", "-held", "-controlled", "-largest", "-occupied", "-run", "-populated", "-majority", "’s", "'s")
        )
        or fold(word) in demonyms()
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text.lower())
