"""Counts that say again only how many: "put *the figure* at 40" counts what was counted just before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimtrack.extract.numbers import Number, numbers
from claimtrack.extract.passages import passages
from claimtrack.models import Attribution, Figure, Span

NEAR = 2
"""How many sentences back the first count stands at the most."""

LONGEST = 60
"""Characters before a number among which what it counts again is named."""

_COUNT = re.compile(
    r"\b(?:the|that|this|its|their) (?:(?:real|actual|true|final|total|correct|official|overall|exact) )?(?:figure|number|total|count|tally)"
    r"(?: (?:at|is|was|as|stands at|stood at|to be|would be|should be)| (?:is|was) (?:in fact|actually|really|more like))(?: closer to| nearer(?: to)?)? $",
    re.IGNORECASE,
)
_CROWD = re.compile(r"\b(?:the |that )?(?:crowd|attendance|turnout)(?: (?:at|was|is|numbered))? $", re.IGNORECASE)
"""Nouns that count people by themselves: "estimated *attendance at* 35,000"."""


def with_counts_again(
    texts: Mapping[str, str], attributions: Sequence[Attribution], found: Sequence[tuple[Figure, ...]]
) -> list[tuple[Figure, ...]]:
    """The figures of attributions, which are in text order, with those of contents that have none and count again what the one before counts."""
    figures = list(found)
    for at, said in enumerate(attributions):
        if not figures[at] and (one := _count_in(texts, said)):
            number, span, crowd = one
            if what := "people" if crowd else _counted_before(texts, attributions, figures, at):
                figures[at] = (Figure(what, number.value, number.low, number.high, number.bound, span),)
    return figures


def _count_in(texts: Mapping[str, str], said: Attribution) -> tuple[Number, Span, bool] | None:
    """The number of a content that says how many, and of what it does not; at the end whether it is of a crowd."""
    for content in said.content:
        text = texts[content.field]
        for number in numbers(text, content.start, content.end):
            before = text[max(content.start, number.start - LONGEST) : number.start]
            if (crowd := _CROWD.search(before)) or _COUNT.search(before):
                span = Span(number.start, number.end, text[number.start : number.end], content.field)
                return number, span, crowd is not None
    return None


def _counted_before(
    texts: Mapping[str, str], attributions: Sequence[Attribution], figures: Sequence[tuple[Figure, ...]], at: int
) -> str | None:
    """What the nearest attribution before one counts, if it stands near and counts one thing."""
    cue = attributions[at].cue
    read = passages(texts[cue.field])
    for other in range(at - 1, -1, -1):
        before = attributions[other].cue
        if before.field != cue.field or read.at(cue.start) - read.at(before.start) > NEAR:
            return None
        if figures[other]:
            counted = {figure.what for figure in figures[other]}
            return counted.pop() if len(counted) == 1 else None
    return None
