"""The word that governs the name of a place: a preposition, or a verb whose object it is, past all that may stand between."""

from __future__ import annotations

import re

from claimtrack.extract.gazetteer import fold, lookup_folded
from claimtrack.extract.lexicons import demonyms, hit_forms, word_set, words_of
from claimtrack.extract.place_signs import HELD, names_of

_LAST_WORD = re.compile(r"(?<![\w.-])([\w.-]++(?:['’]s?)?)(?:\s*+(?:\[[^\][]*+\]|\([^()]*+\)))?[\s\"“(]*+$")
"""The last word, past a short form in brackets that stands behind it: "the Islamic State [IS] bastion"."""
_OWNER = re.compile(r"(?:group|regime|government|army|coalition|movement|militia|alliance)['’]?s", re.IGNORECASE)
"""Who holds a place, which may have lost the apostrophe: "near the rebel groups bastion of X"."""
LONGEST_OWNER = 4
"""Words that an owner may have before it."""
_GOVERNING = word_set("of from on to into for by with against over between towards and or said that")
_ARTICLES = word_set("the a an its their")
_INTRODUCING = frozenset({"including", "particularly", "especially", "notably", "namely"})
_NAME = re.compile(r"(?:[a-z]{2}-)?[A-Z][^.]*$")


def governing(before: str) -> tuple[str, str, bool]:
    """The word that governs a name, past articles, adjectives and nouns such as "city of", and what stands before that word.

    The third is whether a direction was passed: "west of X" is a place by itself. Of a
    part of X ("in the Zahra quarter of X") the part's name is passed too.
    """
    beside = part = False
    owner = 0
    while match := _LAST_WORD.search(before):
        word, rest = match.group(1), before[: match.start()]
        if not _passable(word, rest) and not (part and _is_name(word)) and not (owner and _describes(word)):
            return word.lower(), rest, beside
        owner = LONGEST_OWNER if _OWNER.fullmatch(word) else 0 if word.lower() in _ARTICLES else max(0, owner - 1)
        part = part or (word.lower() == "of" and words_in(rest)[-1] in words_of("place_words", "kinds"))
        beside = beside or (word.lower() == "of" and words_in(rest)[-1] in words_of("place_words", "directions"))
        before = rest.rstrip(", ") if word.lower() in _INTRODUCING else rest
    return "", "", beside


def _describes(word: str) -> bool:
    """Whether a word before an owner may belong to it rather than govern it."""
    return all(word.lower() not in some for some in (words_of("place_words", "where"), hit_forms(), _GOVERNING))


def _is_name(word: str) -> bool:
    """Whether a word can belong to a name, as "al-Fawwar" and Zahra, but not the "In" that opens a sentence."""
    return bool(_NAME.match(word)) and word.lower() not in words_of("place_words", "where")


def _passable(word: str, before: str) -> bool:
    """Whether a word belongs to the noun phrase around the name rather than governing it."""
    low = word.lower()
    if low in _INTRODUCING:
        return words_in(before)[-1:] != [] and words_in(before)[-1] in words_of("place_words", "kinds")
    if low == "of":
        nearest = words_in(before)[-1:]
        return bool(nearest) and nearest[0] in words_of("place_words", "kinds")
    return (
        _OWNER.fullmatch(word) is not None
        or low in words_of("place_words", "kinds")
        or low in words_of("place_words", "adjectives")
        or low.endswith(("ern", "-largest", "’s", "'s", *HELD))
        or fold(word) in demonyms()
        or ("-" in word and word.islower())
        or (word[0].isupper() and low.endswith("s") and not lookup_folded(fold(word)) and bool(names_of(fold(word))))
    )


def words_in(text: str) -> list[str]:
    """The words of a text, small, with their hyphens."""
    return re.findall(r"[\w-]+", text.lower())
