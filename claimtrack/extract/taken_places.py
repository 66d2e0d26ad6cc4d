"""The place that a claim without its own takes from the words around it: who saw it, "the town", the nearest sentence that tells of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeGuard

from claimtrack.extract.acting import acts
from claimtrack.extract.gazetteer import Entry
from claimtrack.extract.inheritance import REACH, SAME, answers, holds, reason_for, says, sources_of, spans_long
from claimtrack.extract.landmarks import is_province, lies_in
from claimtrack.extract.lexicons import words_of
from claimtrack.extract.passages import passages
from claimtrack.extract.place_roles import named_places
from claimtrack.extract.place_signs import AREA_AFTER, LARGE
from claimtrack.extract.story import Story
from claimtrack.extract.told_places import SPOTS, gathered, holds_all, place_of, told_in
from claimtrack.extract.toponyms import Toponym
from claimtrack.models import Attribution, Place, PlaceRole, Span

_EVENT = PlaceRole.EVENT
_THE_TOWN = re.compile(
    r"\b(?:the|this|that)(?: (?:besieged|\w+-held|whole|entire|central|(?:north|south|east|west)\w*))? (city|town|village|province|governorate"
    r"|neighbou?rhood|district|suburb|camp|airport|airbase|airfield)(?:['’]s|(?<=[ynge])s(?= (?!were|are|and|in|have|near|around)))?\b(?! of\b)"
)
FAR = 8
"""How many sentences back "the town" may point."""
_TOWNS = frozenset({"city", "town", "village"})
_THERE = re.compile(r"\b(?:in|of|from|inside|near)\s(?:[\w-]+\s){0,4}$")
_LIES = re.compile(r",?\s(?:(?:in|near|outside|east|west|north|south)\b|$)")
_FINE = frozenset({"city", "site"})
_ELSEWHERE = re.compile(r"\W*(?:Elsewhere|Separately|In (?:a )?separate|In another (?!statement|development))\b")
"""Opens a sentence that leaves the place told of before."""
_COUNTRYWIDE = re.compile(
    r"\b(?:across|throughout|around|all over) (?:the|this) (?:[\w-]+ ){0,2}?(?:country|nation)\b|\b(?:country|nation)-?wide\b"
)
_IN, _TO_SOURCE = re.compile(r"\W*In "), re.compile(r"(?:,[^,;.]{1,30})?, ?(?:(?:an?|the) )?")
"""Before the name of a town that opens a sentence, and from there to who says something in it: "In Herat, the governor"."""
_POINTING = re.compile(
    r"(?<!\bout )(?<!\bover )(?<!\bup )(?<!\bdown )(?<!\bin )\bthere\b(?!['’]s| (?:is|was|were|are|had|has|have|would|will|could|may|might|must|should"
    r"|can|needs?|seem\w*|appear\w*|remain\w*|exist\w*|not|never|also)\b)"
)
"""A "there" that stands for a place: not "there was", "out there"."""
_QUOTES = ("“", '"', "‘", "'")
_KNOWN = re.compile(
    r"\W*(?:that )?(?:the|this|that|these|those|it|its|they|their|he|his|she|her|we|our)\b", re.IGNORECASE
)
"""Opens what is told of something that was told of before: "the attack was a crime"."""
_SEEING = re.compile(r"\b(?:seen|saw|sees|witness(?:ed|es)?|suffered)\b")


def taken_place(story: Story, attribution: Attribution) -> Place | None:
    """The place that a content without its own takes from the words around it."""
    if place := _witness(story, attribution) or _opened(story, attribution):
        return place
    if (holds(attribution) or answers(attribution)) and (place := _sources_own(story, attribution, there=True)):
        return place
    if place := _meant(story, attribution):
        return place
    if spans_long(attribution.content_text) or (holds(attribution) and _COUNTRYWIDE.search(attribution.content_text)):
        return _land(story, attribution)
    return _inherited(story, attribution) if holds(attribution) or answers(attribution) else None


def opening(story: Story, attribution: Attribution) -> Place | None:
    """The town that opens the sentence in which somebody of a place tells of something new: "In Herat, the governor said five men died"."""
    text, source = story.text, attribution.source
    if not _is_local(source) or not holds(attribution) or _KNOWN.match(attribution.content_text):
        return None
    start = passages(text).bounds(source.start)[0]
    for one in named_places(story, start, source.start):
        town = one.toponym
        if (
            town.entry.kind == "city"
            and _IN.fullmatch(text, start, town.start)
            and _TO_SOURCE.fullmatch(text, town.end, source.start)
        ):
            return place_of(_EVENT, town, text, inherited=SAME)
    return None


def by_there(story: Story, attribution: Attribution) -> Place | None:
    """The town that "there" stands for in a content: the one that its sentence names before it, else, outside quotations, the sentence before."""
    text, content = story.text, attribution.content[0]
    if content.field != "text" or not _POINTING.search(attribution.content_text):
        return None
    where = passages(text)
    here = where.at(content.start)
    spans = [(where.sentences[here][0], content.start, SAME)] if where.sentences else []
    if here and not content.text.startswith(_QUOTES):
        spans.append((*where.sentences[here - 1], reason_for(where, here - 1, here)))
    for start, end, reason in spans:
        named = [one.toponym for one in named_places(story, start, end) if not one.aside]
        towns = {one.entry.id: one for one in named if one.entry.kind in SPOTS}
        if towns:
            town, *others = towns.values()
            return None if others else place_of(_EVENT, town, text, inherited=reason)
    return None


def _is_local(source: Span | None) -> TypeGuard[Span]:
    """Whether a source is one that tells of what is at its own place."""
    return (
        source is not None
        and source.field == "text"
        and not words_of("place_words", "local").isdisjoint(source.text.lower().split())
    )


def _meant(story: Story, attribution: Attribution) -> Place | None:
    """The place that "the town" or "the province" in a claim stands for: the nearest that is called so, or the one town of its size."""
    text = story.text
    kind = _THE_TOWN.search(attribution.content_text)
    if kind is None or not (holds(attribution) or answers(attribution)):
        return None
    for (start, end), reason in _not_left(text, attribution, FAR):
        named = [
            one
            for one in named_places(story, start, end)
            if one.toponym.entry.kind != "country" and one.toponym.entry.country in story.lands
        ]
        called = [one.toponym for one in named if _is_called(text, one.toponym, kind[1])]
        if not called and kind[1] in _TOWNS:
            towns = [
                one.toponym
                for one in named
                if one.toponym.entry.kind == "city"
                and (one.role is _EVENT or not (one.aside or acts(text, one.toponym)))
                and not AREA_AFTER.match(text, one.toponym.end)
            ]
            called = [each for each in towns if (each.entry.population >= LARGE) is (kind[1] == "city")] or (
                towns if kind[1] == "city" else []
            )
        ids = {each.entry.id for each in called}
        if len(ids) == 1:
            return place_of(_EVENT, called[-1], text, inherited=reason)
        if ids:
            return None
    return None


def _is_called(text: str, toponym: Toponym, kind: str) -> bool:
    """Whether a name is written with what kind of place it is: "Sana town", "the town of Sana"."""
    before, after = text[max(0, toponym.start - 24) : toponym.start], text[toponym.end : toponym.end + 24]
    kind = re.sub("neighbou?r", "neighbou?r", kind)
    return re.match(rf"\s{kind}\b", after) is not None or re.search(rf"\b{kind}\s(?:of\s)?$", before) is not None


def _opened(story: Story, attribution: Attribution) -> Place | None:
    """The place that the sentence tells of before it comes to what is said: "In Raqqa their hold appears to be growing"."""
    if not says(attribution):
        return None
    (start, end), reason = next(sources_of(story.text, attribution), ((0, 0), SAME))
    named = [one.toponym for one in named_places(story, start, end) if one.role is _EVENT and not one.aside]
    told = gathered([each for each in named if each.entry.country], ())
    return place_of(_EVENT, told[0], story.text, inherited=reason) if len(told) == 1 else None


def _land(story: Story, attribution: Attribution) -> Place | None:
    """The one country that the nearest sentence names: a war as a whole is nowhere else."""
    text = story.text
    for (start, end), reason in sources_of(text, attribution):
        named = [one.toponym for one in named_places(story, start, end) if not text.startswith("-", one.toponym.end)]
        lands = {each.entry.id: each for each in reversed(named) if each.entry.kind == "country"}
        if lands:
            first, *others = lands.values()
            return None if others else place_of(_EVENT, first, text, inherited=reason)
    return None


def _witness(story: Story, attribution: Attribution) -> Place | None:
    """The place that is said to have seen what is told: "Homs has seen some of the worst fighting"."""
    text = story.text
    cue = attribution.cue
    if cue.field != "text" or not _SEEING.search(cue.text):
        return None
    named = [one for one in named_places(story, passages(text).bounds(cue.start)[0], cue.start) if not one.aside]
    return place_of(_EVENT, named[0].toponym, text, inherited=SAME) if len(named) == 1 else None


def _inherited(story: Story, attribution: Attribution) -> Place | None:
    """The place that the nearest sentence names; where it names several, the one that the next further off names alone, or that holds them.

    Where it names a whole country or province, a finer place in it that one further off names is taken.
    """
    text = story.text
    open_to: list[Entry] = []
    wide: Toponym | None = None
    found: Place | None = None
    for (start, end), reason in _not_left(text, attribution):
        told = _placed(told_in(story, start, end))
        if not told or (len(told) > 1 and all(one.entry.kind == "country" for one in told)):
            continue
        entries = [one.entry for one in told]
        if open_to and all(entry.listed and entry.is_beside(open_to[0]) for entry in entries):
            open_to += entries
            continue
        if open_to and (len(told) > 1 or not _settles(entries[0], open_to)):
            break
        if len(told) > 1:
            open_to = entries
            continue
        if wide and not lies_in(entries[0], wide.entry):
            break
        if not _is_wide(text, told[0]) and (not wide or wide.entry.kind == "country" or entries[0].kind in _FINE):
            return place_of(_EVENT, told[0], text, inherited=reason)
        if not wide or (wide.entry.kind == "country" and entries[0].id != wide.entry.id):
            wide, found = told[0], place_of(_EVENT, told[0], text, inherited=reason)
    return _sources_own(story, attribution) or found


def _placed(told: list[Toponym]) -> list[Toponym]:
    """The one place of several whose position is known, beside names that no gazetteer has; else all."""
    located = [one for one in told if one.entry.located]
    return located if len(located) == 1 else told


def _not_left(text: str, attribution: Attribution, reach: int = REACH) -> Iterator[tuple[tuple[int, int], str]]:
    """What a place may be taken from, up to the sentence that leaves what was told before for somewhere else."""
    sentence, left = passages(text).bounds(attribution.content[0].start), False
    for (start, end), reason in sources_of(text, attribution, reach):
        inside = sentence[0] <= start < sentence[1]
        left = left or (not inside and _ELSEWHERE.match(text, sentence[0]) is not None)
        if left:
            return
        yield (start, end), reason
        left = not inside and _ELSEWHERE.match(text, start) is not None


def _sources_own(story: Story, attribution: Attribution, *, there: bool = False) -> Place | None:
    """The town of a local source, or where its pictures are from: "activists in Homs", "footage from Homs".

    With `there` only where words say that it is there: not that of "the Homs police".
    """
    text = story.text
    source = attribution.source
    if not _is_local(source):
        return None
    named = {one.toponym.entry.id: one.toponym for one in named_places(story, source.start, source.end)}
    towns = [
        each
        for each in named.values()
        if each.entry.kind in SPOTS
        and not text.startswith("-", each.end)
        and (not there or (each.entry.country in story.lands and _THERE.search(text, source.start, each.start)))
    ]
    alone = len(towns) == 1 or (towns and _LIES.match(text, towns[0].end))
    return place_of(_EVENT, towns[0], text, inherited=SAME) if alone else None


def _is_wide(text: str, toponym: Toponym) -> bool:
    """Whether a name is that of a country or of a province, which may be named after its town."""
    return toponym.entry.kind in ("country", "state") or is_province(text, toponym)


def _settles(entry: Entry, open_to: Sequence[Entry]) -> bool:
    """Whether a place is one of those that may be meant, or the city that they all lie in."""
    return any(other.id == entry.id for other in open_to) or holds_all(entry, open_to)
