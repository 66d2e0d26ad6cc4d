"""What a relative clause takes up: "took bribes, *a charge* the mayor calls laughable", "*an accusation* that they reject".

The tagger leaves the noun out now and then. Without it the content ("laughable", "that") does not say what is answered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.extract.tagger import Tagged

LONGEST = 60
"""Characters before a source among which the noun is sought, and of a content that may lack it."""
_NOUN = re.compile(
    r"[,–—-] (?P<noun>an? (?:[\w-]+ )?(?:claim|charge|allegation|accusation|suggestion|insinuation|assertion|report))(?: (?:that|which))? $"
)


def with_taken_up(text: str, tagged: Sequence[Tagged]) -> list[Tagged]:
    """The attributions, each with the noun that stands before its source and that its cue is about."""
    return [_completed(text, one) for one in tagged]


def _completed(text: str, one: Tagged) -> Tagged:
    if one.source is None or not one.content or one.source[0] > one.cue[0]:
        return one
    start = one.source[0]
    found = _NOUN.search(text, max(0, start - LONGEST), start)
    if not found or found.start("noun") >= one.content[0][1]:
        return one
    last = one.content[-1]
    relative = text[slice(*one.content[0])].strip() in ("that", "which")
    if len(one.content) > 1 or last[1] - last[0] > LONGEST or (last[0] < one.cue[1] and not relative):
        return one
    return replace(one, content=(found.span("noun"), *(() if relative else one.content)))
