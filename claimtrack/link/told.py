"""Attributions of one article, read for comparison with others: where each stands, when it was said, what it speaks of."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimtrack.extract.reported_claims import is_reported
from claimtrack.link.propositions import names, stems, words
from claimtrack.models import Article, Attribution, DateRole, PlaceRole

_BREAK = re.compile(r"[\r\n]+")
_VERBS = frozenset({"claim", "claims", "report", "reports", "charge", "charges"})
"""Nouns for something said that are forms of verbs too."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """An attribution with what is needed of it again and again.

    `at` is its number among those of its article, `paragraph` where its cue stands; `day`
    is the ISO day it was said, else the article's; `who` is the speaker's name or the words
    of the source, `surname` the last capitalised word of it, both in small letters.
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


def is_told_by_the_way(said: Attribution) -> bool:
    """Whether a claim is one that another's words report ("denied *claims* that …"), and is nobody's own sentence: "the union *claims* that …"."""
    cue, source = said.cue, said.source
    own = (
        cue.text in _VERBS
        and source
        and cue.start == source.end + 1
        and not source.text.endswith(("'s", "’s", "s'", "s’"))
    )
    return is_reported(cue.text) and not own


def told(article: Article, attributions: Sequence[Attribution]) -> tuple[Told, ...]:
    """The attributions of an article, which are in text order, read for comparison."""
    breaks = [found.start() for found in _BREAK.finditer(article.text)]
    return tuple(_told(article, breaks, at, said) for at, said in enumerate(attributions))


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
