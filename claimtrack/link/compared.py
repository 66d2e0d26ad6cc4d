"""One thing that a claim and an answer both name, laid side by side: targets, places, means, figures.

What a word is (a civilian target, a rocket) stands in assets/lexicons/acts.toml. Where
the words do not settle it, two things are neither the same nor apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from claimtrack.extract.gazetteer import by_id, fold, inside
from claimtrack.extract.lexicons import demonyms, table, word_set, words_of
from claimtrack.link.propositions import stems
from claimtrack.models import Figure, Place, Stand

NEGATION_REACH = 5
"""Words that a "not" or "no" before a weapon reaches over."""
_WORD = re.compile(r"\w+(?:[-’'‐]\w+)*")
_NEGATIONS = word_set("not no never without neither nor")
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


@lru_cache(maxsize=8192)
def means(text: str) -> Mapping[str, str]:
    """The weapons or other means that a text names, by class, each with its word."""
    classes = _class_of_means()
    named = [word for word in _WORD.findall(text) if word.lower() in classes]
    return {classes[word.lower()]: word for word in named}


@lru_cache(maxsize=1)
def _class_of_means() -> dict[str, str]:
    return {word: kind for kind, listed in table("acts")["means"].items() for word in listed.split()}


def is_negated(text: str, word: str) -> bool:
    """Whether a "no" or "not" stands near before a word."""
    before = low_words(text[: text.find(word)])[-NEGATION_REACH:]
    return any(each in _NEGATIONS or each.endswith("n't") for each in before)


def fits(one: Figure, other: Figure) -> bool:
    """Whether the second says no less than the first: 13 fits "at least 5", "at least 5" does not fit 13."""
    low, high = one.low, one.high
    return (low is None or (other.low is not None and other.low >= low)) and (
        high is None or (other.high is not None and other.high <= high)
    )


def low_words(text: str) -> list[str]:
    """The words of a text in small letters, with straight apostrophes."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]
