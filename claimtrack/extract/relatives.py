"""Who speaks where the tagger overlooks it: behind a relative pronoun ("the ministry, which on Tuesday | said | …"), or "days after"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimtrack.extract.passages import passages

if TYPE_CHECKING:
    from claimtrack.extract.tagger import Tagged

_BEFORE = 60
"""Characters before a cue in which its pronoun may stand."""
_PRONOUN = re.compile(
    r"\w[”\"’)]*, (?P<source>who|which)(?: (?:on|in|at|last|early|late|earlier|initially|originally|previously|until|then|first|this|the"
    r"|\w+day|week|month|year|outset|morning|afternoon|evening|night|had|has|have))*$"
)
"""A relative pronoun with nothing but the time of saying before the cue."""


_DAYS_AFTER = re.compile(r"\b(?:hours?|days?|weeks?|months?) after(?: (?:first|initially|at first))?$")


def with_sources(text: str, tagged: Sequence[Tagged]) -> list[Tagged]:
    """The attributions, each without a source given that of its clause, if it is told.

    In a relative clause that is the pronoun; behind "two days after" it is that of the attribution before it in the
    sentence: "police admitted …, two days after | denying | that …".
    """
    found: list[Tagged] = []
    for one in tagged:
        end = len(text[: one.cue[0]].rstrip())
        if one.source is None and one.content[0][0] >= one.cue[0]:
            lead = _PRONOUN.search(text, max(0, end - _BEFORE), end)
            of_sentence = (
                found and _DAYS_AFTER.search(text, max(0, end - _BEFORE), end) and _goes_on(text, found[-1], one)
            )
            one = replace(one, source=lead.span("source") if lead else found[-1].source if of_sentence else None)
        found.append(one)
    return found


def _goes_on(text: str, before: Tagged, one: Tagged) -> bool:
    """Whether an attribution is a participle in the sentence of the one before it."""
    where = passages(text)
    return text[slice(*one.cue)].endswith("ing") and where.at(before.cue[0]) == where.at(one.cue[0])
