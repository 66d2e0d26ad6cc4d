"""Whom a figure counts: the land and the kind of people that the words right behind it name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claimtrack.extract.gazetteer import fold
from claimtrack.extract.lexicons import demonyms, table, word_set, words_of

if TYPE_CHECKING:
    from claimtrack.models import Attribution, Figure

REACH = 80
"""Characters behind a figure in which those counted are named."""

_LAND = re.compile(r"\s+(?:(?:more|other|ethnic|unarmed|young)\s+)?([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?|[^\s\[\]]")
_ARMED = frozenset({"soldiers", "police", "fighters"})
_OUR = word_set("its our their his")
_ENDS = word_set(
    "a an one another two three four five six seven eight nine ten dozens scores who whose including among"
)
_JOINING = word_set("and or")


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


def _behind(attribution: Attribution, figure: Figure) -> str:
    for span in attribution.content:
        if span.field == figure.span.field and span.start <= figure.span.start < span.end:
            at = figure.span.end - span.start
            return span.text[at : at + REACH]
    return ""


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
