"""Names of places in a text: runs of capitals against the gazetteer, longest first.

What stands around a name decides whether it can be a place at all: a person, a
body or a common word of that spelling is none. toponyms.py decides which place
it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimtrack.extract.gazetteer import Entry, fold, lookup_folded
from claimtrack.extract.lexicons import common_words, demonyms, hit_forms, words_of
from claimtrack.extract.names import CALENDAR, Word, bare, capital_runs
from claimtrack.extract.passages import offsets_in, passages
from claimtrack.extract.people import mentions
from claimtrack.extract.transliteration import begins_arabic, concerned, is_article, spelt_like

LARGE = 100_000
"""Inhabitants from which a city needs no sign beside its name that it is a place."""
LONGEST_NAME, LONGEST_ARABIC = 5, 3
SHORT_FORM, LONGEST_SHORT_FORM = 3, 5
"""Letters up to which a name must be in capitals, and up to which it can be a state's abbreviation."""
SHOUTING = 0.6
"""Share of capitals among the letters from which a text counts as written in capitals."""

_STANDALONE = frozenset({"bc", "nsw", "pei", "dc", "act", "nwt"})
"""Abbreviations of states that need no town before them."""
_ALSO_PEOPLE = frozenset({"jordan", "chad", "georgia", "virginia"})  # countries and states that are given names as well
_BRIDGE = frozenset({"of", "of the", "and", "upon", "on", "and the"})
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|from|(?<!according )to|around|outside|inside|across|toward|towards|into|over|of|on|for|between|leave|left|reach|reached|entered|visit|visited)"
    r"(?:\s(?:the|a|an|[a-z]+ern|[a-z]+-held|besieged|nearby|north|south|east|west))*\s$"
)
_PLACED = re.compile(r"\b(?:in|near|outside|around)(?:\s(?:the|nearby|[a-z]+ern|[a-z]+-held|besieged))*\s$")
_LAST_WORD = re.compile(r"(\w+)(?: the)? $")
_PLACE_NOUN = re.compile(
    r"\b(?:city|town|village|suburb|district|province|capital|neighbou?rhood|port|region)(?:,|\sof)?\s$"
)
_AREA_AFTER = re.compile(r"\s(?:city|town|village|province|governorate|countryside|suburb)s?\b", re.IGNORECASE)
_DATELINE = re.compile(r"(?:,\s[^—–\n]{1,30}?)?\s(?:\([^)\n]{1,20}\)\s)?[—–-]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words at `start:end` that may name one of `entries`; `folded` is the name as it was looked up."""

    start: int
    end: int
    folded: str
    entries: tuple[Entry, ...]
    sure: bool
    """Whether the words around it show that it is a place."""
    placed: bool = False
    """Whether they show it beyond doubt: "in X", "the town of X"."""
    respelt: bool = False
    """Whether the gazetteer has only other spellings of the name."""


def candidates(text: str, *, loose: bool) -> Iterator[Candidate]:
    """Names of the gazetteer in runs of capitals, longest first, that no person, body or common word explains."""
    runs = capital_runs(text)
    people = offsets_in((mention.start, mention.end) for mention in mentions(text))
    taken = -1
    for number, run in enumerate(runs):
        at = 0
        while at < len(run):
            if run[at].start < taken:
                at += 1
                continue
            match = _bridged(text, runs, number, at) or _longest(text, run, at)
            other = _respelt(text, run, at, longer_than=match[4] if match else 0)
            match = other or match
            if match is None:
                if run[at].start not in people:
                    yield from _compound(text, run, at)
                at += 1
                continue
            start, end, folded, entries, size = match
            at += size
            listed = start == taken + 1
            taken = end
            placed = _placed(text, start, end)
            if (start not in people or (other and placed)) and (
                loose or _stands_alone(text, run, at - size, at, match, listed=listed)
            ):
                yield Candidate(start, end, folded, entries, _sure(text, start, end), placed, other is not None)


_Match = tuple[int, int, str, tuple[Entry, ...], int]


def _longest(text: str, run: Sequence[Word], at: int) -> _Match | None:
    for size in range(min(LONGEST_NAME, len(run) - at), 0, -1):
        start, end = run[at].start, run[at + size - 1].end
        end -= len(run[at + size - 1].text) - len(bare(run[at + size - 1].text))
        folded = fold(text[start:end])
        if folded in demonyms() and folded != "us":
            return None
        if entries := _written_so(text, start, end, folded, names_of(folded)):
            return start, end, folded, entries, size
    return None


def _respelt(text: str, run: Sequence[Word], at: int, *, longer_than: int) -> _Match | None:
    """An Arabic name that the gazetteer spells otherwise, where the words around it show that it is a place.

    A longer one than a name that the gazetteer knows must begin as such names do ("Ras al-Ein", not Ras).
    """
    if not concerned(text) or (longer_than and not begins_arabic(fold(run[at].text))):
        return None
    for size in range(min(LONGEST_ARABIC, len(run) - at), longer_than, -1):
        start, end = run[at].start, run[at + size - 1].start + len(bare(run[at + size - 1].text))
        folded = fold(text[start:end])
        if (
            folded not in common_words()
            and folded not in CALENDAR
            and folded not in demonyms()
            and _sure(text, start, end)
            and (entries := spelt_like(folded))
        ):
            return start, end, folded, entries, size
    return None


def _written_so(text: str, start: int, end: int, folded: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The places that the words can mean as written: short forms in capitals ("US", not "Us"), "Md." and "KY" after a comma only."""
    if not entries:
        return entries
    word = text[start:end]
    acronym = word.isupper() and len(folded) <= LONGEST_SHORT_FORM
    if acronym and (len(folded) <= SHORT_FORM or start not in passages(text).opening) and not shouts(text):
        entries = tuple(entry for entry in entries if entry.kind != "city")
    after_comma = text[max(0, start - 3) : start].rstrip().endswith(",")
    if len(folded) > LONGEST_SHORT_FORM:
        return entries
    return tuple(
        entry
        for entry in entries
        if not _is_short(folded, entry) or (after_comma and ("." not in word or " " in entry.name))
    )


def _is_short(folded: str, entry: Entry) -> bool:
    """Whether a name is an abbreviation of a state that stands only after a town."""
    return (
        entry.kind == "state"
        and folded != fold(entry.name)
        and folded not in _STANDALONE
        and len(folded) < len(entry.name)
    )


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


def _bridged(text: str, runs: Sequence[Sequence[Word]], number: int, at: int) -> _Match | None:
    """A name that goes on after "of", "and" or the like: Gulf of Oman, Bosnia and Herzegovina."""
    run = runs[number]
    if (
        number + 1 == len(runs)
        or len(run) - at > 3
        or text[run[-1].end : runs[number + 1][0].start].strip() not in _BRIDGE
    ):
        return None
    following = runs[number + 1]
    for size in range(min(3, len(following)), 0, -1):
        end = following[size - 1].start + len(bare(following[size - 1].text))
        folded = fold(text[run[at].start : end])
        if entries := lookup_folded(folded):
            return run[at].start, end, folded, entries, len(run) - at
    return None


def _compound(text: str, run: Sequence[Word], at: int) -> Iterator[Candidate]:
    """The place in "Kyiv-based", "New York-based" and "Russia-Turkey"."""
    token = run[at]
    if "-" not in token.text:
        return
    start = token.start
    for part in token.text.split("-"):
        end = start + len(bare(part))
        for begin in (run[at - 1].start, start) if at and start == token.start else (start,):
            folded = fold(text[begin:end])
            if not part[:1].isupper() or folded in demonyms() or len(folded) <= 2:
                continue
            entries = tuple(
                entry
                for entry in lookup_folded(folded)
                if entry.main and (entry.kind != "city" or entry.population >= LARGE)
            )
            if entries:
                yield Candidate(begin, end, folded, entries, sure=True)
                break
        start += len(part) + 1


def _stands_alone(text: str, run: Sequence[Word], start: int, end: int, match: _Match, *, listed: bool) -> bool:
    """Whether the capitals before and after a name leave it a place ("North London", "Ganja Airport", not "Paris Hilton").

    With `listed` another place's name stands right before.
    """
    return _fits_before(text, run, start, listed=listed) and (
        _fits_after(text, run, start, end, match)
        or ((listed or _sure(text, match[0], match[1])) and _lost_comma(text, run, end, match))
    )


def _lost_comma(text: str, run: Sequence[Word], end: int, match: _Match) -> bool:
    """Whether another place of the same country stands right after: "in Saraqib Idlib province", "in Homs Hama and Aleppo"."""
    if end == len(run) or (following := _longest(text, run, end)) is None:
        return False
    top = following[3][0]
    large = top.kind != "city" or top.population >= LARGE or _AREA_AFTER.match(text, following[1]) is not None
    return large and any(entry.country == top.country for entry in match[3])


def _fits_before(text: str, run: Sequence[Word], start: int, *, listed: bool) -> bool:
    """Whether capitals before a name leave it a place; so does the place it lies in, without its apostrophe ("Syrias Aleppo")."""
    if start == 0:
        return True
    before = fold(run[start - 1].text)
    if before in words_of("place_words", "clubs"):
        return False
    if listed or (start == 1 and is_article(before) and concerned(text)):
        return True
    opens = start == 1 and run[0].start in passages(text).opening
    if before.endswith("s") and not lookup_folded(before) and names_of(before):
        return True
    return before in words_of("place_words", "before") or before in demonyms() or (opens and before in common_words())


def _fits_after(text: str, run: Sequence[Word], start: int, end: int, match: _Match) -> bool:
    if end == len(run):
        return True
    following = [fold(bare(token.text)) for token in run[end : end + 4]]
    if following[0] in words_of("titles", "named_after") or following[0] in words_of("place_words", "other_place"):
        return False
    if match[3][0].kind in ("country", "state") and match[2] not in _ALSO_PEOPLE:
        return True
    dateline = (
        run[start].start in passages(text).opening
        and run[start].text.isupper()
        and len(match[2]) > 3
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
    titles = words_of("titles", "roles") | words_of("titles", "honorifics") | words_of("titles", "bodies")
    return titles - words_of("titles", "named_after")


def _sure(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 40) : start]
    return bool(
        _LOCATIVE.search(before)
        or ((verb := _LAST_WORD.search(before)) and verb.group(1) in hit_forms())
        or _PLACE_NOUN.search(before)
        or _AREA_AFTER.match(text, end)
        or (
            text[start:end].isupper()
            and end - start > 3
            and start in passages(text).opening
            and _DATELINE.match(text, end)
        )
    )


def _placed(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 40) : start]
    return bool(_PLACED.search(before) or _PLACE_NOUN.search(before) or _AREA_AFTER.match(text, end))


@lru_cache(maxsize=8)
def shouts(text: str) -> bool:
    """Whether a text is written in capitals."""
    sample = [char for char in text[:2000] if char.isalpha()]
    return len(sample) > 20 and sum(char.isupper() for char in sample) > SHOUTING * len(sample)
