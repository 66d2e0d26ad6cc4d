"""When it happened, by the reader: which of the days that an article names is that of each attribution.

The rules of dates.py are heard: what they say is among what is measured. The reader knows the words around, and
decides. Where the article has no day of its own the rules alone do.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from claimtrack.extract.dates import when_of
from claimtrack.extract.day_asides import is_aside
from claimtrack.extract.day_measures import DayMention, Named, grouped, is_inside, measures, mentions, nearest
from claimtrack.extract.inheritance import begins, reason_for
from claimtrack.extract.passages import passages
from claimtrack.extract.sights import NEVER, Asking, Sight, likelihoods
from claimtrack.extract.told_days import day_of, is_untold
from claimtrack.models import Article, Attribution, DateRole, When

if TYPE_CHECKING:
    from claimtrack.extract.reader import Seen
    from claimtrack.extract.windows import Pieces

GIVEN = 0.35
"""How likely days must be to be inherited."""
OWN, DOUBTED = 0.5, 0.15
"""How likely days that a content names must be to be those of the event: by themselves, and where the rules say so."""


def asking(
    article: Article, pieces: Pieces, attributions: Sequence[Attribution], ruled: Sequence[Sequence[When]], today: date
) -> Asking[DayMention, Named]:
    """Asks of the windows of a text when each attribution's event was; `ruled` are the dates by the rules."""
    return Asking(
        article.text,
        pieces,
        attributions,
        mentions(article, attributions, today),
        lambda one: (one.expression.start, one.expression.end),
        grouped,
        lambda n, some: measures(article, attributions[n], some, ruled[n], today),
    )


def settling(
    article: Article, attributions: Sequence[Attribution], found: MutableSequence[tuple[When, ...]], sight: Sight
) -> Iterator[Seen]:
    """The windows that are seen of a text, one by one; as they go by, what is `found` by the rules for its attributions is settled.

    `found` are the dates of all attributions of the article, those of the title too.
    """
    at = [n for n, one in enumerate(attributions) if one.cue.field == "text"]
    said, today = [attributions[n] for n in at], day_of(article.date)
    ask = asking(article, sight.pieces, said, [found[n] for n in at], today) if today else None
    for seen in sight.seen:
        if ask and (one := ask.of(seen)):
            scores, none = one.weighed(sight.days)
            named = one.mentions
            for row, member in enumerate(one.members):
                may_be = [_may_be(article, said[member], mention) for mention in named]
                among = np.where(may_be, scores[row], NEVER)
                likely = likelihoods(among, float(none[row]), one.owners, len(one.things))
                found[at[member]] = _with(article, said[member], found[at[member]], one.things, likely)
        yield seen


def _may_be(article: Article, attribution: Attribution, mention: DayMention) -> bool:
    """Whether days may be those of an attribution: none that it names by the way, and those of the other week only where it names them."""
    inside = is_inside(attribution, mention)
    return not is_aside(article, attribution, mention.expression) if inside else not mention.swung


def _with(
    article: Article, attribution: Attribution, ruled: Sequence[When], some: Sequence[Named], likely: Sequence[float]
) -> tuple[When, ...]:
    """The days that a content names, as far as they are likely to be the event's, else the likeliest, which it inherits; and the day of saying."""
    said = [when for when in ruled if when.role is DateRole.SAID]
    own = _own(article, attribution, ruled, some, likely)
    if own or is_untold(article, attribution):
        return (*own, *said)
    where = passages(article.text)
    near = [nearest(where, attribution, each) for each in some]
    ranked = sorted(range(len(some)), key=lambda n: -likely[n])
    first = next(
        (n for n in ranked if _is_before(article, attribution, near[n]) and not is_inside(attribution, near[n])), None
    )
    if first is None or likely[first] < GIVEN:
        return tuple(said)
    one = near[first]
    reason = reason_for(where, one.sentence, where.at(begins(attribution)))
    return (replace(when_of(article, DateRole.EVENT, one.expression, one.days, "text"), inherited=reason), *said)


def _own(
    article: Article, attribution: Attribution, ruled: Sequence[When], some: Sequence[Named], likely: Sequence[float]
) -> list[When]:
    """The days of the event that a content names, in their order; those that the reader has not seen are kept."""
    kept = {when.span.start: when for when in ruled if when.inherited is None and when.span}
    read: dict[int, list[tuple[float, DayMention]]] = {}
    for each, chance in zip(some, likely, strict=True):
        for one in each.mentions:
            if one.expression.start in kept or is_inside(attribution, one):
                read.setdefault(one.expression.start, []).append((chance, one))
    found = {start: _reading(article, kept.get(start), readings) for start, readings in read.items()}
    every = sorted((kept | found).items())
    return [when for _, when in every if when and when.role is DateRole.EVENT]


def _reading(article: Article, by_rule: When | None, readings: Sequence[tuple[float, DayMention]]) -> When | None:
    """The days that words of a content mean: as the rules read them, or the other way where that is likelier than not; None for a doubted event."""
    if by_rule and by_rule.role is not DateRole.EVENT:
        return by_rule
    chance, one = max(readings, key=lambda each: (each[0], not each[1].swung))
    if chance >= OWN and (one.swung or not by_rule):
        return when_of(article, DateRole.EVENT, one.expression, one.days, "text")
    plain = max((chance for chance, one in readings if not one.swung), default=0.0)
    return by_rule if plain >= DOUBTED else None


def _is_before(article: Article, attribution: Attribution, mention: DayMention) -> bool:
    """Whether days may be inherited: named before the attribution or, at the opening of the text, in the sentence after."""
    where = passages(article.text)
    here = where.at(begins(attribution))
    return not mention.swung and mention.sentence <= here + (here in where.opening_numbers)
