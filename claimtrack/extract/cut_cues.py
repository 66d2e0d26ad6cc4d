"""Answers whose cue took along the noun of what they answer: "hit back at claims | that it had lied" is "hit back at | claims that it had lied"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from claimtrack.extract.statements import nouns_of

if TYPE_CHECKING:
    from claimtrack.extract.tagger import Tagged

BETWEEN = 80
"""Characters between cue and content, or two pieces of a content, up to which they are read together: "claims *by the union* that …"."""
STOP = re.compile(r"[.;:!?“”\"]")


def with_its_noun(text: str, one: Tagged) -> Tagged:
    """An attribution with the noun at the end of its cue, and what tells whose it is, at the head of its content instead."""
    noun = _verb_and_noun().fullmatch(text, *one.cue)
    if not noun or not one.content:
        return one
    (start, end), *more = one.content
    behind = one.cue[1] <= start <= one.cue[1] + BETWEEN and not STOP.search(text, one.cue[1], start)
    if not behind or (one.source and one.cue[1] <= one.source[0] < start):
        return one
    return replace(one, cue=noun.span("verb"), content=((noun.start("noun"), end), *more))


@cache
def _verb_and_noun() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<verb>.+) (?P<noun>(?:the |any |all |these |those )?(?:{nouns_of('reported')}))",
        re.IGNORECASE | re.DOTALL,
    )
