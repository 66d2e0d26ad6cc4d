"""Places that no rule finds, by what the tagger takes for their names: in the gazetteer, however it spells them, or in none."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimtrack.extract.acting import land_of
from claimtrack.extract.gazetteer import Entry, fold
from claimtrack.extract.landmarks import LIST, with_listed
from claimtrack.extract.lexicons import common_words, demonyms, speaking_bodies, words_of
from claimtrack.extract.likely_names import LikelyName
from claimtrack.extract.names import bare
from claimtrack.extract.passages import UPPER, offsets_in, shouts
from claimtrack.extract.people import mentions
from claimtrack.extract.place_signs import LARGE, is_feast, names_of
from claimtrack.extract.toponyms import Toponym
from claimtrack.extract.transliteration import concerned, spelt_near

SURE, NO_PERSON = 2.0, 3.0
"""Log odds from which a name that no gazetteer has is one of a place, unless it stands in a list of places, and from which one that looks like a person's is."""
SHORTEST, ACRONYM, LONGEST_ARTICLE = 3, 5, 4
"""Letters that a name has at least, up to which one in capitals is a body's, and of an article with what follows it."""
NEARBY = 500
"""Characters before and behind a name within which a town tells where it may lie."""

KIND_REACH = 30
"""Characters before a list in which it is called one of places."""

_CAPITAL = re.compile(rf"(?:\b(?:(?:al|el|ad|ar|az|ash)[- ]+|(?:as|an|at)-))?[{UPPER}]")
_ARTICLE = re.compile(r"\b(?:(?:al|el|ad|ar|az|ash)[- ]|(?:as|an|at|A[lszdrnt]|El|Ash)-)$")
_NEXT = re.compile(r"[ -](\w+)")
_PLACES = re.compile(
    r"\b(?:villages|towns|cities|hamlets|settlements|neighbou?rhoods|districts|quarters|suburbs|hills|hilltops)(?: of| including| such as|,| -|:)? (?:the )?$",
    re.IGNORECASE,
)
"""Before the first name of a list, what says that all are places: "the villages of Massudiyeh and Jerah"."""


def likely_places(text: str, known: Sequence[Toponym], names: Sequence[LikelyName]) -> Iterator[Toponym]:
    """What the names stand for, where none of the known places, which are in order, stands in them."""
    if not names:
        return
    taken = offsets_in((one.start, one.end) for one in known)
    people = offsets_in((mention.start, mention.end) for mention in mentions(text))
    land = land_of(text, known)
    starts = [one.start for one in known]
    read = {fold(text[one.start : one.end]): one.entry for one in known if not one.demonym}

    def entry_of(start: int, end: int, *, sure: bool) -> Entry | None:
        folded = fold(text[start:end])
        if entry := read.get(folded) or _listed(folded, land, respelt=concerned(text)):
            return None if entry.kind == "city" and _is_bare_body(text, start, end) else entry
        if not sure or folded in common_words() or _is_bare_body(text, start, end):
            return None
        near = known[bisect_left(starts, start - NEARBY) : bisect_right(starts, start + NEARBY)]
        around = [each.entry for each in near if each.entry.kind == "city"]
        only_named = Entry(f"name:{folded}", text[start:end], land, math.nan, math.nan, 0, "city")
        return spelt_near(folded, around) or only_named

    open_to = [
        (start, end, odds)
        for start, end, odds in ((*_bounds(text, one), one.odds) for one in names)
        if (start not in people or odds >= NO_PERSON)
        and taken.isdisjoint(range(start, end))
        and _may_be_place(text, start, end)
    ]
    sure = _sure(text, known, open_to)
    for start, end, _ in open_to:
        if entry := entry_of(start, end, sure=start in sure):
            yield Toponym(start, end, entry)


def _sure(text: str, known: Sequence[Toponym], names: Sequence[tuple[int, int, float]]) -> frozenset[int]:
    """Where the places and the names start that are sure: by themselves, in a list with one, or behind what says that those of the list are places."""
    sure = {one.start for one in known if not one.demonym}
    sure |= {
        start for start, _, odds in names if odds >= SURE or _PLACES.search(text, max(0, start - KIND_REACH), start)
    }
    every = sorted({*((one.start, one.end) for one in known), *((start, end) for start, end, _ in names)})
    pairs = [(one[0], other[0]) for one, other in pairwise(every) if LIST.fullmatch(text, one[1], other[0])]
    return frozenset(with_listed(pairs, sure))


def _listed(folded: str, land: str | None, *, respelt: bool) -> Entry | None:
    """The first place of a name that is no city, or a great one, or one of the land that the text speaks of.

    A city that only is called so too, as Topeka was Google, must be one of those lands whose names are spelt in many ways.
    """
    return next(
        (
            entry
            for entry in names_of(folded)
            if (entry.kind != "city" and not entry.is_division)
            or (entry.main and entry.population >= LARGE and not entry.is_division)
            or (entry.country == land and (entry.main or respelt))
        ),
        None,
    )


def _bounds(text: str, name: LikelyName) -> tuple[int, int]:
    """Where a name begins, with its article, and ends, without a possessive; an empty stretch for one without a capital."""
    first = _CAPITAL.search(text, name.start, name.end)
    start = first.start() if first else name.end
    article = _ARTICLE.search(text, max(0, start - LONGEST_ARTICLE), start)
    return (article.start() if article else start), name.start + len(bare(text[name.start : name.end]))


def _may_be_place(text: str, start: int, end: int) -> bool:
    """Whether a name is no short form, no feast, people, body or title, nor that of a building or troop called so."""
    name = text[start:end]
    words = fold(name).split()
    after = _NEXT.match(text, end)
    return (
        len("".join(words)) >= SHORTEST
        and (shouts(text) or not (name.isupper() and len(name) <= ACRONYM))
        and not is_feast(fold(name))
        and speaking_bodies().keys().isdisjoint((" ".join(words), words[0].removesuffix("s")))
        and not any(word in demonyms() or word in words_of("titles", "bodies") for word in words)
        and not (after and after[1].lower() in words_of("place_words", "named_for"))
    )


def _is_bare_body(text: str, start: int, end: int) -> bool:
    """Whether a word with an article is not called a place of any kind: "the Peshmerga"."""
    after = _NEXT.match(text, end)
    placed = after is not None and after[1].lower() in words_of("place_words", "kinds")
    return " " not in text[start:end] and text.endswith("the ", 0, start) and not placed
