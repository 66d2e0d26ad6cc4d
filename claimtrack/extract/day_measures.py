"""What is known of days beside an attribution: where they are named, how near, how long ago they were. The head for days weighs it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from claimtrack.extract.dates import has_own_time
from claimtrack.extract.day_words import Expression
from claimtrack.extract.days import Days
from claimtrack.extract.days_ahead import is_future
from claimtrack.extract.inheritance import begins, is_passive, is_past, is_state, spans_long, tells
from claimtrack.extract.passages import Passages, passages
from claimtrack.extract.saying_days import Contents, is_beside_cue, is_possessive, said_on
from claimtrack.extract.sights import sentences_off
from claimtrack.extract.told_days import resolved
from claimtrack.models import Article, Attribution, DateRole, Kind, When

_BACK, _AHEAD = (1, 2, 3, 4, 8), (1, 3)
"""Up to how many sentences before, and after, count alike."""
_AGES = (-30, -1, 0, 1, 3, 7, 31, 92, 366)
_LENGTHS = (1, 2, 7, 31, 366)
"""Up to how many days before the article's, and how many in all, count alike."""
_NEARER = 3
"""How many of the nearest days are told by their rank."""
_STANDINGS, _MADE = 4, 7
"""Numbers of where days stand in the attribution's own sentence, and of how the nearest mention is made."""
DAY_MEASURES = (
    (len(_AGES) + len(_LENGTHS) + 5)
    + (_STANDINGS + len(_BACK + _AHEAD) + _MADE + 3 + 5 + _NEARER)
    + (4 + len(Kind) + 11)
)
"""How many measures there are: of days by themselves, beside an attribution, and of the attribution."""


@dataclass(frozen=True, slots=True)
class DayMention:
    """Words that name days: in which sentence they stand, and how: as the day of a saying, ahead, in a content.

    Where those of a content do not tell whether they look back or ahead, there is one more that is `swung`: the other Friday.
    """

    expression: Expression
    days: Days
    sentence: int
    saying: bool
    ahead: bool
    told: bool
    possessive: bool
    swung: bool


@dataclass(frozen=True, slots=True)
class Named:
    """Days with the words that name them, in text order."""

    first: date
    last: date
    mentions: tuple[DayMention, ...]

    @property
    def bounds(self) -> tuple[str, str]:
        """First and last day, as records have them."""
        return self.first.isoformat(), self.last.isoformat()


def mentions(article: Article, attributions: Sequence[Attribution], today: date) -> tuple[DayMention, ...]:
    """The words of a text that name days, in order; `attributions` are those of the text."""
    text, where = article.text, passages(article.text)
    found = resolved(text, today)
    sayings = {one[0].start for one in said_on(article, attributions, {"text": found}) if one}
    told = Contents("text", attributions)
    made = []
    for expression, days in found:
        one = DayMention(
            expression,
            days,
            where.at(expression.start),
            expression.start in sayings or is_beside_cue(text, expression),
            is_future(expression.match),
            expression.start in told,
            is_possessive(text, expression),
            swung=False,
        )
        made.append(one)
        if one.told and (other := expression.otherwise(days, today)):
            made.append(replace(one, days=other, swung=True))
    return tuple(made)


def grouped(some: Iterable[DayMention]) -> tuple[Named, ...]:
    """The days that some mentions name, in the order of their first ones."""
    found: dict[tuple[date, date], list[DayMention]] = {}
    for each in some:
        found.setdefault((each.days.first, each.days.last), []).append(each)
    return tuple(Named(*bounds, tuple(mine)) for bounds, mine in found.items())


def is_inside(attribution: Attribution, mention: DayMention) -> bool:
    """Whether a content names the day."""
    return any(span.start <= mention.expression.start < span.end for span in attribution.content)


def nearest(where: Passages, attribution: Attribution, named: Named) -> DayMention:
    """Of the mentions of days that in the content, else the nearest before, else the first after."""
    here = where.at(begins(attribution))
    return min(
        named.mentions,
        key=lambda one: (not is_inside(attribution, one), sentences_off(one.sentence, here), one.expression.start),
    )


def measures(
    article: Article, attribution: Attribution, some: Sequence[Named], ruled: Sequence[When], today: date
) -> list[list[float]]:
    """DAY_MEASURES numbers of each of some days; `ruled` are what the rules make the attribution's dates."""
    where = passages(article.text)
    here = where.at(begins(attribution))
    near = [nearest(where, attribution, each) for each in some]
    ranks = sorted(range(len(some)), key=lambda n: sentences_off(near[n].sentence, here))
    common = [*_of_attribution(where, attribution, here, ruled), any(is_inside(attribution, one) for one in near)]
    total = sum(len(each.mentions) for each in some)
    rows = []
    for n, (each, one) in enumerate(zip(some, near, strict=True)):
        row = [*_of_days(each, today, total), len(some) == 1, *_place(attribution, one, here)]
        row += [
            one.saying,
            one.ahead,
            one.expression.following,
            one.expression.anaphoric,
            one.told,
            one.possessive,
            one.swung,
        ]
        row += [any(m.sentence in where.opening_numbers for m in each.mentions), each.mentions[0].sentence == 0]
        row += [where.paragraphs[one.sentence] == where.paragraphs[here], *_ruled(each, ruled)]
        row += [*(n in ranks[rank : rank + 1] for rank in range(_NEARER)), *common]
        rows.append([float(value) for value in row])
    return rows


def _of_days(each: Named, today: date, total: int) -> list[float]:
    """How long ago the last of some days was, how many they are, how often they are named."""
    age, length = (today - each.last).days, (each.last - each.first).days + 1
    sayings = [one.saying for one in each.mentions]
    return [
        *(age <= most for most in _AGES),
        *(length <= most for most in _LENGTHS),
        all(sayings),
        any(sayings),
        min(len(each.mentions), 6) / 3,
        len(each.mentions) / total,
    ]


def _place(attribution: Attribution, one: DayMention, here: int) -> list[float]:
    """Where days are named: in the content, in the source, before or behind these in the sentence, in sentences before and after."""
    source, at = attribution.source, one.expression.start
    inside = is_inside(attribution, one)
    named = bool(source and source.start <= at < source.end)
    beside = one.sentence == here and not inside and not named
    back = here - one.sentence
    return [
        inside,
        named,
        beside and at < attribution.cue.start,
        beside and at >= attribution.cue.start,
        *(0 < back <= most for most in _BACK),
        *(0 < -back <= most for most in _AHEAD),
    ]


def _ruled(each: Named, ruled: Sequence[When]) -> list[bool]:
    """Whether the rules give days as the content's, as inherited, as those of saying; whether they lie after or before these."""
    mine = [(when.role, when.inherited is not None) for when in ruled if (when.start, when.end) == each.bounds]
    said = next((when for when in ruled if when.role is DateRole.SAID), None)
    return [
        (DateRole.EVENT, False) in mine,
        (DateRole.EVENT, True) in mine,
        (DateRole.SAID, False) in mine,
        said is not None and each.bounds[0] > said.end,
        said is not None and each.bounds[0] < said.start,
    ]


def _of_attribution(where: Passages, attribution: Attribution, here: int, ruled: Sequence[When]) -> list[float]:
    """What the rules and the words make of an attribution, and where it stands."""
    content = attribution.content_text
    events = [when for when in ruled if when.role is DateRole.EVENT]
    return [
        not events,
        len(events) > 1,
        any(when.inherited is None for when in events),
        len(events) < len(ruled),
        *(attribution.kind is kind for kind in Kind),
        tells(attribution),
        is_state(content),
        spans_long(content),
        is_past(content),
        has_own_time(attribution),
        is_passive(attribution),
        attribution.source is None,
        here in where.opening_numbers,
        min(here, 30) / 10,
        min(len(content), 600) / 300,
    ]
