"""How many: the numbers in each content with what they count and how exactly.

A number becomes a figure only where the text says what it counts: what befell
people ("killing one person"), a unit ("%", "$") or a noun ("12 rockets"). Dates,
times, ages, ordinals and numbers that are part of a name are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import dropwhile, pairwise

from claimtrack.extract.counted_nouns import counted, hyphenated, is_before_noun, is_emphasised, single_people
from claimtrack.extract.counts_again import with_counts_again
from claimtrack.extract.day_words import expressions
from claimtrack.extract.harm import (
    AHEAD,
    BE,
    COUNTING,
    DYING,
    LINKING,
    befalling,
    befell,
    harm_after,
    harm_of_own,
    harms,
    is_part,
    is_possible,
    is_thought_of,
    of_victims,
    own_words,
    people,
)
from claimtrack.extract.lexicons import table, word_set, words_of
from claimtrack.extract.numbers import Number, numbers
from claimtrack.extract.passages import offsets_in
from claimtrack.extract.wholes import ratios, wholes
from claimtrack.models import Article, Attribution, Bound, Figure, Span

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Bare numbers from and to which are years unless people follow."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:-[^\W\d_]+)?|[^\W\d_]+(?:[-’'.][^\W\d_]+)*|[^\w\s\[\]]|\d+(?:[.,]\d+)*")
_AGE = re.compile(
    r"(?<=[^\s\d]),\s\d{1,3}(?:\sand\s\d{1,3}(?=,))?(?=\s*(?:[,.;)](?!\d)|$))|\baged\s\d+(?:(?:,|\sand|\sto|\sor){1,2}\s\d+)*"
)
"""As in "the gunman, 24, fled", "two girls aged 9 and 11"."""
_ELSEWHERE = word_set("in at near on outside around others more elsewhere")
_LESS = re.compile(
    r"\b(?:(?:all|everyone|everybody)\s(?:\w+\s){0,3}?except(?:\sfor)?|(?:all|everyone|everybody)\sbut)$"
)
"""As in "all but | two", "all passengers except for | two"."""
_OF_THEM = (("of", "them"), ("of", "whom"))
"""After a number that is a part of the one before: "12 people, 3 | of them children"."""
_APPOSED = re.compile(r"(?:[,:(–—]|\s-)\s*$")
_END = re.compile(r"[.;!?](?!\d)")
_DEFINITE = word_set("the these those both his her their its our my your each every")
_NOBODY = re.compile(
    r"\b(?:no one|nobody|none|without any(?:one|body)|(?:no|without any|without(?= [a-z]{1,20}(?:ths|ies)\b)) (?:(?:other|more|immediate|known|civilian(?! (?:has|had|was|is)\b)|reported|serious|such) )?([a-z]+))\b",
    re.IGNORECASE,
)
_WHICH = word_set("who whose whom that which caused consistent")
"""What ties that of which there is none to a clause of its own: "no injury | that could have been caused by a stone"."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words around a number, in lower case: those before it, nearest last, those after, and those beyond the number of which it is a part."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    beyond: tuple[str, ...]


def find(article: Article, attributions: Sequence[Attribution]) -> list[tuple[Figure, ...]]:
    """The figures of each attribution's content, in text order, in the order given."""
    texts = {"text": article.text, "title": article.title or ""}
    found = [
        tuple(_once(figure for span in attribution.content for figure in _in_content(texts[span.field], span)))
        for attribution in attributions
    ]
    return with_counts_again(texts, attributions, found)


def _once(figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures without a count said again, as by a headline and the sentence under it; one or two may befall several."""
    known = set()
    for figure in figures:
        key = figure.what, figure.value, figure.bound
        if key not in known or figure.value <= 2:
            yield figure
        known.add(key)


def _in_content(text: str, content: Span) -> list[Figure]:
    ages = [match.span() for match in _AGE.finditer(text, content.start, content.end)]
    old = offsets_in(ages)
    found = _WORD.finditer(text, content.start, content.end)
    words = [(word.start(), _plain(word.group())) for word in found if word.start() not in old]
    starts = [at for at, _ in words]
    figures = [*_none(text, words, starts, content)]
    dated = [(e.start, e.end) for e in expressions(text) if e.start < content.end and content.start < e.end]
    taken = offsets_in([*ages, *dated, *((figure.span.start, figure.span.end) for figure in figures)])
    told = [one for one in _numbers(text, content) if taken.isdisjoint(range(one.start, one.end))]
    whole_of, no_counts = wholes(text, told), ratios(text, told)
    mere: set[Number] = set()
    last: str | None = None
    nouns: dict[Figure, str | None] = {}
    for number in told:
        if number in no_counts:
            continue
        before, after, beyond = (
            bisect_left(starts, at) for at in (number.start, number.end, whole_of.get(number, number).end)
        )
        around = _Words(
            tuple(word for _, word in words[max(0, before - AHEAD) : before]),
            tuple(word for _, word in words[after : after + AHEAD + 2]),
            tuple(word for _, word in words[beyond : beyond + AHEAD + 2]),
        )
        what = harm_of_own(around.after) if number in mere else _what(text, number, around, last)
        if number in whole_of and not (number.needs_harm and what is None):
            mere.add(whole_of[number])
        if what:
            span = Span(number.start, number.end, text[number.start : number.end], content.field)
            figures.append(Figure(what, number.value, number.low, number.high, number.bound, span))
            nouns[figures[-1]] = _noun(number, around)
        if number not in mere:
            last = what
    return list(_parts_as_such(text, sorted(figures, key=lambda figure: figure.span), nouns))


def _numbers(text: str, content: Span) -> list[Number]:
    """All that may be numbers of a content, in text order."""
    found = (*numbers(text, content.start, content.end), *single_people(text, content), *hyphenated(text, content))
    return sorted(found, key=lambda one: one.start)


def _parts_as_such(text: str, figures: Sequence[Figure], nouns: Mapping[Figure, str | None]) -> Iterator[Figure]:
    """The figures, but of a toll with its parts, as in "12 people, | seven women and five children, were killed", the parts by their nouns."""
    parts = 0
    for at, figure in enumerate(figures):
        noun = nouns.get(figure)
        yield replace(figure, what=noun) if parts and noun else figure
        parts = parts - 1 if parts else _parts(text, figure, figures[at + 1 :], nouns)


def _parts(text: str, whole: Figure, following: Sequence[Figure], nouns: Mapping[Figure, str | None]) -> int:
    """How many of the following figures are what a toll consists of: they come to it, and stand right behind it after a comma or the like."""
    if not following or not _APPOSED.search(text, whole.span.end, following[0].span.start):
        return 0
    left = whole.value
    for count, (before, part) in enumerate(pairwise((whole, *following)), 1):
        if part.what != whole.what or not nouns.get(part) or _END.search(text, before.span.end, part.span.start):
            return 0
        left -= part.value
        if left <= 0:
            return count if left == 0 and count > 1 else 0
    return 0


def _plain(word: str) -> str:
    """A word in small letters; a name keeps its capital, so that it is never what is counted."""
    low = word.lower()
    return low if low in _vocabulary() or (word.isupper() and "." not in word) else word


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    sections = ("ends", "between")
    return (
        BE
        | LINKING
        | _DEFINITE
        | COUNTING
        | DYING
        | harms().keys()
        | people().union(*(words_of("figures", name) for name in sections))
    )


def _what(text: str, number: Number, around: _Words, last: str | None) -> str | None:
    """What a number counts; None where it counts nothing that the text names. `last` is what the number before it counts."""
    if number.unit:
        return number.unit
    if _is_label(number, around) or (number.needs_harm and is_possible(around.before, around.after)):
        return None
    noun = _noun(number, around)
    victims = of_victims(text, number) if noun in people() else None
    if victims:
        return victims if victims != last else noun
    of_them = around.after[:2] in _OF_THEM
    if noun is None or (noun in people() and not of_them and not is_part(around.before)):
        harm = befell(text, number, around.before, _deeds(around)) or _shared(around, noun, last)
        if harm:
            return harm
    if (
        (number.needs_harm and not is_part(around.before) and not is_emphasised(text, number))
        or (around.before and around.before[-1] in _DEFINITE)
        or text[number.start : number.start + 4].lower() == "the "
    ):
        return None
    return None if noun in _never("after") else noun


def _noun(number: Number, around: _Words) -> str | None:
    """The noun that a number counts, that behind the whole where it is a part: "12 of the city's 30 bridges", "nine, four of whom were women"."""
    if around.beyond != around.after:
        return None if harm_of_own(around.beyond) else counted(around.beyond, single=False)
    if around.after[:2] in _OF_THEM and around.after[2:3] and around.after[2] in BE:
        noun = counted(around.after[3:], single=False)
        return noun if noun in people() else None
    return counted(around.after, single=number.value == 1)


def _deeds(around: _Words) -> Sequence[str]:
    """The words behind a number that tell what befell those counted: of "12 of 30 wounded | died" not what befell the 30."""
    return around.beyond[len(own_words(around.beyond)) :] if around.beyond != around.after else around.after


def _is_label(number: Number, around: _Words) -> bool:
    """Whether a number is a time, an age, a year, what is left out of all, or part of a name."""
    following = around.after[0].lower() if around.after else ""
    if following.rstrip(".") in _never("after"):
        return True
    if _LESS.search(" ".join(around.before)):
        return True
    if not number.plain:
        return False
    if around.beyond != around.after and _ends_in_name(around.before):
        return True
    if FIRST_YEAR <= number.value <= LAST_YEAR and (
        around.before[-1:] in (("in",), ("since",)) or not set(around.after[:2]) & people()
    ):
        return True
    return bool(around.before) and around.before[-1].rstrip(".").lower() in _never("before")


def _ends_in_name(before: Sequence[str]) -> bool:
    """As in "they met in Hall | 25 of the 27 rooms"; what opens a sentence is no name."""
    return len(before) > 1 and before[-1][0].isupper() and before[-2][0].isalnum()


@lru_cache(maxsize=2)
def _never(side: str) -> frozenset[str]:
    return frozenset(table("figures")["never"][side].split())


def _shared(around: _Words, noun: str | None, last: str | None) -> str | None:
    """As in "killed three soldiers and two civilians", "killed 45 in Aleppo and 22 in Idlib": the second number shares the first one's verb."""
    if last not in set(harms().values()) or around.before[-1:] not in (("and",), (",",), ("or",)):
        return None
    elsewhere = noun is None and around.after[:1] and around.after[0] in _ELSEWHERE
    return last if elsewhere or any(word in people() for word in around.before[-3:]) else None


def _none(text: str, words: Sequence[tuple[int, str]], starts: Sequence[int], content: Span) -> Iterator[Figure]:
    """As in "no casualties", "nobody was hurt": a count of zero."""
    for match in _NOBODY.finditer(text, content.start, content.end):
        first, behind = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        after = tuple(word for _, word in words[behind : behind + AHEAD + 2])
        if after[:1] == ("of",):
            whole = tuple(dropwhile(_is_before_whole, after[1:]))
            after = whole[len(own_words(whole)) :]
        before = tuple(word for _, word in words[max(0, first - AHEAD) : first])
        what = _of_nobody((match[1] or "").lower(), after)
        if what and not is_possible(before, after[:2]) and not (match[0][0] in "wW" and is_thought_of(before)):
            yield Figure(
                what, 0.0, 0.0, 0.0, Bound.EXACT, Span(match.start(), match.end(), match.group(), content.field)
            )


def _is_before_whole(word: str) -> bool:
    """Whether a word may open a whole of which there is none: "none | of the 12 soldiers"."""
    return word in _DEFINITE or word in COUNTING or word[0].isdigit()


def _of_nobody(noun: str, after: Sequence[str]) -> str | None:
    """What befell nobody, or none of a noun, by the words behind; "harmed" is hurt, "no death certificate" no death."""
    if after[:1] and after[0] in _WHICH:
        return None
    if noun in befalling():
        return harms()[noun] if noun.endswith("s") or not is_before_noun(after) else None
    if noun and noun not in people():
        return None
    return harm_after(["hurt" if word == "harmed" else word for word in after])
