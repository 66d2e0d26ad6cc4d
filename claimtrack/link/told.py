"""Attributions of one article, read for comparison with others: where each stands, when it was said, what it speaks of."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from claimtrack.extract.reported_claims import is_reported
from claimtrack.link.propositions import names, stems, words
from claimtrack.models import Article, Attribution, DateRole, PlaceRole, Span

_BREAK = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """An attribution with what is needed of it again and again.

    `at` is its number among those of its article, `paragraph` where its cue stands; `day`
    is the ISO day it was said, else the article's; `who` is the speaker's name or the words
    of the source, `surname` the last capitalised word of it, both in small letters;
    `by_the_way` whether it is a claim that another's words only report: "denied *claims* that …".
    """

    said: Attribution
    at: int
    paragraph: int
    day: str | None
    who: str
    surname: str
    content: str
    stems: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    figures: Mapping[str, float]
    by_the_way: bool = False


def told(article: Article, attributions: Sequence[Attribution]) -> tuple[Told, ...]:
    """The attributions of an article, which are in text order, read for comparison."""
    breaks = [found.start() for found in _BREAK.finditer(article.text)]
    spans = sorted((span.start, span.end) for said in attributions for span in said.content)
    starts, ends = [start for start, _ in spans], list(accumulate((end for _, end in spans), max))

    def is_within(cue: Span) -> bool:
        before = bisect(starts, cue.start)
        return before > 0 and ends[before - 1] >= cue.end

    return tuple(
        replace(_told(article, breaks, at, said), by_the_way=is_reported(said.cue.text) and is_within(said.cue))
        for at, said in enumerate(attributions)
    )


def told_alone(article: Article, said: Attribution) -> Told:
    """An attribution read for comparison with those of other articles, for which it does not matter where it stands."""
    return _told(article, (), 0, said)


def _told(article: Article, breaks: Sequence[int], at: int, said: Attribution) -> Told:
    content = said.content_text
    who = said.speaker or (said.source.text if said.source else "")
    capitals = [word for word in words(who) if word[0].isupper()]
    return Told(
        said,
        at,
        bisect(breaks, said.cue.start) if said.cue.field == "text" else 0,
        next((when.start for when in said.dates if when.role is DateRole.SAID), article.date),
        who.casefold(),
        capitals[-1].casefold() if capitals else "",
        content.casefold(),
        stems(content),
        names("– " + content),
        frozenset(place.id for place in said.places if place.role is PlaceRole.EVENT),
        {figure.what: figure.value for figure in said.figures},
    )
