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

from claimtrack.extract.divisions import called_so, fitting, is_kind
from claimtrack.extract.gazetteer import Entry, fold, joined, lookup_folded
from claimtrack.extract.lexicons import common_words, demonyms, words_of
from claimtrack.extract.names import CALENDAR, Word, bare, capital_runs
from claimtrack.extract.passages import UPPER, offsets_in, passages, shouts
from claimtrack.extract.people import mentions
from claimtrack.extract.place_signs import (
    AREA_AFTER,
    LARGE,
    fits_after,
    fits_before,
    is_placed,
    is_sure,
    names_of,
)
from claimtrack.extract.transliteration import begins_arabic, concerned, is_article, spelt_like

LONGEST_NAME, LONGEST_ARABIC = 5, 3
SHORT_FORM, LONGEST_SHORT_FORM = 3, 5
"""Letters up to which a name must be in capitals, and up to which it can be a state's abbreviation."""

_STANDALONE = frozenset({"bc", "nsw", "pei", "dc", "act", "nwt"})
"""Abbreviations of states that need no town before them."""
_FOR_AND_AGAINST = frozenset({"anti", "pro"})  # they make a name that of a party, not of a place
_SEPARATORS = frozenset({" ", ", ", " and ", ", and "})
_BRIDGE = frozenset({"of", "of the", "and", "upon", "on", "and the"})
_CAPITAL_WORD, _WORD = re.compile(rf"(?<!\w)[{UPPER}]\w*"), re.compile(r"\w")
_TAIL = re.compile(
    r" (?:(?:gas|oil) fields?|oilfield|field|air ?base|(?:military )?airport|airfield|crossing|camp|dam|plant|corridor|city|suburb|forest)\b"
)
"""Words with a small letter that can end a name of our list: "Shaer gas field"."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words at `start:end` that may name one of `entries`; `folded` is the name as it was looked up, that of a province with the word that calls it so."""

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

    @property
    def called(self) -> bool:
        """Whether words beside it call it a province or the like; the first of `entries` is that then."""
        return self.entries[0].is_division and is_kind(self.folded.rpartition(" ")[2])


def candidates(text: str, *, loose: bool) -> Iterator[Candidate]:
    """Names of the gazetteer in runs of capitals, longest first, that no person, body or common word explains."""
    runs = capital_runs(text)
    people = offsets_in((mention.start, mention.end) for mention in mentions(text))
    taken, sure = -2, False
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
            listed, follows = start == taken + 1, start > taken > 0 and text[taken:start] in _SEPARATORS
            taken = end
            arabic = other is not None or begins_arabic(folded.split()[0])
            placed = (
                is_placed(text, start, end)
                or end > run[at - 1].end
                or (arabic and _is_placed_once(text, text[start:end]))
            )
            sure = is_sure(text, start, end) or (follows and sure and concerned(text))
            whole = at == len(run) and (
                size == at or fold(run[at - size - 1].text) in words_of("place_words", "before")
            )
            great = other is not None and is_article(folded.split()[0]) and entries[0].population >= LARGE
            land = follows and entries[0].kind != "city" and " " in folded
            if (start not in people or great or land or (placed and (other or whole))) and (
                loose or _stands_alone(text, run, at - size, at, match, listed=listed)
            ):
                yield Candidate(start, end, folded, entries, sure, placed, other is not None)


_Match = tuple[int, int, str, tuple[Entry, ...], int]


def _longest(text: str, run: Sequence[Word], at: int) -> _Match | None:
    for size in range(min(LONGEST_NAME, len(run) - at), 0, -1):
        start, end = run[at].start, run[at + size - 1].end
        end -= len(run[at + size - 1].text) - len(bare(run[at + size - 1].text))
        tail = None if fold(text[start:end]) in common_words() else _TAIL.match(text, end)
        if tail and (entries := lookup_folded(fold(text[start : tail.end()]))):
            return start, tail.end(), fold(text[start : tail.end()]), entries, size
        folded = fold(text[start:end])
        if folded in demonyms() and folded != "us":
            return None
        entries = fitting(
            text, start, end, folded, _written_so(text, start, end, folded, names_of(folded) or joined(text[start:end]))
        )
        name, called = called_so(text, start, end, folded, entries)
        if called:
            return start, end, name, (*called, *(one for one in entries if one not in called)), size
        if entries:
            return start, end, folded, entries, size
    return None


def _respelt(text: str, run: Sequence[Word], at: int, *, longer_than: int) -> _Match | None:
    """An Arabic name that the gazetteer spells otherwise, where the words around it show that it is a place.

    A longer one than a name that the gazetteer knows must begin as such names do ("Ras al-Ein", not Ras), or go on so.
    """
    first, *others = (fold(word.text) for word in run[at : at + 2])
    arabic = begins_arabic(first.split()[0])
    if (
        not concerned(text)
        or (longer_than and not arabic and not any(begins_arabic(word.split()[0]) for word in others))
        or (first in common_words() and not arabic)
    ):
        return None
    for size in range(min(LONGEST_ARABIC, len(run) - at), longer_than, -1):
        start, end = run[at].start, run[at + size - 1].start + len(bare(run[at + size - 1].text))
        folded = fold(text[start:end])
        if (
            folded not in common_words()
            and folded not in CALENDAR
            and folded not in demonyms()
            and (entries := spelt_like(folded))
            and (is_sure(text, start, end) or _is_placed_once(text, text[start:end]))
        ):
            return start, end, folded, entries, size
    return None


@lru_cache(maxsize=512)
def _is_placed_once(text: str, name: str) -> bool:
    """Whether a text shows beyond doubt somewhere that a name is a place."""
    first = _CAPITAL_WORD.search(name)
    begin = [at - first.start() for at in _capital_words(text).get(first[0], ())] if first else []
    return any(
        text.startswith(name, at)
        and not (at and _WORD.match(text, at - 1))
        and not _WORD.match(text, at + len(name))
        and is_placed(text, at, at + len(name))
        for at in begin
    )


@lru_cache(maxsize=8)
def _capital_words(text: str) -> dict[str, list[int]]:
    """Where each word with a capital letter begins in a text."""
    found: dict[str, list[int]] = {}
    for word in _CAPITAL_WORD.finditer(text):
        found.setdefault(word[0], []).append(word.start())
    return found


def _written_so(text: str, start: int, end: int, folded: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The places that the words can mean as written: short forms in capitals ("US", not "Us"), "Md." and "KY" after a comma only."""
    if not entries:
        return entries
    word = text[start:end]
    short, acronym = len(folded) <= SHORT_FORM, word.isupper() and len(folded) <= LONGEST_SHORT_FORM
    if short and not acronym:
        entries = tuple(entry for entry in entries if entry.kind in ("city", "state"))
    elif acronym and (short or start not in passages(text).opening) and not shouts(text):
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
        and not entry.is_division
        and folded != fold(entry.name)
        and folded not in _STANDALONE
        and len(folded) < len(entry.name)
    )


def _bridged(text: str, runs: Sequence[Sequence[Word]], number: int, at: int) -> _Match | None:
    """A name that goes on after "of", "and" or the like, or a possessive: Gulf of Oman, Bosnia and Herzegovina, Cox's Bazar."""
    run = runs[number]
    if number + 1 == len(runs) or len(run) - at > 3:
        return None
    gap = text[run[-1].end : runs[number + 1][0].start]
    if gap.strip() not in _BRIDGE and (gap != " " or bare(run[-1].text) == run[-1].text):
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
    if "-" not in token.text or fold(token.text).partition(" ")[0] in _FOR_AND_AGAINST:
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
    return fits_before(text, run, start, listed=listed) and (
        fits_after(text, run, start, end, match[2], match[3])
        or ((listed or is_sure(text, match[0], match[1])) and _lost_comma(text, run, end, match))
    )


def _lost_comma(text: str, run: Sequence[Word], end: int, match: _Match) -> bool:
    """Whether another place of the same country stands right after: "in Saraqib Idlib province", "in Homs Hama and Aleppo"."""
    if end == len(run) or (following := _longest(text, run, end)) is None:
        return False
    top = following[3][0]
    large = top.kind != "city" or top.population >= LARGE or AREA_AFTER.match(text, following[1]) is not None
    return any(
        one.country == other.country and (large or one.is_beside(other)) for one in match[3] for other in following[3]
    )
