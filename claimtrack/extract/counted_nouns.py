"""What stands behind a number: the noun that is counted, and numbers that only their noun makes a count ("a soldier", "a 20-member team")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, takewhile

from claimtrack.extract.harm import BE, COUNTING, PHRASE, befalling, harms, people
from claimtrack.extract.lexicons import common_words, table, word_set, words_of
from claimtrack.extract.numbers import Number, numbers
from claimtrack.models import Bound, Span

PLURALS = word_set("people men women children police personnel staff crew servicemen policemen crewmen gunmen feet")
_COMPOUND = word_set("arms weapons munitions sports goods news")
"""Plurals that stand before the noun that is counted: "six arms depots"."""
_BEFORE_NOUN = word_set("police staff crew personnel")
"""Of these the plural right behind is counted: "two police stations"."""
_OF_OWNERS = word_set("' ’")
"""Behind a plural, what ties it to the noun that is counted: "two farmers' unions"."""
_PLURAL_OF = {"child": "children", "person": "people", "baby": "babies", "foot": "feet"}
_EITHER = word_set("and or")
_NO_ADJECTIVES = COUNTING | words_of("figures", "between") | word_set("a an")
_ENDS_ONE = _NO_ADJECTIVES | _EITHER
_ABSTRACT = word_set("thing way reason")
"""Of these one is no count: "only one way"."""
_EMPHASIS = re.compile(r"\b(?:only|just|even|exactly|at least)\s(?:be\s)?one$", re.IGNORECASE)
_EMPHASIS_REACH = 12
HYPHEN_REACH = 40
"""How many characters before a hyphen its number may begin, with its modifier."""


def counted(after: Sequence[str], *, single: bool) -> str | None:
    """The noun right after a number, in the plural: the first plural (the last noun for "one", but "one of ten") before the phrase ends; names do not make it longer."""
    phrase = [*_phrase(after)]
    if single and after[:1] != ("of",):
        return _one(phrase)
    for before, word, behind in zip(("", *phrase), phrase, (*phrase[1:], ""), strict=False):
        if _is_plural(word) and behind not in _OF_OWNERS and not (word in _BEFORE_NOUN and _is_plural(behind)):
            return f"square {plural(word)}" if before == "square" else plural(word)
    return None


def _phrase(after: Sequence[str]) -> Iterator[str]:
    """The words in small letters that may belong to the noun phrase."""
    left = PHRASE
    for at, word in enumerate(after):
        if word[0].isupper():
            continue
        if not left or not _goes_on(after, at):
            return
        left -= word not in _OF_OWNERS
        if word not in words_of("figures", "between") and word not in _COMPOUND:
            yield word


def _goes_on(after: Sequence[str], at: int) -> bool:
    """Whether the phrase goes on with that word, as over the "or" in "false or misleading reports"."""
    word = after[at]
    if word in words_of("figures", "between"):
        return True
    if word in _OF_OWNERS:
        return at > 0 and _is_plural(after[at - 1]) and at + 1 < len(after) and _goes_on(after, at + 1)
    if word in _EITHER:
        joined = (*after[at - 1 : at], *after[at + 1 : at + 2])
        return at > 0 and all(one[0].isalpha() and one not in _NO_ADJECTIVES for one in joined)
    return word[0].isalpha() and word not in words_of("figures", "ends") and word not in befalling()


def _is_plural(word: str) -> bool:
    if word in PLURALS or word in table("figures")["units"] or _are_men(word):
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))


def _are_men(word: str) -> bool:
    return word.endswith("men") and word in people()


def _one(phrase: Sequence[str]) -> str | None:
    """What "one" counts: a person, a unit, or the last word that has a plural and is not in "-ing" behind another: "one false report"."""
    found: str | None = None
    for word, behind in pairwise((*takewhile(lambda word: word not in _ENDS_ONE, phrase), "")):
        if word in _BEFORE_NOUN and plural(behind) in common_words():
            continue
        if word in people() or word in table("figures")["units"]:
            return plural(word)
        if plural(word) in common_words() and not word.endswith("s") and not (found and word.endswith("ing")):
            found = word
    return None if found is None or found in _ABSTRACT else plural(found)


def plural(singular: str) -> str:
    """The plural of a noun; one that is plural stays."""
    if singular in table("figures")["units"]:
        return str(table("figures")["units"][singular])
    if singular in _PLURAL_OF or singular in PLURALS or singular.endswith("s") or _are_men(singular):
        return _PLURAL_OF.get(singular, singular)
    if singular.endswith("man"):
        return singular[:-2] + "en"
    if singular.endswith("y") and singular[-2:-1] not in "aeiou":
        return singular[:-1] + "ies"
    return singular + ("es" if singular.endswith(("x", "ch", "sh")) else "s")


def is_before_noun(after: Sequence[str]) -> bool:
    """Whether a noun stands before another, by the words behind it: "death | certificate", not "death | was reported"."""
    return bool(after) and _goes_on(after, 0) and after[0] not in BE and not after[0].endswith("ed")


def is_emphasised(text: str, number: Number) -> bool:
    """Whether "one" is a count: "only one", "at least one"."""
    return _EMPHASIS.search(text, max(0, number.end - _EMPHASIS_REACH), number.end) is not None


def single_people(text: str, content: Span) -> Iterator[Number]:
    """As in "a soldier", "a young woman": one each, where something befell them."""
    for match in _single().finditer(text, content.start, content.end):
        yield Number(match.start(1), match.end(1), 1.0, 1.0, 1.0, Bound.EXACT, needs_harm=True)


@lru_cache(maxsize=1)
def _single() -> re.Pattern[str]:
    persons = "|".join(
        sorted(word for word in words_of("figures", "people") if not word.endswith("s") and word not in PLURALS)
    )
    heads = "|".join(sorted(words_of("figures", "ends") | harms().keys() | BE))
    return re.compile(
        rf"(?<!\bby )(?<!\w)([Aa]n?|[Aa]nother) (?:[a-z0-9-]+ ){{0,3}}?(?:{persons})(?!-)(?=\s*(?:$|[^\w\s]|\s(?:{heads}|[A-Z]|among|aged)))"
    )


def hyphenated(text: str, content: Span) -> Iterator[Number]:
    """As in "a 20-member team", "the nearly 2,000-mile border": numbers that a hyphen ties to what they count, which is their unit."""
    for match in _behind_hyphen().finditer(text, content.start, content.end):
        first = max(content.start, match.start() - HYPHEN_REACH)
        *square, unit = re.split(r"[- ]", match["noun"].lower())
        for number in numbers(text, first, match.start()):
            if number.end == match.start() and number.value > 1:
                yield replace(number, unit=" ".join((*square, plural(unit))))


@lru_cache(maxsize=1)
def _behind_hyphen() -> re.Pattern[str]:
    nouns = "|".join(sorted(words_of("figures", "hyphenated"))).replace("e-", "e[- ]")
    return re.compile(rf"(?<=\w)-(?P<noun>{nouns})\b(?!-(?!long|wide|deep|high|tall|thick))", re.IGNORECASE)
