"""What the words of a content say, read for comparison: stems, names, numbers, what is negated, and who does it to whom.

All of it is read from the words alone, so that two contents of different articles
and outlets can be laid side by side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claimtrack.extract.gazetteer import fold
from claimtrack.extract.lexicons import common_words, demonyms, table
from claimtrack.extract.numbers import numbers
from claimtrack.link.frequencies import weight
from claimtrack.link.propositions import STEM, stems

REACH = 3
"""How many words that carry meaning a negation reaches."""

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?|[.;:!?]")
_ENDING = re.compile(r"['’]\w{0,2}$")
"""A possessive, or what is left of a verb: "Hajiyev's", "I've"."""
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|got)\s(?:\w+\s){0,2}?\w+(?:ed|en|hit|shot|struck|hurt|held|lost|made|sent|cut|torn|led|burnt|bombed)\b[^.;]{0,60}?\bby\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Content:
    """A content read for comparison.

    `words` are its words in small letters, `names` the stems of its capitalised words in
    order, `numbers` the values of all its numbers, `negated` the stems that a "not"
    reaches, `passive` whether something is done "by" somebody.
    """

    words: tuple[str, ...]
    stems: frozenset[str]
    names: tuple[str, ...]
    numbers: frozenset[float]
    negated: frozenset[str]
    passive: bool
    weight: float

    def negates(self, other: Content) -> bool:
        """Whether it negates something of which both speak."""
        return bool(self.negated & other.stems)


@lru_cache(maxsize=4096)
def read(text: str) -> Content:
    """A content, read."""
    tokens = _TOKEN.findall(text)
    carrying = stems(text)
    return Content(
        tuple(token.casefold() for token in tokens if token[0].isalnum()),
        carrying,
        names(text),
        frozenset(number.value for number in numbers(text, 0, len(text))),
        frozenset(_negated(tokens, carrying)),
        _PASSIVE.search(text) is not None,
        total(carrying),
    )


@lru_cache(maxsize=4096)
def total(carrying: frozenset[str]) -> float:
    """How much some stems tell together; added in order, so that it is the same in every process."""
    return sum(map(weight, sorted(carrying)))


@lru_cache(maxsize=4096)
def names(text: str) -> tuple[str, ...]:
    """Stems of the capitalised words of a text that are no common ones, in order, a demonym as its country: "Iranian" is "Iran"."""
    capitals = (fold(_ENDING.sub("", token)) for token in _TOKEN.findall(text) if token[0].isupper())
    telling = (word for word in capitals if len(word) > 2 and word not in common_words())
    return tuple(dict.fromkeys(fold(demonyms().get(word, word))[:STEM] for word in telling))


def _negated(tokens: list[str], carrying: frozenset[str]) -> list[str]:
    found: list[str] = []
    left = 0
    for token in tokens:
        word = token.casefold().replace("’", "'")
        if word in _opposites().negations or word.endswith("n't"):
            left = REACH
        elif not word[0].isalnum():
            left = 0
        elif left and word[:STEM] in carrying:
            found.append(word[:STEM])
            left -= 1
    return found


def differing(one: Content, other: Content) -> bool:
    """Whether two contents differ in what cannot both be: numbers, names, opposites, or who did it to whom.

    What only one of them tells is no difference. Whether one negates the other is not asked here.
    """
    return (
        bool(one.numbers - other.numbers and other.numbers - one.numbers)
        or bool(set(one.names) - other.stems and set(other.names) - one.stems)
        or _opposed(one, other)
        or _turned(one, other)
    )


def _opposed(one: Content, other: Content) -> bool:
    """Whether each has a word that is the opposite of one of the other's: "won" and "lost"."""
    alone, others = one.stems - other.stems, other.stems - one.stems
    return any((alone & a and others & b) or (alone & b and others & a) for a, b in _opposites().pairs)


def _turned(one: Content, other: Content) -> bool:
    """Whether the names that both have stand in another order, as in "A shelled B" and "B shelled A".

    A passive turns them round without turning the sense: "B was shelled by A".
    """
    shared = set(one.names) & set(other.names)
    first, second = ([name for name in content.names if name in shared] for content in (one, other))
    return len(shared) > 1 and (first != second) != (one.passive != other.passive)


@dataclass(frozen=True, slots=True)
class _Opposites:
    negations: frozenset[str]
    pairs: tuple[tuple[frozenset[str], frozenset[str]], ...]


@lru_cache(maxsize=1)
def _opposites() -> _Opposites:
    data = table("opposites")
    pairs = [tuple(frozenset(word[:STEM] for word in side.split()) for side in row) for row in data["pairs"]]
    return _Opposites(frozenset(data["negations"].split()), tuple((one, other) for one, other in pairs))
