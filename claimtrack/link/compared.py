"""One thing that a claim and an answer both name, laid side by side: targets, places, means, figures.

What a word is (a civilian target, a rocket) stands in assets/lexicons/acts.toml. Where
the words do not settle it, two things are neither the same nor apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from claimtrack.extract.gazetteer import by_id, fold, inside
from claimtrack.extract.lexicons import demonyms, table, word_set, words_of
from claimtrack.link.phrases import negates
from claimtrack.link.propositions import stems
from claimtrack.models import Figure, Place, Stand

NEGATION_REACH = 5
"""Words that a "not" or "no" before a weapon reaches over."""
_WORD = re.compile(r"\w+(?:[-’'‐]\w+)*")
_LACKING = word_set("no without")
_CONTRARY = ({"military", "civilian"}, {"military", "settlement"})


def targets(one: str, other: str) -> Stand:
    """Whether two phrases name one target, or a military and a civilian one."""
    ours, theirs = _classes(one), _classes(other)
    if len(ours) == len(theirs) == 1 and ours | theirs in _CONTRARY:
        return Stand.DIFFERS
    if ours != theirs and (not ours & theirs or "military" in ours ^ theirs):
        return Stand.SILENT
    generic = ours - {"settlement"} and words_of("acts", "generic") & {*low_words(one), *low_words(other)}
    return Stand.ACCEPTED if generic or _called(one) & _called(other) else Stand.SILENT


def _called(phrase: str) -> frozenset[str]:
    """What a target is called, by stems; "Ukrainian" alone does not tell one."""
    return stems(" ".join(word for word in _WORD.findall(phrase) if fold(word) not in demonyms()))


def _classes(phrase: str) -> set[str]:
    """The classes of what a phrase names; a civilian quarter of a city is civilian, a name alone a settlement."""
    words = set(low_words(phrase))
    found = {kind for kind, listed in table("acts")["targets"].items() if words & word_set(listed)}
    return found - {"settlement"} or found


@lru_cache(maxsize=2048)
def _within(place: str) -> frozenset[str]:
    entry = by_id(place)
    return inside(entry) if entry and entry.kind in ("country", "state", "region") else frozenset()


def holds(one: Place, other: Place) -> bool:
    """Whether a place is another one, or that lies in it."""
    return one.id == other.id or other.id in _within(one.id)


def is_town(place: Place) -> bool:
    """Whether a place is a town, which is no part of another place of its kind."""
    entry = by_id(place.id)
    return entry is not None and entry.kind == "city"


def means(text: str) -> Mapping[str, str]:
    """The weapons or other means that a text names, by class, each with its word."""
    return {kind: word for kind, word, _ in _means(text)}


def means_used(text: str) -> frozenset[str]:
    """The classes of the means that a text names, and not with a "no" or "not" near before it."""
    named = _means(text)
    return frozenset(kind for kind, _, _ in named) - {kind for kind, _, negated in named if negated}


@lru_cache(maxsize=8192)
def _means(text: str) -> tuple[tuple[str, str, bool], ...]:
    """The class of each word for a means in a text, the word, and whether a "no" or "not" stands near before it."""
    classes, words, low = _class_of_means(), _WORD.findall(text), low_words(text)
    return tuple(
        (classes[word], words[at], _is_negated(low[max(0, at - NEGATION_REACH) : at]))
        for at, word in enumerate(low)
        if word in classes
    )


@lru_cache(maxsize=1)
def _class_of_means() -> dict[str, str]:
    return {word: kind for kind, listed in table("acts")["means"].items() for word in listed.split()}


def _is_negated(before: Sequence[str]) -> bool:
    return negates(before) or not _LACKING.isdisjoint(before)


def fits(one: Figure, other: Figure) -> bool:
    """Whether the second says no less than the first: 13 fits "at least 5", "at least 5" does not fit 13."""
    low, high = one.low, one.high
    return (low is None or (other.low is not None and other.low >= low)) and (
        high is None or (other.high is not None and other.high <= high)
    )


def low_words(text: str) -> list[str]:
    """The words of a text in small letters, with straight apostrophes."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]
