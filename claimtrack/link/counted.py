"""Whom a figure counts: the land and the kind of people that the words right behind it name, and whether they are but some of all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from claimtrack.extract.gazetteer import fold
from claimtrack.extract.harm import AMONG_VICTIMS, COUNTING, WHO
from claimtrack.extract.lexicons import demonyms, table, word_set, words_of
from claimtrack.models import Bound

if TYPE_CHECKING:
    from claimtrack.models import Attribution, Figure

REACH = 80
"""Characters behind a figure in which those counted are named, and before it in which the whole is of which they are a part."""

_LAND = re.compile(r"\s+(?:(?:more|other|ethnic|unarmed|young)\s+)?([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?|[^\s\[\]]")
_ARMED = frozenset({"soldiers", "police", "fighters"})
_OUR = word_set("its our their his")
_ENDS = word_set(
    "a an one another two three four five six seven eight nine ten dozens scores who whose including among"
)
_JOINING = word_set("and or")
_SINGLE = word_set("a an another")
_OF_ALL = re.compile(
    rf"\s+(?:out\s+)?of\s+(?:(?:these|those|them|whom)\b|(?:the\s+)?(?:\d|(?:{'|'.join(sorted(COUNTING))})\b)|the\s+{WHO}\b)",
    re.IGNORECASE,
)
_AMONG_ALL = re.compile(
    rf"\b(?:(?:the|those) {WHO}(?: includ(?:ed?|es)|,? \(?(?:among|including) them)|among (?:the|those) {WHO})\b[^.;:!?]*$",
    re.IGNORECASE,
)
"""Before a part: "the dead included ten tourists and | two pilots"."""


@dataclass(frozen=True, slots=True)
class _People:
    """Whose people are counted, None where nothing says so, and of which kinds; no kind is people of any."""

    land: str | None
    kinds: frozenset[str]


def of_others(one: Attribution, figure: Figure, other: Attribution, its: Figure) -> bool:
    """Whether two figures count different people: "eight Azerbaijani soldiers", "49 Armenian servicemen"; "eight of its own men", "104 villagers"."""
    a, b = _people(_behind(one, figure)), _people(_behind(other, its))
    if a.land and b.land and a.land != b.land:
        return True
    return bool(a.kinds and b.kinds) and a.kinds.isdisjoint(b.kinds)


def at_least(attribution: Attribution, figure: Figure) -> Figure:
    """The figure, but without an upper bound where it counts some of all: "two of the eight died", "14 children were among the dead", "a boy was killed"."""
    behind = _behind(attribution, figure)
    single = figure.span.text.lower() in _SINGLE and [one.what for one in attribution.figures].count(figure.what) == 1
    if (
        single
        or _OF_ALL.match(behind)
        or AMONG_VICTIMS.match(behind)
        or _AMONG_ALL.search(_before(attribution, figure))
    ):
        return replace(figure, high=None, bound=Bound.AT_LEAST)
    return figure


def _before(attribution: Attribution, figure: Figure) -> str:
    text, at, _ = _around(attribution, figure)
    return text[max(0, at - REACH) : at]


def _behind(attribution: Attribution, figure: Figure) -> str:
    text, _, at = _around(attribution, figure)
    return text[at : at + REACH]


def _around(attribution: Attribution, figure: Figure) -> tuple[str, int, int]:
    """The piece of content in which a figure stands, and where in it."""
    for span in attribution.content:
        if span.field == figure.span.field and span.start <= figure.span.start < span.end:
            return span.text, figure.span.start - span.start, figure.span.end - span.start
    return "", 0, 0


@lru_cache(maxsize=10_000)
def _people(behind: str) -> _People:
    land = _LAND.match(behind)
    return _People(demonyms().get(fold(land[1])) if land else None, _kinds(_WORD.findall(behind.lower())))


def _kinds(words: list[str]) -> frozenset[str]:
    """The kinds of people in the noun phrase that opens with some words; those of both parts of "soldiers and civilians"."""
    found: set[str] = set()
    whole = False
    for at, word in enumerate(words):
        if word in _JOINING:
            whole = False
        elif whole or not word[0].isalpha() or word in _stops():
            break
        elif word in _kinds_of():
            found |= _kinds_of()[word]
            whole = word.endswith(("s", "men"))
        elif word == "men" and _OUR & set(words[:at]):
            return _ARMED
    return frozenset(found)


@lru_cache(maxsize=1)
def _kinds_of() -> dict[str, frozenset[str]]:
    kinds: dict[str, frozenset[str]] = {}
    for kind, words in table("figures")["kinds"].items():
        for word in words.split():
            kinds[word] = kinds.get(word, frozenset()) | {kind}
    return kinds


@lru_cache(maxsize=1)
def _stops() -> frozenset[str]:
    return words_of("figures", "ends") | words_of("figures", "harm") | _ENDS
