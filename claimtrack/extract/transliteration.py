"""Arabic names of places in spellings that the gazetteer lacks: al-Hassakeh, Hasakah, Hasaka; Mayadeen, Mayadin.

Romanised Arabic varies in its vowels, doubled letters and articles, hardly in its
consonants: two spellings are one where their consonants agree and the rest is alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimtrack.extract.gazetteer import Entry, cities_in, country_name, fold, lookup_folded, names_in
from claimtrack.extract.lexicons import demonyms, word_set
from claimtrack.extract.names import bare, capital_runs

COUNTRIES = ("SY", "IQ", "LB", "JO", "PS", "EG", "LY", "YE", "SA", "TN", "DZ", "MA", "SD", "QA", "AE", "OM", "KW", "BH")
SHORTEST = 5
"""Letters from which a name can be told by its consonants."""
GREAT = 500_000
"""Inhabitants of a city that news names without its country."""
ALIKE, ALIKE_OF_FEW = 82.0, 85.0
"""Similarity, 0 to 100, that two spellings of the same consonants need: of three and more, of two."""

ALIKE_NEARBY, FEWEST_CONSONANTS, AROUND_DEGREES = 50.0, 3, 0.6
"""The same where the text names a place that lies so near, for names of so many consonants at least."""

_ARTICLES = word_set("al el ul ad ar as ash at az an es ez")
_FIRST = {
    spelling: word
    for word, spellings in {
        "tal": "tel tell tall til", "kafr": "kfar kafar kefr kufr", "dair": "deir dayr der", "ain": "ayn ein", "bait": "beit bayt",
        "marat": "maarat maaret maarrat marrat maarra", "abu": "abou", "um": "umm om", "jabal": "jebel jabel", "shaikh": "sheikh shaykh sheik",
        "bani": "beni banu banou",
    }.items()
    for spelling in spellings.split()
}  # fmt: skip
_OPENING = frozenset(_FIRST.values()) | word_set("ras khan jisr bab wadi burj qalat qasr bir marj")
_SOUNDS = (("dj", "j"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("ay", "ai"), ("ey", "ai"), ("ei", "ai"), ("iy", "i"))
_GLUED = re.compile(r"(?<= )al(?=[^aeiouwy\s][a-z]{3})")
"""The article that is written as one with its word, which is not the first: "Karm Aljabal"."""
_FEMININE = re.compile(r"(?:i?y|i)[ae]h?$")
"""The ending of Salihiyah, Salhiya, Salhiyeh and Salhia."""
_VOWELS = re.compile(r"[aeiouwy\s]")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=8)
def concerned(text: str) -> bool:
    """Whether a text names a land whose places have Arabic names, or a great city there."""
    return any(fold(bare(word.text)) in _lands() for run in capital_runs(text) for word in run)


@lru_cache(maxsize=1)
def _lands() -> frozenset[str]:
    names = {fold(country_name(code) or code) for code in COUNTRIES}
    return frozenset(
        {*names, *(f"{name}s" for name in names), *(word for word, land in demonyms().items() if fold(land) in names)}
    ).union(map(fold, cities_in(COUNTRIES, GREAT)))


@lru_cache(maxsize=2_000)
def spelt_like(folded: str) -> tuple[Entry, ...]:
    """The places of each country whose Arabic name is likest to one in another spelling; none for a name that is too short."""
    from rapidfuzz import fuzz

    plain = _plain(folded)
    if len(plain) < (SHORTEST if plain == folded else SHORTEST - 1):
        return ()
    consonants = _consonants(plain)
    least = ALIKE if len(consonants) > 2 else ALIKE_OF_FEW
    scored = [(fuzz.ratio(plain, known), known, name) for known, name in _by_consonants().get(consonants, ())]
    best: dict[str | None, str] = {}
    found: dict[str, Entry] = {}
    for _, known, name in sorted((-score, known, name) for score, known, name in scored if score >= least):
        for entry in lookup_folded(name):
            if entry.country in COUNTRIES and best.setdefault(entry.country, known) == known:
                found.setdefault(entry.id, entry)
    return tuple(sorted(found.values(), key=lambda entry: (-entry.population, entry.id)))


def spelt_near(folded: str, around: Sequence[Entry]) -> Entry | None:
    """The place of the same consonants that lies around one of some others, likest first, though its vowels be quite other ones."""
    from rapidfuzz import fuzz

    plain = _plain(folded)
    known = _by_consonants().get(_consonants(plain), ()) if len(_consonants(plain)) >= FEWEST_CONSONANTS else ()
    scored = sorted((-fuzz.ratio(plain, one), name) for one, name in known if fuzz.ratio(plain, one) >= ALIKE_NEARBY)
    return next(
        (
            entry
            for _, name in scored
            for entry in lookup_folded(name)
            if any(entry.country == other.country and entry.apart(other) <= AROUND_DEGREES for other in around)
        ),
        None,
    )


@lru_cache(maxsize=1)
def _by_consonants() -> dict[str, tuple[tuple[str, str], ...]]:
    """For each row of consonants, the plain and the folded names that have it."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for name in names_in(COUNTRIES):
        plain = _plain(name)
        if len(plain) >= SHORTEST - 1 and name.isascii():
            found.setdefault(_consonants(plain), {})[plain, name] = None
    return {consonants: tuple(names) for consonants, names in found.items()}


def is_article(folded: str) -> bool:
    """Whether a word is the article before a name."""
    return folded in _ARTICLES


def begins_arabic(folded: str) -> bool:
    """Whether a word opens many Arabic names of places: an article, or "hill", "village", "head" …"""
    return folded in _ARTICLES or folded in _FIRST or folded in _OPENING


def _plain(folded: str) -> str:
    """A name without articles, in one spelling of the usual first words and of the long vowels."""
    words = [word for word in folded.split() if word not in _ARTICLES]
    words = [_FIRST.get(word, word) for word in words[:1]] + words[1:]
    plain = _FEMININE.sub("ia", _GLUED.sub("", " ".join(words)))
    for sound, written in _SOUNDS:
        plain = plain.replace(sound, written)
    return _DOUBLED.sub(r"\1", plain).removesuffix("h")


def _consonants(plain: str) -> str:
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", plain))
