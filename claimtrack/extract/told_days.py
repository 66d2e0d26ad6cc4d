"""The days that a text names: its expressions, resolved against the article's day and against one another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from claimtrack.extract.day_words import Expression, expressions
from claimtrack.extract.days import Days, begun, day
from claimtrack.extract.passages import passages
from claimtrack.extract.printed_days import is_dateline, is_header
from claimtrack.models import Article

Found = tuple[Expression, Days]

CLAUSE_REACH = 130
"""Characters before a day in which "since" may open the clause that it stands in."""
_SINCE = re.compile(
    r"\bsince (?:[\w'’\"“”-]+ ){1,14}(?:(?:in|on|of|at|last|early|late) )?$"
    r"|\b(?:killed|died|dead|perished|displaced|claimed)\b[^.;]{0,80}\b(?:war|conflict|uprising|revolt|rebellion|crisis|unrest|fighting|clashes|battles?|offensive|siege|shelling|violence)(?:,? (?:that|which))? (?:began|started|broke out|erupted) (?:in |on |late |early |in early |in late |in mid-)?$"
)
"""What ends in a day from which all that is told has lasted: "since the war broke out in", "killed in the war that began in"."""
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
    """The expressions of a text that name days, in order; "the day before" counts from the day named last before it."""
    found: list[Found] = []
    sentence = passages(text)
    for expression in expressions(text):
        if is_header(text, expression):
            continue
        anchor = None
        if expression.anaphoric:
            first = max(0, sentence.at(expression.start) - 1)
            floor = sentence.sentences[first][0] if sentence.sentences else 0
            anchor = next((days for earlier, days in reversed(found) if earlier.start >= floor), None)
        days = expression.resolve(today, anchor or _counted(expression, today))
        if days is not None and not is_dateline(text, expression, days, today):
            found.append((expression, _reaching(text, expression, days, today)))
    return tuple(found)


def within(found: Sequence[Found], start: int, end: int, after: int = 0) -> Sequence[Found]:
    """The days whose words begin between two offsets, and so many `after` them, out of those of a text in their order."""
    first, last = (cut(found, at, key=_start) for cut, at in ((bisect_left, start), (bisect_right, end)))
    return found[first : last + after]


def _start(one: Found) -> int:
    return one[0].start


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
