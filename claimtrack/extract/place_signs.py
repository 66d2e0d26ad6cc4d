"""What stands around a name in a text and shows that it is a place, or that it is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimtrack.extract.divisions import is_kind
from claimtrack.extract.gazetteer import ENGLISH, Entry, fold, lookup_folded
from claimtrack.extract.lexicons import common_words, demonyms, hit_forms, words_of
from claimtrack.extract.names import CALENDAR, Word, bare
from claimtrack.extract.passages import passages
from claimtrack.extract.transliteration import concerned, is_article

LARGE = 100_000
"""Inhabitants from which a city needs no sign beside its name that it is a place."""
HELD = ("-held", "-controlled", "-occupied", "-run", "-populated", "-majority")
LIST_REACH = 120
"""Characters before a name in which the list that it belongs to may begin."""

_ALSO_PEOPLE = frozenset({"jordan", "chad", "georgia", "virginia"})  # countries and states that are given names as well
_LOCATIVE = re.compile(
    r"(?<!\w)(?:at|around|across|between|entered|for|from|in(?:to|side)?|leave|left|near|o[fn]|outside|over|reach(?:ed)?|(?<!according )to|towards?|visit(?:ed)?)"
    r"(?:\s(?:the|a|an|[a-z]+ern|[a-z]+-held|besieged|nearby|north|south|east|west))*\s$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?<= )(?:al|el|ash|as|ad|an|ar|at|az) $")
_PLACED = re.compile(
    r"\b(?:in|near|outside|around)(?:\s(?:the|nearby|[a-z]+ern|[a-z]+-held|besieged))*\s$", re.IGNORECASE
)
_LAST_WORD = re.compile(r"(?<!\w)(\w++)(?: the)? $")
_PLACE_NOUN = re.compile(
    r"\b(?:city|town|village|suburb|district|province|capital|neighbou?rhood|port|region)(?:,|\sof)?\s$"
)
AREA_AFTER = re.compile(
    r"\s(?:city|town|village|province|governorate|countryside|suburb|district|neighbou?rhood)s?\b", re.IGNORECASE
)
_DATELINE = re.compile(r"(?:,\s[^—–\n]{1,30}?)?\s(?:\([^)\n]{1,20}\)\s)?[—–-]")
_DAY = re.compile(r"\b(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|afternoon|evening|night))?\s$")
_ARMED = re.compile(r"(?<!\w)(\w++)\swith\s(?:[\w-]+\s){1,7}$")
"""What may stand between an act and its object: "targeted on Friday X", "shelled with heavy mortars X"."""
_LISTED = re.compile(
    r"(?<=[fgy]\s)(?:(?<=of\s)|(?<=including\s)|(?<=notably\s)|(?<=namely\s))(?:(?:(?:[a-z]{2}-)?[A-Z][\w’'-]*|al|el|and),?\s)+$"
)
"""Other names of a list that stand before one: "the villages of Abu Salim Khan Harir and X"."""
_LISTS = re.compile(
    r"\b(?:neighbou?rhoods|towns|villages|districts|cities|areas|suburbs|provinces)\s(?:of|including|(?:most )?notably|namely)\s$"
)


def is_feast(folded: str) -> bool:
    """Whether a name is that of a feast or fast: "Eid al-Fitr"."""
    return words_of("place_words", "feasts").issuperset(folded.split())


def is_byname(folded: str, entry: Entry) -> bool:
    """Whether a name is not the one that a town has in English news, as "Google" was for a month that of Topeka."""
    return entry.country in ENGLISH and is_other_name(folded, entry)


def is_other_name(folded: str, entry: Entry) -> bool:
    """Whether a name is quite another than the town's own, not only spelt otherwise: Nikopol was once called Sloviansk."""
    return not entry.main and folded[:1] != fold(entry.name)[:1]


def shortened(before: str) -> str:
    """The words before a name without the day, the arms or the other names of a list that part it from what governs it."""
    before = _DAY.sub("", before)
    armed = _ARMED.search(before)
    if armed and armed[1] in hit_forms():
        before = before[: armed.end(1)] + " "
    return before[: listed.start()] if (listed := _in_list(before)) else before


def _in_list(before: str) -> re.Match[str] | None:
    """The other names of a list before one: "the villages of Abu Salim Khan Harir and"."""
    listed = _LISTED.search(before)
    return listed if listed and _LISTS.search(before, 0, listed.start()) else None


def names_of(folded: str) -> tuple[Entry, ...]:
    """The places of a name; also of one that has lost the apostrophe of its possessive ("Syrias")."""
    entries = lookup_folded(folded)
    if not entries and folded.endswith("s") and len(folded) > 4:
        return tuple(
            entry
            for entry in lookup_folded(folded[:-1])
            if entry.main and (entry.kind == "country" or entry.population >= LARGE)
        )
    return entries


def fits_before(text: str, run: Sequence[Word], start: int, *, listed: bool) -> bool:
    """Whether capitals before a name leave it a place; so does the place it lies in, without its apostrophe ("Syrias Aleppo")."""
    if start == 0:
        return True
    before = fold(run[start - 1].text)
    if before in words_of("place_words", "clubs"):
        return False
    if listed or before in CALENDAR or (start == 1 and is_article(before) and concerned(text)):
        return True
    opens = start == 1 and run[0].start in passages(text).opening
    if before.endswith("s") and not lookup_folded(before) and names_of(before):
        return True
    if run[start - 1].text.endswith(HELD) or _in_list(text[max(0, run[start].start - LIST_REACH) : run[start].start]):
        return True
    return before in words_of("place_words", "before") or before in demonyms() or (opens and before in common_words())


def fits_after(text: str, run: Sequence[Word], start: int, end: int, folded: str, entries: Sequence[Entry]) -> bool:
    """Whether the capitals after a name, that of `run[start:end]`, leave it a place."""
    if end == len(run):
        return True
    following = [fold(bare(token.text)) for token in run[end : end + 4]]
    if following[0] in words_of("titles", "named_after") or following[0] in words_of("place_words", "other_place"):
        return False
    if entries[0].is_division and is_kind(following[0]):
        return True
    if entries[0].kind in ("country", "state") and not entries[0].is_division and folded not in _ALSO_PEOPLE:
        return True
    dateline = (
        run[start].start in passages(text).opening
        and run[start].text.isupper()
        and len(folded) > 3
        and not run[end].text.isupper()
    )
    return (
        dateline
        or following[0] in words_of("place_words", "after")
        or following[0] in demonyms()
        or any(word in _attached() for word in following)
    )


@lru_cache(maxsize=1)
def _attached() -> frozenset[str]:
    """Bodies and titles that a place's name stands before: "Quebec Health Minister", "Aleppo Media Centre"."""
    titles = words_of("titles", "roles", "honorifics", "bodies")
    return titles - words_of("titles", "named_after")


def is_sure(text: str, start: int, end: int) -> bool:
    """Whether the words beside `start:end` show that it is a place."""
    before = shortened(_ARTICLE.sub("", text[max(0, start - LIST_REACH) : start]))
    return bool(
        _LOCATIVE.search(before)
        or ((verb := _LAST_WORD.search(before)) and verb.group(1) in hit_forms())
        or _PLACE_NOUN.search(before)
        or AREA_AFTER.match(text, end)
        or (
            text[start:end].isupper()
            and end - start > 3
            and start in passages(text).opening
            and _DATELINE.match(text, end)
        )
    )


def is_placed(text: str, start: int, end: int) -> bool:
    """Whether they show it beyond doubt: "in X", "the town of X"."""
    before = _ARTICLE.sub("", text[max(0, start - 40) : start])
    return bool(_PLACED.search(before) or _PLACE_NOUN.search(before) or AREA_AFTER.match(text, end))
