"""Confirmations in part: who confirms one thing of a claim, and in the same breath denies or limits another.

"Acknowledged that a shell had hit the school *but denied that anybody was killed*" confirms a part of "shelled the school and
killed nine", and all of "shelled the school": what follows the turn must speak of what the claim says besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimtrack.extract.kinds import confirms_in_part
from claimtrack.extract.passages import passages
from claimtrack.link.points import points_of
from claimtrack.link.propositions import carrying, words
from claimtrack.models import Attribution, Point, Relation, Stand

STEM = 4
"""Letters by which a word after the turn is one of the claim's: "killed", "killing"."""
QUOTED = 60
"""Characters up to which the words after the turn are quoted."""

_TURN = re.compile(
    r"(?<![\w’'-])(?:but|though|although|while|whereas|albeit)\b|^[\s,;”\"’)–—-]*(?:and )?(?:yet|not|only|insist(?:s|ed|ing)|den(?:ies|ied|ying)|disput(?:es|ed|ing)|reject(?:s|ed|ing)|maintain(?:s|ed|ing))\b",
    re.IGNORECASE,
)
"""How the sentence of a confirmation goes on to the other hand."""
_INSIDE = re.compile(r",? (?:but|though|although|albeit|while|only not)\b")
"""Where a content does so itself: "that it had let them go, *but* not for striking"."""
_BEFORE = re.compile(r"\W*(?:while|although|though|even (?:as|though|if)|despite|in|after)\b", re.IGNORECASE)
"""How a sentence begins that confirms by the way: "*While* admitting that …, she said"."""
_NEXT = re.compile(
    r"(?:But|However,?|Yet|Still,?) (?:he|she|it|they|we|I)\b|(?:He|She|It|They) (?:also |\w+ly )?(?:denied|insisted|rejected|disputed|maintained)\b|(?:He|She|It|They)\b[^.;]{0,30}, (?:however|though),"
)
"""How the next sentence does so in the words of the same speaker."""
_SILENT = re.compile(
    r"\b(?:declin|refus)\w* to\b|\b(?:would|could|did|does|do|can|will)(?: not|n['’]t) (?:say|give|confirm|comment|elaborate|specify|provide|name|identify|discuss|verify|disclose|explain|offer|go into)\b"
    r"|\b(?:gave|given|giving|offered|provided|had|with|without) (?:no|any|few) (?:further |other |more )?(?:details?|comments?|information|explanation|reasons?)\b|\btoo (?:early|soon)\b",
    re.IGNORECASE,
)
"""A turn to no more than silence: "but declined to say who had been killed"."""


def in_part(claim: Attribution, answer: Attribution, text: str) -> str:
    """In words why a confirmation is one in part, empty where it is none; `text` is that in which the answer stands.

    So it is where it says so ("partly true"), gives another figure, or turns to what it denies or tells otherwise.
    """
    if confirms_in_part(answer.content_text):
        return f"“{_cut(answer.content_text)}” confirms in part"
    if points_of(claim, answer, Relation.PARTLY_CONFIRMS).get(Point.FIGURES) is Stand.DIFFERS:
        return "it gives another figure"
    inside = _INSIDE.search(answer.content_text)
    held = answer.content_text[: inside.start()] if inside else answer.content_text
    other = answer.content_text[inside.start() :].strip(" ,") if inside else turn(text, answer)
    return f"“{_cut(other)}” limits it" if limits(other, claim, held) else ""


def limits(other: str, claim: Attribution, held: str) -> bool:
    """Whether what a confirmation turns to speaks, names aside, of what the claim says besides what is held for true."""
    untold = _stems(words(claim.content_text)) - _stems(words(held))
    return not untold.isdisjoint(_stems(word for word in words(other) if word[0].islower()))


def turn(text: str, answer: Attribution) -> str:
    """What the words behind a confirmation turn to on the other hand; empty where that is nothing, or only silence."""
    end = max(span.end for span in (answer.cue, *answer.content))
    read = passages(text)
    start, stop = read.bounds(answer.cue.start)
    rest = text[end:stop]
    other = ""
    if found := _TURN.search(rest):
        other = rest[found.start() :].strip(' ,;”"')
    elif _BEFORE.match(text, start, answer.cue.start) and rest.startswith(","):
        other = rest.strip(' ,;”"')
    else:
        number = read.at(answer.cue.start) + 1
        if number < len(read.sentences) and read.paragraphs[number] == read.paragraphs[number - 1]:
            follows = text[slice(*read.sentences[number])]
            other = follows if _NEXT.match(follows) else ""
    return "" if _SILENT.search(other) else other


def _stems(found: Iterable[str]) -> frozenset[str]:
    """First letters of those of some words that carry meaning."""
    return frozenset(stem[:STEM] for stem in carrying(word.casefold() for word in found))


def _cut(said: str) -> str:
    """Words, cut where they are many."""
    said = " ".join(said.split())
    return said if len(said) <= QUOTED else said[:QUOTED].rsplit(" ", 1)[0] + "…"
