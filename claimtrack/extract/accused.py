"""Whom a content accuses: the side, or person, that it says did harm."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from claimtrack.extract.lexicons import table, verb_forms, word_set
from claimtrack.extract.sides import (
    NO_WORDS,
    POSSESSIVE,
    SPOKEN_OF,
    WORD,
    Marker,
    Word,
    capital_in,
    faction_in,
    markers_in,
)

SUBJECT_REACH = 7
"""How many words may stand between what is accused and the verb ("Armenian defence forces have also shelled")."""
LONGEST_TARGET = 8
CONTENT_REACH = 600
"""Characters of a content in which an accused side is looked for."""
BLAME = re.compile(r"\b(?:accus|blam)\w*", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:of|for)\b")
_AUXILIARY = word_set("has have had also repeatedly then later did once deliberately")
_BE = word_set("was were been being be is are am get got")
_MODAL = word_set("to will would could should must may might can cannot")
_SUFFERED = word_set("killing murder massacre ambush")
"""What is done to whom they are a person's: "Brandt's murder"."""
_NOT = word_set("not never nor neither")
_NT = re.compile(r"n['’]t$")
_SUBJECT_BREAK = word_set(
    "that which who whose when while after before because and but or if as said says"
) | frozenset(',;:.!?"“”()—–')


def accused_by(
    cue: str, between: str, content: str, people: Mapping[str, str], own: Mapping[str, Word] = NO_WORDS
) -> str | None:
    """The side that a content accuses: the object of "accuse", the agent of a passive, the subject of a harmful act.

    `between` are the words from the cue to the content, in which "accused X of"
    has its X where the content is only the clause. `people` maps folded names of
    the article's people to their sides (or names, where no side is known);
    `own` are the words of a person's own list, by their plain form.
    """
    if blame := BLAME.search(cue):
        before_clause = _CLAUSE.split(f"{cue[blame.end() :]} {between} {content}", maxsplit=1)
        target = WORD.findall(before_clause[0])
        if len(before_clause) > 1 and len(target) <= LONGEST_TARGET and (side := _first_side(target, people, own)):
            return side
    words = WORD.findall(content[:CONTENT_REACH])
    low = [word.lower() for word in words]
    if harm_words().isdisjoint(low):
        return None
    markers = list(markers_in(words, people, own))
    return _agent(words, low, markers, people, own) or _subject(words, low, markers)


def _agent(
    words: list[str], low: list[str], markers: list[Marker], people: Mapping[str, str], own: Mapping[str, Word]
) -> str | None:
    """As in "was shelled by Azeri forces", "an attack by Azeri forces", "Armenian shelling of"."""
    for at, word in enumerate(low):
        if (
            word == "by"
            and at
            and (
                low[at - 1] in _harm_forms()
                or low[at - 1] in _harm_nouns()
                or (at > 1 and low[at - 2] in _harm_forms())
            )
        ):
            stop = next(
                (i for i in range(at + 1, min(at + 8, len(low))) if low[i] in _SUBJECT_BREAK), min(at + 8, len(low))
            )
            if side := _first_side(words[at + 1 : stop], people, own):
                return side
    for marker in markers:
        ahead = low[marker.end : marker.end + 2]
        possessive = POSSESSIVE.search(words[marker.end - 1])
        behind = low[max(0, marker.start - 2) : marker.start]
        if (
            (marker.adjective or possessive)
            and any(word in _harm_nouns() and not (marker.person and word in _SUFFERED) for word in ahead)
            and not {"on", "against"} & set(behind)
        ):
            return marker.side
    return None


def _subject(words: list[str], low: list[str], markers: list[Marker]) -> str | None:
    """The side that stands as the subject of the first harmful act."""
    for at, word in enumerate(low):
        if not _acts(low, at) or not (
            word in _harm_forms() or (word == "used" and _weapons() & set(low[at + 1 : at + 5]))
        ):
            continue
        for marker in reversed([each for each in markers if each.end <= at]):
            between = low[marker.end : at]
            if not _may_govern(marker, between) or (not between and POSSESSIVE.search(low[at - 1])):
                break
            before = low[max(0, marker.start - 2) : marker.start]
            if not (SPOKEN_OF | {"of"}) & set(before) and not {"his", "her", "their", "our", "my", "its"} & set(before):
                return (None if marker.own else faction_in(words[marker.start : at])) or marker.side
    return None


def _may_govern(marker: Marker, between: list[str]) -> bool:
    """Whether a marker can be the subject of a verb so many words on that is not negated; a person only of the very next one."""
    if (marker.person and set(between) - _AUXILIARY) or any(word in _NOT or _NT.search(word) for word in between):
        return False
    return len(between) <= SUBJECT_REACH and _SUBJECT_BREAK.isdisjoint(between) and _harm_forms().isdisjoint(between)


def _acts(low: list[str], at: int) -> bool:
    """Whether a form of a harmful verb is a verb in the active voice here."""
    before = low[max(0, at - 2) : at]
    if low[at].endswith("ing"):
        return (
            bool(_BE & set(before))
            or "of" in before
            or not before
            or before[-1] in {"kept", "keep", "began", "started", ","}
        )
    return (
        bool(before)
        and not _BE & set(before)
        and not _MODAL & set(before)
        and before[-1] not in {"the", "a", "an", "of", "in", "on", "by"}
    )


def _first_side(words: list[str], people: Mapping[str, str], own: Mapping[str, Word]) -> str | None:
    first = next(markers_in(words, people, own), None)
    if first and first.own:
        return first.side
    return faction_in(words) or (first.side if first else None) or capital_in(words)


@lru_cache(maxsize=1)
def _harm_nouns() -> frozenset[str]:
    return frozenset(table("sides")["harm"]["nouns"].split())


@lru_cache(maxsize=1)
def harm_words() -> frozenset[str]:
    """Small words without one of which nothing that is said accuses anybody."""
    return _harm_forms() | _harm_nouns() | {"used"}


@lru_cache(maxsize=1)
def _weapons() -> frozenset[str]:
    return frozenset(table("sides")["harm"]["weapons"].split())


@lru_cache(maxsize=1)
def _harm_forms() -> frozenset[str]:
    """All forms of the harmful verbs."""
    return frozenset(form for verb in table("sides")["harm"]["verbs"].split() for form in verb_forms(verb))
