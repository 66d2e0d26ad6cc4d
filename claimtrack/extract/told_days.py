"""The days that a text names: its expressions, resolved against the article's day and against one another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from claimtrack.extract.day_words import Expression, expressions
from claimtrack.extract.days import NUMBERS, Days, begun, day
from claimtrack.extract.passages import passages
from claimtrack.extract.printed_days import is_dateline, is_header
from claimtrack.extract.relative_days import same
from claimtrack.models import Article, Attribution

Found = tuple[Expression, Days]

FORMER_REACH = 70
"""Characters before a day in which the number that it is the day of may stand."""
CLAUSE_REACH = 130
"""Characters before a day in which "since" may open the clause that it stands in."""
_SINCE = re.compile(
    r"\bsince (?:[\w'’\"“”-]+ ){1,14}(?:(?:in|on|of|at|last|early|late) )?$"
    r"|\b(?:killed|died|dead|perished|displaced|claimed)\b[^.;]{0,80}\b(?:war|conflict|uprising|revolt|rebellion|crisis|unrest|fighting|clashes|battles?|offensive|siege|shelling|violence)(?:,? (?:that|which))? (?:began|started|broke out|erupted) (?:in |on |late |early |in early |in late |in mid-)?$"
)
"""What ends in a day from which all that is told has lasted: "since the war broke out in", "killed in the war that began in"."""
_COUNT = r"(?:\d[\d,.]*|" + "|".join(word for word in NUMBERS if word not in ("a", "an")) + ")"
_NO_CLOCK = r"(?:1[3-9]|[2-9]\d|[1-9]\d\d|\d{1,3}(?:,\d{3})+|\d+\.\d+)"
_FORMER = re.compile(
    rf"\b(?:from {_NO_CLOCK}|(?:(?:up|down|to {_COUNT}(?: \w+)?) from|compared (?:with|to)) {_COUNT}(?: [\w-]+){{0,3}})(?: (?:on|early|late|on late))? $",
    re.IGNORECASE,
)
"""What ends in the day of a number that another is set beside: "rose to 40 from 36 on", "compared with 12 deaths on"."""
_PART = re.compile(r"\b(mid|late)[ -]$")


def day_of(iso: str | None) -> date | None:
    """An article's day; None where there is none, or none that can be read."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def text_of(article: Article, field: str) -> str:
    """The title, or the text."""
    return (article.title or "") if field == "title" else article.text


@lru_cache(maxsize=8)
def resolved(text: str, today: date | None) -> tuple[Found, ...]:
    """The expressions of a text that name days, in order.

    "The day before" counts from the day named last, in its sentence or that before; where no past day is told yet, from the article's.
    """
    found: list[Found] = []
    told = False
    sentence = passages(text)
    for expression in expressions(text):
        if is_header(text, expression) or _is_of_former(text, expression):
            continue
        anchor = None
        if expression.anaphoric:
            first = max(0, sentence.at(expression.start) - 1)
            floor = sentence.sentences[first][0] if sentence.sentences else 0
            if found and found[-1][0].start >= floor:
                anchor = found[-1][1]
            elif not told:
                anchor = _counted(expression, today)
        days = expression.resolve(today, anchor)
        if days is not None and not is_dateline(text, expression, days, today):
            found.append((expression, _reaching(text, expression, days, today)))
            told = told or bool(today and days.precision == "day" and days.first < today)
    return tuple(found)


@lru_cache(maxsize=8)
def _untold(text: str, today: date | None) -> tuple[int, ...]:
    """Where the expressions of a text begin that count from a day that is not told, in order."""
    told = {expression.start for expression, _ in resolved(text, today)}
    return tuple(
        one.start
        for one in expressions(text)
        if one.following or (one.anaphoric and one.resolver is not same and one.start not in told)
    )


def is_untold(article: Article, attribution: Attribution) -> bool:
    """Whether a content counts from a day that is not told: "two days earlier", "a week after the vote"."""
    starts = _untold(text_of(article, attribution.cue.field), day_of(article.date))
    return any(bisect_left(starts, span.start) < bisect_left(starts, span.end) for span in attribution.content)


def within(found: Sequence[Found], start: int, end: int, after: int = 0) -> Sequence[Found]:
    """The days whose words begin between two offsets, and so many `after` them, out of those of a text in their order."""
    first, last = (cut(found, at, key=_start) for cut, at in ((bisect_left, start), (bisect_right, end)))
    return found[first : last + after]


def _start(one: Found) -> int:
    return one[0].start


def _is_of_former(text: str, expression: Expression) -> bool:
    """Whether a day is that of a former number, and so of nothing that is told."""
    start = expression.match.start()
    return _FORMER.search(text, max(0, start - FORMER_REACH), start) is not None


def _counted(expression: Expression, today: date | None) -> Days | None:
    """The article's day where "a day earlier" or "earlier in the day" has no day named before it to count from."""
    words = expression.match.group("at").lower()
    back = expression.anaphoric and (
        words.endswith((" earlier", " before")) or words.startswith(("earlier ", "later "))
    )
    return day(today) if today and back and not expression.following else None


def _reaching(text: str, expression: Expression, days: Days, today: date | None) -> Days:
    """All days up to the article's where a clause with "since" leads to a day: "since the war broke out in March 2011"."""
    if today is None or not _SINCE.search(
        text, max(0, expression.match.start() - CLAUSE_REACH), expression.match.start()
    ):
        return days
    part = _PART.search(text, max(0, expression.start - 6), expression.start)
    first = begun(days, part[1] if part and days.precision == "month" else None)
    return Days(first, today, "range") if first < today else days
